"""Books as Markdown: read again by a parser, they say what was put into them."""

import re
from posixpath import basename
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from ahp.common.document.book.book import Book
from ahp.common.document.book.forms import book_files
from ahp.common.document.book.markdown_text import inline
from ahp.common.document.parts import (
    Break,
    Column,
    Contents,
    Equation,
    Figure,
    Footnote,
    Grid,
    Heading,
    Items,
    Source,
    Span,
    Text,
)
from ahp.common.visible import visible
from tests.common.book.sample import HOSTILE, SVG, book
from tests.common.test_document import ATTACKS

MARKS = (
    *("# a", "- a", "+ a", "1. a", "12) a", "> a", "---", "===", "    a", "***", "_ _ _", "~~~"),
    *(
        "`a`",
        "a`",
        "**a** *b* _c_ __d__ a_b",
        "~~a~~",
        "$a$ $$b$$",
        "a\\",
        "\\*a\\*",
        "&amp; &#35;",
    ),
    *(
        "<b>a</b>",
        "a<",
        "[a](b)",
        "![a](b)",
        "[^1]: a",
        "| a | b |",
        ":---",
        "<https://a.org>",
        "!",
    ),
)


def files_of(parts, lang="en", path="report.md"):
    made = book_files(Book("Title", parts, lang), path)
    return made.pop(path).decode("utf-8"), made


def read(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def said(token):
    """Return what a reader sees of a line, elements of HTML apart."""
    pieces = (
        said(one)
        if one.type == "image"
        else {"html_inline": "", "softbreak": " "}.get(one.type, one.content)
        for one in token.children
    )
    return " ".join("".join(pieces).split())


def flat(text):
    return " ".join(visible(text).split())


@pytest.mark.parametrize("text", [*ATTACKS, *HOSTILE, *MARKS])
def test_data_are_text_wherever_they_stand(text):
    def made(text):
        columns = (Column("a", text), Column("b", "b", 2))
        parts = [
            Contents(),
            *(Heading(text, level) for level in (2, 3, 6)),
            Text(text),
            Text((Span(text, "emphasis"), Span(text, "strong"), Span(text), Span(text, "code"))),
            Text(
                (Span(text, href="https://example.org/"), Span(text, href=text), Span(text, "bad"))
            ),
            Items((text, (Span(text, "code"), Span(text, "code")))),
            Grid(columns, [[text, 0.5], [(Span(text, "code"),), text]], text, 2, (text,), text),
            Footnote(text, text),
            Footnote(text),
            Source(text),
            Figure(f"{text}.", {".svg": SVG}, text, text),
        ]
        return files_of(parts)

    def shape(tokens):
        within = [one.type for token in tokens for one in token.children or ()]
        kinds = {one for one in within if one not in ("html_inline", "code_inline")}
        marks = ("strong_open", "em_open", "text_special")
        return [one.type for one in tokens], kinds.difference(marks, ("strong_close", "em_close"))

    source, pictures = made(text)
    plain, _ = made("plain")
    tokens = read(source)
    assert shape(tokens) == shape(read(plain))
    elements = {
        re.match(r"</?(\w+)", one.content)[1]
        for token in tokens
        for one in token.children or ()
        if one.type == "html_inline"
    }
    assert elements <= {"a", "sup", "strong", "em", "code"}
    lines = [said(one) for one in tokens if one.type == "inline"]
    for line in lines:
        assert flat(text) in line or line in ("Title", "b", "0.50", "Contents")
    assert [*pictures.values()] == [SVG]


def test_every_part_is_there_with_its_number():
    parts = [
        Contents(),
        Heading("方法", name="方法"),
        Heading("标度", 3),
        Text((Span("见"), Span("表", to="scale"), Span("和"), Span("式", to="cr"))),
        Text("接上", close=True),
        Grid(
            (Column("a", "程度"), Column("b", "值", 2)),
            [["强", 0.5], ["弱", None]],
            "标度",
            name="scale",
            notes=("注",),
            indents=(0, 1),
        ),
        Text("表后", close=True),
        Equation("a\n\n= b", "a = b", name="cr"),
        Break(),
        Heading("规则", appendix=True),
        Figure("层次", {".svg": SVG}, "结构", "三层"),
        Items(("甲", "乙")),
        Footnote("按印刷", "a"),
    ]
    text, pictures = files_of(parts, "zh", "out/报告 1.md")
    assert list(pictures) == ["out/报告 1-figures/层次.svg"]
    assert (
        text
        == """\
# Title

**目录**

- [1 方法](#方法)
  - [1.1 标度](#section-1.1)
- [附录 A 规则](#section-A)

## <a id="方法"></a>1 方法

### <a id="section-1.1"></a>1.1 标度

见[表 1](#scale)和[式（1）](#cr)\\
接上

<a id="scale"></a>**表 1** 标度

| 程度 | 值 |
| --- | ---: |
| 强 | 0.50 |
| &emsp;弱 |  |

注

表后

<a id="cr"></a>

$$
a
= b \\tag{1}
$$

---

## <a id="section-A"></a>附录 A 规则

<a id="层次"></a>![三层](%E6%8A%A5%E5%91%8A%201-figures/%E5%B1%82%E6%AC%A1.svg)

**图 1** 结构

- 甲
- 乙

<sup>a</sup> 按印刷
"""
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_links_and_pictures_of_a_whole_book_lead_somewhere(lang):
    made = dict(book_files(book(lang), "report.md"))
    text = made["report.md"].decode("utf-8")
    assert made == book_files(book(lang), "report.md")
    tokens = [one for token in read(text) for one in token.children or ()]
    ids = {one[1] for one in re.finditer(r'<a id="([^"]*)"></a>', text)}
    links = [unquote(one.attrs["href"]) for one in tokens if one.type == "link_open"]
    assert [one for one in links if not one.startswith("#")] == [
        "https://doi.org/10.1016/0377-2217(90)90057-I"
    ]
    assert {one[1:] for one in links if one.startswith("#")} <= ids
    sources = {unquote(one.attrs["src"]) for one in tokens if one.type == "image"}
    assert sources == {f"report-figures/{basename(one)}" for one in made if one.endswith(".svg")}


def test_names_of_figures_fit_every_file_system():
    names = ("con", "Bars", "bars", "很长" * 100, "a/b", "..", ".")
    parts = [Figure(name, {".svg": SVG}, name, name) for name in names]
    _, pictures = files_of(parts)
    assert [basename(path) for path in pictures] == [
        *("figure-1.svg", "bars.svg", "bars-2.svg", "figure-4.svg", "a-b.svg"),
        *("figure-6.svg", "figure-7.svg"),
    ]


def test_marks_next_to_each_other_stay_apart():
    pieces = (Span("a", "strong"), Span("b", "emphasis"), Span("c", "code"), Span("d", "code"))
    assert inline(pieces) == "**a**<em>b</em>`c`<code>d</code>"
