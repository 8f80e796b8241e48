"""Tells whether a stretch of text stands as a word of its own, by the likeliest cut of the text into words.

A unigram model over a general word list: the cost of a cut is the sum of its words' costs in bits. Used to
see that 长治 is no place in 长治久安 and 海南 none in 沿海南路. Knows nothing about places.
"""

from __future__ import annotations

TOTAL_BITS = 26  # log2 of the frequencies of the word list, summed
NAME_BITS = 8  # a division's name is at least about as frequent as a word seen 256 times
UNKNOWN_BITS = 2  # likewise a character that the list lacks
LONGEST = 6  # longest word that is looked up
WINDOW = 6  # characters of text on either side that can matter


def stands_alone(text: str, start: int, end: int, lexicon: dict[str, int], *, after: int = 0) -> bool:
    """Whether text[start:end], taken as a name, gives a cheaper cut than any that ignores the name.

    Words do not reach back over the offset `after`: another name ends there.
    """
    left, right = text[max(after, start - WINDOW) : start], text[end : end + WINDOW]
    name = TOTAL_BITS - max(NAME_BITS, lexicon.get(text[start:end], 0))
    with_name = _cost(left, lexicon) + name + _cost(right, lexicon)
    return with_name <= _cost(left + text[start:end] + right, lexicon)


def _cost(text: str, lexicon: dict[str, int]) -> int:
    costs = [0]
    for end in range(1, len(text) + 1):
        best = costs[end - 1] + TOTAL_BITS - lexicon.get(text[end - 1], UNKNOWN_BITS)
        for start in range(max(0, end - LONGEST), end - 1):
            bits = lexicon.get(text[start:end])
            if bits is not None and (cost := costs[start] + TOTAL_BITS - bits) < best:
                best = cost
        costs.append(best)
    return costs[-1]
