"""The parts of an answer in every form, and that data stay data in each of them."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.document.formats import FORMATS, check_format, write
from ahp.common.document.grid import grid_document
from ahp.common.document.parts import (
    Column,
    Document,
    Equation,
    Figure,
    Footnote,
    Gap,
    Grid,
    Heading,
    Items,
    Lines,
    Members,
    Sheet,
    Source,
    Span,
    Text,
)
from ahp.common.document.table import Table, write_tables
from ahp.common.document.terminal import make_console, make_table
from ahp.common.document.text import key
from ahp.common.findings import UsageError
from ahp.common.visible import visible

ROOT = Path(__file__).parents[2]
NO_SHEET = Sheet((), ())
ATTACKS = (
    "<script>alert(1)</script>",
    "</title></caption></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "&lt;b&gt; & &amp;",
    "{{ 7 * 7 }}{% raw %}",
    "[a](javascript:alert(1))",
    "a|b\\|c\\",
    "[2pt]first",
    "  *[9cm]",
    "\\input{/etc/passwd}%$#_^~&",
    "two\nlines",
    "\x1b[2Jcontrol\x00\uffff",
)


def shown(page, style, **rest):
    out = io.StringIO()
    write(Document(page, [], NO_SHEET, **rest), style, out)
    return out.getvalue()


def tree_of(html):
    """Read a page as XML, which fails where an element is not closed."""
    return ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>\n"))


def everywhere(text):
    """Put a text wherever a document takes one from data."""
    columns = (Column(text, text), Column("x", "x", 2))
    return [
        Heading(text, 1, text),
        Text(text),
        Text((Span(text, "bad"), Span(text))),
        Items((text,)),
        Grid(columns, [[text, 0.5], [text, None]], text, 2, (text,), text, (0, 1)),
        Grid(columns, [[(Span(text, "good"),), text]], text),
        Footnote(text, text),
        Source(text),
        Figure(text, {".svg": b"<svg/>"}, text, text),
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_data_are_dead_in_html(attack):
    page = tree_of(shown(everywhere(attack), "html", title=attack))
    plain = tree_of(shown(everywhere("plain"), "html", title="plain"))
    shape = [one.tag for one in plain.iter()]
    assert [one.tag for one in page.iter()] == shape
    for one in page.iter():
        assert set(one.attrib) <= {
            *("lang", "charset", "name", "content", "http-equiv", "scope", "class", "id"),
            *("alt", "src"),
        }
    read = visible(attack)
    assert page.find("head/title").text == read
    assert page.find("body/main/h1").text == read
    (src,) = (one.get("src") for one in page.iter("img"))
    assert src.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("attack", ATTACKS)
def test_data_are_dead_in_markdown(attack):
    text = shown(everywhere(attack), "markdown")
    assert not re.search(r"<\S", text)
    assert re.findall(r"\]\((.*)", text) == [f"{key(attack)}.svg)"]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    cells = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in rows]
    assert cells == [3] * 7  # the edges and what parts two cells


@pytest.mark.parametrize("attack", ATTACKS)
def test_data_are_dead_in_latex(attack):
    text = shown(everywhere(attack), "latex")
    body = text.replace(r"\begin{", "").replace(r"\end{", "")
    commands = set(re.findall(r"\\([a-zA-Z]+)", body))
    plain = shown(everywhere("plain"), "latex").replace(r"\begin{", "").replace(r"\end{", "")
    assert commands <= {
        *re.findall(r"\\([a-zA-Z]+)", plain),
        *("textbackslash", "textasciicircum", "textasciitilde"),
    }
    for name in re.findall(r"\\label\{(.*)\}", text):
        assert re.fullmatch(r"(tab|fig):[\w.-]*", name)
    for line in text.splitlines():
        assert not line.lstrip().startswith(("[", "*"))
        assert not re.match(r"\\item\s+[\[*]", line)


def test_a_row_that_begins_with_a_bracket_is_no_length():
    grid = Grid((Column("a", "[1pt] a"), Column("b", "b", 1)), [["[2pt] x", 1.0], ["*", 2.0]])
    lines = shown([grid], "latex").splitlines()
    assert r"{[}1pt] a & b \\" in lines
    assert r"{[}2pt] x & 1.0 \\" in lines
    assert r"{*} & 2.0 \\" in lines


PARTS = [
    Heading("Weights", 1, " (goal)"),
    Text("of a model", close=True),
    Gap(),
    Text((Span("CR 0.2", "bad"), Span(" (RI yaahp)"))),
    Items(("one", "two")),
    Grid(
        (Column("name", "Item"), Column("w", "Weight", 2)),
        [["all", 1.0], ["part", None]],
        "Table 1",
        notes=("by hand",),
        name="weights",
        indents=(0, 1),
    ),
    Footnote("as printed", "a"),
    Source("Saaty (1980)"),
    Figure("bars", {".svg": b"<svg/>"}, "Figure 1", "two bars"),
    Equation(r"CR = \frac{CI}{RI}", "CR = CI / RI"),
    Gap("page"),
]
EXPECTED = {
    "table": """\
