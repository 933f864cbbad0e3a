"""A questionnaire as one HTML file, which opens from disk, on a phone and on a desktop.

The page needs no network and may not use one. Its mathematics (``data/weighing.js``) is that of
`ahp.core.weighing`; the names of items are data in it, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from ahp.common.document.html_page import LANGUAGES
from ahp.common.findings import AhpError
from ahp.common.io.outputs import safe_name
from ahp.common.names import name_in
from ahp.common.wording import Language
from ahp.core.random_index.incomplete import most_missing
from ahp.core.weighing import random_index_for
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.interval.interval import Interval
from ahp.model.verbal import judgment_in_words
from ahp.questionnaire.questions import Part, Questionnaire
from ahp.questionnaire.wording import PAGE, PAGE_INTERVALS

SUFFIX = ".html"
_LANGUAGES: tuple[Language, ...] = ("en", "zh")

_OPTIONAL = re.compile(r"/\*\+(.*?)\+\*/", re.DOTALL)


def make(questionnaire: Questionnaire, languages: Sequence[Language]) -> bytes:
    """Return the page of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire
    languages : sequence of str
        ``zh``, ``en`` or both; the page opens in the first.

    Returns
    -------
    bytes
        UTF-8.
    """
    lang = languages[0]
    page_script = _with_optional(_data_file("page.js"), questionnaire.intervals)
    scripts = [_data_file("weighing.js"), page_script]
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    page = environment.from_string(_data_file("page.html.j2")).render(
        lang=LANGUAGES[lang],
        title=PAGE["title"](lang, title=name_in(questionnaire.title, lang, "")),
        noscript=" ".join(PAGE["noscript"](one) for one in languages),
        hashes=_Trusted(" ".join(f"'sha256-{_digest(script)}'" for script in scripts)),
        style=_Trusted(_data_file("page.css")),
        weighing=_Trusted(scripts[0]),
        script=_Trusted(scripts[1]),
        data=_Trusted(_embedded(_data(questionnaire, languages))),
    )
    return page.encode("utf-8")


class _Trusted(str):
    """Text of our own, or made safe, which the template takes as it is."""

    def __html__(self) -> str:
        return self


@cache
def _data_file(name: str) -> str:
    source = files("ahp.questionnaire.forms") / "data" / name
    return source.read_text(encoding="utf-8")


def _with_optional(script: str, wanted: bool) -> str:
    """Take what stands between ``/*+`` and ``+*/`` into a script, or leave it out.

    >>> _with_optional("a/*+ + b+*/;", True), _with_optional("a/*+ + b+*/;", False)
    ('a + b;', 'a;')
    """
    return _OPTIONAL.sub(lambda match: match[1] if wanted else "", script)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _embedded(value: object) -> str:
    """Return JSON in which nothing can end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _data(questionnaire: Questionnaire, languages: Sequence[Language]) -> Mapping[str, object]:
    asked = json.dumps([[part.node, part.pairs] for part in questionnaire.parts])
    title = name_in(questionnaire.title, languages[0], "ahp")
    said = {**PAGE, **PAGE_INTERVALS} if questionnaire.intervals else PAGE
    return {
        "title": dict(questionnaire.title),
        "fingerprint": questionnaire.fingerprint,
        "design": hashlib.sha256(asked.encode()).hexdigest()[:8],
        "expert": questionnaire.expert or "",
        "name": questionnaire.expert_name(languages[0]),
        "file": safe_name(f"{title}-{questionnaire.expert}" if questionnaire.expert else title),
        "languages": list(languages),
        "names": {code: dict(names) for code, names in questionnaire.names.items()},
        "asked": [dict(names) for names in questionnaire.asked],
        "consent": dict(questionnaire.consent),
        "method": questionnaire.method,
        "table": questionnaire.random_index,
        "threshold": DEFAULT_THRESHOLD,
        "parts": [_part(questionnaire, part) for part in questionnaire.parts],
        "words": {lang: {key: words(lang) for key, words in said.items()} for lang in languages},
    }


def _part(questionnaire: Questionnaire, part: Part) -> Mapping[str, object]:
    place = {code: number for number, code in enumerate(part.items)}
    return {
        "node": part.node,
        "items": list(part.items),
        "pairs": [[place[a], place[b]] for a, b in part.pairs],
        "indices": _indices(len(part.items), questionnaire.random_index),
        "feedback": {
            f"{place[a]}-{place[b]}": told
            for a, b in part.pairs
            if (told := _feedback(questionnaire, part.node, (a, b)))
        },
    }


def _indices(n: int, table: str) -> list[float | None]:
    """Return the random index by the number of missing judgments; None beyond the table's end."""
    try:
        return [random_index_for(n, missing, table) for missing in range(most_missing(n) + 1)]
    except AhpError:
        return [None] * (most_missing(n) + 1)


def _called(questionnaire: Questionnaire, pair: tuple[str, str], lang: Language) -> tuple[str, str]:
    a, b = (name_in(questionnaire.names[one], lang, one) for one in pair)
    return a, b


def _feedback(
    questionnaire: Questionnaire, node: str, pair: tuple[str, str]
) -> Mapping[str, object]:
    told: dict[str, object] = {}
    if (value := questionnaire.earlier.get((node, pair))) is not None:
        told["earlier"] = float(value)
        if questionnaire.intervals and isinstance(value, Interval):
            told["earlier_said"] = {
                lang: judgment_in_words(value, *_called(questionnaire, pair, lang), lang)
                for lang in _LANGUAGES
            }
    if (mean := questionnaire.group.get((node, pair))) is not None:
        told["group"] = mean
    return told
