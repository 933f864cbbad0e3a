"""A book with a part of every kind, in each language, which every form of books is tried on."""

import struct
import zlib
from functools import cache

from ahp.common.document.book.book import Book, Layout, usual_layout
from ahp.common.document.parts import (
    Break,
    Column,
    Contents,
    Equation,
    Figure,
    Footnote,
    Gap,
    Grid,
    Heading,
    Items,
    Part,
    Source,
    Span,
    Text,
)
from ahp.common.wording import Language, Words

HOSTILE = (
    "<b>bold</b> & \"quotes\" 'n' ]]>",
    "=1+1",
    "{{ 7 * 7 }} ${x} \\input{/etc/passwd} |pipe| `code` **stars** [x](javascript:alert(1))",
    "a\x00b\x1b[2Jc\u202ed\ud800e\ufffef",
    "很长的名字" * 40,
    "Unbroken" * 25,
    "  two  spaces\ttab\nline ",
)
"""Names that data may have, and that are text wherever they stand."""

EQUATIONS = (
    (r"CR = \frac{CI}{RI}", "CR = CI / RI"),
    (
        r"w_i = \frac{\left(\prod_{j=1}^{n} a_{ij}\right)^{1/n}}"
        r"{\sum_{k=1}^{n}\left(\prod_{j=1}^{n} a_{kj}\right)^{1/n}}",
        "w_i = (prod_j a_ij)^(1/n) / sum_k (prod_j a_kj)^(1/n)",
    ),
    (
        r"\lambda_{\max} = \frac{1}{n} \sum_{i=1}^{n} \frac{(A w)_i}{w_i}",
        "lambda_max = (1/n) sum_i (A w)_i / w_i",
    ),
    (
        r"x'_{ij} = \frac{x_{ij} - \min_{j} x_{ij}}{\max_{j} x_{ij} - \min_{j} x_{ij}}",
        "x'_ij = (x_ij - min_j x_ij) / (max_j x_ij - min_j x_ij)",
    ),
    (
        r"\sigma = \sqrt{\frac{1}{m} \sum_{t} \left(x^{(t)} - \bar{x}\right)^{2}}",
        "sigma = sqrt((1/m) sum_t (x(t) - mean x)^2)",
    ),
)

_TITLE = Words("Priorities of regional competitiveness", "区域竞争力权重与排名报告")
_SUBTITLE = (Words("Group of experts, 2022", "专家组，2022 年"), Words("Draft", "征求意见稿"))
_METHOD = Words("Method", "研究方法")
_SCALE = Words("Scale of judgments", "判断标度")
_DETAIL = Words("How weights are found", "权重的求法")
_RESULTS = Words("Results", "结果分析")
_INDICATORS = Words("Definitions of the indicators", "指标定义")
_PROVENANCE = Words("Where the figures come from", "数据来源")
_WORD = Words("degree", "程度")
_MEANING = Words("meaning", "含义")
_REGION = Words("Region", "地区")
_NOTE = Words("CR below 0.10 is accepted.", "CR 小于 0.10 视为通过一致性检验。")
_LONG = Words(
    "Each expert compared the criteria in pairs, and the group's judgments are the geometric means "
    "of theirs. Weights are those of the principal eigenvector (EM), as YAAHP computes them.",
    "各位专家对准则进行两两比较，群组判断取个体判断的几何平均；权重由主特征向量（EM）求得，"
    "与 yaahp 的算法一致。",
)


@cache
def book(lang: Language, layout: Layout | None = None) -> Book:
    """Return the book in a language, by default in its usual layout."""
    parts = (*_method(lang), *_results(lang), *_appendix(lang))
    subtitle = tuple(words(lang) for words in _SUBTITLE)
    return Book(_TITLE(lang), parts, lang, subtitle, layout or usual_layout(lang))


def _method(lang: Language) -> tuple[Part, ...]:
    said = lang == "zh"
    equations = [
        Equation(latex, plain, name=f"eq-{place}" if place % 2 == 0 else "")
        for place, (latex, plain) in enumerate(EQUATIONS)
    ]
    return (
        Contents(),
        Heading(_METHOD(lang), name="method"),
        Text(_LONG(lang)),
        Text("接上一段。" if said else "This goes on below.", close=True),
        Text(
            (
                Span("标度见" if said else "The scale is in "),
                Span("标度表" if said else "the table of the scale", to="scale"),
                Span("，结构见" if said else ", the hierarchy in "),
                Span("层次结构图" if said else "the figure", to="hierarchy"),
                Span("，公式见" if said else ", the formula is "),
                Span("公式" if said else "the formula", to="eq-0"),
                Span("，另见" if said else "; see also "),
                Span("结果" if said else "the results", to="results"),
                Span("和" if said else " and "),
                Span("附录" if said else "the appendix", to="indicators"),
                Span("；权重占优：" if said else ". Styles: "),
                Span("合格" if said else "good", "good"),
                Span(" CR 0.1834", "bad"),
                Span("，存疑" if said else ", doubtful", "doubtful"),
                Span("，注" if said else ", note", "note"),
                Span("，要点" if said else ", strong", "strong"),
                Span("，强调" if said else ", emphasis", "emphasis"),
                Span(" index.toml", "code"),
                Span("（略）" if said else " (aside)", "dim"),
                Span("，" if said else ", "),
                Span("Saaty 1980", href="https://doi.org/10.1016/0377-2217(90)90057-I"),
                Span("。" if said else ".", href="javascript:alert(1)"),
            )
        ),
        Heading(_SCALE(lang), 3, "(scale)", name="scale-section"),
        Grid(
            (Column("degree", _WORD(lang), 0), Column("meaning", _MEANING(lang))),
            [
                [1.0, "同等重要" if said else "equally important"],
                [3.0, "稍微重要" if said else "moderately more important"],
                [9.0, "极端重要" if said else "extremely more important"],
            ],
            "判断标度" if said else "The scale of judgments",
            name="scale",
            notes=("2、4、6、8 为中间值。" if said else "2, 4, 6 and 8 stand in between.",),
        ),
        Source("资料来源：Saaty（1980）" if said else "Source: Saaty (1980)"),
        Heading(_DETAIL(lang), 4),
        Items(
            (
                "计算各列之和" if said else "Add up each column",
                (Span("归一化，得 " if said else "Normalize, which gives "), Span("w", "emphasis")),
            )
        ),
        *equations,
        Gap("page"),
    )


