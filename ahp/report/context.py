"""What every section of a report is written from: the judgments and the figures they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ahp.common.chart.picture import check_suffix
from ahp.common.findings import Finding, Problems, UsageError
from ahp.common.wording import Language
from ahp.compare.agreement import Agreement, agree
from ahp.compare.experts import Comparison, compare_experts
from ahp.model.analysis import Analysis, analyze_any_size
from ahp.model.group.group import Group
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model, NodeWeight
from ahp.model.published import Published
from ahp.model.settings import Settings
from ahp.report.origin import Origin
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.wording import OF_PARENT


@dataclass(frozen=True)
class Report:
    """What a report is written from.

    Attributes
    ----------
    judged : Model or Group
        Whose weights it is about.
    lang : str
    settings : Settings
        All of them set: method, random-index table, scale and threshold.
    analyses : mapping of str to Analysis
        By judged node; none where a group joined weights instead of judgments.
    weights : mapping of str to NodeWeight
    comparison : Comparison or None
        Of the experts; None where none has judged.
    agreement : Agreement or None
        None for fewer than two experts.
    sections : tuple of str
        Which there are: text refers to parts of these only.
    uncertainty : WeightSensitivity or None
        Only where it was asked for.
    pictures : tuple of str
        The forms of picture that the document needs.
    font : str or None
        A font file for charts.
    origin : Origin
        The files that were read, and how the report was asked for.
    told : Problems
        Takes what could not be drawn.
    made : dict of (str, str) to bytes
        The pictures that are drawn already, by figure and form.
    anonymous : bool
        Whether the experts have numbers for names.
    """

    judged: Model | Group
    lang: Language
    settings: Settings
    analyses: Mapping[str, Analysis] = field(repr=False)
    weights: Mapping[str, NodeWeight] = field(repr=False)
    comparison: Comparison | None = field(repr=False)
    agreement: Agreement | None = field(repr=False)
    sections: tuple[str, ...] = ()
    uncertainty: WeightSensitivity | None = field(default=None, repr=False)
    pictures: tuple[str, ...] = (".svg",)
    font: str | None = None
    origin: Origin = field(default_factory=Origin, repr=False)
    told: Problems = field(default_factory=Problems, repr=False)
    made: dict[tuple[str, str], bytes] = field(default_factory=dict, repr=False)
    anonymous: bool = False

    @property
    def hierarchy(self) -> Hierarchy:
        """That of the model."""
        return self.judged.hierarchy

    @property
    def model(self) -> Model:
        """The model, with its experts."""
        return self.judged.model if isinstance(self.judged, Group) else self.judged

    @property
    def group(self) -> Group | None:
        """The group, if it is what the weights are of."""
        return self.judged if isinstance(self.judged, Group) else None

    @property
    def method(self) -> str:
        """The method of the weights."""
        return self.settings.method or self.model.method

    @property
    def random_index(self) -> str:
        """The name of the random-index table."""
        return self.settings.random_index or self.model.random_index

    @property
    def rates(self) -> bool:
        """Whether it has consistency ratios: of its matrices, or of the experts'."""
        return bool(self.hierarchy.judged) and bool(self.analyses or self.comparison)

    @property
    def published(self) -> Published | None:
        """What was published about the model, where the weights are of its own judgments."""
        own = self.group is None and self.model.judge is None
        return self.model.published if own else None

    def name(self, code: str) -> str:
        """Return a node's name in the language of the report."""
        return self.hierarchy.name(code, self.lang)

    def called(self, code: str) -> str:
        """Return a node's name; where others have the same, with that of the node above."""
        name, above = self.name(code), self.hierarchy.parent(code)
        if above is None or self._names[name] == 1:
            return name
        return OF_PARENT(self.lang, name=name, parent=self.name(above))

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(map(self.name, self.hierarchy.codes))

    def drawn(self, name: str, draw: Callable[[str], bytes]) -> Mapping[str, bytes]:
        """Draw a picture in every form that is needed; none where it cannot be drawn, as is told.

        Parameters
        ----------
        name : str
            Of the figure, by which it is drawn once for all documents.
        draw : callable
            Makes the picture of a suffix; a font that is missing is a UsageError.
        """
        try:
            for suffix in self.pictures:
                if (name, suffix) not in self.made:
                    self.made[name, suffix] = draw(suffix)
            return {suffix: self.made[name, suffix] for suffix in self.pictures}
        except UsageError as error:
            self.tell(error.findings)
            return {}

    def tell(self, findings: Iterable[Finding]) -> None:
        """Note what is to be told beside the report, once for all forms of it."""
        for one in findings:
            if one not in self.told.findings:
                self.told.findings.append(one)


