"""Check files, folders and models: what they give, what is wrong, what of the published is met."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ahp.check.reproduction import Reproduction, WeightCheck, _check_weights, _digits
from ahp.check.targets import find_targets
from ahp.check.wording import (
    CR_NOT_REPRODUCED,
    INCOMPLETE,
    JUDGMENT_NOTED,
    METHODS_DISAGREE,
    UNCHECKABLE,
    VERDICT_DEPENDS_ON_TABLE,
)
from ahp.common.figure import Figure
from ahp.common.findings import AhpError, Finding, Place, Problems
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.wording import Language, Message, Words
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.files import (
    MATRIX_SUFFIXES,
    load_experts,
    load_model,
    read_matrices,
    read_matrix_file,
)
from ahp.files.notes import read_notes
from ahp.model.analysis import Analysis, analyze
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.published import Published
from ahp.model.settings import Settings
from ahp.model.wording import INCONSISTENT, METHOD_NAMES, UNJUDGED


class MatrixCheck(NamedTuple):
    """One matrix: its analysis, its printed CR if there is one, and what was found."""

    path: str
    code: str
    analysis: Analysis
    published: Reproduction | None = None
    expert: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What one matrix file or one model folder came to.

    ``model`` is None for a loose file, and for a folder whose hierarchy cannot be used.
    ``consistency_ratio`` is the whole hierarchy's, with the goal; ``layer_ratios`` are those of
    each layer of matrices, from the goal's down.
    """

    path: str
    matrices: tuple[MatrixCheck, ...] = ()
    model: Model | None = None
    weights: tuple[WeightCheck, ...] = ()
    consistency_ratio: float | None = None
    layer_ratios: tuple[float, ...] = ()
    own_findings: tuple[Finding, ...] = ()

    def name(self, code: str, lang: Language) -> str:
        """Return the name of a node or item for readers; its code where there is no model."""
        if self.model is None or code not in self.model.hierarchy:
            return code
        return self.model.hierarchy.name(code, lang)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, the file's own first."""
        return self.own_findings + tuple(
            found for matrix in self.matrices for found in matrix.findings
        )

    @property
    def ok(self) -> bool:
        """Whether nothing but notes was found."""
        return all(found.severity == "note" for found in self.findings)


def check_paths(
    paths: Sequence[str | os.PathLike[str]], settings: Settings | None = None
) -> Iterator[Checked]:
    """Check every matrix file and model at or below paths, one at a time.

    Parameters
    ----------
    paths
        Matrix files, model folders, or folders of either.
    settings
        Method, random-index table, scale and threshold.

    Yields
    ------
    Checked
        One for each target, in order; a path that leads nowhere comes as a Checked with findings
        only. A broken file never keeps the others from being checked.
    """
    targets = find_targets(paths)
    for found in targets.findings:
        yield Checked(found.path or "", own_findings=(found,))
    yield from check_targets(targets.paths, settings or Settings())


def check_targets(targets: Iterable[str], settings: Settings) -> Iterator[Checked]:
    """Check targets that :func:`find_targets` listed."""
    for target in targets:
        if os.path.isdir(target):
            yield check_model(target, settings)
        elif os.path.exists(target):
            yield check_file(target, settings)
        else:  # it was there when it was listed
            yield Checked(target, own_findings=(Finding(NO_SUCH_PATH, path=target),))


def check_file(path: str, settings: Settings) -> Checked:
    """Check the matrices of one CSV file or workbook."""
    problems = Problems()
    if settings.sheet is not None and path.lower().endswith(".xlsx"):
        only = read_matrix_file(path, settings.sheet, problems)
        files = [only] if only else []
    else:
        files = list(read_matrices(path, problems))
    matrices = [
        _check_matrix(path, file.sheet or Path(path).stem, file.matrix, settings, problems)
        for file in files
    ]
    return Checked(
        path,
        tuple(matrix for matrix in matrices if matrix),
        own_findings=tuple(problems.findings),
    )


def check_model(folder: str, settings: Settings) -> Checked:
    """Check a model folder: its matrices, its weights, and its published figures."""
    problems = Problems()
    model = load_model(folder, problems=problems)
    if model is None:
        return Checked(
            folder, tuple(_readable(folder, settings)), own_findings=tuple(problems.findings)
        )
    settings = replace(
        settings,
        method=settings.method or model.method,
        random_index=settings.random_index or model.random_index,
    )
    published = model.published or Published()
    matrices = []
    for code, matrix in model.matrices.items():
        path = model.paths[code]
        printed = published.consistency_ratios.get(code)
        matrices.append(_check_matrix(path, code, matrix, settings, problems, printed))
    for own in load_experts(model, problems):
        matrices.append(
            _check_matrix(own.path, own.code, own.matrix, settings, problems, expert=own.expert)
        )
    weights = _check_weights(folder, model, published, settings, problems)
    _tell_notes([matrix for matrix in matrices if matrix], problems)
    found = tuple(matrix for matrix in matrices if matrix)
    whole = {row.code: row.global_ for row in weights}
    layers = _layers(model, found) if weights else []
    return Checked(
        folder,
        found,
        model,
        weights,
        _joint_ratio([one for layer in layers for one in layer], whole) if layers else None,
        tuple(_joint_ratio(layer, whole) for layer in layers),
        tuple(problems.findings),
    )


