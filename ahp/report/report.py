"""A model as the parts of a document to hand in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os import PathLike, fspath

from ahp.common.document.book.book import Layout, check_shape, usual_layout
from ahp.common.document.book.written import Written, check_outputs, write_books
from ahp.common.document.parts import Part
from ahp.common.wording import Language
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.anonymous.numbers import Anonymous
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.report.checklists.registry import check_checklist
from ahp.report.context import report_of
from ahp.report.made import books_of
from ahp.report.origin import hidden_origin, origin_of
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


def write_report(
    judged: Model | Group,
    path: str | PathLike[str],
    *more: str | PathLike[str],
    lang: Language = "en",
    sections: Collection[str] | None = None,
    method: str | None = None,
    random_index: str | None = None,
    scale: str = "linear",
    threshold: float = DEFAULT_THRESHOLD,
    uncertainty: WeightSensitivity | None = None,
    checklist: str | None = None,
    layout: Layout | None = None,
    font: str | None = None,
    anonymous: bool = False,
    force: bool = False,
) -> Written:
    """Write a model as a document to hand in, as ``ahp report`` does.

    Parameters
    ----------
    judged, lang, sections, method, random_index, scale, threshold, uncertainty, font, anonymous
        As for `report_parts`.
    path, *more : path
        The files, whose names end with .docx, .html or .md; all are written, or none is.
    checklist : str, optional
        ``thesis``: filled in as the last appendix.
    layout : str, optional
        ``thesis`` or ``plain``; by default the usual one of the language.
    force : bool
        Whether to replace files that differ.

    Returns
    -------
    Written
        The files, those of figures beside Markdown as well, and what is to be told.

    Raises
    ------
    AhpError
        As `report_parts`; and when a file exists and differs, or cannot be written.

    Examples
    --------
    >>> from os.path import join
    >>> from tempfile import TemporaryDirectory
    >>> from ahp import Hierarchy, Model, Node, PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> with TemporaryDirectory() as folder:
    ...     written = write_report(model, join(folder, "car.docx"), join(folder, "car.html"))
    >>> len(written.paths), written.notes
    (2, ())
    """
    outputs = tuple(fspath(one) for one in (path, *more))
    chosen = tuple(SECTIONS) if sections is None else check_sections(sections)
    check_checklist(checklist)
    check_shape(lang, layout)
    model = judged.model if isinstance(judged, Group) else judged
    inputs = () if model.folder is None else (model.folder,)
    check_outputs(outputs, inputs)
    hidden = Anonymous.of(judged) if anonymous else None
    origin = origin_of(model)
    report = report_of(
        judged if hidden is None else hidden.judged(judged),
        lang,
        Settings(method, random_index, scale, threshold),
        sections=chosen,
        uncertainty=uncertainty,
        font=font,
        origin=origin if hidden is None else hidden_origin(origin, hidden, lang),
        anonymous=anonymous,
    )
    book = books_of(report, layout or usual_layout(lang), checklist, hidden, outputs)
    written = write_books(book, outputs, inputs=inputs, force=force)
    return Written(written, (*report.told.findings,))
