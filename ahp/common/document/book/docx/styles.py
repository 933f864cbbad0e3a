"""The styles of a document, which are all it has of fonts and sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ahp.common.document.book.docx.elements import Element, el, name_of
from ahp.common.document.book.docx.look import TWIPS_A_POINT, Look
from ahp.common.wording import Language

HEADINGS, CONTENTS_LEVELS = 6, 3
_COLORS = {"good": "1A6B2D", "bad": "A6192E", "doubtful": "7A5200", "note": "005A78"}
_GRAY, _RULE = "595959", "BFBFBF"
_BOLD = ("bad", "strong")
_OWN = (
    *("Equation", "Figure", "Table Text", "Table Figure", "Table Note", "Source", "Book Table"),
    *("Good", "Bad", "Doubtful", "Remark", "Code", "Dim"),
)  # styles that are not Word's
_SERIF = ("宋体", "Times New Roman")
_FONTS = (
    ("宋体", "SimSun", True),
    ("黑体", "SimHei", True),
    ("等线", "DengXian", True),
    ("微软雅黑", "Microsoft YaHei", True),
    ("Calibri", "Carlito", False),
    ("Times New Roman", "Liberation Serif", False),
    ("Consolas", "Liberation Mono", False),
)
CHARACTERS: Mapping[str, str] = {
    "good": "Good",
    "bad": "Bad",
    "doubtful": "Doubtful",
    "note": "Remark",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "code": "Code",
    "dim": "Dim",
}
"""The character style of each style of a span."""


def styles(look: Look, lang: Language) -> Iterator[Element]:
    """Yield what the part of a document with its styles holds."""
    yield _defaults(look, lang)
    yield from _base(look)
    yield from _headings(look)
    yield from _of_tables(look)
    yield from _contents(look)
    yield from _characters()


def fonts(latin: str, east: str) -> Element:
    """Return the fonts of Latin letters and of Chinese characters."""
    return el("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=east, cs=latin)


def font_table() -> Element:
    """Return what is known of the fonts: other names, or what a program without them may take."""
    return el(
        "w:fonts",
        *(
            el(
                "w:font",
                el("w:altName", val=other),
                el("w:charset", val="86" if east else "00"),
                el("w:family", val="roman" if name in _SERIF else "swiss"),
                name=name,
            )
            for name, other, east in _FONTS
        ),
    )


def _sized(size: float) -> tuple[Element, Element]:
    half = round(2 * size)
    return el("w:sz", val=half), el("w:szCs", val=half)


def _defaults(look: Look, lang: Language) -> Element:
    latin = "en-US"  # of Latin words in a Chinese text as well
    run = el(
        "w:rPr",
        fonts(look.latin, look.east),
        *_sized(look.size),
        el("w:lang", val=latin, eastAsia="zh-CN", bidi="ar-SA"),
    )
    return el("w:docDefaults", el("w:rPrDefault", run), el("w:pPrDefault"))


def _style(
    key: str,
    name: str,
    *,
    based: str = "Normal",
    after: str = "",
    paragraph: tuple[Element, ...] = (),
    run: tuple[Element, ...] = (),
    kind: str = "paragraph",
    priority: int = 1,
) -> Element:
    made = el("w:style", el("w:name", val=name), type=kind, styleId=key)
    if key in ("Normal", "DefaultParagraphFont", "TableNormal"):
        made.set(_DEFAULT, "1")
    elif name in _OWN:
        made.set(_CUSTOM, "1")
    if based and key != based and kind == "paragraph":
        made.append(el("w:basedOn", val=based))
    if after:
        made.append(el("w:next", val=after))
    made.append(el("w:uiPriority", val=priority))
    made.append(el("w:qFormat"))
    if paragraph:
        made.append(el("w:pPr", *paragraph))
    if run:
        made.append(el("w:rPr", *run))
    return made


_CUSTOM, _DEFAULT = name_of("w:customStyle"), name_of("w:default")


def _spacing(before: int = 0, after: int = 0, line: int = 240) -> Element:
    return el("w:spacing", before=before, after=after, line=line, lineRule="auto")


def _base(look: Look) -> Iterator[Element]:
    text = _spacing(after=look.after, line=look.line)
    yield _style("Normal", "Normal", paragraph=(el("w:widowControl"), text), run=())
    indent: tuple[Element, ...] = ()
    if look.indent:
        points = round(look.indent * look.size * TWIPS_A_POINT)
        indent = (el("w:ind", firstLineChars=100 * look.indent, firstLine=points),)
    justified = el("w:jc", val="both" if look.three_lines else "left")
    yield _style("BodyText", "Body Text", paragraph=(*indent, justified))
    number = el("w:numPr", el("w:numId", val=1))
    yield _style("ListBullet", "List Bullet", paragraph=(number, el("w:contextualSpacing")))
    yield _style("Equation", "Equation", paragraph=(_spacing(120, 120), el("w:jc", val="center")))
    yield _style(
        "Footer",
        "footer",
        paragraph=(_spacing(), el("w:jc", val="center")),
        run=_sized(look.small),
    )


def _headings(look: Look) -> Iterator[Element]:
    yield _style(
        "Title",
        "Title",
        after="Subtitle",
        paragraph=(
            el("w:keepNext"),
            _spacing(3600 if look.cover else 0, 240, 300),
            _title_side(look),
        ),
        run=(*_face(look), *_sized(look.title)),
    )
    yield _style(
        "Subtitle",
        "Subtitle",
        paragraph=(_spacing(after=60, line=300), _title_side(look)),
        run=(el("w:color", val=_GRAY), *_sized(look.headings[1])),
    )
    for level in range(1, HEADINGS + 1):
        size = look.headings[min(level, len(look.headings)) - 1]
        keep = (el("w:keepNext"), el("w:keepLines"))
        room = _spacing(round(size * 20), round(size * 10), 300)
        yield _style(
            f"Heading{level}",
            f"heading {level}",
            after="BodyText",
            paragraph=(*keep, room, el("w:outlineLvl", val=level - 1)),
            run=(*_face(look), *_sized(size)),
            priority=9,
        )


def _title_side(look: Look) -> Element:
    return el("w:jc", val="center" if look.cover else "left")


def _face(look: Look) -> tuple[Element, ...]:
    return (
        fonts(look.head_latin, look.head_east),
        el("w:b"),
        el("w:color", val=look.color),
    )


def _of_tables(look: Look) -> Iterator[Element]:
    bold = () if look.three_lines else (el("w:b"),)
    yield _style(
        "Caption",
        "caption",
        paragraph=(el("w:keepLines"), _spacing(120, 80), el("w:jc", val="center")),
        run=(fonts(look.head_latin, look.head_east), *bold, *_sized(look.table)),
        priority=35,
    )
    keep = (el("w:keepNext"), el("w:keepLines"))
    figure = (*keep, _spacing(120), el("w:jc", val="center"))
    yield _style("Figure", "Figure", paragraph=figure)
    cell = _spacing(20, 20)
    yield _style("TableText", "Table Text", paragraph=(cell,), run=_sized(look.table))
    right = el("w:jc", val="right")
    yield _style("TableFigure", "Table Figure", based="TableText", paragraph=(right,))
    small = _spacing(40, 40)
    yield _style("TableNote", "Table Note", paragraph=(small,), run=_sized(look.small))
    run = (el("w:color", val=_GRAY), *_sized(look.small))
    yield _style("Source", "Source", based="TableNote", paragraph=(_spacing(40, 120),), run=run)
    yield _style(
        "DefaultParagraphFont",
        "Default Paragraph Font",
        kind="character",
    )
    yield _plain_table()
    yield _table(look)


def _plain_table() -> Element:
    made = _style("TableNormal", "Normal Table", kind="table")
    margins = [el(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    made.append(el("w:tblPr", el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *margins)))
    return made


def _table(look: Look) -> Element:
    """Return the style of tables: rules as in theses, 1.5 and 0.75 points, or light ones."""
    outer, inner = (12, 6) if look.three_lines else (8, 6)
    color = look.color
    borders = [
        el("w:top", val="single", sz=outer, space=0, color=color),
        el("w:bottom", val="single", sz=outer, space=0, color=color),
    ]
    if not look.three_lines:
        borders.append(el("w:insideH", val="single", sz=4, space=0, color=_RULE))
    made = _style("BookTable", "Book Table", kind="table")
    made.insert(1, el("w:basedOn", val="TableNormal"))
    made.append(el("w:tblPr", el("w:tblBorders", *borders)))
    below = el("w:bottom", val="single", sz=inner, space=0, color=color)
    first = el("w:tblStylePr", type="firstRow")
    if not look.three_lines:
        first.append(el("w:rPr", el("w:b")))
    first.append(el("w:tcPr", el("w:tcBorders", below)))
    made.append(first)
    return made


def _contents(look: Look) -> Iterator[Element]:
    yield _style(
        "TOCHeading",
        "TOC Heading",
        paragraph=(el("w:keepNext"), _spacing(240, 120), _title_side(look)),
        run=(*_face(look), *_sized(look.headings[0])),
        priority=39,
    )
    width, _ = look.room()
    for level in range(1, CONTENTS_LEVELS + 1):
        dots = el("w:tabs", el("w:tab", val="right", leader="dot", pos=width))
        indent = el("w:ind", left=(level - 1) * 420)
        bold = (fonts(look.head_latin, look.head_east),) if level == 1 else ()
        yield _style(
            f"TOC{level}",
            f"toc {level}",
            paragraph=(dots, _spacing(60 if level == 1 else 0, 0, 300), indent),
            run=bold,
            priority=39,
        )


def _characters() -> Iterator[Element]:
    link = (el("w:color", val="0563C1"), el("w:u", val="single"))
    yield _style("Hyperlink", "Hyperlink", kind="character", run=link, priority=99)
    for meaning, name in CHARACTERS.items():
        run: list[Element] = []
        if meaning == "code":
            run.append(fonts("Consolas", "等线"))
        if meaning in _BOLD:
            run.append(el("w:b"))
        if meaning == "emphasis":
            run.append(el("w:i"))
        if meaning in _COLORS or meaning == "dim":
            run.append(el("w:color", val=_COLORS.get(meaning, _GRAY)))
        yield _style(name, name, kind="character", run=tuple(run), priority=20)
