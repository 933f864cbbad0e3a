"""How things are said: messages and words as typed members, in English and Chinese.

No text of a room stands here: each has a ``wording.py`` of its own, whose members the code names.
A misspelt one does not type-check.
"""

from __future__ import annotations

TYPE_CHECKING = False  # help must appear at once: importing typing or dataclasses would be felt
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final, Literal

    Language = Literal["en", "zh"]
    Severity = Literal["error", "warning", "note"]
else:
    Language = Severity = str


class Count(int):
    """A number that brings along its noun, in the singular or the plural.

    >>> "{:cell|cells}, {}".format(Count(1), Count(2))
    '1 cell, 2'
    """

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self)} {one if self == 1 else many}"


class Words:
    """A word, phrase or template in each language.

    Templates are ``str.format`` ones; whole numbers in them are `Count`.

    >>> Words("Matrix", "判断矩阵")("zh")
    '判断矩阵'
    >>> Words("{count:pair is|pairs are} missing", "缺 {count} 对")("en", count=1)
    '1 pair is missing'
    """

    __slots__ = ("en", "zh")

    def __init__(self, en: str, zh: str) -> None:
        self.en: Final = en
        self.zh: Final = zh

    def __repr__(self) -> str:
        return f"Words({self.en!r}, {self.zh!r})"

    def __call__(self, lang: Language, /, **fields: object) -> str:
        """Return the text in a language, filled in."""
        text = self.zh if lang == "zh" else self.en
        if not fields:
            return text
        return text.format_map({k: Count(v) if type(v) is int else v for k, v in fields.items()})


class Message:
    """What can be told of data: a code for programs, a severity, and words for people.

    Attributes
    ----------
    code : str
        What programs read; it never changes its meaning.
    severity : str
        ``error`` (unusable data), ``warning`` (a finding) or ``note`` (worth knowing).
    said : Words
        What was found and what was expected; whole numbers in it are `Count`.
    advice : Words
        What to try; empty where there is nothing to add.
    """

    __slots__ = ("advice", "code", "said", "severity")

    def __init__(self, code: str, severity: Severity, said: Words, advice: Words) -> None:
        self.code: Final = code
        self.severity: Final[Severity] = severity
        self.said: Final = said
        self.advice: Final = advice

    def __repr__(self) -> str:
        return f"Message({self.code!r}, {self.severity!r}, {self.said!r}, {self.advice!r})"


def error(code: str, en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that says why data cannot be used."""
    return Message(code, "error", Words(en, zh), Words(hint_en, hint_zh))


def warning(code: str, en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that tells a finding."""
    return Message(code, "warning", Words(en, zh), Words(hint_en, hint_zh))


def note(code: str, en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that is worth knowing but asks for nothing."""
    return Message(code, "note", Words(en, zh), Words(hint_en, hint_zh))


PLACES: Mapping[str, Words] = {
    "sheet": Words("sheet {}", "工作表 {}"),
    "node": Words("node {}", "节点 {}"),
    "key": Words("key {}", "键 {}"),
    "line": Words("line {}", "第 {} 行"),
    "row": Words("row {}", "第 {} 行"),
    "column": Words("column {}", "第 {} 列"),
    "cell": Words("cell {}", "单元格 {}"),
    "pair": Words("judgment {}", "判断 {}"),
}


BETWEEN = Words(", ", "、")  # the items of a list
BETWEEN_LISTS = Words("; ", "；")
AFTER = Words(": ", "：")  # what a file or a place is told of
ASIDE = Words(" ({text})", "（{text}）")
MORE_ALIKE = Words("{count:more finding|more findings} like these", "另有 {count} 处同样的情况")
WRITTEN = Words("wrote {path}", "已写入 {path}")
UNKNOWN_CHOICE = error(
    "unknown-choice",
    "{what} {name!r} is not known",
    "{what} 没有 {name!r}",
    "known: {known}{nearest}",
    "可用：{known}{nearest}",
)
BAD_COUNT = error(
    "bad-count",
    "{what} {value} is not a whole number of at least {least}",
    "{what} 的值 {value} 不是不小于 {least} 的整数",
)
SUGGEST_NEAREST = note("suggest-nearest", "did you mean {nearest}?", "是否想写 {nearest}？")
SUGGEST_KNOWN = note("suggest-known", "known: {known}", "可用：{known}")
TYPE_TABLES = note("type-tables", "a list of tables", "表的列表")
TYPE_FLAG = note("type-flag", "true or false", "true 或 false")
UNKNOWN_VALUE = error(
    "unknown-value",
    "{key} is {found!r}, which is not known",
    "{key} 的值 {found!r} 无法识别",
    "{suggestion}",
    "{suggestion}",
)
UNKNOWN_NODE = error(
    "unknown-node",
    "no node has the code {code!r}",
    "没有代码为 {code!r} 的节点",
    "{suggestion}",
    "{suggestion}",
)
SEVERITIES: Mapping[str, Words] = {
    "error": Words("error", "错误"),
    "warning": Words("warning", "警告"),
    "note": Words("note", "说明"),
}
NOT_A_FIGURE = error(
    "not-a-figure",
    "{text!r} is not a number as printed",
    "{text!r} 不是数字",
    "write it as it is printed, such as 0.637 or 63.7%",
    "请按原样写出，如 0.637 或 63.7%",
)
