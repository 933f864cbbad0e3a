"""What Word asks of the XML: elements in the order of ECMA-376, and names that lead somewhere.

Word refuses a whole document, or drops what it does not expect, where another program reads on.
"""

import posixpath
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from lxml import etree

from ahp.common.document.book.book import Book
from ahp.common.document.book.docx import files
from ahp.common.document.parts import (
    Break,
    Column,
    Contents,
    Equation,
    Grid,
    Heading,
    Items,
    Text,
)
from tests.common.book.opened import BOOKS, W, bookmarked, fields, find, sample, values, xml
from tests.common.book.sample import leagues, wide

# The sequences of ECMA-376 (5th edition, part 1, annex A.1 and 22.1), as far as we have use for.
SEQUENCES = {
    "w:pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "w:rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
        imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight
        u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "w:tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
        jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription""",
    "w:tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
        tcFitText vAlign hideMark""",
    "w:tblBorders": "top left start bottom right end insideH insideV",
    "w:tblCellMar": "top left start bottom right end",
    "w:tbl": "tblPr tblGrid tr",
    "w:tc": "tcPr p",
    "w:sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid""",
    "w:style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr
        tcPr tblStylePr""",
    "w:lvl": """start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr
        rPr""",
    "w:settings": """writeProtection view zoom defaultTabStop characterSpacingControl updateFields
        hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema
        themeFontLang clrSchemeMapping decimalSymbol listSeparator""",
    "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "m:r": "rPr t",
    "m:nary": "naryPr sub sup e",
    "m:naryPr": "chr limLoc grow subHide supHide ctrlPr",
    "m:rad": "radPr deg e",
    "m:f": "fPr num den",
    "m:d": "dPr e",
    "m:func": "funcPr fName e",
    "m:limLow": "limLowPr e lim",
    "m:limUpp": "limUppPr e lim",
    "m:sSub": "sSubPr e sub",
    "m:sSup": "sSupPr e sup",
    "m:sSubSup": "sSubSupPr e sub sup",
    "m:bar": "barPr e",
    "m:acc": "accPr e",
}
NEEDED = {
    "m:nary": ("sub", "sup", "e"),
    "m:rad": ("deg", "e"),
    "m:f": ("num", "den"),
    "m:func": ("fName", "e"),
    "w:tc": ("p",),
    "w:tbl": ("tblPr", "tblGrid", "tr"),
    "wp:inline": ("extent", "docPr", "graphic"),
}
PARTS = ("document", "styles", "numbering", "settings", "footer1")
CASES = [pytest.param(*one, id="-".join(one)) for one in BOOKS]


def local(element):
    return etree.QName(element).localname


@pytest.mark.parametrize(("lang", "layout"), CASES)
def test_elements_stand_in_the_order_of_the_standard(lang, layout):
    checked = Counter()
    for part in PARTS:
        root = xml(sample(lang, layout), f"word/{part}.xml")
        for name, sequence in SEQUENCES.items():
            order = sequence.split()
            for element in find(root, f"descendant-or-self::{name}"):
                children = [local(child) for child in element]
                places = [order.index(child) for child in children]
                assert places == sorted(places), (name, children)
                assert set(NEEDED.get(name, ())) <= set(children), (name, children)
                checked[name] += 1
    assert {*SEQUENCES} - {*checked} <= {"m:limUpp", "m:acc"}


@pytest.mark.parametrize(("lang", "layout"), CASES)
def test_each_bookmark_and_drawing_has_a_number_and_a_name_of_its_own(lang, layout):
    root = xml(sample(lang, layout))
    for numbers in (
        values(root, "//w:bookmarkStart", "w:id"),
        values(root, "//w:bookmarkStart", "w:name"),
        [one.get("id") for one in find(root, "//wp:docPr")],
    ):
        assert numbers
        assert len(set(numbers)) == len(numbers)
    names = set(bookmarked(root))
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() for name in names)
    led = {code.split()[1] for code, _ in fields(root) if code.startswith(("REF", "PAGEREF"))}
    assert led | set(values(root, "//w:hyperlink", "w:anchor")) <= names


@pytest.mark.parametrize(("lang", "layout"), CASES)
def test_what_parts_refer_to_is_in_the_file(lang, layout):
    with zipfile.ZipFile(BytesIO(sample(lang, layout))) as packed:
        names = set(packed.namelist())
        for name in names:
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in etree.fromstring(packed.read(name)):
                if one.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join(folder, one.get("Target")))
                    assert target.lstrip("/") in names
        relations = etree.fromstring(packed.read("word/_rels/document.xml.rels"))
        known = {one.get("Id") for one in relations}
        used = set(find(etree.fromstring(packed.read("word/document.xml")), "//@r:id | //@r:embed"))
        assert used
        assert used <= known


ODD = {
    "nothing": (),
    "pages turned": (Break(), Break(), leagues("en"), Break(), Contents(), Break()),
    "wide at the ends": (wide("en", "a", 14), Text("t"), wide("en", "b", 14)),
    "no rows": (Grid((Column("a", "a"), Column("b", "b", 2)), [], "none"),),
    "tables that touch": (
        Grid((Column("a", "a"),), [["x"]]),
        Equation("a", "a", "e"),
        Equation("b", "b", "f"),
        Grid((Column("a", "a"),), [["x"]]),
    ),
    "deep": (Heading("top", 1), Heading("deep", 9), Text("", close=True), Items(())),
}
DATA = {
    **{"-".join(one): lambda one=one: sample(*one) for one in BOOKS},
    **{
        name: lambda parts=parts: files(Book("t", parts, "zh", (), "thesis"), "x")["x"]
        for name, parts in ODD.items()
    },
}


@pytest.mark.parametrize("name", DATA)
def test_what_word_repairs_does_not_occur(name):
    data = DATA[name]()
    root = xml(data)
    body = root[0]
    assert local(body[-1]) == "sectPr"
    assert local(body[-2]) == "p"
    touching = [one for one in find(root, "//w:tbl") if local(one.getnext()) == "tbl"]
    assert not touching  # Word makes one of two tables that touch
    for table in find(root, "//w:tbl"):
        columns = len(find(table, "w:tblGrid/w:gridCol"))
        assert {len(find(row, "w:tc")) for row in find(table, "w:tr")} == {columns}
    depth = 0
    for one in root.iter(f"{{{W}}}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[one.get(f"{{{W}}}fldCharType")]
        assert depth >= 0
    assert depth == 0
    numbered = set(values(root, "//w:numId")) | set(
        values(xml(data, "word/styles.xml"), "//w:numId")
    )
    assert numbered == set(values(xml(data, "word/numbering.xml"), "//w:num", "w:numId"))
