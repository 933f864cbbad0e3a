"""Answers to a questionnaire as they come back: a document in JSON, and a short text to paste.

Both are written by the HTML questionnaire in a browser and read by ``ahp collect``. The text is::

    AHP-ANSWERS 1 0123456789abcdef
    expert: Wang
    field: transport
    [car]
    price | style = 1/3
    price | safety = ?
    END 2 bcf8cfcd

A question mark stands for a question that was not answered. The last line gives the number of
questions and the CRC-32 of the lines between, without blanks at their ends.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from ahp.common.findings import MatrixError, Place, Problems
from ahp.model.judgment import format_judgment, parse_given
from ahp.questionnaire.wording import (
    ANSWERS_CHANGED,
    ANSWERS_CUT_OFF,
    ANSWERS_LINE,
    ANSWERS_NOT_JSON,
    ANSWERS_SHAPE,
    ANSWERS_VERSION,
)

FORMAT = "ahp-answers"
VERSION = 1
FIRST_WORD, LAST_WORD = "AHP-ANSWERS", "END"
UNANSWERED = "?"

_HEAD = re.compile(rf"{FIRST_WORD} ([0-9]{{1,9}}) ([0-9a-f]*)")
_TAIL = re.compile(rf"{LAST_WORD} ([0-9]{{1,9}}) ([0-9a-f]{{8}})")
_NODE = re.compile(r"\[(.+)\]")
_ANSWER = re.compile(r"([^|]+)\|([^|]+)=([^=]+)")
_ATTRIBUTE = re.compile(r"([^:：|=]+)[:：](.*)")


@dataclass(frozen=True)
class GivenAnswer:
    """One question and what was answered: how many times more ``a`` matters than ``b``.

    ``value`` is None where the question was left open, which is never the same as equal.
    """

    node: str
    a: str
    b: str
    value: Fraction | None


@dataclass(frozen=True)
class AnswerSheet:
    """What one person answered.

    Attributes
    ----------
    answers : tuple of GivenAnswer
        In the order of the questions.
    fingerprint : str
        Of the hierarchy that was asked about; empty where it is not known.
    expert : str
        As the person, or whoever made the form, wrote it; may be empty.
    attributes : mapping of str to str
        What else the person was asked: field, title, years...
    names : mapping of str to mapping
        What the nodes and items were called in the form, by language.
    finished : str
        When it was saved, in ISO 8601; empty where it is not known.
    """

    answers: tuple[GivenAnswer, ...]
    fingerprint: str = ""
    expert: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    finished: str = ""

    def __post_init__(self) -> None:
        for name in ("attributes", "names"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))


def to_json(sheet: AnswerSheet) -> str:
    """Write answers as a JSON document.

    >>> print(to_json(AnswerSheet((GivenAnswer("car", "price", "style", Fraction(1, 3)),))))
    {
      "format": "ahp-answers",
      "version": 1,
      "fingerprint": "",
      "expert": "",
      "attributes": {},
      "finished": "",
      "names": {},
      "answers": [
        {"node": "car", "a": "price", "b": "style", "value": "1/3"}
      ]
    }
    """
    rows = [
        {"node": one.node, "a": one.a, "b": one.b, "value": _written(one.value, None)}
        for one in sheet.answers
    ]
    head = {
        "format": FORMAT,
        "version": VERSION,
        "fingerprint": sheet.fingerprint,
        "expert": sheet.expert,
        "attributes": dict(sheet.attributes),
        "finished": sheet.finished,
        "names": {code: dict(names) for code, names in sheet.names.items()},
    }
    lines = [f"  {_json(key)}: {_json(value)}," for key, value in head.items()]
    body = ",\n".join(f"    {_json(row)}" for row in rows)
    return "\n".join(
        ["{", *lines, f'  "answers": [\n{body}\n  ]' if rows else '  "answers": []', "}"]
    )


def from_json(text: str, problems: Problems) -> AnswerSheet | None:
    """Read answers from a JSON document; what is wrong is noted.

    >>> sheet = AnswerSheet((GivenAnswer("car", "price", "style", None),), expert="Wang")
    >>> from_json(to_json(sheet), Problems()) == sheet
    True
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.add(ANSWERS_NOT_JSON, reason=str(error))
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        problems.add(ANSWERS_NOT_JSON, reason=f'"format": "{FORMAT}"')
        return None
    if found.get("version") != VERSION:
        problems.add(ANSWERS_VERSION, version=found.get("version"), expected=VERSION)
        return None
    shape = _Shape(problems)
    rows = shape.rows(found.get("answers"))
    sheet = AnswerSheet(
        answers=tuple(answer for row in rows if (answer := shape.answer(*row)) is not None),
        fingerprint=shape.text(found, "fingerprint"),
        expert=shape.text(found, "expert"),
        attributes=shape.texts(found.get("attributes", {}), "attributes"),
        finished=shape.text(found, "finished"),
        names=shape.names(found.get("names", {})),
    )
    return None if problems.errors else sheet


def to_pasted(sheet: AnswerSheet) -> str:
    """Write answers as a short text, for a mail or a chat.

    >>> answers = (GivenAnswer("car", "price", "style", Fraction(1, 3)),)
    >>> print(to_pasted(AnswerSheet(answers, "0123456789abcdef", "Wang")))
    AHP-ANSWERS 1 0123456789abcdef
    expert: Wang
    [car]
    price | style = 1/3
    END 1 16f711ae
    """
    lines = [f"expert: {_one_line(sheet.expert)}"] if sheet.expert else []
    lines += [f"{_one_line(name)}: {_one_line(text)}" for name, text in sheet.attributes.items()]
    node = None
    for one in sheet.answers:
        if one.node != node:
            node = one.node
            lines.append(f"[{node}]")
        lines.append(f"{one.a} | {one.b} = {_written(one.value, UNANSWERED)}")
    head = f"{FIRST_WORD} {VERSION} {sheet.fingerprint}".rstrip()
    return "\n".join([head, *lines, f"{LAST_WORD} {len(sheet.answers)} {_check_sum(lines)}"])


