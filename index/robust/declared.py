"""A project with settings and doubts changed on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ahp.common.findings import Problems, UsageError
from ahp.common.io.toml import Document
from index.compare.work import assignment, changed_settings, merge, tables_of
from index.files.robustness.reading import NAME, read_doubts
from index.project.doubts import Doubts
from index.project.project import IndexProject


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
    doubts = read_doubts(Document("--set", tables, "", problems), project.weight_sets)
    if problems.errors:
        raise UsageError(problems.errors)
    return doubts
