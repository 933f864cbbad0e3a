"""A report that names no expert: their numbers, and what of a project says names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from ahp.common.document.book.book import Book
from ahp.common.document.texts import texts_of
from ahp.common.findings import Finding, Problems
from ahp.common.names import Names
from ahp.common.wording import Words
from index.project.project import IndexProject
from index.project.tree import Weights
from index.project.weights import Anonymous, Judges, load_model
from index.report.context import Context
from index.robust.result import Robustness, SourceReport
from index.robust.sources.source import filled
from index.robust.sources.wording import EXPERTS

_BETWEEN = " · "  # of the folder, the judges and the method that weights come from
_OF_EXPERT = "expert:"


def behind(project: IndexProject) -> tuple[str | None, Judges]:
    """Return the model that weights come from, or are joined with, and whose judgments of it."""
    weighting = project.weighting
    if weighting is not None:
        return weighting.model_folder, weighting.judges
    return project.model_folder, project.judges


def numbered(project: IndexProject) -> Anonymous:
    """Return the numbers of all experts whose judgments a project's files hold.

    Those of the weights that are used come first, in the order of their roster.

    >>> from index.project.example import tiny
    >>> numbered(tiny()).experts
    ()
    """
    others = (one.model_folder for one in project.weight_sets.values())
    folders = [one for one in dict.fromkeys((behind(project)[0], *others)) if one is not None]
    models = (load_model(folder, Problems()) for folder in folders)
    return Anonymous.of(*(one for one in models if one is not None))


def hidden_project(project: IndexProject, anonymous: Anonymous) -> IndexProject:
    """Return a project whose weights do not say by name whose judgments they come from."""
    weights, (folder, judges) = project.weights, behind(project)
    said: Names = dict(weights.judges)
    if folder is not None and weights.whose.startswith(_OF_EXPERT):
        words = anonymous.judged(judges.of(load_model(folder))).whose.said
        said = {"en": words.en, "zh": words.zh}
    return replace(project, weights=_hidden_weights(weights, said, anonymous))


def _hidden_weights(weights: Weights, judges: Names, anonymous: Anonymous) -> Weights:
    same = {weights.judges.get("en"): judges.get("en")}
    pieces = weights.source.split(_BETWEEN)
    shown = [same.get(one) or anonymous.path(one, "en") for one in pieces]
    return replace(weights, source=_BETWEEN.join(shown), judges=judges)


def hidden_runs(runs: Robustness, anonymous: Anonymous) -> Robustness:
    """Return runs whose sources of doubt do not say by name whose judgments are taken."""
    named = runs.doubts.experts or ()

    def hidden(one: SourceReport) -> SourceReport:
        if one.name != "experts" or not named:
            return one
        names = Words(
            ", ".join(anonymous.label(name, "en") for name in named),
            "、".join(anonymous.label(name, "zh") for name in named),
        )
        return replace(one, said=filled(EXPERTS, names=names))

    return replace(runs, sources=tuple(map(hidden, runs.sources)))


def still_named(report: Context, book: Book, outputs: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is to be told of a report in which experts have numbers: who is named still.

    Parameters
    ----------
    report : Context
    book : Book
    outputs : tuple of str
        The files it is written into, whose names are read as well.
    """
    if report.anonymous is None:
        return
    names = map(os.path.basename, outputs)
    texts = (*names, book.title, *book.subtitle, *texts_of(book.parts))
    yield from report.anonymous.findings(texts, _items(report))


def _items(report: Context) -> Iterator[str]:
    """Yield what items, indicators and regions are called."""
    for league in report.standing.leagues:
        if league.node != report.standing.goal:
            yield league.node_name(report.lang)
        yield from (league.name(row, report.lang) for row in league.names)
    if report.result is not None:
        weights = report.result.weights
        below = (code for code in weights.codes if code != weights.goal)
        yield from (weights.name(code, report.lang) for code in below)
    if report.judged is not None:
        hierarchy = report.judged.hierarchy
        below = (code for code in hierarchy.codes if code != hierarchy.goal)
        yield from (hierarchy.name(code, report.lang) for code in below)
