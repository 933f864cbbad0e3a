"""Tables as an editor wants them: nothing broken that is read at once, nothing left alone."""

import pytest
from matplotlib import colormaps

from ahp.common.chart.page import SEQUENTIAL, ink_on
from ahp.common.document.book.book import Book
from ahp.common.document.book.docx.look import look_of
from ahp.common.document.book.docx.widths import PADDING, fits, widths
from ahp.common.document.book.forms import book_files
from ahp.common.document.book.needs import halves, needs
from ahp.common.document.book.plan import lying
from ahp.common.document.book.title import pieces, title_lines
from ahp.common.document.parts import Column, Grid, Heading, Text
from tests.common.book.opened import find, values, xml

NAMES = ("Enterprise capability", "Government responsiveness", "Prior international work")


def weights(lang):
    """A table of three levels, as that of the 2022 report: figures beside some remarks."""
    remark = "0.2046 (published 0.2045)" if lang == "en" else "0.2046（已发表 0.2045）"
    columns = []
    for level in ("1", "2", "3"):
        columns.append(Column(f"n{level}", f"Level {level} item" if lang == "en" else "三级指标"))
        for key in ("Weight", "Global") if lang == "en" else ("局部权重", "全局权重"):
            columns.append(Column(f"{key}{level}", key, align="right"))
    row = [cell for name in NAMES for cell in (name, "0.4683", remark)]
    return Grid(tuple(columns), [row] * 4, "Weights", name="weights")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("room", [11000, 13600])
def test_no_word_or_figure_is_broken_where_all_of_them_have_room(lang, room):
    look = look_of("plain", lang)
    found = needs(weights(lang))
    size = 7.5
    assert fits((one.word for one in found), size, room, look.spare)
    shared = widths(found, size, room, look.spare)
    assert sum(shared) <= room
    remark = "(published" if lang == "en" else "0.2046（已"  # no line is broken before a bracket
    whole = ["Enterprise", "0.4683", remark, "responsiveness", "0.4683", remark]
    for own, width in zip([*whole, "international", *whole[1:3]], shared, strict=True):
        assert width - 2 * PADDING >= halves(own) * size * 10  # half an em, in twips


def test_figures_stay_whole_where_even_words_have_no_room():
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C", align="right"))
    found = needs(Grid(columns, [["incomprehensibilities", "internationalization", "0.1234"]]))
    room = 2800
    name, other, figure = widths(found, 10, room, 1.1)
    assert name + other + figure <= room
    assert figure - 2 * PADDING >= 6 * 100 * 1.1
    assert name == other


def test_headings_of_a_chinese_matrix_have_two_lines_where_they_can():
    names = ("AI 大学数", *("平均国内论文数", "平均国际论文数", "平均专利数", "机构数") * 2)[:8]
    heads = [Column(f"m{n}", name, align="right") for n, name in enumerate(names)]
    columns = (Column("name", "学术生态"), *heads, Column("weight", "权重", align="right"))
    rows = [[name, *["1/9"] * 8, "0.2853"] for name in names]
    look = look_of("thesis", "zh")
    room, _ = look.room()
    shared = widths(needs(Grid(columns, rows)), 9, room, look.spare)
    for name, width in zip(names, shared[1:], strict=False):
        assert 2 * (width - 2 * PADDING) // (9 * 20) >= len(name)  # characters in two lines


def test_type_gets_smaller_before_a_long_hash_is_broken_or_a_page_is_turned():
    columns = (Column("file", "文件"), Column("hash", "SHA-256"))
    path = "../../matrices/ai-competitiveness-2022/academic-ecosystem.csv"  # broken at its bars
    rows = [[path, "0123456789abcdef" * 4]]
    (data,) = book_files(Book("T", (Grid(columns, rows, "F", name="f"),), "zh"), "a.docx").values()
    book = xml(data)
    (_, width) = values(book, "//w:tblGrid/w:gridCol", "w:w")
    (size, *_) = values(book, "//w:tbl//w:sz", "w:val")
    assert int(width) - 2 * PADDING >= 64 * int(size) / 2 * 10
    columns = (*weights("zh").columns[:2], *weights("zh").columns[3:])
    figures = ("0.4903", "0.1043（已发表 0.1042）")
    row = ["企业能力", "0.2127", "非大学科研机构创新能力", *figures, "基础和技术层企业数", *figures]
    remarked = Grid(columns, [row] * 3, "W", name="w")
    (data,) = book_files(Book("T", (remarked,), "zh", layout="thesis"), "a.docx").values()
    assert not values(xml(data), "//w:pgSz", "w:orient")
    cell = find(xml(data), "//w:tbl/w:tr[2]/w:tc[5]/w:p/w:r/*")
    assert [one.text for one in cell if one.text] == ["0.1043", "（已发表 0.1042）"]
    assert [one.tag.endswith("}br") for one in cell if not len(one)] == [False, True, False]


def test_a_chinese_title_is_broken_between_words_in_lines_about_as_long():
    title = "中国新一代人工智能科技产业区域竞争力评价指数（2022）：层次分析法（AHP）权重报告"
    assert "".join(pieces(title)) == title
    lines = title_lines(title, 38)
    assert lines == [
        "中国新一代人工智能科技产业",
        "区域竞争力评价指数（2022）：",
        "层次分析法（AHP）权重报告",
    ]
    whole = title_lines("某" * 70, 38)  # no word of it is known
    assert whole == ["某" * 70]
    for kind in ("Regional Competitiveness " * 4, "中国\n指数", "城市指数"):
        assert title_lines(kind, 38) == [kind]
    (data,) = book_files(Book(title, (), "zh", layout="thesis"), "a.docx").values()
    shown = find(xml(data), "//w:p[w:pPr/w:pStyle[@w:val='Title']]//w:t")
    assert [one.text for one in shown] == lines
    (page,) = book_files(Book(title, (), "zh"), "a.html").values()
    assert "<wbr/>区域<wbr/>竞争力<wbr/>评价<wbr/>指数<wbr/>（2022）：<wbr/>" in page.decode()


