"""Model folders: ``hierarchy.toml``, a matrix for every judged node, published figures, experts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple, overload

from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.errors import (
    AhpError,
    FileError,
    Finding,
    HierarchyError,
    ModelError,
    Place,
    Problems,
    UsageError,
)
from ahp.files.atomic import make_folder, staged_folder, write_bytes
from ahp.files.matrices import (
    MATRIX_SUFFIXES,
    MatrixFile,
    PathLike,
    read_matrices,
    write_matrix,
)
from ahp.files.toml import Document, key_text, read_document, text_lines, text_value
from ahp.hierarchy import Hierarchy, Node
from ahp.matrix import PairwiseMatrix, suggestion
from ahp.model import (
    Figure,
    Model,
    Published,
    check_matrices,
    check_published,
    matrix_path,
    misplaced_matrix,
)
from ahp.system import system_reason

HIERARCHY_FILE = "hierarchy.toml"
PUBLISHED_FILE = "published.toml"
EXPERTS_FOLDER = "experts"

_LANGUAGES = ("zh", "en")
_HIERARCHY_KEYS = ("format", "method", "random_index", "title", "nodes")
_NODE_KEYS = ("code", "parent", "zh", "en", "grouping")
_PUBLISHED_KEYS = ("format", "source", "weights", "consistency_ratios")
_FIGURE_KEYS = ("value", "derived", "zh", "en")
_FIGURE_EXAMPLE = "goal = 0.0514"
_MOST_PLACES = 100  # 1e999999999 written out would fill the memory


@dataclass(frozen=True)
class ModelDocument:
    """What ``hierarchy.toml`` says: the nodes, a title, and how weights are to be derived."""

    hierarchy: Hierarchy
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    method: str = "eigenvector"
    random_index: str = "yaahp"


class ExpertMatrix(NamedTuple):
    """A node's matrix as one person judged it."""

    expert: str
    code: str
    path: str
    matrix: PairwiseMatrix


def is_model_folder(path: PathLike) -> bool:
    """Whether a folder holds a model: it has a ``hierarchy.toml``.

    >>> is_model_folder("nowhere")
    False
    """
    return os.path.lexists(os.path.join(path, HIERARCHY_FILE))


@overload
def load_model(folder: PathLike) -> Model: ...
@overload
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None: ...
def load_model(folder: PathLike, problems: Problems | None = None) -> Model | None:
    """Load a model folder: hierarchy, matrices and published figures.

    Parameters
    ----------
    folder : path
        Holds ``hierarchy.toml``, a matrix for every judged node, in a file named by its code or
        in a workbook's sheet named by its code, and perhaps ``published.toml``.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Returns
    -------
    Model or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    ModelError
        With everything that is wrong in all files.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> matrix = PairwiseMatrix.from_upper(["price", "style"], [3])
    >>> with TemporaryDirectory() as folder:
    ...     write_model(folder, Model(Hierarchy(nodes), {"car": matrix}))
    ...     load_model(folder).weights()[1].global_
    0.75
    """
    noted = Problems()
    model = _load_model(os.fspath(folder), noted)
    if problems is not None:
        problems.findings += noted.findings
    elif model is None:
        raise ModelError(noted.findings)
    return model


def _load_model(folder: str, problems: Problems) -> Model | None:
    document = load_hierarchy(folder, problems)
    if document is None:
        return None
    hierarchy = document.hierarchy
    files = read_matrix_folder(folder, hierarchy, problems)
    matrices = {code: file.matrix for code, file in files.matrices.items()}
    paths = {code: file.path for code, file in files.matrices.items()}
    check_matrices(hierarchy, matrices, problems, paths, folder, frozenset(files.broken))
    published = None
    if os.path.lexists(os.path.join(folder, PUBLISHED_FILE)):
        published = load_published(folder, hierarchy, problems)
    if problems.errors:
        return None
    return Model(
        hierarchy,
        matrices,
        document.title,
        document.method,
        document.random_index,
        published,
        folder,
        paths,
    )