def from_pasted(text: str, problems: Problems) -> AnswerSheet | None:
    r"""Read answers from a pasted text, with whatever was written around it.

    Marks of quotation in front of the lines, as mail programs put them, are left out. A text
    without its last line is refused; one that was changed is told.

    >>> sheet = AnswerSheet((GivenAnswer("car", "price", "style", None),), "", "Wang")
    >>> quoted = "\n".join(f"> {line}" for line in to_pasted(sheet).splitlines())
    >>> from_pasted(f"Dear all,\n{quoted}\n> Yours", Problems()) == sheet
    True
    """
    lines = [line.strip().lstrip(">").strip() for line in text.splitlines()]
    start = next((at for at, line in enumerate(lines) if _HEAD.match(f"{line} ")), None)
    if start is None:
        problems.add(ANSWERS_NOT_JSON, reason=FIRST_WORD)
        return None
    head = _HEAD.match(f"{lines[start]} ")
    assert head is not None
    if int(head[1]) != VERSION:
        problems.add(ANSWERS_VERSION, version=head[1], expected=VERSION)
        return None
    end = next((at for at in range(start, len(lines)) if _TAIL.fullmatch(lines[at])), None)
    if end is None:
        problems.add(ANSWERS_CUT_OFF)
        return None
    numbered = [(at + 1, lines[at]) for at in range(start + 1, end) if lines[at]]
    sheet = _read_lines(numbered, head[2], problems)
    _check_tail(lines[end], [line for _, line in numbered], len(sheet.answers), problems)
    return None if problems.errors else sheet


def _read_lines(
    numbered: Sequence[tuple[int, str]], fingerprint: str, problems: Problems
) -> AnswerSheet:
    answers: list[GivenAnswer] = []
    attributes: dict[str, str] = {}
    shape, node = _Shape(problems), ""
    for number, line in numbered:
        if (match := _NODE.fullmatch(line)) is not None:
            node = match[1]
        elif not node and (match := _ATTRIBUTE.fullmatch(line)) is not None:
            attributes[match[1].strip()] = match[2].strip()
        elif node and (match := _ANSWER.fullmatch(line)) is not None:
            a, b, value = (part.strip() for part in match.groups())
            row = {"node": node, "a": a, "b": b, "value": None if value == UNANSWERED else value}
            if (answer := shape.answer(row, Place(line=number))) is not None:
                answers.append(answer)
        else:
            problems.add(ANSWERS_LINE, place=Place(line=number), text=line)
    expert = attributes.pop("expert", "")
    return AnswerSheet(tuple(answers), fingerprint, expert, attributes)


def _check_tail(tail: str, lines: Sequence[str], count: int, problems: Problems) -> None:
    match = _TAIL.fullmatch(tail)
    assert match is not None
    expected, wanted, made = int(match[1]), match[2], _check_sum(lines)
    if (count, made) != (expected, wanted):
        problems.add(ANSWERS_CHANGED, found=count, sum=made, expected=expected, wanted=wanted)


def _check_sum(lines: Sequence[str]) -> str:
    return f"{zlib.crc32(chr(10).join(line.strip() for line in lines).encode()):08x}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _written(value: Fraction | None, unanswered: str | None) -> str | None:
    return unanswered if value is None else format_judgment(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class _Shape:
    """Takes texts out of a document that anybody may have changed."""

    problems: Problems

    def refuse(self, key: str, found: object) -> None:
        self.problems.add(ANSWERS_SHAPE, key=key, found=_json(found)[:60])

    def text(self, table: Mapping[str, Any], key: str) -> str:
        found = table.get(key, "")
        if isinstance(found, str):
            return found
        self.refuse(key, found)
        return ""

    def texts(self, table: object, key: str) -> dict[str, str]:
        if isinstance(table, dict):
            return {name: self.text(table, name) for name in table}
        self.refuse(key, table)
        return {}

    def names(self, found: object) -> dict[str, dict[str, str]]:
        if isinstance(found, dict):
            return {code: self.texts(called, f"names.{code}") for code, called in found.items()}
        self.refuse("names", found)
        return {}

    def rows(self, found: object) -> list[tuple[dict[str, Any], Place]]:
        if not isinstance(found, list):
            self.refuse("answers", found)
            return []
        rows = []
        for number, row in enumerate(found, start=1):
            if isinstance(row, dict):
                rows.append((row, Place(row=number)))
            else:
                self.refuse(f"answers[{number}]", row)
        return rows

    def answer(self, row: Mapping[str, Any], place: Place) -> GivenAnswer | None:
        found = row.get("value")
        parts = [row.get(name) for name in ("node", "a", "b")]
        if not all(isinstance(part, str) for part in parts) or not isinstance(found, str | None):
            self.refuse("answers", row)
            return None
        try:
            value = None if found is None else parse_given(found)
        except MatrixError as error:
            self.problems.findings += [
                replace(one, path=self.problems.path, place=place) for one in error.findings
            ]
            return None
        node, a, b = map(str, parts)
        return GivenAnswer(node, a, b, value)
