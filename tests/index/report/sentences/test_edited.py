"""What an editor would strike out: firsts of nearly all, things said twice, a lone most."""

import pytest

from index.report.sentences import league_sentences, region_sentences
from index.report.verify import verified
from tests.index.report.sentences.standings import standing_of

NAMES = {name: name for name in "甲乙丙丁戊己庚辛壬癸子丑"}


def ranked(order):
    """Return what is printed of rows in an order: ranks and falling scores."""
    return {row: (str(place + 1), f"{90 - 5 * place}.0") for place, row in enumerate(order)}


def said(orders):
    """Return the sentences on a ranking by year, which hold."""
    standing = standing_of({"goal": {y: ranked(one) for y, one in orders.items()}}, NAMES, "city")
    sentences = league_sentences(standing, standing.leagues[0], "zh")
    assert verified(standing, sentences) == ()
    return sentences


@pytest.mark.parametrize(("count", "top"), [(12, 6), (7, 3), (6, 3)])
def test_the_first_are_no_more_than_half(count, top):
    rows = [*NAMES][:count]
    swapped = [*rows[: top - 1], rows[top], rows[top - 1], *rows[top + 1 :]]
    sentences = said({2020: rows, 2021: rows, 2022: swapped})
    text = "".join(one.text for one in sentences)
    assert f"2022 年新进入前 {top} 位的有{rows[top]}，退出的有{rows[top - 1]}。" in text
    always = next(one for one in sentences if "always" in one.rules)
    assert always.claims[0].rows == tuple(rows[: top - 1])
    assert all("top" in one.rules for one in sentences if f"前 {top} 位" in one.text)


def test_of_a_few_nobody_is_among_the_first():
    text = "".join(
        one.text for one in said({2020: "乙甲丙丁戊", 2021: "乙丙甲丁戊", 2022: "乙甲丙丁戊"})
    )
    assert "前 " not in text
    assert "始终居首位" in text


def test_who_kept_the_order_is_not_told_to_be_the_same_too():
    rows = [*NAMES]
    for now in (rows, [*rows[:10], "丑", "子"]):  # nothing moved, and only the last did
        text = "".join(one.text for one in said({2021: rows, 2022: now}))
        assert "与 2021 年相同" not in text.replace("次序与 2021 年相同", "")
    changed = ["乙", "甲", *rows[2:]]
    text = "".join(one.text for one in said({2021: rows, 2022: changed}))
    assert "2022 年居前 6 位的城市与 2021 年相同。" in text


def test_a_dimension_that_alone_moved_did_not_move_most():
    even, turned = ["甲", "乙", "丙", "丁"], ["乙", "甲", "丙", "丁"]
    tables = {
        "goal": {2021: ranked(even), 2022: ranked(even)},
        "one": {2021: ranked(turned), 2022: ranked(even)},
        "two": {2021: ranked(even), 2022: ranked(turned)},
        "three": {2021: ranked(even), 2022: ranked(even)},
    }
    standing = standing_of(tables, NAMES, "city")
    for row, rose, fell in (("甲", "one", "two"), ("乙", "two", "one")):
        sentences = region_sentences(standing, row, "city", "zh")
        assert verified(standing, sentences) == ()
        text = "".join(one.text for one in sentences)
        assert f"各维度中仅{rose}上升，" in text
        assert f"；仅{fell}下降，" in text


@pytest.mark.parametrize(("lang", "told"), [("en", "the only one"), ("zh", "有名次的只有甲")])
def test_whoever_is_ranked_alone_is_first_of_nobody(lang, told):
    tables = {"goal": {year: ranked("甲") for year in (2020, 2021, 2022)}}
    standing = standing_of(tables, NAMES, "city")
    (sentence,) = region_sentences(standing, "甲", "city", lang)
    assert verified(standing, [sentence]) == ()
    assert told in sentence.text
