"""Books as documents of Word's: what another program reads in them is what the parts say."""

import time
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from docx.enum.section import WD_ORIENT

from ahp.common.document.book.book import Book
from ahp.common.document.book.docx import files
from ahp.common.document.book.forms import book_files
from ahp.common.document.book.numbering import numbered
from ahp.common.document.parts import (
    Break,
    Column,
    Contents,
    Equation,
    Figure,
    Grid,
    Heading,
    Items,
    Source,
    Span,
    Text,
    plain,
    spans,
)
from ahp.common.visible import visible
from tests.common.book.opened import (
    BOOKS,
    bookmarked,
    fields,
    find,
    reopened,
    sample,
    text,
    values,
    xml,
)
from tests.common.book.sample import HOSTILE, book, leagues, png, wide


def made(*parts, lang="en", layout="plain", title="t"):
    return files(Book(title, parts, lang, (), layout), "x.docx")["x.docx"]


def as_read(value):
    return visible(value).replace("\t", " ")


def tables(root):
    """Return the tables of figures: those of formulas have no heading."""
    return find(root, "//w:tbl[w:tr/w:trPr/w:tblHeader]")


@pytest.mark.parametrize(("lang", "layout"), BOOKS)
def test_every_cell_stands_in_a_table_of_words(lang, layout):
    root = xml(sample(lang, layout))
    grids = [part for part in book(lang, layout).parts if isinstance(part, Grid)]
    found = tables(root)
    assert len(found) == len(grids)
    for grid, table in zip(grids, found, strict=True):
        cells = [[text(cell) for cell in find(row, "w:tc")] for row in find(table, "w:tr")]
        shown = [grid.headings, *([plain(cell) for cell in row] for row in grid.shown())]
        assert cells == [[as_read(one) for one in row] for row in shown]
        assert values(table, "w:tblPr/w:tblCaption") == [grid.title] * bool(grid.title)
        styles = values(find(table, "w:tr")[1], "w:tc/w:p/w:pPr/w:pStyle")
        assert styles == ["TableFigure" if right else "TableText" for right in grid.right]
        head, *others = find(table, "w:tr")
        assert find(head, "w:trPr/w:tblHeader")
        assert not any(find(row, "w:trPr/w:tblHeader") for row in others)
        assert all(find(row, "w:trPr/w:cantSplit") for row in (head, *others))


@pytest.mark.parametrize(("lang", "layout"), BOOKS)
def test_captions_stand_above_tables_and_below_figures_and_never_part_from_them(lang, layout):
    whole = book(lang, layout)
    found = numbered(whole.parts)
    between = "　" if lang == "zh" else ". "
    body = reopened(sample(lang, layout)).element.body
    captions = find(body, "w:p[w:pPr/w:pStyle/@w:val='Caption']")
    numbered_parts = [
        (found.at[place], part)
        for place, part in enumerate(found.parts)
        if isinstance(part, Grid | Figure) and place in found.at
    ]
    for (label, part), caption in zip(numbered_parts, captions, strict=True):
        title = part.title if isinstance(part, Grid) else part.caption
        word = label.said(lang).replace(" ", "\xa0")  # a number stays in the line of its word
        assert text(caption) == f"{word}{between}{title}"
        if isinstance(part, Grid):
            assert caption.getnext().tag.endswith("}tbl")
            assert find(caption, "w:pPr/w:keepNext")
            assert find(caption.getnext(), "w:tr[1]//w:keepNext")
        else:
            before = caption.getprevious()
            assert find(before, ".//wp:docPr")
            assert values(before, "w:pPr/w:pStyle") == ["Figure"]  # which is kept with the next
    assert find(xml(sample(lang, layout), "word/styles.xml"), KEPT_FIGURE)


KEPT_FIGURE = "//w:style[@w:styleId='Figure']/w:pPr/w:keepNext"


@pytest.mark.parametrize(("lang", "layout"), BOOKS)
def test_references_say_what_stands_where_they_lead(lang, layout):
    root = xml(sample(lang, layout))
    marks, codes = bookmarked(root), fields(root)
    led = [(code.split()[1], said) for code, said in codes if code.startswith("REF ")]
    assert len(led) == 5
    assert [marks[name] for name, _ in led] == [said for _, said in led]
    assert all(code.endswith("\\h") for code, _ in codes if code.startswith("REF "))
    counted = [said for code, said in codes if code.startswith(("SEQ Table", "SEQ 表"))]
    assert counted == [str(number) for number in range(1, 7)]
    found = numbered(book(lang, layout).parts)
    (paragraph,) = (
        part for part in found.parts
        if isinstance(part, Text) and any(span.to for span in spans(part.text))
    )  # fmt: skip
    said = "".join(
        found.names[span.to].said(lang) if span.to else span.text for span in spans(paragraph.text)
    )
    paragraphs = [one.text for one in reopened(sample(lang, layout)).paragraphs]
    assert said in [one.replace("\xa0", " ") for one in paragraphs]


