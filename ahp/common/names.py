"""Names of things: for readers, the nearest known one, and which can name a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ahp.common.findings import Finding, UsageError
from ahp.common.wording import SUGGEST_KNOWN, SUGGEST_NEAREST, UNKNOWN_CHOICE, Words

Names = Mapping[str, str]

_MOST_CHARACTERS = 100
_MOST_BYTES = 200  # file systems allow 255, and a temporary file has a longer name
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def name_in(names: Names, lang: str, code: str) -> str:
    """Return the name in a language, else in another, else a code.

    >>> name_in({"zh": "北京市"}, "en", "beijing")
    '北京市'
    """
    return names.get(lang) or next((name for name in names.values() if name), code)


def in_natural_order(names: Iterable[str]) -> list[str]:
    """Sort names as people count: 2 before 10.

    >>> in_natural_order(["专家10", "专家2", "专家1"])
    ['专家1', '专家2', '专家10']
    """
    return sorted(names, key=lambda name: (_parts(name), name))


def _parts(name: str) -> list[tuple[int, int, str]]:
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    numbers = [one.lstrip("0") if one[0].isdecimal() else None for one in parts]
    return [
        (1, 0, one) if number is None else (0, len(number), number)
        for one, number in zip(parts, numbers, strict=True)
    ]


def suggestion(word: str, known: Iterable[str], limit: int = 12) -> Finding:
    """Suggest the nearest known name, or list the known ones, for the hint of a finding.

    >>> suggestion("patnets", ["patents", "papers"]).message()
    'did you mean patents?'
    """
    known = list(dict.fromkeys(known))
    close = nearest(word, known)
    if close is not None:
        return Finding(SUGGEST_NEAREST, {"nearest": close})
    return known_ones(known, limit)


def known_ones(known: Sequence[object], limit: int = 12) -> Finding:
    """List the known names, each a text or one by language, for the hint of a finding.

    >>> known_ones(["a", "b"]).message()
    'known: a, b'
    """
    shown = [*known[:limit], *("…" for _ in known[limit : limit + 1])]
    return Finding(SUGGEST_KNOWN, {"known": shown or "-"})


def given_or(given: str | None, usual: str) -> str:
    """Return the name that is given, or the usual one; an empty one is given, and known to nobody.

    >>> given_or(None, "eigenvector"), given_or("", "eigenvector")
    ('eigenvector', '')
    """
    return usual if given is None else given


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to a misspelt one, or None.

    >>> nearest("eigenvctor", ["eigenvector", "geometric-mean"])
    'eigenvector'
    """
    import difflib  # deferred: only mistakes need it

    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def unknown_choice(what: str, name: str, known: Iterable[str]) -> UsageError:
    """Make the error for an option's value that does not exist.

    >>> print(unknown_choice("--method", "eigenvctor", ["eigenvector", "column-sum"]))
    --method 'eigenvctor' is not known. Known: eigenvector, column-sum; nearest: eigenvector
    """
    names = list(known)
    guess = nearest(name, names)
    # one that is not like it would lead astray
    near = Words(f"; nearest: {guess}", f"；最接近的是 {guess}") if guess else ""
    return UsageError.of(UNKNOWN_CHOICE, what=what, name=name, known=names, nearest=near)


def is_fit_for_files(code: str) -> bool:
    """Whether a code can name a file on every system, Windows included.

    >>> [is_fit_for_files(code) for code in ("unit-price", "单价", "a/b", "con", ".a", "a.")]
    [True, True, False, False, False, False]
    """
    return (
        0 < len(code) <= _MOST_CHARACTERS
        and len(code.encode(errors="replace")) <= _MOST_BYTES
        and code == code.strip()
        and not code.startswith((".", "~$"))
        and not code.endswith(".")
        and code.isprintable()
        and not _FORBIDDEN.search(code)
        and not is_device(code)
    )


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for a device, whatever its ending.

    >>> is_device("CON.csv"), is_device("console.csv")
    (True, False)
    """
    return _RESERVED.fullmatch(name) is not None