def test_headings_and_their_paragraphs_lie_with_a_wide_table():
    parts = (Text("t"), Heading("h"), Text("a"), Text("b"), weights("en"), Text("after"))
    assert lying(parts, [4]) == [False, True, True, True, True, False]
    parts = (Heading("h"), Text("a"), Text("b"), Text("c"), weights("en"))
    assert lying(parts, [4]) == [False] * 4 + [True]


def docx_rows(grid):
    (data,) = book_files(Book("T", (grid,), "en"), "a.docx").values()
    rows = find(xml(data), "//w:tbl/w:tr")[1:]
    return [bool(find(row, "w:tc[1]/w:p/w:pPr/w:keepNext")) for row in rows]


def test_first_and_last_rows_of_a_long_table_and_groups_never_stand_alone():
    columns = (Column("a", "A"), Column("b", "B", 2))
    rows = [[f"r{n}", float(n)] for n in range(40)]
    kept = docx_rows(Grid(columns, rows, "Long", name="long"))
    assert [n for n, keep in enumerate(kept) if keep] == [0, 1, 37, 38]
    indents = (0, 1, 1, 0, 1, *[1] * 15, 0, *[1] * 19)
    kept = docx_rows(Grid(columns, rows, "Tree", name="tree", indents=indents))
    assert [n for n, keep in enumerate(kept) if keep] == [0, 1, 3, 20, 37, 38]


def test_short_tables_stay_whole_but_not_those_with_long_rows():
    columns = (Column("a", "A"), Column("b", "B"))
    few = docx_rows(Grid(columns, [["name", "text"]] * 12, "Few", name="few"))
    assert few == [True] * 11 + [False]
    long = docx_rows(Grid(columns, [["name " * 60, "text " * 60]] * 12, "Long", name="long"))
    assert not all(long[:-1])


def html(*parts):
    (data,) = book_files(Book("T", parts, "en"), "a.html").values()
    return data.decode()


def test_a_page_lies_only_for_what_is_wide_and_with_its_heading():
    matrix = Grid(
        (Column("a", "Capital environment"), *(Column(name, name, 2) for name in NAMES)),
        [["Financing", 1.0, 2.0, 3.0]] * 3,
        "Judgments",
        name="matrix",
    )
    assert 'class="lying"' not in html(Heading("H"), matrix)
    years = tuple(Column(f"c{n}", f"{1990 + n}") for n in range(24))
    many = Grid(years, [["10 (12.3)"] * 24], "W")
    page = html(Text("before"), Heading("H"), many, Text("after"))
    begin = page.index('<div class="lying">')
    assert page.index("before") < begin < page.index("<h2") < page.index("<table")
    assert page[page.index("</table>") :].split("after")[0].count("</div>") == 3


def test_words_and_figures_in_a_browser(browser, tmp_path):
    """Each word of a heading and each figure has one line, printed and on a phone; rows are set
    in by how deep they stand, also in tables that lie."""
    ranked = Grid(
        (Column("r", "Rank", 0), Column("i", "Item"), Column("g", "Global", 4),
         Column("u", "Under"), Column("c", "Cumulative", 4)),
        [[n, f"{NAMES[n % 3]} " * 2, 0.12345, f"{NAMES[n % 3]} / " * 4, 0.5] for n in range(9)],
        "Leaves", name="leaves",
    )  # fmt: skip
    files = Grid((Column("f", "File"), Column("h", "SHA-256")), [["a/b.csv", "0f" * 32]], "Files")
    tree = Grid(
        (Column("i", "Item"), *(Column(f"c{n}", f"{1990 + n}") for n in range(20))),
        [["Whole", *["10 (12.3)"] * 20], ["Part", *["10 (12.3)"] * 20]],
        "Tree", name="tree", indents=(0, 2),
    )  # fmt: skip
    path = tmp_path / "a.html"
    path.write_text(html(ranked, weights("en"), files, tree), encoding="utf-8")
    broken = """
      const range = document.createRange(), found = [];
      for (const cell of document.querySelectorAll("thead th, td.right")) {
        const text = cell.firstChild;
        for (const word of (text ? text.data : "").matchAll(/\\S+/g)) {
          range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
          if (range.getClientRects().length > 1) found.push(word[0]);
        }
      }
      const pad = one => parseFloat(getComputedStyle(one).paddingLeft);
      const [above, below] = document.querySelectorAll(".table:last-of-type tbody th");
      return [found, pad(below) - pad(above)];"""
    browser.get(path.as_uri())
    try:
        for media, width in (("print", 627), ("screen", 360)):
            metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
            words, deeper = browser.execute_script(broken)
            assert words == [], media
            assert deeper > 8, media
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_figures_on_colors_have_the_contrast_that_small_type_needs():
    """WCAG 2.1, 1.4.3: a ratio of 4.5 between the relative luminances."""

    def luminance(color):
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in color
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for step in range(256):
        color = colormaps[SEQUENTIAL](step)
        lights = sorted([luminance(color[:3]), {"white": 1.0, "black": 0.0}[ink_on(color)]])
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5