@pytest.mark.parametrize(("lang", "layout"), BOOKS)
def test_headings_are_words_own_and_the_contents_lead_to_each(lang, layout):
    data = sample(lang, layout)
    document = reopened(data)
    found = [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]
    appendix = "附录 A 指标定义" if lang == "zh" else "Appendix A Definitions of the indicators"
    expected = [
        (
            f"Heading {part.level - 1}",
            appendix if part.appendix else f"{part.number} {part.text}",
        )
        for part in numbered(book(lang, layout).parts).parts
        if isinstance(part, Heading)
    ]
    assert found == expected
    assert document.paragraphs[0].style.name == "Title"
    root = xml(data)
    entries = find(root, "//w:sdt//w:hyperlink")
    assert [text(entry) for entry in entries] == [said for _, said in expected]
    marks = bookmarked(root)
    anchors = [str(one) for entry in entries for one in find(entry, "@w:anchor")]
    assert [marks[anchor] for anchor in anchors] == [said for _, said in expected]
    codes = [code for code, _ in fields(root)]
    assert [f"PAGEREF {anchor} \\h" for anchor in anchors] == [
        code for code in codes if code.startswith("PAGEREF")
    ]
    assert 'TOC \\o "1-3" \\h \\z \\u' in codes


@pytest.mark.parametrize("contents", [True, False])
def test_word_asks_to_work_out_fields_only_where_it_knows_more(contents):
    settings = xml(made(*[Contents()] * contents, Heading("a")), "word/settings.xml")
    assert bool(find(settings, "w:updateFields")) is contents


def test_pictures_are_there_once_and_described():
    data = sample("en", "plain")
    root = xml(data)
    told = [(one.get("descr"), one.get("title")) for one in find(root, "//wp:docPr")]
    assert told == [
        ("Bars of three criteria", "The hierarchy"),
        ("The same picture", "The same picture"),
    ]
    with zipfile.ZipFile(BytesIO(data)) as packed:
        pictures = [name for name in packed.namelist() if name.startswith("word/media/")]
        assert [packed.read(name) for name in pictures] == [png(900, 450)]


@pytest.mark.parametrize(
    ("size", "inches"),
    [
        ((300, 150), (2.0, 1.0)),  # as large as its dots an inch make it
        ((3000, 300), (6.3, 0.63)),  # as wide as the text: A4 without two margins of 2.5 cm
        ((900, 900), (5.84, 5.84)),  # as high as six tenths of the text, so that more stands beside
        ((900, 1350), (4.8, 7.2)),  # yet no smaller than its letters can be read
    ],
)
def test_a_picture_has_its_own_size_or_that_of_the_text(size, inches):
    root = xml(made(Figure("f", {".png": png(*size)}, "c", "a")))
    (extent,) = find(root, "//wp:extent")
    found = [int(extent.get(side)) / 914400 for side in ("cx", "cy")]
    assert found == pytest.approx(inches, abs=0.01)


def test_wide_tables_that_follow_each_other_share_a_page_lying_down():
    document = reopened(sample("en", "plain"))
    standing, lying = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [one.orientation for one in document.sections] == [standing, lying, standing]
    section, tables_of = 0, {}
    for child in document.element.body:
        if child.tag.endswith("}tbl"):
            tables_of.setdefault(section, []).extend(values(child, "w:tblPr/w:tblCaption"))
        section += bool(find(child, ".//w:sectPr"))
    assert tables_of[1] == ["Wide table first", "Wide table second"]
    sizes = {(one.page_width.cm, one.page_height.cm) for one in document.sections}
    rounded = {tuple(round(side, 1) for side in size) for size in sizes}
    assert rounded == {(21.0, 29.7), (29.7, 21.0)}


def test_the_heading_above_a_wide_table_lies_with_it_and_a_break_makes_no_empty_page():
    parts = (Text("before"), Break(), Heading("a"), Text("b"), wide("en", "w", 14), Text("after"))
    document = reopened(made(*parts))
    texts, sections = [], []
    for one in document.element.body:
        texts.append(text(one))
        if find(one, ".//w:sectPr"):
            sections.append(texts.copy())
            texts.clear()
    assert [section[-1] for section in sections] == ["before", ""]
    assert sections[1][:2] == ["1 a", "b"]
    assert not find(document.element.body, "//w:pageBreakBefore")


