"""Check files, folders and models: what they give, what is wrong, what of the published is met."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ahp.check.reproduction import Reproduction, WeightCheck, check_weights, computed_digits
from ahp.check.targets import STDIN, find_targets
from ahp.check.wording import (
    ALL_ONES,
    CI_NOT_REPRODUCED,
    CR_NOT_REPRODUCED,
    INCOMPLETE,
    JUDGMENT_NOTED,
    LAMBDA_NOT_REPRODUCED,
    METHODS_DISAGREE,
    NO_EXPERTS_OF_FILE,
    OTHER_ASSUMPTIONS,
    UNCHECKABLE,
    VERDICT_DEPENDS_ON_TABLE,
)
from ahp.common.figure import Figure
from ahp.common.findings import AhpError, Finding, Place, Problems
from ahp.common.io.text import MAX_BYTES, decode, is_whole
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.wording import Language, Message, Words
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.files import (
    MATRIX_SUFFIXES,
    PUBLISHED_FILE,
    load_model,
    read_matrices,
)
from ahp.files.literals import looks_like_literal
from ahp.files.matrix_file import MatrixFile, is_workbook
from ahp.files.notes import read_notes
from ahp.files.sources import read_text
from ahp.model.analysis import Analysis, analyze_any_size
from ahp.model.group.group import Group
from ahp.model.interval.interval import Interval
from ahp.model.interval.wording import INTERVALS
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.naming import in_names
from ahp.model.published import Published
from ahp.model.settings import Settings
from ahp.model.wording import INCONSISTENT, METHOD_NAMES, UNJUDGED

_DIFFERS = frozenset({LAMBDA_NOT_REPRODUCED, CI_NOT_REPRODUCED})
_FEWEST_LINKS = 3  # two items may well be equal
_INTERVALS = 10  # that a note names before it leaves the rest to programs


class MatrixCheck(NamedTuple):
    """One matrix: its analysis, its printed CR if there is one, and what was found.

    ``expert`` is whose matrix it is beside those that the weights come from; ``whose`` is the
    code of `ahp.model.group.whose.Whose`.
    """

    path: str
    code: str
    analysis: Analysis
    published: Reproduction | None = None
    expert: str | None = None
    findings: tuple[Finding, ...] = ()
    whose: str = "own"


@dataclass(frozen=True)
class Checked:
    """What one matrix file or one model folder came to.

    ``model`` is None for a loose file, and for a folder whose hierarchy cannot be used. The
    weights are those of ``judged``: the model's, one expert's or the group's.
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
    judged: Model | Group | None = None

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
        elif settings.asked.somebody:
            yield Checked(target, own_findings=(Finding(NO_EXPERTS_OF_FILE, path=target),))
        elif os.path.exists(target):
            yield check_file(target, settings)
        elif target == STDIN:
            yield check_input(settings)
        elif looks_like_literal(target):
            yield check_text(target, target, settings)
        else:  # it was there when it was listed
            yield Checked(target, own_findings=(Finding(NO_SUCH_PATH, path=target),))


def check_file(path: str, settings: Settings) -> Checked:
    """Check the matrices of one CSV file or workbook."""
    problems = Problems()
    sheet = settings.sheet if is_workbook(path) else None
    files = read_matrices(path, problems, sheet=sheet, cells=settings.cells)
    return _check_files(path, files, settings, problems)


