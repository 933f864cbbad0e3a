"""A sentence that says something else than its claims is found, kind by kind."""

import re
from dataclasses import replace
from functools import cache

import pytest

from ahp.common.figure import Figure
from index.audit.relations import Cell
from index.report.sentences import (
    circle_sentences,
    league_sentences,
    overview_sentences,
    region_sentences,
)
from index.report.verify import verified
from tests.index.report.published import published
from tests.index.report.sentences.test_random import with_figure


@cache
def all_of_them():
    """Every sentence of the published tables, regions of provinces among them."""
    standing = published()
    found = list(overview_sentences(standing, "zh"))
    for league in standing.leagues:
        make = circle_sentences if league.pool == "circle" else league_sentences
        found += make(standing, league, "zh")
    for row in standing.league("province").rows(2022):
        found += region_sentences(standing, row, "province", "zh")
    return tuple(found)


def exchanged(text, first, second):
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("（69.5 分）高 13.5 分", "北京市", "广东省"),
        ("相差 3.9 分", "39.7", "3.9"),  # a score and a gap
        ("由第 2 位升至第 1 位", "长三角", "京津冀"),  # who exchanged places
        ("珠三角依次为", "长三角", "珠三角"),
        ("珠三角始终居第 3 位", "珠三角", "川渝"),
        ("新进入前 10 位的有佛山市", "佛山市", "东莞市"),  # who came, and who left
        ("9 个名次上升、7 个下降", "9 ", "7 "),
        (
            "企业能力、链接能力和政府响应能力居首位",
            "链接能力",
            "资本环境",
        ),  # an item of another leader
        ("居首位的是广东省", "广东省", "北京市"),
        ("学术生态（第 19 位）和资本环境（第 18 位）", "学术生态", "资本环境"),
        ("第 3 至 6 位依次为上海市", "第 3 ", "至 6 "),
        ("第一梯队为", "北京市", "四川省"),
        ("前一位是青海省，得分按所示位数相同；后一位是海南省", "青海省", "海南省"),
        ("其名次在第 7 至 12 位", "7 ", "12 "),
        ("明显领先", "2022", "2021"),
    ],
)
def test_what_is_exchanged_in_a_sentence_is_found(words, first, second):
    sentences = [one for one in all_of_them() if words in one.text]
    found = next((one for one in sentences if first in one.text), None)
    assert found is not None, words
    text = exchanged(found.text, first, second)
    assert text != found.text
    assert verified(published(), [found]) == ()
    assert verified(published(), [replace(found, text=text)]), text


@pytest.mark.parametrize(
    "pairs",
    [
        (("上升", "下降"), ("升至", "降至")),  # in a sentence that tells both
        (("2021", "2022"),),
        (("前一位", "后一位"),),
        (("优势", "短板"),),
        (("首位", "末位"),),
        (("新进入", "退出"),),
        (("始终", "从未"),),
        (("相同", "不同"),),
        (("高 ", "低 "),),
        (("最多", "最少"),),
        (("居首位", "居次位"),),
        (("省级地区", "城市"),),
        (("首次", "再次"),),
        (("均", "未"),),
        (("依次", "分别"),),
    ],
)
def test_a_word_exchanged_for_its_opposite_is_found_wherever_it_stands(pairs):
    """A sentence is read again without its claims: none may say the opposite of a table."""
    changed = []
    for one in all_of_them():
        text = one.text
        for first, second in pairs:
            text = exchanged(text, first, second)
        if text != one.text and not re.search(r"(\d+) 个上升、\1 个下降", one.text):
            changed.append(replace(one, text=text))
    assert changed
    assert [one.text for one in changed[:40] if not verified(published(), [one])] == []


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("相差 3.8 分", "，前者明显领先"),
        ("新进入前 10 位的有辽宁省", "均系首次"),
        ("名次与 2021 年相同", "，与广东省并列"),
        ("始终居前 10 位的省级地区有 6 个", "，为其优势"),
    ],
)
def test_a_word_that_no_claim_bears_out_is_found(words, more):
    one = next(one for one in all_of_them() if words in one.text)
    assert verified(published(), [replace(one, text=f"{one.text[:-1]}{more}。")])


@pytest.mark.parametrize(
    ("words", "cell", "figure"),
    [
        # somebody else is now first too, in the top, in the order, at the rank
        ("31 个省级地区的综合排名中，北京市以", ("table-3", "吉林省", 2022, "rank"), "1"),
        ("政府响应能力居首位的是广东省", ("table-4", "上海市", 2022, "rank"), "1"),
        ("2022 年居前 10 位的省级地区与 2021 年相同", ("table-3", "江西省", 2022, "rank"), "2"),
        ("前 8 位的次序", ("table-3", "吉林省", 2021, "rank"), "3"),
        ("第 3 至 6 位依次为上海市（33.1", ("table-3", "湖南省", 2022, "rank"), "4"),
        # the rule of strengths: a guard for equal scores, and dimensions that are not named
        ("贵州省的相对优势", ("table-7", "贵州省", 2022, "score"), "0.0"),
    ],
)
def test_a_figure_of_somebody_else_that_makes_it_false_is_found(words, cell, figure):
    one = next(one for one in all_of_them() if words in one.text)
    assert verified(published(), [one]) == ()
    changed = with_figure(published(), Cell(*cell), Figure.parse(figure))
    assert verified(changed, [one])