@pytest.mark.parametrize(("rows", "sections"), [(3, 2), (40, 4)])
def test_a_short_table_between_wide_ones_turns_no_page(rows, sections):
    short = Grid((Column("a", "a"),), [[str(row)] for row in range(rows)], "short")
    data = made(wide("en", "a", 14), Text("t"), short, wide("en", "b", 14))
    assert len(reopened(data).sections) == sections


def test_a_table_too_wide_even_for_that_has_smaller_type_and_stays_on_the_page():
    grid = wide("en", "w", 24)
    root = xml(made(grid, lang="en"))
    (table,) = tables(root)
    widths = [int(one) for one in values(table, "w:tblGrid/w:gridCol", "w:w")]
    size, sides = find(root, "//w:sectPr[w:pgSz/@w:orient]")[0].findall("w:*", NAMESPACE)[-2:]
    room = int(size.get(W_W)) - sum(int(sides.get(f"{{{W_}}}{one}")) for one in ("left", "right"))
    assert sum(widths) <= room
    assert set(values(table, "w:tr/w:tc/w:p/w:r/w:rPr/w:sz")) == {"14"}  # 7 points


W_ = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_W, NAMESPACE = f"{{{W_}}}w", {"w": W_}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chinese_and_latin_letters_have_fonts_of_their_own_in_each_style(lang):
    for layout, latin, east in (
        ("thesis", "Times New Roman", "宋体"),
        ("plain", "Calibri", "等线"),
    ):
        styles = xml(sample(lang, layout), "word/styles.xml")
        default = find(styles, "w:docDefaults//w:rFonts")[0]
        assert {default.get(f"{{{W_}}}{one}") for one in ("ascii", "hAnsi")} == {latin}
        assert default.get(f"{{{W_}}}eastAsia") == east
        assert all(one.get(f"{{{W_}}}eastAsia") for one in find(styles, "//w:rFonts"))
        assert values(styles, "w:docDefaults//w:lang", "w:eastAsia") == ["zh-CN"]
        fonts = set(
            values(styles, "//w:rFonts", "w:ascii") + values(styles, "//w:rFonts", "w:eastAsia")
        )
        assert fonts <= set(
            values(xml(sample(lang, layout), "word/fontTable.xml"), "//w:font", "w:name")
        )
        needed = {"heading 1", "caption", "Title", "toc 1", "List Bullet", "Body Text"}
        assert needed <= set(values(styles, "w:style/w:name"))
        used = set(values(xml(sample(lang, layout)), "//w:pStyle"))
        assert used <= set(values(styles, "w:style", "w:styleId"))


def test_a_thesis_has_three_lines_and_what_theses_ask_for():
    styles = xml(sample("zh", "thesis"), "word/styles.xml")
    (borders,) = find(styles, "//w:tblBorders")
    assert [one.get(f"{{{W_}}}sz") for one in borders] == ["12", "12"]  # eighths: 1.5 points
    assert values(styles, "//w:tblStylePr//w:bottom", "w:sz") == ["6"]  # 0.75 points
    assert values(styles, "w:docDefaults//w:sz") == ["24"]  # halves: 小四
    assert values(styles, "w:style[@w:styleId='TableText']/w:rPr/w:sz") == ["21"]  # 五号
    assert values(styles, "w:style[@w:styleId='Normal']/w:pPr/w:spacing", "w:line") == ["360"]
    indent = "w:style[@w:styleId='BodyText']/w:pPr/w:ind"
    assert values(styles, indent, "w:firstLineChars") == ["200"]
    section = reopened(sample("zh", "thesis")).sections[0]
    assert section.left_margin.cm == pytest.approx(3, abs=0.01)
    assert [code for code, _ in fields(section.footer._element)] == ["PAGE"]


def test_lists_links_styles_and_indents():
    grid = Grid((Column("a", "a"), Column("b", "b", 1)), [["x", 1.0], ["y", 2.0]], indents=(0, 2))
    pieces = (
        Span("w", "bad"),
        Span("web", href="https://example.org/论文?a=1"),
        Span("mail", href="mailto:a@example.org"),
        Span("dead", href="javascript:alert(1)"),
        Span("file", href="file:///etc/passwd"),
        Span("far", href="https://example.org/" + "a" * 3000),
        Span("nowhere", to="no-such-part"),
    )
    data = made(Items(("one", pieces)), grid)
    document, root = reopened(data), xml(data)
    lists = [one.text for one in document.paragraphs if one.style.name == "List Bullet"]
    assert lists == ["one", "wwebmaildeadfilefarnowhere"]
    addresses = {one.target_ref for one in document.part.rels.values() if one.is_external}
    encoded = "https://example.org/%E8%AE%BA%E6%96%87?a=1"
    assert addresses == {encoded, "mailto:a@example.org"}
    assert values(root, "//w:rStyle") == ["Bad", "Hyperlink", "Hyperlink"]
    depths = [values(row, "w:tc/w:p/w:pPr/w:ind", "w:left") for row in find(root, "//w:tr")]
    assert depths[:2] == [[], []]
    assert len(depths[2]) == 1
    assert int(depths[2][0]) > 0