def check_drawing(pictures: Iterable[str], font: str | None) -> None:
    """Refuse what no picture can be drawn in, however few there will be.

    Raises
    ------
    UsageError
        When a form of picture is not known, or a file is no font.
    """
    for suffix in pictures:
        check_suffix(suffix)
    if font is not None:
        from ahp.common.chart.fonts import families  # deferred: needs matplotlib

        families((), font)


def report_of(
    judged: Model | Group,
    lang: Language = "en",
    settings: Settings | None = None,
    *,
    sections: tuple[str, ...] = (),
    uncertainty: WeightSensitivity | None = None,
    pictures: tuple[str, ...] = (".svg",),
    font: str | None = None,
    origin: Origin | None = None,
    anonymous: bool = False,
) -> Report:
    """Compute what a report says of a model.

    Parameters
    ----------
    judged : Model or Group
    lang : str
    settings : Settings, optional
        What is not set in it is the model's or group's own.
    sections : tuple of str
    uncertainty : WeightSensitivity, optional
    pictures : tuple of str
    font : str, optional
    origin : Origin, optional
    anonymous : bool
        Whether the experts of what is judged have numbers for names.

    Raises
    ------
    AhpError
        When the judgments give no weights; or as `check_drawing`.
    """
    check_drawing(pictures, font)
    asked = (settings or Settings()).validated()
    group = judged if isinstance(judged, Group) else None
    own: Model | Group = group or judged
    chosen = replace(
        asked,
        method=asked.method or own.method,
        random_index=asked.random_index or own.random_index,
        scale=group.scale if group else asked.scale,
    )
    told = Problems()
    weights = judged.weights(chosen.method, chosen.scale)  # says what is blank, and where
    analyses = _analyses(judged, chosen, told)
    comparison, agreement = _compared(judged, chosen)
    return Report(
        judged,
        lang,
        chosen,
        analyses,
        {row.code: row for row in weights},
        comparison,
        agreement,
        sections,
        uncertainty,
        pictures,
        font,
        origin or Origin(),
        told,
        anonymous=anonymous,
    )


def _analyses(judged: Model | Group, settings: Settings, told: Problems) -> dict[str, Analysis]:
    """Analyze every matrix; of more items than the random-index table has, without a CR."""
    group = isinstance(judged, Group)  # whose joint ratios are on their scale already
    found = {}
    for code, matrix in judged.matrices.items():
        found[code], findings = analyze_any_size(
            matrix,
            settings.method or judged.method,
            settings.random_index or judged.random_index,
            "linear" if group else settings.scale,
            settings.threshold,
        )
        told.at(place=None, node=judged.hierarchy.name(code)).take(findings)
    return found


def _compared(
    judged: Model | Group, settings: Settings
) -> tuple[Comparison | None, Agreement | None]:
    """Compare the experts, where any has judged; their group is formed as that of the report."""
    model = judged
    if isinstance(judged, Group):
        model = replace(judged.model, group_settings=judged.settings)
    assert isinstance(model, Model)
    if not any(one.answered for one in model.experts):
        return None, None
    found = compare_experts(model, settings)
    if model.judge is not None:  # whose matrices the model has then
        found = replace(found, own=None)
    return found, None if found.group is None else agree(found)
