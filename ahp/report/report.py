"""A model as the parts of a document to hand in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ahp.common.document.parts import Part
from ahp.common.wording import Language
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.anonymous.numbers import Anonymous
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.report.context import report_of
from ahp.report.parts.registry import SECTIONS, check_sections
from ahp.sensitivity.sensitivity import WeightSensitivity


def report_parts(
    judged: Model | Group,
    lang: Language = "en",
    *,
    sections: Collection[str] | None = None,
    method: str | None = None,
    random_index: str | None = None,
    scale: str = "linear",
    threshold: float = DEFAULT_THRESHOLD,
    uncertainty: WeightSensitivity | None = None,
    pictures: tuple[str, ...] = (".svg",),
    font: str | None = None,
    anonymous: bool = False,
) -> Mapping[str, tuple[Part, ...]]:
    """Write what there is to say of a model's weights: matrices, consistency, weights, experts.

    Parameters
    ----------
    judged : Model or Group
        Whose weights.
    lang : str
        ``zh`` or ``en``.
    sections : collection of str, optional
        Which, of hierarchy, scale, matrices, consistency, weights, experts, uncertainty, method
        and provenance; all by default. Text refers to parts of these only.
    method, random_index, scale : str
        As for `ahp.analyze`; by default those of the model or group.
    threshold : float
        CR below which judgments count as consistent.
    uncertainty : WeightSensitivity, optional
        What `ahp.weight_sensitivity` found; without it that section is empty.
    pictures : tuple of str
        In which forms figures are drawn: ``.svg``, ``.png``. One that cannot be drawn, as no font
        has its characters, is not there.
    font : str, optional
        A font file for them.
    anonymous : bool
        Whether experts are shown by number and none by name, as by `ahp.Anonymous`.

    Returns
    -------
    mapping of str to tuple of Part
        By section, without its own heading; empty where there is nothing to say. Tables and
        figures have names: ``hierarchy``, ``scale``, ``ri``, ``matrix-`` and the node's code,
        ``consistency``, ``weights`` and so on.

    Raises
    ------
    AhpError
        When the judgments give no weights, a name is not known, or the file is no font.

    Examples
    --------
    >>> from ahp import Hierarchy, Model, Node, PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> parts = report_parts(model, sections=["consistency"])
    >>> [part.name for part in parts["consistency"] if hasattr(part, "name")]
    ['consistency']
    """
    chosen = tuple(SECTIONS) if sections is None else check_sections(sections)
    settings = Settings(method, random_index, scale, threshold)
    report = report_of(
        Anonymous.of(judged).judged(judged) if anonymous else judged,
        lang,
        settings,
        sections=chosen,
        uncertainty=uncertainty,
        pictures=pictures,
        font=font,
        anonymous=anonymous,
    )
    return {name: SECTIONS[name].parts(report) for name in chosen}
