"""Texts of one's own: what Markdown says becomes parts, and what is not taken is told."""

from ahp.common.document.book.own_text import parts_of_markdown
from ahp.common.document.parts import (
    Break,
    Equation,
    Grid,
    Heading,
    Items,
    Span,
    Text,
    plain,
)
from ahp.common.findings import Problems
from tests.common.test_document import ATTACKS


def read(text, level=2):
    """Return the parts of a text, and each finding as its code and line."""
    problems = Problems()
    parts = parts_of_markdown(text, "own.md", problems, level)
    for found in problems.findings:
        assert found.path == "own.md"
        assert found.text("en") != found.text("zh")
    return parts, [(found.code, found.place.line) for found in problems.findings]


def test_headings_are_shifted_and_go_six_deep():
    parts, told = read("# A *b* `c`\n\nB\n=\n\n### C\n\n###### D\n", level=3)
    assert parts == (Heading("A b c", 3), Heading("B", 3), Heading("C", 5), Heading("D", 6))
    assert told == []


def test_a_paragraph_keeps_emphasis_code_and_links():
    text = (
        "plain **strong** *emphasis* ***both*** `a*b` [site](https://example.org/a?b=1) "
        "<https://example.org> [mail](mailto:a@example.org) [表](#权重) [](#scale)"
    )
    ((paragraph,), told) = read(text)
    assert [one for one in paragraph.text if one.text != " "] == [
        Span("plain "),
        Span("strong", "strong"),
        Span("emphasis", "emphasis"),
        Span("both", "strong"),
        Span("a*b", "code"),
        Span("site", href="https://example.org/a?b=1"),
        Span("https://example.org", href="https://example.org"),
        Span("mail", href="mailto:a@example.org"),
        Span("表", to="权重"),
        Span("", to="scale"),
    ]
    assert told == []


def test_emphasis_is_read_beside_signs_of_chinese():
    for text, strong in (
        ("**注意：**请看", "注意："),
        ("请看**《办法》（2022）**的规定", "《办法》（2022）"),
        ("他说**好。**B", "好。"),
        ("**一\n二。**三", "一二。"),
    ):
        ((paragraph,), told) = read(text)
        assert [one.text for one in paragraph.text if one.style == "strong"] == [strong]
        assert told == []
    parts, told = read("** 注意** 全角　**　甲**　乙 snake_注意。_case")
    assert parts == (Text("** 注意** 全角　**　甲**　乙 snake_注意。_case"),)
    assert told == [("own-text-marks", 1)]


def test_lines_are_joined_as_their_script_asks_and_broken_where_told():
    parts, _ = read("第一行，\n第二行\nand a line\nof English\\\nnext\n\nlast")
    assert parts == (
        Text("第一行，第二行 and a line of English"),
        Text("next", close=True),
        Text("last"),
    )


def test_lists_are_items_or_lines_with_their_marks():
    assert read("-\n") == ((), [])
    parts, _ = read("-\n- a\n-\n- *b*\n\ntext\n\n3. c\n4. d\n   - e\n     more\n\n     f\n")
    assert parts[0] == Items(("a", (Span("b", "emphasis"),)))
    assert parts[2:] == (
        Text("3. c"),
        Text("4. d", close=True),
        Text("\u2003– e more", close=True),
        Text("\u2003\u2003f", close=True),
    )


def test_tables_take_the_caption_before_or_after_them():
    table = "| 名 | x |\n|---|--:|\n| 甲 | 1 |\n| *乙* | a\\|b |\n"
    parts, told = read(f"表：权重\n\n{table}\n{table}\nTable: second\n\n{table}\ntext: no caption")
    grids = [part for part in parts if isinstance(part, Grid)]
    assert [grid.title for grid in grids] == ["权重", "second", ""]
    assert parts[-1] == Text("text: no caption")
    assert len(parts) == 4
    assert grids[0].headings == ["名", "x"]
    assert grids[0].right == [False, True]
    assert [[plain(cell) for cell in row] for row in grids[0].shown()] == [
        ["甲", "1"],
        ["乙", "a|b"],
    ]
    assert told == []