def _results(lang: Language) -> tuple[Part, ...]:
    said = lang == "zh"
    picture = {".png": png(900, 450), ".svg": SVG}
    return (
        Break(),
        Heading(_RESULTS(lang), name="results"),
        Figure(
            "hierarchy",
            picture,
            "层次结构" if said else "The hierarchy",
            "三个准则的条形图" if said else "Bars of three criteria",
        ),
        Grid(
            (
                Column("item", "准则" if said else "Criterion"),
                Column("w", "权重" if said else "Weight", 4),
                Column("cr", "CR", 4),
            ),
            [
                [("总目标" if said else "Goal"), 1.0, 0.0352],
                ["经济 GDP" if said else "Economy (GDP)", 0.6, (Span("0.1834", "bad"),)],
                ["人均" if said else "per head", 0.2, None],
                [(Span("社会" if said else "Society", "strong"),), 0.4, 0.0],
            ],
            "权重" if said else "Weights",
            name="weights",
            indents=(0, 1, 2, 1),
            notes=(_NOTE(lang), "RI: Saaty"),
        ),
        Footnote("按印刷稿" if said else "as printed", "a"),
        leagues(lang),
        wide(lang, "first", 12),
        wide(lang, "second", 12),
        Text("以上为宽表。" if said else "So much for wide tables."),
        Grid((Column("k", "a"), Column("v", "b")), [["x", "y"]]),
        Figure("again", picture, "同一幅图" if said else "The same picture", ""),
    )


def _appendix(lang: Language) -> tuple[Part, ...]:
    said = lang == "zh"
    return (
        Heading(_INDICATORS(lang), name="indicators", appendix=True),
        Heading(_PROVENANCE(lang), 3),
        Text("命令：" if said else "Command:"),
        hostile(lang),
    )


def leagues(lang: Language) -> Grid:
    """Return a table of more rows than a page has."""
    said = lang == "zh"
    years = (2022, 2021, 2020)
    columns = (
        Column("rank", "序号" if said else "No."),
        Column("region", _REGION(lang)),
        *(Column(str(year), f"{year} 年" if said else str(year), align="right") for year in years),
    )
    rows = [
        [str(n), f"地区 {n}" if said else f"Region {n}", *(f"{n} ({100 / n:.2f})" for _ in years)]
        for n in range(1, 64)
    ]
    title = "历年名次（得分）" if said else "Ranks (scores) over the years"
    return Grid(columns, rows, title, name="league")


def wide(lang: Language, name: str, count: int) -> Grid:
    """Return a table that is too wide for a page standing up."""
    said = lang == "zh"
    figures = [f"{'指标' if said else 'Indicator'} {n}" for n in range(1, count + 1)]
    columns = (Column("region", _REGION(lang)), *(Column(one, one, 4) for one in figures))
    rows = [
        [f"{'省' if said else 'Province'} {n}", *(n * 1000 + k / 7 for k in range(count))]
        for n in range(1, 5)
    ]
    return Grid(columns, rows, f"{'宽表' if said else 'Wide table'} {name}", name=f"wide-{name}")


def hostile(lang: Language) -> Grid:
    """Return a table of the names that data may have."""
    columns = (Column("name", "名称" if lang == "zh" else "Name"), Column("x", HOSTILE[0], 2))
    title = f"{'名称' if lang == 'zh' else 'Names'} {HOSTILE[0]}"
    return Grid(columns, [[name, 1.5] for name in HOSTILE], title, notes=HOSTILE[2:4])


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45">'
    b'<rect x="9" y="9" width="18" height="36"/></svg>'
)


def png(width: int, height: int, dpi: int = 150) -> bytes:
    """Return a picture of three bars, with how many dots an inch has."""
    rows = []
    for y in range(height):
        row = bytearray(b"\xff" * width * 3)
        for bar in range(3):
            if y > height * (bar + 1) // 5:
                at = (2 * bar + 1) * width // 7
                row[3 * at : 3 * (at + width // 7)] = b"\x2b\x5c\x8a" * (width // 7)
        rows.append(b"\0" + bytes(row))
    meter = round(dpi / 0.0254)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"pHYs", struct.pack(">IIB", meter, meter, 1)),
            (b"IDAT", zlib.compress(b"".join(rows), 9)),
            (b"IEND", b""),
        )
    )