def _tell_notes(matrices: Iterable[MatrixCheck], problems: Problems) -> None:
    """Tell what was noted on judgments while they were made."""
    notes: dict[str, dict[str, dict[tuple[str, str], str]]] = {}
    for matrix in matrices:
        folder = os.path.dirname(matrix.path)
        if folder not in notes:
            notes[folder] = read_notes(folder)
        for (a, b), text in notes[folder].get(matrix.code, {}).items():
            if text:
                place = Place(node=matrix.code, pair=f"{a} : {b}")
                problems.add(JUDGMENT_NOTED, path=matrix.path, place=place, text=text)


def _layers(model: Model, matrices: Sequence[MatrixCheck]) -> list[list[MatrixCheck]]:
    """Sort a model's own matrices by how many judged nodes stand above theirs."""
    layers: dict[int, list[MatrixCheck]] = {}
    for matrix in matrices:
        if matrix.expert is None:
            above = [one for one in model.hierarchy.ancestors(matrix.code) if one in model.matrices]
            layers.setdefault(len(above), []).append(matrix)
    return [layers[depth] for depth in sorted(layers)]


def _joint_ratio(matrices: Sequence[MatrixCheck], whole: Mapping[str, float]) -> float:
    """Return the CR of several matrices together: weighted CI over weighted RI."""
    return float(
        hierarchy_consistency_ratio(
            [whole[matrix.code] for matrix in matrices],
            [matrix.analysis.ci for matrix in matrices],
            [matrix.analysis.ri for matrix in matrices],
        )
    )


def _readable(folder: str, settings: Settings) -> Iterator[MatrixCheck]:
    """Check what can be read of a model that cannot be used as a whole."""
    ignored = Problems()  # load_model has told these already
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        if not name.lower().endswith(MATRIX_SUFFIXES):
            continue
        for file in read_matrices(path, problems=ignored):
            code = file.sheet or Path(path).stem
            checked = _check_matrix(path, code, file.matrix, settings, ignored)
            if checked:
                yield checked


def _check_matrix(
    path: str,
    code: str,
    matrix: PairwiseMatrix,
    settings: Settings,
    problems: Problems,
    printed: Figure | None = None,
    expert: str | None = None,
) -> MatrixCheck | None:
    if not any(matrix.upper) and matrix.n > 1:
        problems.add(UNJUDGED, path=path, place=Place(node=code), count=len(matrix.upper))
        return None
    try:
        analysis = analyze(
            matrix,
            settings.method or "eigenvector",
            settings.random_index or "yaahp",
            scale=settings.scale,
            threshold=settings.threshold,
        )
    except AhpError as error:
        problems.at(path).take(error.findings)
        return None
    published = None
    if printed:
        published = Reproduction(printed, analysis.cr)
    findings = tuple(_matrix_findings(path, code, analysis, published))
    return MatrixCheck(path, code, analysis, published, expert, findings)


def _matrix_findings(
    path: str, code: str, analysis: Analysis, published: Reproduction | None
) -> Iterator[Finding]:
    def finding(what: Message, **details: object) -> Finding:
        return Finding(what, details, path, Place(node=code))

    if not analysis.complete:
        yield from _incomplete_findings(analysis, finding)
    if not analysis.consistent:
        yield finding(
            INCONSISTENT,
            cr=analysis.cr,
            threshold=analysis.threshold,
            random_index=analysis.ri_source,
        )
    others = analysis.verdict_under_other_tables()
    if others:
        tables = [f"{name} {cr:.4f}" for name, cr in others.items()]
        yield finding(
            VERDICT_DEPENDS_ON_TABLE,
            tables=tables,
            random_index=analysis.ri_source,
            cr=analysis.cr,
        )
    if published and not published.reproduced:
        yield finding(
            CR_NOT_REPRODUCED,
            printed=published.printed.value,
            computed=_digits(published),
            random_index=analysis.ri_source,
        )


def _incomplete_findings(analysis: Analysis, finding: Callable[..., Finding]) -> Iterator[Finding]:
    missing = analysis.matrix.missing
    pairs = [*(f"{a} : {b}" for a, b in missing[:3]), *("…" for _ in missing[3:4])]
    total = analysis.matrix.n * (analysis.matrix.n - 1) // 2
    given = {"given": total - len(missing), "total": total, "pairs": pairs}
    if analysis.checkable:
        yield finding(INCOMPLETE, **given, ri=analysis.ri, random_index=analysis.ri_source)
    else:
        yield finding(UNCHECKABLE, **given)
    opposed = analysis.rank_disagreement()
    if opposed:
        yield finding(
            METHODS_DISAGREE,
            a=opposed.a,
            b=opposed.b,
            a_first=_method_names(opposed.a_first),
            b_first=_method_names(opposed.b_first),
            count=opposed.count,
        )


def _method_names(methods: Iterable[str]) -> Words:
    """Name methods in each language."""
    names = [METHOD_NAMES[method] for method in methods]
    return Words(", ".join(one.en for one in names), "、".join(one.zh for one in names))