def test_quotes_code_and_breaks():
    parts, told = read("> said *so*\n\n---\n\n```python\nif x:\n    y **z**\n```\n\n    $$ code\n")
    assert parts == (
        Text((Span("said ", "dim"), Span("so", "emphasis"))),
        Break(),
        Text((Span("if\xa0x:", "code"),)),
        Text((Span("\xa0\xa0\xa0\xa0y\xa0**z**", "code"),), close=True),
        Text((Span("$$\xa0code", "code"),)),
    )
    assert told == []


def test_formulas_in_lines_of_their_own():
    text = "before\n$$\n\\frac{a_i}{b_i}\n+ c\n\n= d\n$$\n\n$$ x = 1 $$\n\n```math\ny\n```\n"
    parts, told = read(text)
    assert parts == (
        Text("before"),
        Equation("\\frac{a_i}{b_i}\n+ c\n\n= d", "\\frac{a_i}{b_i} + c = d"),
        Equation("x = 1", "x = 1"),
        Equation("y", "y"),
    )
    assert told == []


def test_a_formula_that_is_none_is_shown_and_told():
    parts, told = read("$$\\href{javascript:alert(1)}{x}$$\n\n$$\\input{a}$$\n\n$$\n\ntext")
    assert not [part for part in parts if isinstance(part, Equation)]
    assert plain(parts[0].text) == "\\href{javascript:alert(1)}{x}"
    assert parts[-1] == Text("text")
    assert told == [
        ("own-text-formula", 1),
        ("own-text-formula", 3),
        ("own-text-formula-open", 5),
    ]


def test_what_is_not_taken_is_told_with_its_line():
    text = (
        "a\n![p](chart.png) b\n[c](javascript:alert(1)) [d](other.md)\n\n"
        "<b>e</b> <!-- not shown -->\n\n<div onclick='x'>\nf\n</div>\n\n"
        "g[^1] $\\lambda$ and \\$5_000\\$ `$a_1$` \\[^2]\n**Note:**see \\*\\*x\\*\\*\n"
    )
    parts, told = read(text)
    assert [plain(part.text) for part in parts] == [
        "a  b c d",
        "<b>e</b> ",
        *("<div onclick='x'>", "f", "</div>"),
        "g[^1] $\\lambda$ and $5_000$ $a_1$ [^2] **Note:**see **x**",
    ]
    assert told == [
        ("own-text-picture", 2),
        ("own-text-link", 3),
        ("own-text-link", 3),
        ("own-text-html", 5),
        ("own-text-formula-in-line", 11),
        ("own-text-footnote", 11),
        ("own-text-marks", 12),
    ]


def test_alike_findings_are_one_with_a_count():
    problems = Problems()
    parts_of_markdown("<b>a</b>\n\n<b>b</b>\n", "own.md", problems)
    (found,) = problems.findings
    assert "4 tags" in found.text()
    assert "4 处" in found.text("zh")


def test_nothing_in_a_text_acts():
    for attack in ATTACKS:
        parts, _ = read(f"{attack}\n\n[{attack}]({attack})\n\n![{attack}](<{attack}>)\n")
        for part in parts:
            for span in part.text if isinstance(getattr(part, "text", ""), tuple) else ():
                assert span.href == ""


def test_a_text_that_nests_without_end_is_read_as_far_as_it_makes_sense():
    parts, told = read("> " * 20 + "quote\n\n" + "- " * 20 + "item\n\n" + "*" * 5000 + "a")
    assert plain(parts[0].text) == "quote"
    assert plain(parts[1].text).endswith("item")
    assert told == [("own-text-marks", 5)]
    parts, told = read("before\n\n" + "> " * 1000 + "deep\n\n" + "- " * 1000 + "deep\n\nafter")
    assert [plain(part.text) for part in parts] == ["before"]
    assert told == [("own-text-deep", 3)]
