"""Every source of doubt, and which of them are on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast

from ahp.common.findings import AhpError, Finding, UsageError
from ahp.common.names import unknown_choice
from index.project.doubts import EVERY, SOURCES, Doubts, SourceName, WeightDoubt
from index.project.project import IndexProject
from index.project.weights import Doubt
from index.robust.result import SourceReport
from index.robust.sources.aggregation import AGGREGATION
from index.robust.sources.data import DATA_ERRORS
from index.robust.sources.experts import WHOSE
from index.robust.sources.imputation import IMPUTATION
from index.robust.sources.judgments import JUDGMENTS
from index.robust.sources.leave_out import LEAVING_OUT
from index.robust.sources.normalization import NORMALIZATION
from index.robust.sources.outliers import OUTLIERS
from index.robust.sources.sets import WEIGHT_SETS
from index.robust.sources.source import Kind, Setup, Source, UnfitError
from index.robust.sources.weights import WEIGHTS
from index.robust.sources.wording import SOURCES_NONE, SOURCES_TWICE, UNFIT_SOURCE

ALL = "all"
"""Asks for every source that the project has."""

KINDS: dict[SourceName, Kind] = {
    one.name: one
    for one in (
        JUDGMENTS,
        WHOSE,
        WEIGHT_SETS,
        WEIGHTS,
        LEAVING_OUT,
        IMPUTATION,
        OUTLIERS,
        NORMALIZATION,
        AGGREGATION,
        DATA_ERRORS,
    )
}


class Chosen(NamedTuple):
    """What is doubted, and which sources were asked for by name.

    Attributes
    ----------
    doubts : Doubts
    named : frozenset of str
    """

    doubts: Doubts
    named: frozenset[str]


def chosen(declared: Doubts | None, project: IndexProject, names: Sequence[str] | None) -> Chosen:
    """Return what is doubted: what is declared, of that the sources that are named.

    Without either it is the judgments by one step where the weights come from judgments, else
    each weight by a quarter.

    Parameters
    ----------
    declared : Doubts, optional
    project : IndexProject
    names : sequence of str, optional
        Of sources; ``all`` for every one that the project has.

    Raises
    ------
    UsageError
        There is no source of that name, or none is named, or one twice.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> chosen(None, tiny(), None).doubts.on, chosen(None, tiny(), ["leave-out"]).doubts.on
    (('weights',), ('leave-out',))
    """
    doubts = declared or Doubts()
    if names is None:
        if not doubts.on:
            judged = project.model_folder is not None and project.weighting is None
            if judged:
                return Chosen(replace(doubts, judgments=Doubt()), frozenset(("judgments",)))
            return Chosen(replace(doubts, weights=WeightDoubt()), frozenset(("weights",)))
        return Chosen(doubts, frozenset(doubts.on))
    names = (names,) if isinstance(names, str) else names
    if not names:
        raise UsageError([Finding(SOURCES_NONE, {"known": [*SOURCES, ALL]})])
    for name in names:
        if name not in (*SOURCES, ALL):
            raise unknown_choice("sources", name, (*SOURCES, ALL))
        if list(names).count(name) > 1:
            raise UsageError.of(SOURCES_TWICE, name=name)
    wanted = SOURCES if ALL in names else tuple(name for name in SOURCES if name in names)
    own = {
        name.replace("-", "_"): (EVERY if doubts.of(name) is None else doubts).of(name)
        if name in wanted
        else None
        for name in SOURCES
    }
    named = {*names, *doubts.on} & {*wanted}
    return Chosen(replace(doubts, **cast("dict[str, Any]", own)), frozenset(named))


class Made(NamedTuple):
    """The sources that are on, and what became of each.

    Attributes
    ----------
    on : dict of str to Source
    reports : tuple of SourceReport
        Every source, in order.
    """

    on: dict[SourceName, Source]
    reports: tuple[SourceReport, ...]


def make_sources(setup: Setup, named: frozenset[str]) -> Made:
    """Make the sources that are doubted.

    Raises
    ------
    AhpError
        With every source that is asked for by name and that the project lacks; or with what is
        wrong with one, such as an expert whom nobody knows.
    """
    on: dict[SourceName, Source] = {}
    reports, refused = [], []
    for name, kind in KINDS.items():
        declared = setup.doubts.of(name)
        said = kind.said(EVERY.of(name) if declared is None else declared)
        skipped: Finding | None = None
        if declared is not None:
            try:
                on[name] = kind.make(setup)
            except UnfitError as unfit:
                skipped = unfit.finding
                if name in named:
                    advice = {lang: skipped.hint(lang) for lang in ("en", "zh")}
                    said_why = {"source": name, "reason": skipped, "advice": advice}
                    refused.append(Finding(UNFIT_SOURCE, said_why))
            except AhpError as error:
                if name in named:
                    raise
                skipped = error.findings[0]
        reports.append(SourceReport(name, name in on, said, skipped))
    if refused:
        raise UsageError(refused)
    return Made(on, tuple(reports))
