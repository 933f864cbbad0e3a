"""``published.toml``: weights and consistency ratios as printed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import overload

from ahp.common.figure import Figure
from ahp.common.findings import AhpError, FileError, Finding, ModelError, Problems
from ahp.common.io.section import ANY, FLAG, Key, Keys, Section
from ahp.common.io.section import NAMES as LANGUAGES
from ahp.common.io.toml import Document, key_text, open_document, text_lines, text_value
from ahp.common.io.write import make_folder, write_bytes
from ahp.files.matrix_file import PathLike
from ahp.files.wording import TYPE_FIGURE
from ahp.model.fit import check_published
from ahp.model.hierarchy import Hierarchy
from ahp.model.published import Published

PUBLISHED_FILE = "published.toml"


PUBLISHED_KEYS: Keys = {
    "format": ANY,
    "source": Key(default=""),
    "weights": ANY,
    "consistency_ratios": ANY,
    "consistency_indices": ANY,
    "lambda_max": ANY,
}
FIGURE_KEYS: Keys = {"value": ANY, "derived": Key(FLAG, default=False), **LANGUAGES}
_FIGURE_EXAMPLE = "goal = 0.0514"
_MOST_PLACES = 100  # 1e999999999 written out would fill the memory


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
    document = open_document(path, noted)
    published = None
    if document is not None:
        top = Section(document, PUBLISHED_KEYS, document.tables)
        published = Published(
            _figures(document, "weights"),
            _figures(document, "consistency_ratios"),
            top["source"],
            _figures(document, "lambda_max"),
            _figures(document, "consistency_indices"),
        )
        check_published(hierarchy, published, noted.at(path))
        noted.findings[:] = [_with_line(document, found) for found in noted.findings]
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
    for code, value in document.entries(table).items():
        figure = _figure(document, f"{table}.{code}", value)
        if figure is not None:
            figures[code] = figure
    return figures


def _figure(document: Document, key: str, value: object) -> Figure | None:
    details = value if isinstance(value, dict) else {"value": value}
    read = Section(document, FIGURE_KEYS, details, key, document.place(key).line)
    number = details.get("value")
    try:
        if isinstance(number, bool) or not isinstance(number, int | str | Decimal):
            raise FileError([])
        plain = isinstance(number, Decimal) and abs(number.adjusted()) < _MOST_PLACES
        figure = Figure.parse(f"{number:f}" if plain else str(number))
    except (AhpError, ValueError):  # ValueError: an integer of thousands of digits
        document.wrong_type(key, value, TYPE_FIGURE, _FIGURE_EXAMPLE)
        return None
    return replace(figure, derived=read["derived"], note=read.names())


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
    tables = {
        "weights": published.weights,
        "consistency_ratios": published.consistency_ratios,
        "consistency_indices": published.consistency_indices,
        "lambda_max": published.lambda_max,
    }
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
