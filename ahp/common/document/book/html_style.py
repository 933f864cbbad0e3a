"""How a book looks as a page: on screens of any width, and printed on A4."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.book.book import Layout
from ahp.common.document.html_page import DEEPEST

_BASE = """\
* { box-sizing: border-box; }
html { color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: #1b1b1b; background: #fff; line-height: 1.6; overflow-wrap: break-word; }
main, header, footer { max-width: 50rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 4rem; }
header { padding-top: 2rem; padding-bottom: 1rem; text-align: center; }
h1 { font-size: 1.8rem; line-height: 1.3; margin: .5rem 0; word-break: keep-all;
  overflow-wrap: anywhere; text-wrap: balance; }
figcaption, caption .said { text-wrap: balance; }
main p a[href^="#"] { white-space: nowrap; }
h2 { font-size: 1.4rem; margin: 2.6rem 0 .8rem; } h3 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h2, h3, h4, h5, h6 { line-height: 1.35; scroll-margin-top: 1rem; }
.number { margin-right: .5em; }
p { margin: .7rem 0; } .close { margin-top: -.5rem; } header p { margin: .2rem 0; }
a { color: #0b5394; }
ul, ol { padding-left: 1.6rem; } li { margin: .2rem 0; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; }
.table { margin: 1.5rem 0; scroll-margin-top: 1rem; }
.scroll, .picture { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; }
caption { padding: 0 0 .5rem; }
.said { display: inline-block; position: sticky; left: 0; max-width: calc(100vw - 2rem); }
.label { margin-right: .4em; white-space: nowrap; }
thead th { word-break: keep-all; vertical-align: bottom; }
th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; max-width: 24rem; }
tbody th { font-weight: normal; } .named tbody th { white-space: nowrap; }
td.right { white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.small { font-size: .87em; color: #444; margin: .35rem 0; } .dim { color: #595959; }
.good { color: #1a6b2d; } .bad { color: #a6192e; font-weight: bold; }
.doubtful { color: #7a5200; } .note { color: #005a78; }
figure { margin: 1.8rem 0; text-align: center; scroll-margin-top: 1rem; }
figure svg, figure img { display: block; width: 100%; height: auto; margin: 0 auto;
  min-width: 28rem; }
figcaption { margin-top: .5rem; }
.equation { display: flex; align-items: center; gap: 1rem; margin: .5rem 0;
  padding: .5rem 0; overflow: auto;
  scroll-margin-top: 1rem; }
.equation math { flex: 1; }
math { font-size: 1.1em; font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math",
  "Libertinus Math", "DejaVu Math TeX Gyre", math, "Times New Roman", Times, serif; }
mtd[columnalign="left"] { text-align: left; } mtd[columnalign="right"] { text-align: right; }
nav { max-width: 50rem; margin: 0 auto; padding: 0 1rem; } main nav { padding: 0; }
nav .head { font-weight: bold; padding: .4rem 0; }
nav ol { list-style: none; padding-left: 1.2rem; margin: 0; } nav > ol { padding-left: 0; }
nav a { text-decoration: none; display: block; padding: .1rem 0; }
nav a:hover { text-decoration: underline; }
"""

_WIDE = """\
@media screen { .wide caption { text-align: left; } }
@media screen and (max-width: 74.99rem) {
  nav > ol { max-height: 40vh; overflow-y: auto; padding: .4rem .8rem; border: 1px solid #ddd; }
}
@media screen and (min-width: 75rem) {
  body { padding-left: 18rem; }
  nav, main nav { position: fixed; top: 0; left: 0; width: 18rem; height: 100vh; overflow-y: auto;
    padding: 1.5rem 1rem; border-right: 1px solid #ddd; font-size: .88rem; background: #fafafa; }
  nav a { color: inherit; }
}
@media screen and (max-width: 40rem) {
  caption { text-align: left; }
  h1 { font-size: 1.45rem; } h2 { font-size: 1.25rem; }
}
"""

_PRINT = """\
@page { size: A4; margin: 2.5cm 2.2cm;
  @bottom-center { content: counter(page); font-size: 9pt; } }
@page wide { size: A4 landscape; }
@media print {
  body { font-size: 10.5pt; padding: 0; } main, header, nav { max-width: none; padding: 0; }
  header { padding-top: 0; }
  .picture, .scroll, .equation { overflow: visible; }
  .said { position: static; max-width: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
  p { orphans: 2; widows: 2; }
  table { font-size: 9pt; } th, td { padding: .18em .52em; }
  thead th { word-break: normal; }
  tbody tr:nth-child(-n+2) { break-after: avoid; }
  tbody tr:nth-last-child(-n+2) { break-before: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  caption { break-inside: avoid; break-after: avoid; }
  tr, figure, .equation, .short { break-inside: avoid; }
  .small { break-before: avoid; }
  .lying { page: wide; } .tight table { font-size: 8pt; }
  figure svg, figure img { min-width: 0; max-height: 22cm; }
  .break { break-after: page; }
  nav .head { font-size: 1.3em; }
  nav > ol { columns: 2; column-gap: 2em; font-size: .92em; line-height: 1.35; }
  .unasked { display: none; }
}
"""

_THESIS = """\
body { font-family: "Times New Roman", Times, "Songti SC", SimSun, "Noto Serif CJK SC",
  "Source Han Serif SC", serif; }
h1, h2, h3, h4, h5, h6, caption, figcaption, nav .head { font-family: "Times New Roman", Times,
  "Heiti SC", SimHei, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
p, li { text-align: justify; } header p, figure p { text-align: center; }
:lang(zh) main p { text-indent: 2em; } :lang(zh) main .small { text-indent: 0; }
caption { text-align: center; font-weight: bold; } figcaption { font-weight: bold; }
table { width: 100%; border-top: 1.5pt solid; border-bottom: 1.5pt solid; }
thead { border-bottom: .75pt solid; }
thead th { font-weight: normal; }
"""
_PLAIN = """\
body { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
  system-ui, sans-serif; }
:lang(en) body { font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans",
  "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header { text-align: left; }
caption { text-align: left; font-weight: bold; } figure { text-align: left; }
figure svg, figure img { margin: 0; }
table { min-width: min(100%, 34rem); border-top: 1.5px solid; border-bottom: 1.5px solid; }
thead { border-bottom: 1px solid; } tbody tr + tr { border-top: 1px solid #e2e2e2; }
figcaption { font-weight: bold; }
"""

_DEPTHS = range(1, DEEPEST + 1)
_COLUMNS = range(1, 31)
_DEEP = "".join(f".table .deep{n} {{ padding-left: {1.3 * n + 0.7:.1f}em; }}\n" for n in _DEPTHS)
_DEEP_ON_PHONES = (
    "@media screen and (max-width: 40rem) {\n"
    + "".join(f"  .table .deep{n} {{ padding-left: {0.7 * n + 0.6:.1f}em; }}\n" for n in _DEPTHS)
    + "}\n"
)
_ROOMY = "".join(
    f".text{n} th:nth-child({n}), .text{n} td:nth-child({n}) {{ min-width: 8.5rem; }}\n"
    for n in _COLUMNS
)
_BROKEN = "".join(
    f".long{n} th:nth-child({n}), .long{n} td:nth-child({n}) {{ overflow-wrap: anywhere; }}\n"
    for n in _COLUMNS
)
_UNBROKEN = "".join(
    f".head{n} thead th:nth-child({n}) {{ white-space: nowrap; }}\n" for n in _COLUMNS
)
_REMARKED = "".join(
    f".remarked{n} td.right:nth-child({n}) {{ white-space: normal; }}\n" for n in _COLUMNS
)
_OF_COLUMNS = f"{_REMARKED}@media screen {{\n{_ROOMY}}}\n@media print {{\n{_BROKEN}{_UNBROKEN}}}\n"

_SAME = _DEEP + _WIDE + _DEEP_ON_PHONES + _OF_COLUMNS + _PRINT

STYLES: Mapping[Layout, str] = {
    "thesis": _BASE + _THESIS + _SAME,
    "plain": _BASE + _PLAIN + _SAME,
}
"""The style sheet of each layout."""
