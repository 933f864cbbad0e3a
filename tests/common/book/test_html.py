"""Books as HTML: valid, alone, readable on a phone and printed; data are text in them."""

import base64
import re
from dataclasses import replace
from io import BytesIO
from time import process_time

import html5lib
import pytest

from ahp.common.document.book.book import Book
from ahp.common.document.book.forms import book_files
from ahp.common.document.book.inline_svg import inline_svg
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
from tests.common.book.sample import HOSTILE, book, png
from tests.common.test_document import ATTACKS

LANGUAGES = ("zh", "en")
BOX = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90pt"><rect id="a"/></svg>'


def page_of(one):
    (data,) = book_files(one, "report.html").values()
    return data.decode("utf-8")


def tree_of(page):
    """Read a page as the standard says, and fail where it departs from it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(page)
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    return root


def texts(root, path):
    return ["".join(one.itertext()) for one in root.iterfind(path)]


def test_lists_sources_and_remarks_are_not_left_out():
    parts = (Items(("甲", (Span("乙", "strong"), Span("丙")))), Source("丁"), Footnote("戊", "a"))
    root = tree_of(page_of(Book("题", parts, "zh")))
    assert texts(root, ".//main/ul/li") == ["甲", "乙丙"]
    assert texts(root, ".//main/p") == ["丁", "a 戊"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layout", ["thesis", "plain"])
def test_a_page_is_valid_and_all_that_it_needs(lang, layout):
    page = page_of(book(lang, layout))
    root = tree_of(page)
    assert root.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    links = [one.get("href") for one in root.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    outside = [link for link in links if not link.startswith("#")]
    assert outside == ["https://doi.org/10.1016/0377-2217(90)90057-I"]
    for one in root.iter():
        assert one.tag not in ("script", "link", "iframe", "object", "base")
        for name, value in one.attrib.items():
            assert not name.startswith("on")
            assert name == "href" or not re.search(r"https?:(?!//www\.w3\.org/)", value)
    assert not re.search(r"@import|url\((?!#)", page)
    assert page == page_of(replace(book(lang, layout)))


def test_parts_have_their_numbers_and_references_lead_to_them():
    parts = [
        Contents(),
        Heading("方法", name="method"),
        Heading("标度", 3),
        Text((Span("见"), Span("表", to="a b"), Span("或"), Span("图", to="a-b"))),
        Text((Span("", to="eq"), Span("，"), Span("没有", to="nowhere"), Span("", to="规则"))),
        Grid((Column("a", "A"),), [["x"]], "权重", name="a b", notes=("注 1", "注 2")),
        Figure("a-b", {".svg": BOX}, "层次", "三层"),
        Equation("x = 1", "x = 1", name="eq"),
        Heading("规则", name="规则", appendix=True),
        Heading("其他", 3),
    ]
    root = tree_of(page_of(Book("报告", parts, "zh", ("课题组",))))
    assert texts(root, ".//h2") == ["1方法", "附录 A规则"]
    assert texts(root, ".//h3") == ["1.1标度", "A.1其他"]
    assert texts(root, ".//nav//a") == ["1 方法", "1.1 标度", "附录 A 规则", "A.1 其他"]
    assert len(root.findall(".//nav//ol/li/ol/li")) == 2
    assert texts(root, ".//caption") == ["表 1 权重"]
    assert texts(root, ".//figcaption") == ["图 1 层次"]
    assert texts(root, ".//p") == ["课题组", "见表 1或图 1", "式（1），没有附录 A", "注 1", "注 2"]
    assert texts(root, ".//svg/desc") == ["三层"]
    found = {one.get("id"): one.tag for one in root.iter() if one.get("id")}
    led = [one.get("href")[1:] for one in root.iterfind(".//p/a")]
    assert [found[one] for one in led] == ["table", "figure", "div", "h2"]
    (formula,) = root.iter("math")
    assert formula.get("display") == "block"
    names = [one.tag for one in root.find(".//main").iter()]
    assert names.index("caption") < names.index("tbody") < names.index("figure")


@pytest.mark.parametrize("text", [*ATTACKS, *HOSTILE])
def test_data_are_text_wherever_they_stand(text):
    def made(text):
        columns = (Column("a", text), Column("b", "b", 2))
        parts = [
            Contents(),
            *(Heading(text, level, name=f"{text}{level}") for level in (2, 3, 4, 5, 6)),
            Text((Span(text, "bad"), Span(text, "strong"), Span(text, href=text))),
            Text((Span(text, to="nowhere"), Span(text, to=text))),
            Items((text, (Span(text, "code"),))),
            Grid(columns, [[text, 0.5], [(Span(text, "good"),), text]], text, 2, (text,), text),
            Footnote(text, text),
            Source(text),
            Figure(f"{text}.", {".svg": BOX}, text, text),
            Break(),
        ]
        return tree_of(page_of(Book(text, parts, "en", (text,))))

    root, plain = made(text), made("plain")
    assert [one.tag for one in root.iter()] == [one.tag for one in plain.iter()]
    assert [sorted(one.attrib) for one in root.iter()] == [
        sorted(one.attrib) for one in plain.iter()
    ]
    assert texts(root, ".//title") == texts(root, ".//h1") == [visible(text)]
    assert texts(root, ".//desc") == [visible(text)]


def test_a_picture_that_is_drawn_nowhere_is_bytes():
    root = tree_of(page_of(Book("Bars", [Figure("a", {".png": png(4, 2)}, "Bars", "two bars")])))
    (image,) = root.iter("img")
    assert image.get("alt") == "two bars"
    kind, data = image.get("src").split(",")
    assert (kind, base64.b64decode(data)) == ("data:image/png;base64", png(4, 2))


REFUSED = (
    b"<svg/>",
    b"not a picture",
    b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    *(
        b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'>%b</svg>"
        % one
        for one in (
            b"<script>alert(1)</script>",
            b"<foreignObject/>",
            b"<a href='#b'/>",
            b"<g><rect onclick='alert(1)'/></g>",
            b"<use l:href='http://example.org/a.svg#b'/>",
            b"<image l:href='javascript:alert(1)'/>",
            b"<image l:href='data:image/svg+xml;base64,AAAA'/>",
            b"<rect style='fill: url(http://example.org/a)'/>",
            b"<rect style='fill: \\75 rl(//example.org/a)'/>",
            b"<style>@import 'http://example.org/a.css';</style>",
            b"<style>p{color: red}</style>",
            b"<animate attributeName='href'/>",
            b"<g xmlns='http://www.w3.org/1999/xhtml'/>",
        )
    ),
)


@pytest.mark.parametrize("svg", REFUSED, ids=range(len(REFUSED)))
def test_a_picture_that_acts_is_refused(svg):
    with pytest.raises(ValueError):
        inline_svg(svg, "a", "what it shows")


def test_pictures_of_matplotlib_keep_their_ids_apart():
    from ahp.common.chart.picture import picture

    def draw():
        from matplotlib.figure import Figure as Drawing

        drawing = Drawing(figsize=(3, 2))
        axes = drawing.add_subplot()
        axes.bar([1, 2], [3, 4], hatch="//")
        axes.plot([1, 2], [4, 3], marker="o")
        axes.imshow([[0, 1], [1, 0]])
        axes.set_title("a < b & c")
        return drawing

    svg = picture(draw, ["a < b & c"], ".svg", "salt", None)
    parts = [Figure(name, {".svg": svg}, "Bars", "two bars") for name in ("one", "two")]
    page = page_of(Book("Bars", parts))
    root = tree_of(page)
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    used = re.findall(r"url\(#([^)]+)\)", page)
    used += [one.get("href")[1:] for one in root.iter("use")]
    assert {one.partition(":")[0] for one in used} == {"one", "two"}
    assert set(used) <= ids
    assert texts(root, ".//text").count("a < b & c") == 2
    assert not texts(root, ".//figure//style")
    for one in root.iter("svg"):
        assert (one.get("role"), one.get("viewBox")) == ("img", "0 0 216 144")
        assert one.get("aria-labelledby") in ids
        assert {"width", "height"}.isdisjoint(one.attrib)


def test_a_large_book_is_quick_and_small():
    cells = [[f"Region {n}", *(f"{n} ({n + k / 7:.2f})" for k in range(6))] for n in range(63)]
    columns = tuple(Column(str(n), f"Year {n}", align="right" if n else "left") for n in range(7))
    path = b'<path d="M 0 0 L 1.123456 2.123456 L 3.123456 4.123456 z" style="fill: #123456"/>'
    svg = BOX.replace(b"<rect", path * (80_000 // len(path)) + b"<rect")
    parts = [Contents(), Heading("Tables")]
    parts += [Grid(columns, cells, f"Table {n}", name=f"t{n}") for n in range(60)]
    parts += [Figure(f"f{n}", {".svg": svg}, "caption", "alternative") for n in range(30)]
    start = process_time()
    page = page_of(Book("Large", parts))
    assert process_time() - start < 15  # about one on a quick machine
    assert len(page.encode()) < 5e6


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_in_a_browser(lang, width, browser, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(page_of(book(lang)), encoding="utf-8")
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        browser.get(path.as_uri())
        wide, room, fetched, listed = browser.execute_script(
            "return [document.scrollingElement.scrollWidth, innerWidth,"
            " performance.getEntriesByType('resource').length,"
            " document.querySelector('nav').getBoundingClientRect().height / innerHeight]"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert browser.get_log("browser") == []
    assert (room, fetched) == (width, 0)
    assert wide <= width
    assert listed < 0.6 or width == 1280  # a long table of contents does not hide the text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_printed_page(lang, browser, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    path = tmp_path / "report.html"
    path.write_text(page_of(book(lang)), encoding="utf-8")
    browser.get(path.as_uri())
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    document = pdfium.PdfDocument(BytesIO(base64.b64decode(printed["data"])))
    pages = [page.get_textpage().get_text_range() for page in document]
    sizes = [page.get_size() for page in document]
    document.close()
    bare = ["".join(page.split()) for page in pages]
    root = tree_of(page_of(book(lang)))
    for caption in texts(root, ".//caption")[:-1] + texts(root, ".//figcaption"):
        assert any("".join(caption.split()) in page for page in bare), caption
    contents = texts(root, ".//nav//a")
    assert all("".join(line.split()) in bare[0] for line in contents)
    assert bare[-1].startswith(str(len(bare)))  # the number of the page
    wide = [width > height for width, height in sizes]
    assert wide.index(True) > 0
    assert {round(max(size)) for size in sizes} == {842}
    second = "".join(texts(root, ".//h2")[1].split())
    assert any(text.startswith(f"{n}{second}") for n, text in enumerate(bare, start=1))  # a break
