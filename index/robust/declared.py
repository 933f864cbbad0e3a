"""What is doubted, as it is declared elsewhere than in a file: in Python, on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from ahp.common.findings import Problems, UsageError
from ahp.common.io.toml import Document
from index.compare.work import assignment, changed_settings, merge, tables_of
from index.files.robustness.reading import NAME, read_doubts
from index.project.doubts import DataDoubt, Doubts, WeightDoubt
from index.project.project import IndexProject
from index.project.weights import Doubt


def changed_project(project: IndexProject, texts: Sequence[str]) -> IndexProject:
    """Return a project with some settings and doubts changed, as written in ``index.toml``.

    Parameters
    ----------
    project : IndexProject
    texts : sequence of str
        ``key=value``; a key that begins with ``robustness.`` changes what is doubted.

    Raises
    ------
    UsageError
        With everything that is no assignment, no setting or doubt, or no value of it.
    StepError
        Plain years where the project has spans, or the other way round.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> changed = changed_project(tiny(), ["robustness.weights.share=0.1", "decimals=2"])
    >>> changed.doubts.weights.share, changed.settings.decimals
    (0.1, 2)
    """
    own = [text for text in texts if NAME in assignment(text)]
    others = [text for text in texts if text not in own]
    if others:
        project = replace(project, settings=changed_settings(project, others))
    return replace(project, doubts=_doubts(project, own)) if own else project


def _doubts(project: IndexProject, texts: Sequence[str]) -> Doubts | None:
    tables = tables_of(project, (NAME,))
    for text in texts:
        merge(tables, assignment(text))
    problems = Problems()
    doubts = read_doubts(
        Document("--set", tables, "", problems), project.weight_sets, project.model_folder
    )
    if problems.errors:
        raise UsageError(problems.errors)
    return doubts


def checked(doubts: Doubts, project: IndexProject) -> Doubts:
    """Return doubts that Python was given, held to the same rules as those of a file.

    Parameters
    ----------
    doubts : Doubts
    project : IndexProject
        With its sets of weights.

    Raises
    ------
    UsageError
        With everything that ``[robustness]`` could not be.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> checked(Doubts(normalization="rank"), tiny()).normalization
    ('rank',)
    """
    tables: dict[str, Any] = {}
    for name in doubts.on:
        value = doubts.of(name)
        if name == "leave-out":
            tables[name] = {"of": value}
        elif name in ("judgments", "weights", "data"):
            tables[name] = _given(name, value)
        elif name not in ("experts", "sets"):
            tables[name] = {"methods": _plain(value)}
        elif value != ():  # nobody named is everybody
            tables[name] = {"use": _plain(value)}
    problems = Problems()
    document = Document("doubts", {NAME: tables}, "", problems)
    read = read_doubts(document, project.weight_sets, project.model_folder)
    if problems.errors:
        raise UsageError(problems.errors)
    assert read is not None  # there is a table
    return replace(
        read,
        draws=doubts.draws,
        seed=doubts.seed,
        probability=doubts.probability,
        experts=() if doubts.experts == () else read.experts,
        sets=() if doubts.sets == () else read.sets,
    )


_USUAL: Mapping[str, Doubt | WeightDoubt | DataDoubt] = {
    "judgments": Doubt(),
    "weights": WeightDoubt(),
    "data": DataDoubt(),
}


def _given(name: str, doubt: Any) -> Any:
    """Return what differs from what is meant without a word, as a table of a file."""
    usual = _USUAL[name]
    if type(doubt) is not type(usual):
        return str(doubt)
    without = asdict(usual)
    given = asdict(doubt).items()
    return {key: _plain(value) for key, value in given if _differs(value, without[key])}


def _differs(value: Any, usual: Any) -> bool:
    return type(value) is not type(usual) or value != usual


def _plain(value: Any) -> Any:
    """Return a value as it is read from a file: numbers are exact, lists are lists."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return Decimal(repr(float(value))) if isinstance(value, float) else value