Weights (goal)
of a model

CR 0.2 (RI yaahp)
- one
- two
Table 1
by hand
Item    Weight
all       1.00
  part
a as printed
Saaty (1980)
Figure 1
CR = CI / RI
""",
    "markdown": """\
# Weights
of a model

CR 0.2 (RI yaahp)

- one
- two

**Table 1**

by hand

| Item | Weight |
| --- | ---: |
| all | 1.00 |
|   part |  |

a as printed

Saaty (1980)

![two bars](bars.svg)

Figure 1

$$
CR = \\frac{CI}{RI}
$$

""",
    "latex": r"""% \usepackage{booktabs}; for Chinese: XeLaTeX and \usepackage{ctex}
\section*{Weights}

of a model

CR 0.2 (RI yaahp)
\begin{itemize}
\item one
\item two
\end{itemize}
\begin{table}
\centering
\caption{Table 1}
\label{tab:weights}
\begin{tabular}{lr}
\toprule
Item & Weight \\
\midrule
all & 1.00 \\
  part &  \\
\bottomrule
\end{tabular}
\par\smallskip\footnotesize by hand
\end{table}
{\par\smallskip\footnotesize a as printed\par}
{\par\smallskip\footnotesize Saaty (1980)\par}
% for figures: \usepackage{svg}
\begin{figure}
\centering
\includesvg[width=\linewidth]{bars}
\caption{Figure 1}
\label{fig:bars}
\end{figure}
\[ CR = \frac{CI}{RI} \]
""",
}


@pytest.mark.parametrize("style", EXPECTED)
def test_every_part_in_every_form_for_readers(style):
    text = shown(PARTS, style)
    assert [line.rstrip() for line in text.split("\n")] == [
        line.rstrip() for line in EXPECTED[style].split("\n")
    ]


def test_every_part_in_html():
    page = tree_of(shown(PARTS, "html", lang="zh", title="Weights"))
    assert page.get("lang") == "zh-CN"
    main = page.find("body/main")
    assert [one.tag for one in main] == ["h1", "p", "p", "ul", "div", "p", "p", "figure", "p"]
    table = main.find("div/table")
    assert table.get("id") == "weights"
    assert table.find("caption").text == "Table 1"
    assert [one.get("scope") for one in table.findall("thead/tr/th")] == ["col", "col"]
    heads = table.findall("tbody/tr/th")
    assert [(one.text, one.get("scope"), one.get("class")) for one in heads] == [
        ("all", "row", None),
        ("part", "row", "deep1"),
    ]
    assert [one.text for one in table.findall("tbody/tr/td")] == ["1.00", None]
    assert main.find("p/span").get("class") == "bad"


SIGNS = ("a", "b", " ", "é", "e\u0301", "上", "，", "｜", "🙂", "\u200b", "\u3000", "\n", "\t")
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)


@given(st.integers(1, 4), st.lists(st.tuples(*[TEXTS] * 4), max_size=4), st.tuples(*[TEXTS] * 4))
def test_a_file_gets_what_a_terminal_without_colors_and_edges_would(count, rows, headings):
    columns = tuple(
        Column(str(place), heading, align=("left", "right")[place % 2])
        for place, heading in enumerate(headings[:count])
    )
    grid = Grid(columns, [row[:count] for row in rows])
    drawn = io.StringIO()
    table = make_table(grid.headings, grid.right, list(grid.shown()))
    make_console(drawn).print(table, crop=False)
    assert shown([grid], "table") == drawn.getvalue()


def test_a_file_of_a_table_that_is_too_wide_is_not_cut():
    grid = Grid((Column("a", "a"), Column("b", "b", 1)), [["x" * 2000, "9" * 1500]])
    assert "9" * 1500 in shown([grid], "table")
    assert shown([grid], "table").count("x") == 2000


@pytest.mark.parametrize("style", ["table", "markdown", "latex", "html"])
@pytest.mark.parametrize("color", ["", "1"])
def test_data_do_not_command_a_terminal(style, color, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", color)
    monkeypatch.setenv("NO_COLOR", "1")
    text = shown(everywhere("x\x1b[2J\x1b]52;c;eA==\x07\x9b1m\u202ey\r"), style)
    assert not re.search("[\x1b\x07\x9b\u202e\r]", re.sub("\x1b\\[[0-9;]*m", "", text))
    assert "x1b]52;c;eA==" in text


def test_colors_may_be_asked_for(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert shown([Text((Span("wrong", "bad"),))], "table") == "\x1b[1;31mwrong\x1b[0m\n"


def test_a_terminal_may_show_other_parts_than_a_page():
    document = Document([Text("long")], [], NO_SHEET, screen=[Text("short")])
    for style, text in (("table", "short"), ("markdown", "long")):
        out = io.StringIO()
        write(document, style, out)
        assert out.getvalue() == f"{text}\n"


def test_records_are_written_as_they_come():
    """Of ten thousand records no two wait in memory for each other."""
    waiting = 0
    out = io.StringIO()

    def rows():
        nonlocal waiting
        for number in range(10_000):
            yield {"number": number}
            assert out.tell() > waiting
            waiting = out.tell()

    write(Document([], Members([("rows", Lines(rows())), ("ok", True)]), NO_SHEET), "json", out)
    read = json.loads(out.getvalue())
    assert (len(read["rows"]), read["ok"]) == (10_000, True)


@pytest.mark.parametrize("style", ["table", "markdown", "latex", "html"])
def test_parts_are_written_as_they_come(style):
    out = io.StringIO()

    def parts():
        for number in range(50):
            before = out.tell()
            yield Text(f"number {number}")
            assert out.tell() > before

    write(Document(parts(), [], NO_SHEET), style, out)
    assert "number 49" in out.getvalue()


def test_members_that_are_known_last_may_come_last():
    seen = []

    def members():
        yield "rows", Lines(seen.append(one) or {"n": one} for one in (1, 2))
        yield "sum", sum(seen)

    out = io.StringIO()
    write(Document([], Members(members()), NO_SHEET), "json", out)
    assert out.getvalue() == '{"rows": [\n  {"n": 1},\n  {"n": 2}],\n "sum": 3}\n'


def test_json_has_null_for_what_is_no_figure():
    document = grid_document([Column("x", "x", 1)], [{"x": float("nan")}, {"x": float("inf")}])
    out = io.StringIO()
    write(document, "json", out)
    assert json.loads(out.getvalue()) == [{"x": None}, {"x": None}]


def test_json_is_ascii_where_the_stream_is():
    document = grid_document([Column("x", "x")], [{"x": "上海"}])
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="latin-1")
    write(document, "json", out)
    out.flush()
    assert json.loads(raw.getvalue()) == [{"x": "上海"}]


def test_csv_keeps_columns_of_one_name_apart():
    table = Table("a", "A", (), (Column("x", "X"),), ({"x": "1"},), ({"source": "own"},), {"source": "all"})  # fmt: skip  # noqa: E501
    out = io.StringIO()
    write_tables([table], "csv", out)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [["source", "source"], ["own", "all"]]


def test_an_unknown_format_is_told():
    with pytest.raises(UsageError, match=r"--format 'htm' is not known.*nearest: html"):
        check_format("htm")


NEEDS = {"table": {"rich"}, "html": {"jinja2"}}
DRAWS = {"rich.console", "rich.table", "rich.text"}  # not to be imported for a pipe


@pytest.mark.parametrize("style", FORMATS)
def test_a_writer_is_imported_when_it_is_used(style):
    code = (
        "import sys; from ahp.commands import main\n"
        f"main(['check', 'matrices', '--format', {style!r}])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(process.stderr.split())
    loaded = {name.partition(".")[0] for name in modules}
    assert not modules & DRAWS
    assert loaded & {"rich", "jinja2"} == NEEDS.get(style, set())