@pytest.mark.parametrize("attack", HOSTILE)
def test_data_are_text_wherever_they_stand(attack):
    column = Column("a", attack)
    parts = (
        Contents(),
        Heading(attack, name="h"),
        Text(attack),
        Items((attack,)),
        Grid((column,), [[attack], [(Span(attack, "bad"),)]], attack, notes=(attack,), name=attack),
        Figure("f", {".png": png(30, 20)}, attack, attack),
        Text((Span(attack, to="h"), Span(attack, href=attack))),
    )
    data = made(*parts, title=attack)
    read = as_read(attack)
    root = xml(data)
    shown = [text(one) for one in find(root, "//w:p")]
    assert sum(read in one for one in shown) == 12
    assert find(root, "//wp:docPr")[0].get("descr") == " ".join(visible(attack).split())
    assert reopened(data).core_properties.title == " ".join(visible(attack).split())


def test_the_same_book_has_the_same_bytes_and_says_nothing_of_time_and_machine():
    whole = book("zh")
    assert book_files(whole, "a.docx") == {"a.docx": sample("zh", "thesis")}
    about = reopened(sample("zh", "thesis")).core_properties
    assert (about.title, about.language) == ("区域竞争力权重与排名报告", "zh-CN")
    assert (about.author, about.comments, about.last_modified_by) == ("", "", "")
    assert (about.created, about.modified) == (None, None)
    with zipfile.ZipFile(BytesIO(sample("zh", "thesis"))) as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
        assert not any("thumbnail" in name for name in packed.namelist())


def test_a_formula_with_a_name_has_its_number_beside_it():
    document = reopened(made(Equation("a = b", "a = b", "e"), Equation("c", "c"), lang="zh"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["", "", "（1）"]
    assert len(find(document.element.body, "//m:oMathPara")) == 2


def test_what_a_cell_refers_to_has_room_in_one_line():
    grid = Grid(
        (Column("a", "Asked for"), Column("b", "Where"), Column("c", "Note")),
        [["x" * 9, (Span("", to="league"),), "long " * 60]],
    )
    root = xml(made(leagues("en"), grid))
    widths = [int(one) for one in values(tables(root)[1], "w:tblGrid/w:gridCol", "w:w")]
    assert widths[1] > len("Table 1") * 5 * 20  # letters half as wide as the type of 10 points


def test_sources_stay_with_what_they_are_of():
    grid = Grid((Column("a", "a"),), [["x"], ["y"]], "t", notes=("n",))
    figure = Figure("f", {".png": png(30, 20)}, "c", "a")
    for part in (grid, figure, Equation("a", "a", "e"), Equation("b", "b")):
        body = reopened(made(part, Source("s"))).element.body
        *before, source = find(body, "w:p[.//w:t[.='s']]/preceding::w:p | w:p[.//w:t[.='s']]")
        assert text(source) == "s"
        styles = xml(made(part), "word/styles.xml")
        kept = set(values(styles, "//w:style[w:pPr/w:keepNext]", "w:styleId"))
        own = before[1:]  # behind the title
        assert own
        for one in own:
            style = values(one, "w:pPr/w:pStyle")[0]
            assert find(one, "w:pPr/w:keepNext") or style in kept, text(one)


def test_sixty_long_tables_take_about_a_second():
    grid = leagues("en")
    parts = [replace(grid, name=f"t{number}") for number in range(60)]
    begin = time.process_time()
    made(*parts)
    assert time.process_time() - begin < 20  # minutes, were each cell looked for in its table


def test_many_pictures_and_addresses_take_no_longer_each():
    """Were each looked for among all others, 500 would take ten seconds."""
    base = png(60, 40)

    def other(number):
        body = b"tEXta\0" + b"%d" % number * 9000
        size, check = len(body) - 4, zlib.crc32(body)
        return base[:-12] + size.to_bytes(4, "big") + body + check.to_bytes(4, "big") + base[-12:]

    parts = [Figure(f"f{n}", {".png": other(n % 450)}, "c", "a") for n in range(500)]
    parts += [Text((Span("t", href=f"https://example.org/{n}"),)) for n in range(500)]
    begin = time.process_time()
    data = made(*parts)
    assert time.process_time() - begin < 8
    document = reopened(data)
    assert len(document.inline_shapes) == 500
    assert sum(one.is_external for one in document.part.rels.values()) == 500
    held = {one.target_part for one in document.part.rels.values() if "image" in one.reltype}
    assert {part.blob for part in held} == {other(n) for n in range(450)}
    assert len(held) == 450  # each once
