"""What was read from a file of answers, before any of it is taken into the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ahp.common.findings import Place
from ahp.common.wording import Words


class Taken(NamedTuple):
    """One judgment: how many times more ``a`` matters than ``b``, and where it stands.

    ``value`` is None where the pair was asked about and not answered. Nodes and items are codes.
    """

    node: str
    a: str
    b: str
    value: Fraction | None
    place: Place
    written: str = ""


@dataclass(frozen=True)
class Respondent:
    """What one person answered in one file.

    Attributes
    ----------
    name : str
        As it stands in the file; may be empty.
    answers : tuple of Taken
    attributes : mapping of str to str
        What else the person was asked.
    place : Place
        Where the person's answers begin: a row, a sheet, a line.
    time : str
        When they were given, as the file says; may be empty.
    fingerprint : str
        Of the hierarchy they belong to; empty where the file does not say.
    names : mapping of str to mapping
        What items were called in the form, by code and language, where the file says.
    """

    name: str
    answers: tuple[Taken, ...]
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    place: Place = field(default_factory=Place)
    time: str = ""
    fingerprint: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Reading:
    """All that a file says.

    Attributes
    ----------
    path : str
    layout : Words
        What kind of file it is.
    convention : Words or None
        How its numbers were read, where that had to be found out.
    respondents : tuple of Respondent
    """

    path: str
    layout: Words
    respondents: tuple[Respondent, ...]
    convention: Words | None = None