@overload
def load_hierarchy(folder: PathLike) -> ModelDocument: ...
@overload
def load_hierarchy(folder: PathLike, problems: Problems | None = None) -> ModelDocument | None: ...
def load_hierarchy(folder: PathLike, problems: Problems | None = None) -> ModelDocument | None:
    """Read a model folder's ``hierarchy.toml``.

    Raises
    ------
    HierarchyError
        Without ``problems``: everything that is wrong.
    """
    noted = Problems()
    path = os.path.join(folder, HIERARCHY_FILE)
    document = read_document(path, _HIERARCHY_KEYS, noted)
    result = _model_document(document) if document else None
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise HierarchyError(noted.findings)
    return None if noted.errors else result


def _model_document(document: Document) -> ModelDocument | None:
    title = document.table_at("title")
    document.check_keys(title, _LANGUAGES, "title.")
    titles = {lang: document.text_at(title, lang, "title.") for lang in _LANGUAGES}
    method = _choice(document, "method", list(METHODS), "eigenvector")
    random_index = _choice(document, "random_index", NAMES, "yaahp")
    hierarchy = _hierarchy(document)
    if hierarchy is None:
        return None
    given = {lang: text for lang, text in titles.items() if text}
    return ModelDocument(hierarchy, given, method, random_index)


def _choice(document: Document, key: str, known: Iterable[str], default: str) -> str:
    value = document.text_at(document.tables, key)
    if value is None:
        return default
    names = tuple(known)
    if value not in names:
        hint = suggestion(value, names)
        place = document.place(key)
        document.note("unknown-value", place, key=key, found=value, suggestion=hint)
    return value


