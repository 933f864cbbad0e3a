"""A sentence and what it claims."""

from __future__ import annotations

from dataclasses import dataclass

from index.audit.relations import Claim


@dataclass(frozen=True)
class Sentence:
    """A sentence that says nothing its claims do not hold.

    Attributes
    ----------
    text : str
        With its stop.
    claims : tuple of Claim
        All that it says of ranks and scores, by the tables of a `Standing`.
    rules : tuple of str
        The rules that define words it uses, such as what an advantage is; the report lists them.
    """

    text: str
    claims: tuple[Claim, ...]
    rules: tuple[str, ...] = ()
