"""Check files, folders and models: what they give, what is wrong, what of the published is met."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from ahp.analysis import DEFAULT_THRESHOLD, Analysis, analyze
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.core.scales import SCALES
from ahp.errors import AhpError, Finding, Place, Problems, UsageError, unknown_choice
from ahp.files import (
    MATRIX_SUFFIXES,
    PUBLISHED_FILE,
    is_model_folder,
    load_experts,
    load_model,
    read_matrices,
    read_matrix_file,
)
from ahp.matrix import PairwiseMatrix
from ahp.messages import METHOD_NAMES, Language
from ahp.model import Figure, Model, Published
from ahp.system import system_reason


@dataclass(frozen=True)
class Settings:
    """How weights and verdicts are derived; None means: as the model says, else the default."""

    method: str | None = None
    random_index: str | None = None
    scale: str = "linear"
    threshold: float = DEFAULT_THRESHOLD
    sheet: str | None = None  # of workbooks; None: every sheet

    def validated(self) -> Settings:
        """Return these settings, or raise a UsageError that names an unknown one."""
        for what, name, known in (
            ("--method", self.method, METHODS),
            ("--ri", self.random_index, NAMES),
            ("--scale", self.scale, SCALES),
        ):
            if name is not None and name not in known:
                raise unknown_choice(what, name, known)
        if not 0 < self.threshold < math.inf:
            raise UsageError.of("bad-threshold", threshold=self.threshold)
        return self


@dataclass(frozen=True)
class Reproduction:
    """A printed figure beside the computed one; ``reason`` explains a difference, if it can."""

    printed: Figure
    computed: float
    reason: Finding | None = None

    @property
    def reproduced(self) -> bool:
        """Whether the computed value rounds to the printed figure."""
        return self.printed.matches(self.computed)


@dataclass(frozen=True)
class MatrixCheck:
    """One matrix: its analysis, its printed CR if there is one, and what was found."""

    path: str
    code: str
    analysis: Analysis
    published: Reproduction | None = None
    expert: str | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class WeightCheck:
    """One node's local and global weight, and its printed weight if there is one."""

    code: str
    parent: str | None
    level: int
    local: float
    global_: float
    published: Reproduction | None = None


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


