"""What comes back in rows that carry a key: in the workbooks and documents that we make."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ahp.collect.answers import Respondent, Taken
from ahp.collect.wording import (
    FORM_FINGERPRINT,
    FORM_KEY_UNKNOWN,
    FORM_ROWS_GONE,
    FORM_TWO_ANSWERS,
    ITEM_UNKNOWN,
    NODE_UNKNOWN,
)
from ahp.common.findings import Named, Place, Problems
from ahp.common.names import suggestion
from ahp.model.called import suggested
from ahp.model.hierarchy import Hierarchy
from ahp.questionnaire.rows import row_key

_SAVED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,40})<")
_NEVER = "1980-"  # as our own files are dated


@dataclass
class Form:
    """What a form says about itself.

    Attributes
    ----------
    fingerprint, expert : str
    codes : mapping of str to (str, str, str)
        Node and items of each row, by its key.
    blanks : mapping of str to str
        By key: what a person is asked to write there; the first is the name.
    names : mapping of str to mapping
        Of nodes and items, by language.
    second : int or None
        How many columns to the right of a key the other end of an interval stands, if anywhere.
    """

    fingerprint: str
    expert: str = ""
    codes: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    blanks: dict[str, str] = field(default_factory=dict)
    names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    second: int | None = None


@dataclass(frozen=True)
class Found:
    """A row as it came back; ``value`` is None where it is not answered."""

    key: str
    value: Fraction | None
    place: Place
    written: str = ""


def respondent_of(
    form: Form,
    found: Sequence[Found],
    written: Mapping[str, str],
    time: str,
    hierarchy: Hierarchy,
    problems: Problems,
) -> Respondent:
    """Return the person who filled in a form; what does not fit is noted and left out.

    Parameters
    ----------
    form : Form
    found : sequence of Found
        In any order, and some perhaps several times.
    written : mapping of str to str
        What stands in the blanks, by key.
    time : str
        When the file was saved.
    hierarchy : Hierarchy
    problems : Problems

    Returns
    -------
    Respondent
    """
    if any(key != row_key(form.fingerprint, *codes) for key, codes in form.codes.items()):
        problems.add(FORM_FINGERPRINT, fingerprint=form.fingerprint)
    by_key: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.key in form.codes:
            by_key[one.key].append(one)
        elif one.key not in form.blanks:
            problems.add(FORM_KEY_UNKNOWN, place=one.place, key=one.key)
    gone = [key for key in form.codes if key not in by_key]
    if gone:
        problems.add(FORM_ROWS_GONE, count=len(gone), of=len(form.codes))
    taken = []
    for key, codes in form.codes.items():
        row = _one_of(by_key.get(key, []), problems)
        if row is None or not _known(codes, hierarchy, problems.at(place=row.place)):
            continue
        taken.append(Taken(*codes, row.value, row.place, row.written))
    name, *labels = [*form.blanks] or [""]
    return Respondent(
        form.expert or written.get(name, ""),
        tuple(taken),
        {form.blanks[key]: written[key] for key in labels if written.get(key)},
        min((one.place for one in taken), key=_order, default=Place()),
        time,
        form.fingerprint,
        form.names,
    )


def _order(place: Place) -> tuple[str, int]:
    return place.sheet or "", place.row or 0


def _one_of(rows: Sequence[Found], problems: Problems) -> Found | None:
    """Return the answer of rows with the same key; copies that differ are noted."""
    answered = [one for one in rows if one.value is not None]
    values = {one.value for one in answered}
    if len(values) > 1:
        answers = list(dict.fromkeys(one.written for one in answered))
        other = next(one for one in answered if one.value != answered[0].value)
        problems.add(FORM_TWO_ANSWERS, place=other.place, answers=answers)
        return None
    return next(iter([*answered, *rows]), None)


def _known(codes: tuple[str, str, str], hierarchy: Hierarchy, problems: Problems) -> bool:
    """Whether the hierarchy compares these items."""
    node, *items = codes
    if node not in hierarchy.judged:
        near = suggestion(node, hierarchy.judged)
        problems.add(NODE_UNKNOWN, node=node, suggestion=near)
        return False
    known = hierarchy.items(node)
    for item in items:
        if item not in known:
            near = suggested(hierarchy, item, known)
            named = Named(node, hierarchy.node(node).names)
            problems.add(ITEM_UNKNOWN, item=item, node=named, suggestion=near)
            return False
    return True


def saved_at(data: bytes) -> str:
    """Return when a workbook or document was saved, in ISO 8601; empty where it does not say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _SAVED.search(archive.read("docProps/core.xml"))
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError):
        return ""
    text = found[1].decode("ascii", "replace") if found else ""
    return "" if text.startswith(_NEVER) else text


def as_names(texts: Iterable[str]) -> dict[str, str]:
    """Return names by language out of languages and names in turn.

    >>> as_names(["zh", "外观", "en", "Style"])
    {'zh': '外观', 'en': 'Style'}
    """
    every = list(texts)
    return dict(zip(every[::2], every[1::2], strict=False))
