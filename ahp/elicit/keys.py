"""The keys of a page: each is declared once, with what it does, how it is shown, and its action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Words
from ahp.elicit.draw import STYLES, Look

TALL = 20  # lines of a terminal from which two for the keys are affordable
ANY = "any"  # the name that stands for every key

COMMA = Words(", ", "、")
_LIST_COMMA = Words(", ", "，")
_SIGNS: Mapping[str, str] = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "ctrl-c": "Ctrl-C",
}
_TOGETHER: Mapping[tuple[str, ...], Words] = {
    ("left", "right"): Words("{arrows}", "{arrows}"),
    ("up", "down"): Words("Up/Down", "↑↓"),
    ("up", "down", "left", "right"): Words("Arrows", "方向键"),
    ("a", "b"): Words("a/b", "a/b"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a page. What it does is shown from the same object that does it.

    Attributes
    ----------
    names : tuple of str
        The keys that are shown: characters, or names such as ``left`` and ``enter``. The key line
        shows the first, the help all of them.
    does : Words
        What it does, briefly.
    action : callable
        Takes the key that was pressed; in a plain form, the text after it.
    more : Words, optional
        What it does, for the help.
    also : tuple of str
        Other keys for the same, which need not be shown beside it.
    lined : bool
        Whether it stands in the key line; else in the help only.
    label : Words, optional
        How the keys are shown, where that is not their names.
    argument : Words, optional
        What may follow it on a line of a plain form.
    """

    names: tuple[str, ...]
    does: Words
    action: Callable[[str], object]
    more: Words | None = None
    also: tuple[str, ...] = ()
    lined: bool = True
    label: Words | None = None
    argument: Words | None = None

    def __post_init__(self) -> None:
        if not (self.names and self.does.en and self.does.zh):
            raise ValueError("a key has a name, and says in both languages what it does")

    def takes(self, name: str) -> bool:
        """Whether it is the key of a name.

        >>> Key(("?",), Words("help", "帮助"), print, also=("h",)).takes("h")
        True
        """
        return name in self.names or name in self.also or ANY in self.names

    def shown(self, look: Look, every: bool = False) -> str:
        """Return how the key is called on a page: its first name, or every one.

        >>> back = Key(("u", "backspace"), Words("back", "返回上一题"), print)
        >>> back.shown(Look(80, 24, "en")), back.shown(Look(80, 24, "zh"), every=True)
        ('u', 'u、Backspace')
        """
        if self.label is not None:
            return self.label(look.lang)
        if self.names in _TOGETHER:
            return _TOGETHER[self.names](look.lang, arrows=look.glyphs.arrows)
        names = [_SIGNS.get(name, name) for name in self.names]
        return COMMA(look.lang).join(names) if every else names[0]


def key_of(keys: Iterable[Key], name: str) -> Key | None:
    """Return the key of a name, the first where several take it."""
    return next((key for key in keys if key.takes(name)), None)


def key_lines(look: Look, keys: Sequence[Key], every: bool = False) -> list[Text]:
    """Show keys with what they do, at the foot of a page.

    Parameters
    ----------
    look : Look
    keys : sequence of Key
    every : bool
        Whether none may be left out. Otherwise a page that has help, which shows them all, keeps
        to two lines, or one where lines are few; the last two keys are the last to go.
    """
    lined = [key for key in keys if key.lined]
    rows = _broken(look, lined)
    if key_of(keys, "?") is not None and not every:
        most = 2 if look.height >= TALL else 1
        while len(lined) > 1 and len(rows) > most:
            del lined[-3 if len(lined) > 2 else -1]
            rows = _broken(look, lined)
    return [_key_line(look, row) for row in rows]


def _broken(look: Look, keys: Sequence[Key]) -> list[list[Key]]:
    rows: list[list[Key]] = [[]]
    for key in keys:
        if rows[-1] and _width(look, [*rows[-1], key]) > look.width:
            rows.append([])
        rows[-1].append(key)
    return rows


def _key_line(look: Look, keys: Sequence[Key]) -> Text:
    line = look.line()
    for key in keys:
        line.append("  " if line else "")
        shown, does = _entry(look, key)
        line.append(shown, STYLES["key"])
        line.append(does, STYLES["dim"])
    return line


def _entry(look: Look, key: Key) -> tuple[str, str]:
    does = key.does(look.lang)
    return ("", does) if ANY in key.names else (key.shown(look), f" {does}")


def _width(look: Look, keys: Sequence[Key]) -> int:
    return cell_len("  ".join("".join(_entry(look, key)) for key in keys))


def plain_list(look: Look, keys: Iterable[Key]) -> str:
    """Return keys with what they do as a text, for a terminal that only shows lines.

    >>> keys = [Key(("n",), Words("note", "备注"), print, argument=Words("TEXT", "文字"))]
    >>> plain_list(Look(80, 24, "en"), keys), plain_list(Look(80, 24, "zh"), keys)
    ('n TEXT note', 'n 文字 备注')
    """
    entries = []
    for key in keys:
        argument = f" {key.argument(look.lang)}" if key.argument else ""
        entries.append(f"{key.shown(look)}{argument} {key.does(look.lang)}")
    return _LIST_COMMA(look.lang).join(entries)