@dataclass(frozen=True)
class Targets:
    """What there is to check below some paths, and the paths that lead nowhere."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]


def find_targets(paths: Sequence[str | os.PathLike[str]]) -> Targets:
    """List the matrix files and model folders at or below paths, in a stable order.

    A folder with a ``hierarchy.toml`` is a model and one target; other folders are searched.
    Hidden files and folders are left out.
    """
    problems = Problems()
    targets: list[str] = []
    for path in [os.fspath(path) for path in paths]:
        if os.path.isdir(path):
            found = list(_walk(path, problems))
            if not found:
                problems.add("empty-folder", path=path, suffixes=", ".join(MATRIX_SUFFIXES))
            targets.extend(found)
        elif os.path.exists(path):
            targets.append(path)
        else:
            problems.add("no-such-path", path=path)
    return Targets(tuple(dict.fromkeys(targets)), tuple(problems.findings))


def _walk(folder: str, problems: Problems, above: tuple[str, ...] = ()) -> Iterator[str]:
    if is_model_folder(folder):
        yield folder
        return
    real = os.path.realpath(folder)
    if real in above:  # a link back to where we came from
        return
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.add("unreadable", path=folder, reason=system_reason(error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if os.path.isdir(entry.path):
            yield from _walk(entry.path, problems, (*above, real))
        elif entry.name.lower().endswith(MATRIX_SUFFIXES):
            yield entry.path


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
            yield Checked(target, own_findings=(Finding("no-such-path", path=target),))


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
        problems.add("unjudged", path=path, place=Place(node=code), count=len(matrix.upper))
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
        for found in error.findings:
            problems.add(found.code, path=path, place=found.place, **found.details)
        return None
    published = None
    if printed:
        published = Reproduction(printed, analysis.cr)
    findings = tuple(_matrix_findings(path, code, analysis, published))
    return MatrixCheck(path, code, analysis, published, expert, findings)


def _matrix_findings(
    path: str, code: str, analysis: Analysis, published: Reproduction | None
) -> Iterator[Finding]:
    def finding(name: str, **details: object) -> Finding:
        return Finding(name, details, path, Place(node=code))

    if not analysis.complete:
        yield from _incomplete_findings(analysis, finding)
    if not analysis.consistent:
        yield finding(
            "inconsistent",
            cr=analysis.cr,
            threshold=analysis.threshold,
            random_index=analysis.ri_source,
        )
    others = analysis.verdict_under_other_tables()
    if others:
        tables = ", ".join(f"{name} {cr:.4f}" for name, cr in others.items())
        yield finding(
            "verdict-depends-on-table",
            tables=tables,
            random_index=analysis.ri_source,
            cr=analysis.cr,
        )
    if published and not published.reproduced:
        yield finding(
            "cr-not-reproduced",
            printed=published.printed.value,
            computed=_digits(published),
            random_index=analysis.ri_source,
        )


def _incomplete_findings(analysis: Analysis, finding: Callable[..., Finding]) -> Iterator[Finding]:
    missing = analysis.matrix.missing
    pairs = ", ".join(f"{a} : {b}" for a, b in missing[:3]) + (", …" if missing[3:] else "")
    total = analysis.matrix.n * (analysis.matrix.n - 1) // 2
    given = {"given": total - len(missing), "total": total, "pairs": pairs}
    if analysis.checkable:
        yield finding("incomplete", **given, ri=analysis.ri, random_index=analysis.ri_source)
    else:
        yield finding("uncheckable", **given)
    opposed = analysis.rank_disagreement()
    if opposed:
        yield finding(
            "methods-disagree",
            a=opposed.a,
            b=opposed.b,
            a_first=_method_names(opposed.a_first),
            b_first=_method_names(opposed.b_first),
            count=opposed.count,
        )


def _method_names(methods: Iterable[str]) -> dict[str, str]:
    """Name methods in each language."""
    names = [METHOD_NAMES[method] for method in methods]
    return {
        "en": ", ".join(one["en"] for one in names),
        "zh": "、".join(one["zh"] for one in names),
    }


def _digits(shown: Reproduction) -> str:
    """Show a computed value with the decimals of the figure beside it, one more where equal."""
    decimals = shown.printed.decimals
    text = f"{shown.computed:.{decimals}f}"
    return text if Decimal(text) != shown.printed.value else f"{shown.computed:.{decimals + 1}f}"


def _check_weights(
    folder: str, model: Model, published: Published, settings: Settings, problems: Problems
) -> tuple[WeightCheck, ...]:
    try:
        weights = model.weights(settings.method, scale=settings.scale)
    except AhpError:  # told already, matrix by matrix
        return ()
    global_ = {row.code: row.global_ for row in weights}
    path = os.path.join(folder, PUBLISHED_FILE)
    rows = []
    for row in weights:
        reproduction = None
        figure = published.weights.get(row.code)
        if figure is not None:
            reproduction = Reproduction(figure, row.global_)
            place = Place(key=f"weights.{row.code}")
            if figure.derived:
                problems.add(
                    "weight-derived", path=path, place=place, value=figure.value, note=figure.note
                )
            if not reproduction.reproduced:
                reason = explain(row.code, figure, model, global_)
                reproduction = Reproduction(figure, row.global_, reason)
                problems.add(
                    "weight-explained" if reason else "weight-not-reproduced",
                    path=path,
                    place=place,
                    printed=figure.value,
                    computed=_digits(reproduction),
                    reason=reason,
                )
        rows.append(
            WeightCheck(row.code, row.parent, row.level, row.local, row.global_, reproduction)
        )
    return tuple(rows)


def explain(
    code: str, figure: Figure, model: Model, weights: Mapping[str, float]
) -> Finding | None:
    """Say why a printed weight is not the rounded one, where arithmetic on printed figures tells.

    Authors add up rounded parts, or take a part as the rest of a rounded whole. That explains a
    difference only as far as the rounding of those parts can have caused it.

    Parameters
    ----------
    code, figure
        The node, and its printed weight.
    model
        With its published weights.
    weights
        Computed global weights by node; they stand in, rounded, for figures that were derived.
    """
    published = model.published.weights if model.published else {}

    def shown(codes: Sequence[str]) -> list[Decimal] | None:
        figures = [published.get(one) for one in codes]
        if not codes or None in figures:
            return None
        return [
            Decimal(f"{weights[one]:.{part.decimals}f}") if part.derived else part.value
            for one, part in zip(codes, figures, strict=True)
            if part
        ]

    def caused_by_rounding(terms: Sequence[Decimal]) -> bool:
        halves = len(terms) * figure.unit / 2
        return abs(Fraction(weights[code]) - Fraction(figure.value)) <= halves

    parts = shown(model.hierarchy.children(code))
    if parts and sum(parts) == figure.value and caused_by_rounding(parts):
        terms = " + ".join(map(str, parts))
        return Finding("sum-of-rounded-parts", {"parts": terms, "sum": figure.value})
    judge = model.hierarchy.judge(code)
    if judge is None:
        return None
    whole = shown([judge])
    others = shown([item for item in model.hierarchy.items(judge) if item != code])
    if whole and others and whole[0] - sum(others) == figure.value:
        terms_taken = [*whole, *others]
        if caused_by_rounding(terms_taken):
            terms = " - ".join(map(str, terms_taken))
            return Finding("rest-of-rounded-whole", {"terms": terms, "rest": figure.value})
    return None
