from __future__ import annotations

import pytest
from opencc import OpenCC

from geo.store import Filters, load
from geo.store.dataset.facets import articles_titled, facet_counts
from geo.store.dataset.select import select
from geo.store.dataset.titles import leading, titled
from tests import generate


@pytest.fixture(scope="module")
def dataset(dataset_of):
    return dataset_of(120)


def test_titles_are_found_by_their_words(dataset):
    titles = dataset.articles["title"]
    word = titles[0][:2]
    expected = [row for row, title in enumerate(titles) if word in title]
    assert titled(dataset, word).tolist() == expected
    assert titled(dataset, "").tolist() == list(range(len(titles)))
    assert not len(titled(dataset, "没有这样的标题"))


def test_titles_are_found_in_either_script(tmp_path):
    generate.generate(12, tmp_path)
    dataset = load(tmp_path)
    (title, *others) = dataset.articles["title"]
    traditional = OpenCC("s2t").convert(title)
    assert traditional not in (title, *others)
    assert titled(dataset, traditional).tolist() == [0]


def test_a_facet_lists_the_articles_with_most_delegates_and_those_asked_for(dataset):
    everything = facet_counts(dataset, Filters())["articles"]
    assert [value["id"] for value in everything] == list(dataset.article_codes.values)
    least = min(everything, key=lambda value: value["count"])["id"]
    counts = dataset.article_pairs.counts(select(dataset, Filters()).quotes)
    _, listed = leading(dataset, counts, most=2, always=(least,))
    assert {value["count"] for value in listed if value["id"] != least} <= set(sorted(counts)[-2:])
    assert least in {value["id"] for value in listed}
    assert len(listed) <= 3


def test_articles_found_by_title_have_the_count_that_choosing_them_gives(dataset):
    filters = Filters(kind=("direct",), q="a")
    word = dataset.articles["title"][0][:1]
    total, found = articles_titled(dataset, filters, word, most=3)
    assert len(found) == min(3, total) > 0
    for value in found:
        assert word in value["title"]
        chosen = Filters(kind=("direct",), q="a", article=(value["id"],))
        assert len(select(dataset, chosen)) == value["count"]
    left, others = articles_titled(dataset, filters, word, most=3, never=[value["id"] for value in found])
    assert left == total - len(found)
    assert not {value["id"] for value in others} & {value["id"] for value in found}
