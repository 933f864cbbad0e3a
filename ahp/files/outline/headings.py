"""What the headings of an outline's columns say: a level, or what stands beside the names."""

from __future__ import annotations

import re
from typing import Literal

from ahp.files.outline.marks import half_width

Kind = Literal["level", "code", "number", "unit", "note", "weight"]

_RANKS = {
    one: rank
    for rank, ones in enumerate(("零0", "一1", "二2", "三3", "四4", "五5", "六6"))
    for one in ones
}
_RANKS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PARTS_EN = "(dimension|pillar|domain|theme|factor|component|group|area|aspect)s?|categor(y|ies)"
_LEVELS: tuple[tuple[str, int | None], ...] = (
    (r"(总|决策|评价|最终)?目标(层|名称)?|总指标|综合指标|总体层?", 0),
    (r"(overall )?goal|objective|focus|target|index", 0),
    (
        r"第?(?P<zh>[零一二三四五六0-6])(级|层|阶)(指标|维度|准则|因素|要素|目标|分类|层)*(层|名称)?",
        None,
    ),
    (r"(level|tier|layer|l)[- ]?(?P<en>[0-6])( indicators?| criteria)?", None),
    (
        r"(?P<en2>first|second|third|fourth|fifth)[- ](level|tier|order)"
        r"( indicators?| index| criteria)?",
        None,
    ),
    (r"(?P<en3>[1-6])(st|nd|rd|th)[- ](level|tier)( indicators?)?", None),
    (r"(一般)?准则(层|名称)?|(main )?criteri(on|a)", 10),
    (r"(子|次|分)准则(层|名称)?|sub-?criteri(on|a)", 20),
    (
        r"(评价|测评|考核)?(维度|领域|方面|主题|要素|因素|系统|子系统|分类|类别|大类|类型|板块|模块|内容|项目)"
        r"(层|名称)?",
        None,
    ),
    (
        r"(子|二级|次级)(维度|领域|系统|类|类别|主题|要素|因素)|小类|中类|(状态|变量|因子|要素|因素)层?",
        None,
    ),
    (rf"(sub-?)?({_PARTS_EN})|sub-?index", None),
    (
        r"(具体|评价|测度|测量|基础|代表性?|统计|底层|末级|单项|观测|监测|衡量)?指标(层|名称|名|项|内容)?|"
        r"(子|分)指标(层)?|观测点|题项|测度项|名称",
        90,
    ),
    (r"(sub-?)?indicators?( name)?|(variable|metric|measure|item|attribute|name)s?", 90),
)
_BESIDE: tuple[tuple[Kind, str], ...] = (
    ("number", r"序号|编号|序|号|行号|#|no\.?|nr\.?|number|id"),
    ("code", r"(指标|变量)?(代码|编码|代号|符号|标识|变量名)|(code|symbol|abbreviation)s?|abbr\.?"),
    ("unit", r"(计量|计算|指标)?单位|units?( of measure(ment)?)?"),
    ("weight", r"(局部|全局|综合|组合|最终|主观|客观)?权重(系数|值)?|权数|权重?[(（]?%?[)）]?"),
    ("weight", r"(local |global )?weights?|priorit(y|ies)"),
    ("note", r"(指标)?(说明|备注|注释?|解释|含义|定义|描述|内涵|释义|解读)"),
    ("note", r"(指标)?(属性|方向|性质|类型|极性|趋向|正负(向|性)?)|功效性?|作用(方向)?"),
    ("note", r"(指标|数据)?来源|出处|依据|参考文献|文献|公式|口径|年份|英文(名称?)?"),
    ("note", r"(指标)?(计算|测算|衡量|测度|度量)(方法|方式|公式|办法)?"),
    ("note", r"得分|评分|分值|满分|目标值|参考值|标准|等级"),
    ("note", r"(note|remark|comment|description|definition|explanation|direction|sign|formula)s?"),
    (
        "note",
        r"polarity|(data )?sources?|references?|calculation|years?|scores?|type|english( name)?",
    ),
)


def kind_of(heading: str) -> tuple[Kind, int | None] | None:
    """Return what a heading says its column holds, and which level; None where it is not known.

    >>> kind_of("二级指标"), kind_of("准则层（B）"), kind_of("单位"), kind_of("北京")
    (('level', 2), ('level', 10), ('unit', None), None)
    """
    text = " ".join(half_width(heading).split()).lower()
    for plain in dict.fromkeys((text, _bare(text))):
        compact = re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", plain).strip(" :")
        for kind, pattern in _BESIDE:
            if re.fullmatch(pattern, compact):
                return kind, None
        for pattern, rank in _LEVELS:
            if match := re.fullmatch(pattern, compact):
                found = next((one for one in match.groupdict().values() if one), None)
                return "level", rank if found is None else _RANKS.get(
                    found, int(found) if found.isdecimal() else None
                )
    return None


def _bare(text: str) -> str:
    """Take a letter or a remark away that stands behind, before or in brackets: 准则层（B）."""
    text = re.sub(r"\s*[(\[【][^()\[\]【】]*[)\]】]\s*$", "", text)
    text = re.sub(r"(?<=[\u3400-\u9fff])\s*[a-z]$", "", text)
    return re.sub(r"^[a-z]\s*(?=[\u3400-\u9fff])", "", text)
