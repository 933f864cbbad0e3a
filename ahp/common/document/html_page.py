"""Answers as an HTML page that needs no other file; data are text in it and nothing else."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from jinja2 import Environment, StrictUndefined, Template

from ahp.common.document.parts import Document, Part, spans
from ahp.common.document.text import is_address, key
from ahp.common.visible import visible

DEEPEST = 4  # a row further down a tree is set in no more
TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
LANGUAGES = {"en": "en", "zh": "zh-CN"}

STYLE = """\
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; line-height: 1.5;
  font-family: "Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
    system-ui, sans-serif; color: #1b1b1b; background: #fff; }
.table { margin: 1.5rem 0; overflow-x: auto; }
table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; }
caption { text-align: left; font-weight: bold; padding: 0 0 .4rem; }
thead { border-bottom: 1px solid; }
thead th { word-break: keep-all; }
th, td { padding: .2rem .7rem; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.deep1 { padding-left: 2rem; } .deep2 { padding-left: 3.3rem; } .deep3 { padding-left: 4.6rem; }
.deep4 { padding-left: 5.9rem; }
.small, .dim { color: #595959; font-size: .9em; }
.good { color: #1a6b2d; } .bad { color: #a6192e; font-weight: bold; }
.doubtful { color: #7a5200; } .note { color: #005a78; }
figure { margin: 1.5rem 0; } figure img { max-width: 100%; }
@media print { body { max-width: none; margin: 0; } .table { overflow: visible; } }
"""

_MACROS = """\
{% macro inline(text) %}{% for one in spans(text) %}{% set href = address(one) %}\
{% if href %}<a href="{{ href }}">{% endif %}\
{% if one.style in TAGS %}<{{ TAGS[one.style] }}>{{ said(one) }}</{{ TAGS[one.style] }}>\
{% elif one.style %}<span class="{{ one.style }}">{{ said(one) }}</span>\
{% else %}{{ said(one) }}{% endif %}\
{% if href %}</a>{% endif %}{% endfor %}{% endmacro %}\
{% macro table(part, id, label) %}\
<table{% if id %} id="{{ id }}"{% endif %}>
{% if part.title and label %}\
<caption><span class="said"><span class="label">{{ label }}</span> {{ part.title }}</span></caption>
{% elif part.title %}<caption>{{ part.title }}</caption>
{% endif %}<thead>
<tr>{% for column in part.columns %}\
{% set tag = "th" if column.heading else "td" %}\
<{{ tag }}{% if column.heading %} scope="col"{% endif %}\
{% if column.right %} class="right"{% endif %}>{{ column.heading }}</{{ tag }}>\
{% endfor %}</tr>
</thead>
<tbody>
{% set ns = namespace(stub=part.stub, right=part.right) %}\
{% for cells in part.shown() %}\
{% set depth = part.indents[loop.index0] if part.indents else 0 %}\
<tr>{% for cell in cells %}\
{% set stub = loop.index0 == ns.stub %}{% set tag = "th" if stub and cell else "td" %}\
<{{ tag }}{% if tag == "th" %} scope="row"{% endif %}\
{% if ns.right[loop.index0] %} class="right"\
{% elif stub and depth %} class="deep{{ [depth, DEEPEST] | min }}"{% endif %}>\
{% if cell is string %}{{ cell }}{% else %}{{ inline(cell) }}{% endif %}</{{ tag }}>\
{% endfor %}</tr>
{% endfor %}</tbody>
</table>
{% endmacro %}\
{% macro notes(part) %}{% for note in part.notes %}<p class="small">{{ note }}</p>
{% endfor %}{% endmacro %}"""
HEAD = """\
<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<title>{{ title }}</title>
<style>
{{ style | safe }}</style>
</head>
<body>
"""
"""From the first line to where the body begins."""
SAME: Mapping[str, str] = {
    "Items": """\
<ul>
{% for item in part.items %}<li>{{ inline(item) }}</li>
{% endfor %}</ul>
""",
    "Footnote": """\
<p class="small">{% if part.mark %}<sup>{{ part.mark }}</sup> {% endif %}{{ part.text }}</p>
""",
    "Source": '<p class="small">{{ part.text }}</p>\n',
}
"""Parts that look the same in a book."""
_TEMPLATES = {
    **SAME,
    "head": HEAD + "<main>\n",
    "foot": "</main>\n</body>\n</html>\n",
    "Heading": "<h{{ part.level }}>{{ part.text }}</h{{ part.level }}>\n",
    "Text": "<p>{{ inline(part.text) }}</p>\n",
    "Grid": """\
<div class="table">
{{ table(part, part.name | key, "") }}{{ notes(part) }}</div>
""",
    "Figure": """\
<figure id="{{ part.name | key }}">
<img alt="{{ part.alternative }}" src="data:image/svg+xml;base64,{{ part.svg | base64 }}"/>
<figcaption>{{ part.caption }}</figcaption>
</figure>
""",
    "Equation": '<p class="equation">{{ part.plain }}</p>\n',
}


def write(document: Document, out: TextIO) -> None:
    """Write the page of a document, a part as it comes."""
    head = {"lang": LANGUAGES[document.lang], "title": document.title or "AHP", "style": STYLE}
    out.write(_MADE["head"].render(head))
    out.writelines(pieces(document.page))
    out.write(_MADE["foot"].render())


def pieces(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the HTML of each part, to stand in the body of a page."""
    for part in parts:
        template = _MADE.get(type(part).__name__)
        if template is not None:  # a gap is for other forms
            yield template.render(part=part)


def _visible(value: object) -> object:
    """Show what no page may hold; what is HTML of our own has been through here."""
    return visible(value) if type(value) is str else value


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def compiled(templates: Mapping[str, str], **more: Any) -> Mapping[str, Template]:
    """Return templates in which data are text, and which know how text and tables look.

    Parameters
    ----------
    templates : mapping of str to str
    **more
        What they may use by its name, beside ``inline``, ``table`` and ``notes``.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_visible, keep_trailing_newline=True
    )
    known: Mapping[str, Any] = {
        "spans": spans,
        "DEEPEST": DEEPEST,
        "TAGS": TAGS,
        "address": lambda one: one.href if is_address(one.href) else "",
        "said": lambda one: one.text,
    }
    environment.globals |= {**known, **more}
    environment.filters |= {"key": key, "base64": _base64}
    return {name: environment.from_string(_MACROS + text) for name, text in templates.items()}


_MADE = compiled(_TEMPLATES)