def check_input(settings: Settings) -> Checked:
    """Check the matrices of standard input."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    problems = Problems(STDIN)
    decoded = decode(data, problems) if is_whole(data, problems) else None
    if decoded is None:
        return Checked(STDIN, own_findings=tuple(problems.findings))
    return check_text(decoded[0], STDIN, settings)


def check_text(text: str, name: str, settings: Settings) -> Checked:
    """Check the matrices of a text that stands in no file."""
    problems = Problems()
    return _check_files(name, read_text(text, name, problems, settings.cells), settings, problems)


def _check_files(
    path: str, files: Iterable[MatrixFile], settings: Settings, problems: Problems
) -> Checked:
    matrices = []
    name = Path(path).stem if os.path.exists(path) else path  # or judgments in place of one
    for file in files:
        area = f" {file.area}" if file.area else ""
        code = (file.sheet or name) + area
        matrices.append(_check_matrix(path, code, file.matrix, settings, problems))
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
    judged = _judged(model, settings, problems)
    published = (judged and judged.published) or Published()
    matrices = [
        *_check_judged(judged, published, settings, problems),
        *(_check_experts(model, settings, problems) if settings.asked.expert is None else ()),
    ]
    weights = check_weights(folder, judged, published, settings, problems) if judged else ()
    _tell_notes([matrix for matrix in matrices if matrix], problems)
    found = tuple(matrix for matrix in matrices if matrix)
    _check_consistency(folder, published, found, problems)
    compared = [row.published for row in weights] + [matrix.published for matrix in found]
    differs = any(one and not (one.reproduced or one.reason) for one in compared)
    if judged and (differs or _DIFFERS & {one.what for one in problems.findings}):
        # Deferred: figures that differ are rare.
        from ahp.check.assumptions import assumptions

        others = [one.text() for one in assumptions(judged, settings.scale)]
        if others:
            told = Words("; ".join(one.en for one in others), "；".join(one.zh for one in others))
            path = os.path.join(folder, PUBLISHED_FILE)
            problems.add(OTHER_ASSUMPTIONS, path=path, assumptions=told)
    problems.findings[:] = in_names(problems.findings, model.hierarchy)
    found = tuple(
        one._replace(findings=tuple(in_names(one.findings, model.hierarchy))) for one in found
    )
    whole = {row.code: row.global_ for row in weights}
    layers = _layers(model, found) if weights and all(one.analysis.rated for one in found) else []
    return Checked(
        folder,
        found,
        model,
        weights,
        _joint_ratio([one for layer in layers for one in layer], whole) if layers else None,
        tuple(_joint_ratio(layer, whole) for layer in layers),
        tuple(problems.findings),
        judged,
    )


def _judged(model: Model, settings: Settings, problems: Problems) -> Model | Group | None:
    """Return whose judgments are weighed; note where there are none."""
    try:
        judged = settings.asked.of(model, settings.method, settings.random_index, settings.scale)
    except AhpError as error:
        folder = model.folder
        problems.findings += [replace(one, path=one.path or folder) for one in error.findings]
        return None
    if isinstance(judged, Group):
        problems.findings += judged.findings
    elif judged.blank or (judged.judge and any(one.blank for one in judged.matrices.values())):
        problems.findings.append(judged.unjudged())
    return judged


def _check_judged(
    judged: Model | Group | None, published: Published, settings: Settings, problems: Problems
) -> Iterator[MatrixCheck | None]:
    """Check the matrices that the weights come from."""
    if judged is None:
        return
    paths: Mapping[str, str] = {}
    if isinstance(judged, Model):
        paths = judged.paths
    else:
        settings = replace(settings, scale="linear")  # the joint ratios are on the scale already
    for code, matrix in judged.matrices.items():
        if matrix.blank and isinstance(judged, Model) and (judged.blank or judged.judge):
            continue
        path = paths.get(code, judged.folder or "")
        printed = published.consistency_ratios.get(code)
        here = problems.at(node=code)
        checked = _check_matrix(path, code, matrix, settings, here, printed)
        yield checked and checked._replace(whose=judged.whose.code)


def _check_experts(
    model: Model, settings: Settings, problems: Problems
) -> Iterator[MatrixCheck | None]:
    """Check what each expert has judged; who has not judged yet is told already."""
    for one in model.experts:
        for code, matrix in one.matrices.items():
            if not matrix.blank:
                path = one.sources[code].path
                found = _check_matrix(path, code, matrix, settings, problems, expert=one.code)
                yield found and found._replace(whose=f"expert:{one.code}")


def _check_consistency(
    folder: str, published: Published, matrices: Sequence[MatrixCheck], problems: Problems
) -> None:
    """Compare printed lambda_max and CI."""
    path = os.path.join(folder, PUBLISHED_FILE)
    for matrix in matrices:
        analysis = matrix.analysis
        for what, key, figures, computed in (
            (LAMBDA_NOT_REPRODUCED, "lambda_max", published.lambda_max, analysis.lambda_max),
            (CI_NOT_REPRODUCED, "consistency_indices", published.consistency_indices, analysis.ci),
        ):
            figure = figures.get(matrix.code) if matrix.expert is None else None
            if figure and not figure.matches(computed):
                problems.add(
                    what,
                    path=path,
                    place=Place(key=f"{key}.{matrix.code}"),
                    printed=figure.value,
                    computed=computed_digits(Reproduction(figure, computed)),
                    method=METHOD_NAMES[analysis.method],
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
    if matrix.blank:
        problems.add(UNJUDGED, path=path, place=Place(node=code), count=len(matrix.upper))
        return None
    try:
        analysis = _analyze(matrix, settings, problems.at(path))
    except AhpError as error:
        problems.at(path).take(error.findings)
        return None
    published = None
    if printed and analysis.rated:
        published = Reproduction(printed, analysis.cr)
    findings = tuple(_matrix_findings(path, code, analysis, published))
    return MatrixCheck(path, code, analysis, published, expert, findings)


def _analyze(matrix: PairwiseMatrix, settings: Settings, problems: Problems) -> Analysis:
    """Analyze a matrix; of more items than the table has, only the CR is lacking."""
    method, table = settings.method or "eigenvector", settings.random_index or "yaahp"
    analysis, findings = analyze_any_size(matrix, method, table, settings.scale, settings.threshold)
    problems.take(findings)
    return analysis


def _matrix_findings(
    path: str, code: str, analysis: Analysis, published: Reproduction | None
) -> Iterator[Finding]:
    def finding(what: Message, **details: object) -> Finding:
        return Finding(what, details, path, Place(node=code))

    if analysis.matrix.n >= _FEWEST_LINKS and all(one == 1 for one in analysis.matrix.upper):
        yield finding(ALL_ONES)
    if analysis.matrix.intervals:
        yield finding(INTERVALS, **_intervals(analysis.matrix))
    if not analysis.complete:
        yield from _incomplete_findings(analysis, finding)
    if analysis.rated and not analysis.consistent:
        yield finding(
            INCONSISTENT,
            cr=analysis.cr,
            threshold=analysis.threshold,
            random_index=analysis.ri_source,
        )
    others = analysis.verdict_under_other_tables() if analysis.rated else {}
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
            computed=computed_digits(published),
            random_index=analysis.ri_source,
        )


def _intervals(matrix: PairwiseMatrix) -> Mapping[str, object]:
    given = [(a, b, value) for a, b, value in matrix.given() if isinstance(value, Interval)]
    pairs = [f"{a} : {b} = {format_judgment(value)}" for a, b, value in given[:_INTERVALS]]
    pairs += ["…" for _ in given[_INTERVALS : _INTERVALS + 1]]
    return {"count": len(given), "total": matrix.judged, "pairs": pairs}


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
