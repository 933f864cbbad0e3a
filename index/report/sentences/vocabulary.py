"""All words of the prose, so that a name that is one of them is not taken for a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ahp.common.wording import Words
from index.project.wording import POOLS
from index.report.sentences import wording, wording_regions, wording_years


@cache
def prose() -> str:
    """Return every phrase that sentences are made of, in both languages.

    >>> "reach" in prose(), "ranks" in prose()
    (False, True)
    """
    return "\n".join(text for words in _phrases() for text in (words.en, words.zh))


def _phrases() -> Iterator[Words]:
    yield from POOLS.values()
    for module in (wording, wording_regions, wording_years):
        for value in vars(module).values():
            yield from (one for one in (value if isinstance(value, tuple) else (value,))
                        if isinstance(one, Words))  # fmt: skip
