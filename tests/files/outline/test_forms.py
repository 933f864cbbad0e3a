"""Outlines as people have them: each with the tree that it says."""
# ruff: noqa: E501 - one outline a line, with the signs that people use

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from ahp.common.findings import FileError, HierarchyError, Problems
from ahp.files.outline import outline_of, parse_outline, read_outline

ROOT = Path(__file__).parents[3]

CITY = """城市数字经济
  数字基础设施
    基站数
    宽带普及率
  数字产业化
    软件业务收入
    企业数
"""
CAR = """Best car
  Cost
    Price
    Fuel
  Comfort
    Seats
    Noise
"""


def tree(hierarchy):
    """Return a hierarchy as indented names."""
    return "".join(
        "  " * hierarchy.level(code) + hierarchy.name(code, "zh") + "\n"
        for code in in_order(hierarchy)
    )


def in_order(hierarchy):
    waiting = [hierarchy.goal]
    while waiting:
        code = waiting.pop(0)
        yield code
        waiting = [*hierarchy.children(code), *waiting]


def read(text, path="指标.txt"):
    notes = Problems()
    hierarchy = outline_of(text.encode() if isinstance(text, str) else text, path, notes)
    return hierarchy, [found.code for found in notes.findings]


FORMS = {
    # Numbers without indentation
    "decimal": ("1 城市数字经济\n1.1 数字基础设施\n1.1.1 基站数\n1.1.2 宽带普及率\n1.2 数字产业化\n1.2.1 软件业务收入\n1.2.2 企业数\n", CITY),
    "decimal below a title": ("城市数字经济\n1 数字基础设施\n1.1 基站数\n1.2 宽带普及率\n2 数字产业化\n2.1 软件业务收入\n2.2 企业数\n", CITY),
    "decimal without spaces": ("城市数字经济\n1.数字基础设施\n1.1基站数\n1.2宽带普及率\n2.数字产业化\n2.1软件业务收入\n2.2企业数\n", CITY),
    "full-width numbers and dots": ("城市数字经济\n１．数字基础设施\n１．１基站数\n１．２宽带普及率\n２．数字产业化\n２．１软件业务收入\n２．２企业数\n", CITY),
    "decimal with dots behind": ("城市数字经济\n1. 数字基础设施\n1.1. 基站数\n1.2. 宽带普及率\n2. 数字产业化\n2.1. 软件业务收入\n2.2. 企业数\n", CITY),
    "hyphens": ("城市数字经济\n1、数字基础设施\n1-1 基站数\n1-2 宽带普及率\n2、数字产业化\n2-1 软件业务收入\n2-2 企业数\n", CITY),
    "official": ("城市数字经济\n一、数字基础设施\n（一）基站数\n（二）宽带普及率\n二、数字产业化\n（一）软件业务收入\n（二）企业数\n", CITY),
    "official and arabic": ("城市数字经济\n一、数字基础设施\n1.基站数\n2.宽带普及率\n二、数字产业化\n1.软件业务收入\n2.企业数\n", CITY),
    "four levels": ("甲\n一、乙\n（一）丙\n1.丁\n（1）戊\n（2）己\n2.庚\n（二）辛\n二、壬\n", "甲\n  乙\n    丙\n      丁\n        戊\n        己\n      庚\n    辛\n  壬\n"),
    "circled": ("城市数字经济\n1）数字基础设施\n①基站数\n②宽带普及率\n2）数字产业化\n①软件业务收入\n②企业数\n", CITY),
    "round brackets in one character": ("城市数字经济\n㈠数字基础设施\n⑴基站数\n⑵宽带普及率\n㈡数字产业化\n⑴软件业务收入\n⑵企业数\n", CITY),
    "chapters": ("城市数字经济\n第一章 数字基础设施\n第一节 基站数\n第二节 宽带普及率\n第二章 数字产业化\n第一节 软件业务收入\n第二节 企业数\n", CITY),
    "numbers with tabs behind": ("城市数字经济\n一、\t数字基础设施\n1.\t基站数\n2.\t宽带普及率\n二、\t数字产业化\n1.\t软件业务收入\n2.\t企业数\n", CITY),
    "decimal with tabs behind": ("1\t城市数字经济\n1.1\t数字基础设施\n1.1.1\t基站数\n1.1.2\t宽带普及率\n1.2\t数字产业化\n1.2.1\t软件业务收入\n1.2.2\t企业数\n", CITY),
    "contents with dots and pages": ("城市数字经济\n1 数字基础设施......1\n1.1 基站数.........2\n1.2 宽带普及率……3\n2 数字产业化……………5\n2.1 软件业务收入 ...... 5\n2.2 企业数 . . . . . 12\n", CITY),
    "contents with tabs and pages": ("城市数字经济\t1\n1 数字基础设施\t1\n1.1 基站数\t2\n1.2 宽带普及率\t3\n2 数字产业化\t5\n2.1 软件业务收入\t5\n2.2 企业数\t12\n", CITY),
    "numbers and indentation": ("城市数字经济\n  1. 数字基础设施\n    1.1 基站数\n    1.2 宽带普及率\n  2. 数字产业化\n    2.1 软件业务收入\n    2.2 企业数\n", CITY),
    "numbers at one indentation": ("城市数字经济\n  1. 数字基础设施\n  1.1 基站数\n  1.2 宽带普及率\n  2. 数字产业化\n  2.1 软件业务收入\n  2.2 企业数\n", CITY),
    "numbered heads, plain items": ("城市数字经济\n一、数字基础设施\n基站数\n宽带普及率\n二、数字产业化\n软件业务收入\n企业数\n", CITY),
    "numbered heads, indented items": ("城市数字经济\n一、数字基础设施\n    基站数\n    宽带普及率\n二、数字产业化\n    软件业务收入\n    企业数\n", CITY),
    "endings of a list": ("城市数字经济：\n1. 数字基础设施：\n（1）基站数；\n（2）宽带普及率。\n2. 数字产业化：\n（1）软件业务收入；\n（2）企业数。\n", CITY),
    "roman and letters": ("Best car\nI. Cost\nA. Price\nB. Fuel\nII. Comfort\nA. Seats\nB. Noise\n", CAR),
    "numbers and letters": ("Best car\n1. Cost\na) Price\nb) Fuel\n2. Comfort\na) Seats\nb) Noise\n", CAR),
    "small roman in brackets": ("Best car\n(1) Cost\n(i) Price\n(ii) Fuel\n(2) Comfort\n(i) Seats\n(ii) Noise\n", CAR),
    "English decimal": ("1 Best car\n1.1 Cost\n1.1.1 Price\n1.1.2 Fuel\n1.2 Comfort\n1.2.1 Seats\n1.2.2 Noise\n", CAR),
    # Letters of theses
    "A B C with digits": ("A 城市数字经济\nB1 数字基础设施\nC11 基站数\nC12 宽带普及率\nB2 数字产业化\nC21 软件业务收入\nC22 企业数\n", CITY),
    "A A1 A11": ("A 城市数字经济\nA1 数字基础设施\nA11 基站数\nA12 宽带普及率\nA2 数字产业化\nA21 软件业务收入\nA22 企业数\n", CITY),
    "letters, counted through": ("A 城市数字经济\nB1 数字基础设施\nC1 基站数\nC2 宽带普及率\nB2 数字产业化\nC3 软件业务收入\nC4 企业数\n", CITY),
    "letters without spaces": ("城市数字经济\nB1数字基础设施\nC11基站数\nC12宽带普及率\nB2数字产业化\nC21软件业务收入\nC22企业数\n", CITY),
    "letters level by level": ("A 城市数字经济\nB1 数字基础设施\nB2 数字产业化\nC11 基站数\nC12 宽带普及率\nC21 软件业务收入\nC22 企业数\n", CITY),
    "letters in brackets behind": ("城市数字经济\n数字基础设施（B1）\n基站数（C11）\n宽带普及率（C12）\n数字产业化（B2）\n软件业务收入（C21）\n企业数（C22）\n", CITY),
    "letters and colons": ("A：城市数字经济\nB1：数字基础设施\nC11：基站数\nC12：宽带普及率\nB2：数字产业化\nC21：软件业务收入\nC22：企业数\n", CITY),
    # Words for levels
    "levels before colons": ("目标：城市数字经济\n  一级指标：数字基础设施\n    二级指标：基站数\n    二级指标：宽带普及率\n  一级指标：数字产业化\n    二级指标：软件业务收入\n    二级指标：企业数\n", CITY),
    "levels before colons, flat": ("目标层：城市数字经济\n准则层：数字基础设施\n指标层：基站数\n指标层：宽带普及率\n准则层：数字产业化\n指标层：软件业务收入\n指标层：企业数\n", CITY),
    "levels with numbers": ("目标层：城市数字经济\n一级指标1：数字基础设施\n二级指标1：基站数\n二级指标2：宽带普及率\n一级指标2：数字产业化\n二级指标3：软件业务收入\n二级指标4：企业数\n", CITY),
    "English levels": ("Goal: Best car\nCriterion: Cost\nIndicator: Price\nIndicator: Fuel\nCriterion: Comfort\nIndicator: Seats\nIndicator: Noise\n", CAR),
    "level 1, level 2": ("Goal: Best car\n  Level 1: Cost\n    Level 2: Price\n    Level 2: Fuel\n  Level 1: Comfort\n    Level 2: Seats\n    Level 2: Noise\n", CAR),
    # Bullets, Markdown, trees
    "bullets": ("- 城市数字经济\n  - 数字基础设施\n    - 基站数\n    - 宽带普及率\n  - 数字产业化\n    - 软件业务收入\n    - 企业数\n", CITY),
    "bullets of Word": ("城市数字经济\n\uf06c\t数字基础设施\no\t基站数\no\t宽带普及率\n\uf06c\t数字产业化\no\t软件业务收入\no\t企业数\n", CITY),
    "bullets of two kinds": ("城市数字经济\n● 数字基础设施\n· 基站数\n· 宽带普及率\n● 数字产业化\n· 软件业务收入\n· 企业数\n", CITY),
    "numbers and bullets": ("Best car\n1. Cost\n- Price\n- Fuel\n2. Comfort\n- Seats\n- Noise\n", CAR),
    "title and bullets": ("Best car\n* Cost\n  * Price\n  * Fuel\n* Comfort\n  * Seats\n  * Noise\n", CAR),
    "headings": ("# 城市数字经济\n\n## 数字基础设施\n\n### 基站数\n### 宽带普及率\n\n## 数字产业化\n### 软件业务收入\n### 企业数\n", CITY),
    "headings and lists": ("# Best car\n\n## Cost\n\n- Price\n- Fuel\n\n## Comfort\n\n1. Seats\n2. Noise\n", CAR),
    "numbered headings": ("# Best car\n## 1. Cost\n### 1.1 Price\n### 1.2 Fuel\n## 2. Comfort\n### 2.1 Seats\n### 2.2 Noise\n", CAR),
    "a heading over a list": ("# Best car\n\n- Cost\n  - Price\n  - Fuel\n- Comfort\n  - Seats\n  - Noise\n", CAR),
    "checklist": ("- [ ] Best car\n  - [ ] Cost\n    - [x] Price\n    - [ ] Fuel\n  - [ ] Comfort\n    - [ ] Seats\n    - [ ] Noise\n", CAR),
    "bold heads": ("Best car\n  **Cost**\n    Price\n    Fuel\n  **Comfort**\n    Seats\n    Noise\n", CAR),
    "tree drawing": ("城市数字经济\n├── 数字基础设施\n│   ├── 基站数\n│   └── 宽带普及率\n└── 数字产业化\n    ├── 软件业务收入\n    └── 企业数\n", CITY),
    "tree of Windows": ("城市数字经济\n├─数字基础设施\n│  ├─基站数\n│  └─宽带普及率\n│\n└─数字产业化\n   ├─软件业务收入\n   └─企业数\n", CITY),
    "tree with hard spaces": ("Best car\n├── Cost\n│\xa0\xa0 ├── Price\n│\xa0\xa0 └── Fuel\n└── Comfort\n    ├── Seats\n    └── Noise\n", CAR),
    "tree in ASCII": ("Best car\n|-- Cost\n|   |-- Price\n|   `-- Fuel\n`-- Comfort\n    |-- Seats\n    `-- Noise\n", CAR),
    "rules and fences": ("```\nBest car\n========\n  Cost\n    Price\n    Fuel\n---\n  Comfort\n    Seats\n    Noise\n```\n", CAR),
    "Windows line ends": (CITY.replace("\n", "\r\n"), CITY),
    "wide spaces": (CITY.replace("  ", "\u3000"), CITY),
    "a mark of the editor": ("\ufeff" + CITY, CITY),
    "arrows": ("Best car\n→ Cost\n  → Price\n  → Fuel\n→ Comfort\n  → Seats\n  → Noise\n", CAR),
    "lazy numbers of Markdown": ("Best car\n1. Cost\n   1. Price\n   1. Fuel\n1. Comfort\n   1. Seats\n   1. Noise\n", CAR),
    "numbers and dashes": ("Best car\n1 - Cost\n1.1 Price\n1.2 Fuel\n2 - Comfort\n2.1 Seats\n2.2 Noise\n", CAR),
    "levels with codes in brackets": ("目标层（A）：城市数字经济\n准则层（B1）：数字基础设施\n指标层（C1）：基站数\n指标层（C2）：宽带普及率\n准则层（B2）：数字产业化\n指标层（C3）：软件业务收入\n指标层（C4）：企业数\n", CITY),
    "a goal that could head a column": ("goal: 目标\n  甲 a\n    丙 c\n    丁 d\n  乙 b\n", "目标\n  甲 a\n    丙 c\n    丁 d\n  乙 b\n"),
    "levels before blanks": ("目标层 城市数字经济\n准则层 数字基础设施\n指标层 基站数\n指标层 宽带普及率\n准则层 数字产业化\n指标层 软件业务收入\n指标层 企业数\n", CITY),
    "letters with points": ("A 城市数字经济\nA1 数字基础设施\nA1.1 基站数\nA1.2 宽带普及率\nA2 数字产业化\nA2.1 软件业务收入\nA2.2 企业数\n", CITY),
    "letters with tabs": ("A\t城市数字经济\nB1\t数字基础设施\nC11\t基站数\nC12\t宽带普及率\nB2\t数字产业化\nC21\t软件业务收入\nC22\t企业数\n", CITY),
    "codes of indicators only": ("城市数字经济\n  数字基础设施\n    X1 基站数\n    X2 宽带普及率\n  数字产业化\n    X3 软件业务收入\n    X4 企业数\n", CITY),
    # Columns
    "pasted table": ("目标层\t准则层\t指标层\n城市数字经济\t数字基础设施\t基站数\n\t\t宽带普及率\n\t数字产业化\t软件业务收入\n\t\t企业数\n", CITY),
    "pasted table, repeated cells": ("目标层\t准则层\t指标层\n城市数字经济\t数字基础设施\t基站数\n城市数字经济\t数字基础设施\t宽带普及率\n城市数字经济\t数字产业化\t软件业务收入\n城市数字经济\t数字产业化\t企业数\n", CITY),
    "pasted table without headings": ("城市数字经济\t数字基础设施\t基站数\n\t\t宽带普及率\n\t数字产业化\t软件业务收入\n\t\t企业数\n", CITY),
    "stairs": ("城市数字经济\t\t\n\t数字基础设施\t\n\t\t基站数\n\t\t宽带普及率\n\t数字产业化\t\n\t\t软件业务收入\n\t\t企业数\n", CITY),
    "CSV in a text file": ("目标层,准则层,指标层\n城市数字经济,数字基础设施,基站数\n,,宽带普及率\n,数字产业化,软件业务收入\n,,企业数\n", CITY),
    "full-width commas": ("目标层，准则层，指标层\n城市数字经济，数字基础设施，基站数\n，，宽带普及率\n，数字产业化，软件业务收入\n，，企业数\n", CITY),
    "letters in headings": ("目标层A\t准则层B\t指标层C\n城市数字经济\t数字基础设施\t基站数\n\t\t宽带普及率\n\t数字产业化\t软件业务收入\n\t\t企业数\n", CITY),
    "codes in cells": ("目标层\t准则层\t指标层\n城市数字经济\tB1 数字基础设施\tC11 基站数\n\t\tC12 宽带普及率\n\tB2 数字产业化\tC21 软件业务收入\n\t\tC22 企业数\n", CITY),
    "numbers in cells": ("目标层\t准则层\t指标层\n城市数字经济\t1.数字基础设施\t（1）基站数\n\t\t（2）宽带普及率\n\t2.数字产业化\t（3）软件业务收入\n\t\t（4）企业数\n", CITY),
    "English headings": ("Goal\tCriteria\tIndicators\nBest car\tCost\tPrice\n\t\tFuel\n\tComfort\tSeats\n\t\tNoise\n", CAR),
    "Markdown table": ("| Goal | Criteria | Indicator |\n|---|:--:|---|\n| Best car | Cost | Price |\n| | | Fuel |\n| | Comfort | Seats |\n| | | Noise |\n", CAR),
    "groups that are scattered": ("Goal\tCriteria\tIndicators\nBest car\tCost\tPrice\nBest car\tComfort\tSeats\nBest car\tCost\tFuel\nBest car\tComfort\tNoise\n", CAR),
    "title above": ("表3-1 城市数字经济\n一级指标\t二级指标\n数字基础设施\t基站数\n\t宽带普及率\n数字产业化\t软件业务收入\n\t企业数\n", CITY),
    "aligned by blanks": ("目标层        准则层          指标层\n城市数字经济  数字基础设施    基站数\n                              宽带普及率\n              数字产业化      软件业务收入\n                              企业数\n", CITY),
    "parted by single blanks": ("Goal Criteria Indicator\nBest-car Cost Price\nBest-car Cost Fuel\nBest-car Comfort Seats\nBest-car Comfort Noise\n", CAR.replace("Best car", "Best-car")),
    "Markdown table below a heading": ("# Best car\n\n| Level 1 | Level 2 |\n|---|---|\n| Cost | Price |\n| | Fuel |\n| Comfort | Seats |\n| | Noise |\n", CAR),
    "AHP-OS": ("Best car: Cost, Comfort;\nCost: Price, Fuel;\nComfort: Seats, Noise;\n", CAR),
    "AHP-OS on one line": ("城市数字经济: 数字基础设施, 数字产业化; 数字基础设施: 基站数, 宽带普及率; 数字产业化: 软件业务收入, 企业数;", CITY),
    "AHP-OS with full-width signs": ("城市数字经济：数字基础设施，数字产业化；数字基础设施：基站数，宽带普及率；数字产业化：软件业务收入，企业数；", CITY),
    "R package ahp": ("Version: 2.0\nGoal:\n  name: Best car\n  children:\n    Cost:\n      children:\n        Price:\n        Fuel:\n    Comfort:\n      children:\n        Seats:\n        Noise:\n", CAR),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_form(form):
    text, expected = FORMS[form]
    hierarchy, notes = read(text)
    assert tree(hierarchy) == expected
    assert notes == []


@pytest.mark.parametrize("form", FORMS)
def test_form_in_the_encoding_of_windows(form):
    text, expected = FORMS[form]
    assert tree(outline_of(text.encode("gb18030"), "指标.txt")) == expected


NOTED = {
    "no goal: one-level numbers": ("1. 成本\n2. 舒适\n", "指标\n  成本\n  舒适\n", ["outline-goal-named"]),
    "no goal: official": ("一、成本\n（一）价格\n（二）油耗\n二、舒适\n", "指标\n  成本\n    价格\n    油耗\n  舒适\n", ["outline-goal-named"]),
    "no goal: headings": ("一级指标\t二级指标\n成本\t价格\n\t油耗\n舒适\t座椅\n\t噪声\n", "指标\n  成本\n    价格\n    油耗\n  舒适\n    座椅\n    噪声\n", ["outline-goal-named"]),
    "footnote": ("选车\n1.成本\n2.舒适\n注：数据来源于网络。\n", "选车\n  成本\n  舒适\n", ["outline-rows-skipped"]),
    "footnote below a table": ("目标层\t指标层\n选车\t成本\n\t舒适\n注：略\t\t\n", "选车\n  成本\n  舒适\n", ["outline-rows-skipped"]),
    "weights of AHP-OS": ("数字经济: 基础设施=0.3, 产业=0.5, 治理=0.2;", "数字经济\n  基础设施\n  产业\n  治理\n", ["outline-weights-skipped"]),
    "weights in an outline": ("数字经济\n  基础设施=0.3\n  产业 = 0.7\n", "数字经济\n  基础设施\n  产业\n", ["outline-weights-skipped"]),
    "weights in a column": ("目标层,指标层,权重\n选车,成本,0.6\n,舒适,0.4\n", "选车\n  成本\n  舒适\n", ["outline-weights-skipped"]),
    "units in a column": ("目标层\t指标层\t单位\n选车\t价格\t万元\n\t油耗\t升\n", "选车\n  价格（万元）\n  油耗（升）\n", []),
    "units without headings": ("选车\t成本\t价格\t万元\n\t\t油耗\t升\n\t舒适\t噪声\tdB\n", "选车\n  成本\n    价格（万元）\n    油耗（升）\n  舒适\n    噪声（dB）\n", []),
    "notes and directions": ("目标层\t指标层\t指标说明\t方向\n选车\t价格\t裸车价\t负向\n\t座椅\t舒适度\t正向\n", "选车\n  价格\n  座椅\n", ["outline-columns-skipped"]),
    "row numbers": ("序号\t目标层\t指标层\n1\t选车\t价格\n2\t\t座椅\n", "选车\n  价格\n  座椅\n", []),
    "units behind colons": ("城市\n  产业\n    软件收入：万元\n    企业数：家\n  治理\n    开放数\n    指数\n", "城市\n  产业\n    软件收入（万元）\n    企业数（家）\n  治理\n    开放数\n    指数\n", []),
    "units behind an abbreviation": ("城市\n  GDP：亿元\n  R&D：万元\n", "城市\n  GDP（亿元）\n  R&D（万元）\n", []),
    "R package ahp with judgments": ("Version: 2.0\nAlternatives: &alternatives\n  A car:\n    price: 1\n  B car:\n    price: 2\nGoal:\n  name: Buy\n  preferences:\n    pairwise:\n      - [Cost, Style, 1/7]\n  children:\n    Cost:\n      preferences:\n        pairwiseFunction: function(a, b) 1\n      children: *alternatives\n    Style:\n      children: *alternatives\n", "Buy\n  Cost\n  Style\n", ["outline-judgments-skipped", "outline-alternatives-skipped"]),
}  # fmt: skip


NAMED = "指标\n  Cost\n    Price (EUR)\n    Fuel (l/100 km)\n  Comfort\n    Seats\n    Noise (dB)\n"
NOTED |= {
    "English units": ("Dimension,Indicator,Unit\nCost,Price,EUR\n,Fuel,l/100 km\nComfort,Seats,\n,Noise,dB\n", NAMED, ["outline-goal-named"]),
    "weights between levels": ("一级指标\t权重\t二级指标\t权重\n甲\t0.5\t乙\t0.5\n\t\t丙\t0.5\n丁\t0.5\t戊\t1\n", "指标\n  甲\n    乙\n    丙\n  丁\n    戊\n", ["outline-weights-skipped", "outline-goal-named"]),
    "levels from the right": ("三级指标\t二级指标\t一级指标\n丙\t乙\t甲\n丁\t\t\n己\t戊\t\n", "甲\n  乙\n    丙\n    丁\n  戊\n    己\n", []),
    "headings on every page": ("目标层\t指标层\n选车\t成本\n目标层\t指标层\n\t舒适\n", "选车\n  成本\n  舒适\n", []),
    "commas in quotes": ('目标层,准则层,指标层\n"城市","甲, 乙","丙"\n,,"丁"\n', "城市\n  甲, 乙\n    丙\n    丁\n", []),
    "units behind tabs": ("城市\n\t产业\n\t\t软件收入\t万元\n\t\t企业数\t家\n", "城市\n  产业\n    软件收入（万元）\n    企业数（家）\n", []),
}  # fmt: skip


@pytest.mark.parametrize("form", NOTED)
def test_form_with_more_than_a_tree(form):
    text, expected, codes = NOTED[form]
    hierarchy, notes = read(text)
    assert tree(hierarchy) == expected
    assert notes == codes


REFUSED = {
    "remarks without a heading": ("选车\t成本\t价格\t越低越好\n\t\t油耗\t越低越好\n", "outline-column-unclear"),
    "blanks that align nothing": ("目标层  准则层  指标层\n城市 甲\n   乙  丙\n", "outline-columns-unclear"),
    "paths": ("选车/成本/价格\n选车/成本/油耗\n选车/舒适\n", "outline-second-goal"),
    "goal only": ("城市\n", "outline-no-items"),
    "one line of commas": ("基础设施,产业,治理\n", "outline-no-items"),
    "numbers against indentation": (
        "城市\n  1 甲\n  1.1 乙\n    2 丙\n    2.1 丁\n",
        "outline-contradiction",
    ),
    "decimal without its head": ("城市\n1 甲\n1.1 乙\n2.1 丙\n2.2 丁\n", "outline-number-alone"),
    "numbers that start again": ("城市\n1.甲\n2.乙\n1.丙\n2.丁\n", "outline-number-again"),
    "numbers below plain lines": (
        "城市\n一、甲\n说明文字\n1.乙\n2.丙\n二、丁\n",
        "outline-number-below-plain",
    ),
    "letters that say nothing": (
        "A 城市\nB1 甲\nB2 乙\nC1 丙\nC2 丁\nC3 戊\n",
        "outline-codes-unclear",
    ),
    "two plain tops": ("成本\n舒适\n", "outline-second-goal"),
    "unknown heading": ("目标层\t指标层\t北京\n选车\t价格\t3\n\t座椅\t4\n", "outline-heading"),
    "headings that are none": ("主管\t处室\n选车\t价格\n油耗\t座椅\n", "outline-second-top"),
    "two goals": ("目标层\t指标层\n选车\t价格\n\t油耗\n选房\t面积\n", "outline-two-goals"),
    "a row twice": ("目标层\t指标层\n选车\t价格\n选车\t价格\n选车\t油耗\n", "outline-twice"),
    "a name twice": ("选车\n  价格\n  价格\n", "outline-twice"),
    "AHP-OS, two goals": ("A: b, c; D: e, f;", "outline-goal-unknown"),
    "AHP-OS, a circle": ("A: b, c; d: e; e: d;", "outline-ahp-os-cycle"),
    "AHP-OS, a leaf twice": ("A: b, c; b: d, e; c: d, f;", "outline-twice"),
    "JSON": ('{"name": "A", "children": []}', "outline-format"),
    "HTML": ("<table><tr><td>A</td></tr></table>", "outline-format"),
    "YAML with a list": ("Goal:\n  name: A\n  children:\n    - b\n    - c\n", "outline-yaml-shape"),
    "YAML that is broken": ("Goal:\n  name: [A\n  children:\n", "outline-yaml"),
}  # fmt: skip


@pytest.mark.parametrize("form", REFUSED)
def test_what_is_not_understood_is_refused_once(form):
    text, code = REFUSED[form]
    with pytest.raises(HierarchyError) as caught:
        parse_outline(text, "指标.txt")
    assert [found.code for found in caught.value.findings] == [code]
    for lang in ("en", "zh"):
        said = caught.value.text(lang)
        assert "\\t" not in said
        assert "CSV (UTF" not in said


def workbook(rows, merged=(), title="指标体系", more=()):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for name, others in more:
        other = book.create_sheet(name)
        for row in others:
            other.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


CITY_ROWS = [
    ["目标层", "准则层", "指标层"],
    ["城市数字经济", "数字基础设施", "基站数"],
    [None, None, "宽带普及率"],
    [None, "数字产业化", "软件业务收入"],
    [None, None, "企业数"],
]


def test_a_workbook_with_merged_cells():
    data = workbook(CITY_ROWS, ["A2:A5", "B2:B3", "B4:B5"])
    hierarchy, notes = read(data, "体系.xlsx")
    assert (tree(hierarchy), notes) == (CITY, [])
    assert tree(outline_of(data, "-")) == CITY  # standard input has no name


def test_a_workbook_with_a_title_and_a_sheet_of_remarks():
    rows = [["附表1 城市数字经济", None], ["一级指标", "二级指标"]]
    rows += [row[1:] for row in CITY_ROWS[1:]]
    data = workbook(rows, ["A1:B1", "A3:A4"], more=[("说明", [["填表说明"], ["略"]])])
    hierarchy, notes = read(data, "a.xlsx")
    assert (tree(hierarchy), notes) == (CITY, ["outline-sheets-skipped"])


def test_a_workbook_with_lines_in_one_column():
    hierarchy, notes = read(workbook([[line] for line in CITY.splitlines()]), "a.xlsx")
    assert (tree(hierarchy), notes) == (CITY, [])


def test_a_workbook_with_numbers_beside_names():
    rows = [
        ["编号", "指标名称"],
        ["1", "城市数字经济"],
        ["1.1", "数字基础设施"],
        ["1.1.1", "基站数"],
    ]
    rows += [
        ["1.1.2", "宽带普及率"],
        [1.2, "数字产业化"],
        ["1.2.1", "软件业务收入"],
        ["1.2.2", "企业数"],
    ]
    hierarchy, notes = read(workbook(rows), "a.xlsx")
    assert (tree(hierarchy), notes) == (CITY, [])


def test_codes_beside_and_in_front_of_names():
    text = "目标层\t代码\t准则层\t代码\t指标层\n城市\tB1\t甲\tC1\t乙\n\t\t\tC2\t丙\n\tB2\t丁\tC3\t戊\n\t\t\tC4\t己\n"
    assert parse_outline(text).codes == ("goal", "B1", "C1", "C2", "B2", "C3", "C4")
    text = "A 城市\nB1 甲\nC11 乙\nC12 丙\nB2 丁\n"
    assert parse_outline(text).codes == ("A", "B1", "C11", "C12", "B2")


def test_codes_of_chinese_names_are_the_names():
    text = "城市\n  软件收入：万元\n  R&D经费投入强度\n  每万人5G基站数\n  人均GDP/万元\n"
    codes = ("goal", "软件收入", "R&D经费投入强度", "每万人5G基站数", "人均GDP-万元")
    assert parse_outline(text).codes == codes


@pytest.mark.parametrize(
    "name",
    [
        "5 星级酒店数",
        "1.5公里服务半径覆盖率",
        "A级景区数",
        "3D打印",
        "B2B 平台",
        "o2o 平台",
        "第三产业占比",
        "十大产业",
        "一带一路",
        "C919 订单",
        "比例 1:2",
    ],
)
def test_names_that_begin_like_marks(name):
    hierarchy = parse_outline(f"城市\n  {name}\n  其他\n")
    assert hierarchy.name(hierarchy.leaves[0], "zh") == name


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_other_workbooks_are_opened(suffix, tmp_path):
    converted = ROOT / "tests" / "files" / "outline" / f"city{suffix}"
    assert tree(read_outline(converted)) == CITY


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.docx", "a Word document"),
        ("a.doc", "a Word document"),
        ("a.yaahp", "a file of yaahp"),
        ("a.pdf", "a PDF file"),
        ("a.xmind", "a mind map"),
        ("a.html", "HTML, XML or JSON"),
    ],
)
def test_what_is_no_outline_says_what_to_do(name, what):
    with pytest.raises(FileError) as caught:
        outline_of(b"PK\3\4 some bytes", name)
    said = caught.value.text("en")
    assert f"{name}: this is {what}, which is not read. Copy its list or table" in said
    assert "one item a line" in said
    assert "每行一项" in caught.value.text("zh")


def test_a_word_document_is_known_by_its_parts():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FileError, match="this is a Word document"):
        outline_of(file.getvalue(), "-")


@pytest.mark.parametrize("data", [b"\0\1\2", b"PK\3\4 broken", b"\xff\xff\xff goal"])
def test_no_advice_to_save_a_table_where_an_outline_is_wanted(data):
    with pytest.raises(FileError) as caught:
        outline_of(data, "outline.txt")
    assert "one item a line" in caught.value.text("en")
    assert "CSV UTF-8" not in caught.value.text("en") + caught.value.text("zh")


def test_an_empty_workbook():
    with pytest.raises(FileError, match="the outline is empty"):
        outline_of(workbook([]), "a.xlsx")


def test_standard_input_needs_a_goal():
    with pytest.raises(HierarchyError, match="Write the goal on a line of its own"):
        outline_of(b"1. a\n2. b\n", "-")