def _hierarchy(document: Document) -> Hierarchy | None:
    tables = document.tables.get("nodes", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        document.wrong_type("nodes", tables, "type-tables", "[[nodes]]")
        return None
    starts = [
        number
        for number, line in enumerate(document.text.splitlines(), start=1)
        if line.replace(" ", "").startswith("[[nodes]]")
    ]
    lines = starts if len(starts) == len(tables) else [None] * len(tables)
    before = len(document.problems.errors)
    nodes = [_node(document, *one) for one in zip(tables, lines, strict=True)]
    found = [node for node in nodes if node]
    if len(found) < len(nodes):
        return None
    try:
        hierarchy = Hierarchy(found)
    except HierarchyError as error:
        at = {node.code: line for node, line in zip(found, lines, strict=True)}
        for one in error.findings:
            place = replace(one.place, line=at.get(str(one.place.node))) if one.place else None
            document.problems.findings.append(replace(one, path=document.path, place=place))
        return None
    return hierarchy if len(document.problems.errors) == before else None


def _node(document: Document, table: Mapping[str, Any], line: int | None) -> Node | None:
    code = document.text_at(table, "code", line=line)
    if code is None:
        if "code" not in table:
            place = Place(line=line, key="code")
            document.note("missing-key", place, key="code", example='code = "cost"')
        return None
    where: dict[str, Any] = {"line": line, "node": code}
    document.check_keys(table, _NODE_KEYS, **where)
    names = {lang: document.text_at(table, lang, **where) for lang in _LANGUAGES}
    grouping = table.get("grouping", False)
    if not isinstance(grouping, bool):
        document.wrong_type("grouping", grouping, "type-flag", "grouping = true", **where)
    parent = document.text_at(table, "parent", **where)
    given = {lang: name for lang, name in names.items() if name}
    return Node(code, parent, given, grouping is True)


class MatrixFolder(NamedTuple):
    """The matrices of a folder by node, and the nodes whose files could not be read."""

    matrices: dict[str, MatrixFile]
    broken: set[str]


def read_matrix_folder(folder: str, hierarchy: Hierarchy, problems: Problems) -> MatrixFolder:
    """Read the matrices of a model's folder or of an expert's, whatever items they have.

    Parameters
    ----------
    folder : str
    hierarchy : Hierarchy
    problems : Problems
        Takes the findings.

    Returns
    -------
    MatrixFolder
    """
    matrices: dict[str, MatrixFile] = {}
    broken: set[str] = set()
    for name in _matrix_files(folder, problems):
        path = os.path.join(folder, name)
        stem = os.path.splitext(name)[0]
        named_by_sheet = name.lower().endswith(".xlsx") and stem not in hierarchy
        if not named_by_sheet and stem not in hierarchy.judged:
            found = misplaced_matrix(hierarchy, stem)
            problems.findings.append(replace(found, path=path))
            continue
        before = len(problems.errors)
        files = read_matrices(path, problems)
        if len(problems.errors) > before:
            broken.update(hierarchy.judged if named_by_sheet else [stem])
        for file in files:
            code = stem if len(files) == 1 and not named_by_sheet else file.sheet or stem
            if code in matrices:
                other = matrices[code].path
                problems.add("matrix-twice", path=path, code=code, other=other)
            matrices[code] = file
    ordered = {code: matrices[code] for code in hierarchy.judged if code in matrices}
    return MatrixFolder({**ordered, **matrices}, broken)


def _matrix_files(folder: str, problems: Problems) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        problems.add("unreadable", path=folder, reason=system_reason(error))
        return []
    return [
        name
        for name in names
        if name.lower().endswith(MATRIX_SUFFIXES) and not name.startswith((".", "~$"))
    ]


def load_experts(model: Model, problems: Problems | None = None) -> Iterator[ExpertMatrix]:
    """Read the matrices of each person who judged: ``experts/<name>/<code>.csv``.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

    Yields
    ------
    ExpertMatrix
        By name, then in the order of the nodes.

    Raises
    ------
    ModelError
        Without ``problems``: everything that is wrong with a person's matrices.
    """
    root = os.path.join(model.folder or "", EXPERTS_FOLDER)
    if model.folder is None or not os.path.isdir(root):
        return
    try:
        experts = sorted(os.listdir(root))
    except OSError as error:
        found = Finding("unreadable", {"reason": system_reason(error)}, root)
        if problems is None:
            raise ModelError([found]) from error
        problems.findings.append(found)
        return
    for expert in experts:
        folder = os.path.join(root, expert)
        if expert.startswith(".") or not os.path.isdir(folder):
            continue
        noted = Problems()
        yield from _load_expert(folder, expert, model.hierarchy, noted)
        if problems is not None:
            problems.findings += noted.findings
        elif noted.errors:
            raise ModelError(noted.findings)


def load_expert(model: Model, expert: str) -> dict[str, ExpertMatrix]:
    """Read the matrices of one person who judged, by node.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    expert : str
        Name of the folder under ``experts``.

    Raises
    ------
    UsageError
        When there is no such person.
    ModelError
        Everything that is wrong with the person's matrices.
    """
    root = os.path.join(model.folder or "", EXPERTS_FOLDER)
    known = sorted(os.listdir(root)) if os.path.isdir(root) else []
    if expert not in known:
        raise UsageError.of("no-such-expert", expert=expert, suggestion=suggestion(expert, known))
    problems = Problems()
    folder = os.path.join(root, expert)
    matrices = {one.code: one for one in _load_expert(folder, expert, model.hierarchy, problems)}
    if problems.errors:
        raise ModelError(problems.findings)
    return matrices


def _load_expert(
    folder: str, expert: str, hierarchy: Hierarchy, problems: Problems
) -> Iterator[ExpertMatrix]:
    files = read_matrix_folder(folder, hierarchy, problems)
    absent = [
        code for code in hierarchy.judged if code not in files.matrices and code not in files.broken
    ]
    if absent:
        problems.add("expert-matrix-missing", path=folder, expert=expert, codes=", ".join(absent))
    for code, file in files.matrices.items():
        found = Problems()
        one, skipped = {code: file.matrix}, frozenset(hierarchy.judged)
        check_matrices(hierarchy, one, found, {code: file.path}, folder, skipped)
        problems.findings += found.findings
        if not found.errors:
            yield ExpertMatrix(expert, code, file.path, file.matrix)


@overload
def load_published(folder: PathLike, hierarchy: Hierarchy) -> Published: ...
@overload
def load_published(
    folder: PathLike, hierarchy: Hierarchy, problems: Problems | None = None
) -> Published | None: ...
def load_published(
    folder: PathLike, hierarchy: Hierarchy, problems: Problems | None = None
) -> Published | None:
    """Read a model folder's ``published.toml``, with the decimals of its figures.

    Raises
    ------
    ModelError
        Without ``problems``: everything that is wrong.
    """
    noted = Problems()
    path = os.path.join(folder, PUBLISHED_FILE)
    document = read_document(path, _PUBLISHED_KEYS, noted)
    published = None
    if document is not None:
        published = Published(
            _figures(document, "weights"),
            _figures(document, "consistency_ratios"),
            document.text_at(document.tables, "source") or "",
        )
        check_published(hierarchy, published, noted, path)
        noted.findings = [_with_line(document, found) for found in noted.findings]
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise ModelError(noted.findings)
    return None if noted.errors else published


def _with_line(document: Document, found: Finding) -> Finding:
    if found.place is None or found.place.key is None or found.place.line is not None:
        return found
    return replace(found, place=document.place(found.place.key))


def _figures(document: Document, table: str) -> Mapping[str, Figure]:
    figures = {}
    for code, value in document.table_at(table).items():
        figure = _figure(document, f"{table}.{code}", value)
        if figure is not None:
            figures[code] = figure
    return figures


def _figure(document: Document, key: str, value: object) -> Figure | None:
    details = value if isinstance(value, dict) else {"value": value}
    prefix = f"{key}." if isinstance(value, dict) else ""
    document.check_keys(details, _FIGURE_KEYS, prefix)
    number = details.get("value")
    derived = details.get("derived", False)
    if not isinstance(derived, bool):
        document.wrong_type(f"{key}.derived", derived, "type-flag", "derived = true")
    notes = {lang: document.text_at(details, lang, prefix) for lang in _LANGUAGES}
    note = {lang: text for lang, text in notes.items() if text}
    try:
        if isinstance(number, bool) or not isinstance(number, int | str | Decimal):
            raise FileError([])
        plain = isinstance(number, Decimal) and abs(number.adjusted()) < _MOST_PLACES
        text = f"{number:f}" if plain else str(number)
        figure = Figure.parse(text)
    except AhpError:
        document.wrong_type(key, value, "type-figure", _FIGURE_EXAMPLE)
        return None
    return replace(figure, derived=derived is True, note=note)


def write_hierarchy(folder: PathLike, document: ModelDocument) -> str:
    """Write ``hierarchy.toml`` into a folder, which is made if needed.

    Parameters
    ----------
    folder : path
    document : ModelDocument

    Returns
    -------
    str
        The path of the file.

    Raises
    ------
    FileError
        When it cannot be written.
    """
    path = os.path.join(folder, HIERARCHY_FILE)
    make_folder(folder)
    write_bytes(path, hierarchy_text(document).encode())
    return path


def hierarchy_text(document: ModelDocument) -> str:
    """Return the text of ``hierarchy.toml``.

    >>> print(hierarchy_text(ModelDocument(Hierarchy([Node("goal", names={"en": "Car"})]))), end="")
    format = 1
    method = "eigenvector"
    random_index = "yaahp"
    <BLANKLINE>
    [[nodes]]
    code = "goal"
    en = "Car"
    """
    choices = [("method", document.method), ("random_index", document.random_index)]
    lines = ["format = 1", *text_lines(choices)]
    if any(document.title.values()):
        titles = [(lang, document.title.get(lang)) for lang in _LANGUAGES]
        lines += ["", "[title]", *text_lines(titles)]
    for node in document.hierarchy.nodes:
        names = [(lang, node.names.get(lang)) for lang in _LANGUAGES]
        lines += ["", "[[nodes]]"]
        lines += text_lines([("code", node.code), ("parent", node.parent), *names])
        if node.grouping:
            lines.append("grouping = true")
    return "\n".join(lines) + "\n"


def write_published(folder: PathLike, published: Published) -> str:
    """Write ``published.toml`` into a folder, every figure with its decimals.

    Returns
    -------
    str
        The path of the file.

    Raises
    ------
    FileError
        When it cannot be written.
    """
    path = os.path.join(folder, PUBLISHED_FILE)
    make_folder(folder)
    write_bytes(path, published_text(published).encode())
    return path


def published_text(published: Published) -> str:
    """Return the text of ``published.toml``.

    >>> print(published_text(Published({"price": Figure.parse("0.0370")}, {}, "A report")), end="")
    format = 1
    source = "A report"
    <BLANKLINE>
    [weights]
    price = 0.0370
    """
    lines = ["format = 1", *text_lines([("source", published.source)])]
    tables = {"weights": published.weights, "consistency_ratios": published.consistency_ratios}
    for name, figures in tables.items():
        if figures:
            lines += ["", f"[{name}]"]
            lines += [f"{key_text(code)} = {_figure_text(one)}" for code, one in figures.items()]
    return "\n".join(lines) + "\n"


def _figure_text(figure: Figure) -> str:
    value = f"{figure.value:f}"
    if not figure.derived and not figure.note:
        return value
    notes = [f"{lang} = {text_value(text)}" for lang, text in figure.note.items()]
    flag = ["derived = true"] if figure.derived else []
    return "{ " + ", ".join([f"value = {value}", *flag, *notes]) + " }"


def write_model(folder: PathLike, model: Model) -> None:
    """Write a model folder: hierarchy, matrices and published figures.

    Raises
    ------
    FileError
        When a file cannot be written.
    """
    document = ModelDocument(model.hierarchy, model.title, model.method, model.random_index)
    write_hierarchy(folder, document)
    for code, matrix in model.matrices.items():
        write_matrix(matrix_path(os.fspath(folder), code), matrix)
    if model.published is not None:
        write_published(folder, model.published)


def scaffold(folder: PathLike, document: ModelDocument) -> tuple[str, ...]:
    """Start a model folder: ``hierarchy.toml``, and a blank matrix for every judged node.

    Parameters
    ----------
    folder : path
        Made if needed; must hold neither a model nor any of the files to write.
    document : ModelDocument

    Returns
    -------
    tuple of str
        The paths written.

    Raises
    ------
    FileError
        When the folder holds such files already; nothing is written then.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> with TemporaryDirectory() as folder:
    ...     [os.path.basename(path) for path in scaffold(folder, ModelDocument(Hierarchy(nodes)))]
    ['hierarchy.toml', 'car.csv']
    """
    hierarchy = document.hierarchy
    name = os.fspath(folder)
    paths = {code: matrix_path(name, code) for code in hierarchy.judged}
    names = [HIERARCHY_FILE, PUBLISHED_FILE, *map(os.path.basename, paths.values())]
    held = [one for one in names if os.path.lexists(os.path.join(name, one))]
    if held:
        raise FileError([Finding("folder-in-use", {"files": ", ".join(held)}, name)])
    with staged_folder(name) as new:  # a full disk must not leave half a model
        write_hierarchy(new, document)
        for code in paths:
            blank = PairwiseMatrix.from_judgments(hierarchy.items(code), {})
            write_matrix(matrix_path(new, code), blank)
    return (os.path.join(name, HIERARCHY_FILE), *paths.values())
