"""How far each expert of a model has come, and how consistent the judgments are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from ahp.common.findings import AhpError, Finding, ModelError, Problems
from ahp.experts.wording import NOBODY
from ahp.model.analysis import Analysis, analyze
from ahp.model.experts import Expert, Progress, total
from ahp.model.model import Model
from ahp.model.naming import in_names
from ahp.model.settings import Settings


@dataclass(frozen=True)
class Listed:
    """An expert with what the judgments give.

    Attributes
    ----------
    expert : Expert
    progress : mapping of str to Progress
        By node that is asked.
    analyses : mapping of str to Analysis
        By node; without those whose judgments do not link all items.
    """

    expert: Expert
    progress: Mapping[str, Progress] = field(hash=False)
    analyses: Mapping[str, Analysis] = field(repr=False, hash=False)

    @property
    def whole(self) -> Progress:
        """The progress over all matrices."""
        return total(self.progress.values())

    @property
    def modified(self) -> datetime | None:
        """When the last of the person's files was changed."""
        times = [one.modified for one in self.expert.sources.values()]
        return max((one for one in times if one is not None), default=None)


@dataclass(frozen=True)
class Listing:
    """The experts of a model.

    Attributes
    ----------
    model : Model
    settings : Settings
        With the model's method and random index where none were asked for.
    experts : tuple of Listed
    findings : tuple of Finding
    """

    model: Model
    settings: Settings
    experts: tuple[Listed, ...]
    findings: tuple[Finding, ...] = field(repr=False)


def list_experts(model: Model, settings: Settings | None = None) -> Listing:
    """List the experts of a model, each with progress and consistency by matrix.

    Parameters
    ----------
    model : Model
    settings : Settings, optional

    Returns
    -------
    Listing

    Raises
    ------
    ModelError
        When there are none.
    UsageError
        When a method, random index or scale has no such name.

    Examples
    --------
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> hierarchy = Hierarchy([Node("car"), *(Node(code, "car") for code in "abc")])
    >>> matrix = PairwiseMatrix.from_upper("abc", [3, 5, 3])
    >>> li = Expert("li", matrices={"car": matrix})
    >>> found = list_experts(Model(hierarchy, {"car": matrix}, experts=(li,))).experts[0]
    >>> found.whole, round(found.analyses["car"].cr, 3)
    (Progress(answered=3, asked=3), 0.037)
    """
    asked = (settings or Settings()).validated()
    settings = replace(
        asked,
        method=asked.method or model.method,
        random_index=asked.random_index or model.random_index,
    )
    if not model.experts:
        raise ModelError([*model.findings, Finding(NOBODY, {}, model.folder)])
    problems = Problems()
    problems.findings += model.findings
    listed = tuple(_listed(model, one, settings, problems) for one in model.experts)
    findings = in_names(problems.findings, model.hierarchy)
    return Listing(model, settings, listed, tuple(findings))


def _listed(model: Model, expert: Expert, settings: Settings, problems: Problems) -> Listed:
    analyses = {}
    for code, matrix in expert.matrices.items():
        if matrix.blank:
            continue
        source = expert.sources.get(code)
        try:
            analyses[code] = analyze(
                matrix,
                settings.method or model.method,
                settings.random_index or model.random_index,
                settings.scale,
                settings.threshold,
            )
        except AhpError as error:
            problems.at(source.path if source else None, node=code).take(error.findings)
    return Listed(expert, expert.progress(model.hierarchy), analyses)
