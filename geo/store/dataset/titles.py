"""Articles by what their titles hold, in lists of those with most delegates: there may be a hundred thousand.

Counts are of delegates under all filters but that of articles, as in `geo.store.dataset.facets`. Lists are
bounded, whatever the dataset holds; the rest is reached by words of the title.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.store.dataset.codes import Ints
from geo.store.dataset.dataset import Dataset

MOST = 50  # articles that a facet or a list of titles shows


def titled(dataset: Dataset, words: str) -> npt.NDArray[np.int64]:
    """Give the rows of the articles whose title holds every one of the words, in the file's order.

    Letter case, width and traditional or simplified characters make no difference; no words give all.
    """
    return np.flatnonzero(dataset.titles.find(words))


def leading(
    dataset: Dataset,
    counts: Ints,
    *,
    most: int,
    words: str = "",
    always: Iterable[str] = (),
    never: Iterable[str] = (),
) -> tuple[int, list[dict[str, Any]]]:
    """Give at most `most` articles with quotes, those with the highest count, in the file's order.

    Args:
        dataset: Whose articles.
        counts: Delegates per code of `dataset.article_codes`.
        most: How many articles.
        words: What the titles have to hold.
        always: Ids that are listed beside them, whatever their title and count.
        never: Ids that are left out.

    Returns:
        How many there are, and of each one listed the id, title (None where not known) and count.
    """
    titled_so = dataset.titles.find(words)[dataset.quoted_articles]
    codes = np.flatnonzero(titled_so & ~dataset.article_codes.marks(never))
    chosen = dataset.article_codes.marks(always)
    chosen[codes[np.argsort(-counts[codes], kind="stable")[:most]]] = True
    titles = dataset.articles["title"]
    return len(codes), [
        {
            "id": dataset.article_codes.values[code],
            "title": titles[dataset.quoted_articles[code]] or None,
            "count": int(counts[code]),
        }
        for code in np.flatnonzero(chosen).tolist()
    ]
