"""Prose on the printed tables of the 2022 report, against what these tables show."""

from dataclasses import replace
from pathlib import Path

import pytest

from ahp.common.document.parts import Items
from ahp.common.figure import Figure
from index.audit.claim import Claim
from index.report.context import Context
from index.report.sentences import (
    Rules,
    Sentence,
    circle_sentences,
    league_paragraphs,
    league_sentences,
    overview_paragraphs,
    overview_sentences,
    region_sentences,
    rules_parts,
)
from index.report.verify import verified
from tests.index.report.published import published
from tests.index.report.sentences.standings import standing_of

GOLDEN = Path(__file__).parent / "golden"


def league(pool, node="goal", years=None):
    """Return a printed table, or its earliest years."""
    found = published().league(pool, node)
    if years is None:
        return found
    rows = {year: rows for year, rows in found.table.rows.items() if year in years}
    return replace(found, table=replace(found.table, rows=rows))


def claims(sentences, field):
    """Return what some sentences claim in a field, wherever they claim something."""
    return [getattr(one, field) for text in sentences for one in text.claims if getattr(one, field)]


def text_of(sentences, lang):
    return ("" if lang == "zh" else " ").join(one.text for one in sentences)


def test_who_leads_by_how_much():
    sentences = league_sentences(published(), league("province"), "zh")
    (gap,) = claims(sentences, "gaps")[0].items()
    assert (gap[0], str(gap[1].value)) == (("北京市", "广东省"), "13.5")
    assert "北京市以 83.0 分居首位，比次位的广东省（69.5 分）高 13.5 分" in sentences[0].text
    assert "lead" in sentences[0].rules  # 13.5 is more than a tenth of 83.0


@pytest.mark.parametrize(
    ("top", "rows"),
    [  # Table 3: Shandong was ninth in 2019, Jiangsu sixth in 2020
        (10, ["北京市", "广东省", "上海市", "浙江省", "江苏省", "山东省"]),
        (6, ["北京市", "广东省", "上海市", "浙江省", "江苏省"]),
        (5, ["北京市", "广东省", "上海市", "浙江省"]),
    ],
)
def test_who_was_always_in_the_top(top, rows):
    sentences = league_sentences(published(), league("province"), "en", Rules(top=top))
    (always,) = [one for one in sentences if "always" in one.rules]
    assert list(always.claims[0].rows) == rows
    assert f"{len(rows)} provinces were always in the top {top}: Beijing, Guangdong" in always.text


@pytest.mark.parametrize(
    ("years", "new"),
    [({2018, 2019}, {"四川省", "辽宁省"}), ({2018, 2019, 2020}, {"湖南省"})],
)
def test_who_came_into_the_top_for_the_first_time(years, new):
    shown = league("province", years=years)
    sentences = league_sentences(published(), shown, "zh", Rules(years=2))
    (first,) = [{*one} for one in claims(sentences, "first")]
    assert first == new


def test_paragraphs_hold_all_sentences_once():
    standing = published()
    whole = overview_paragraphs(standing, "zh")
    assert [part[0].claims[0].tables for part in whole] == [
        (standing.of(pool)[0].table.code,) for pool in standing.pools
    ]
    now, changed, always = league_paragraphs(standing, league("province"), "zh")
    assert {claim.years for one in now for claim in one.claims} == {(2022,)}
    assert {year for one in changed for claim in one.claims for year in claim.years} == {2021, 2022}
    assert {len(claim.years) for one in always for claim in one.claims} == {5}
    assert sum("2018—2022" in one.text for one in always) == 1  # said once, not in every sentence
    # Table 3: Guangdong was always second; Shanghai fourth in 2018, third since
    assert claims(always, "spans") == [{"广东省": (2, 2)}]
    assert claims(always, "ranks")[0]["上海市"] == (4, 3, 3, 3, 3)


def test_latin_names_stand_apart_in_chinese():
    names = {"a": "Norway", "b": "Korea (Republic of)", "c": "AI谷"}
    ranked = {"a": ("1", "3.0"), "b": ("2", "2.0"), "c": ("3", "1.0")}
    standing = standing_of({"goal": {2022: ranked}}, names, "country")
    report = Context(standing, "zh")
    (text,) = report.say(league_sentences(standing, standing.leagues[0], "zh"))
    assert text.text == (
        "2022 年 3 个国家的综合排名中，Norway 以 3.0 分居首位，"
        "比次位的 Korea (Republic of)（2.0 分）高 1.0 分，明显领先。第 3 位为AI谷（1.0 分）。"
    )


def test_circles_that_exchanged_places():
    sentences = circle_sentences(published(), league("circle"), "zh")
    ranks = {"长三角": (2, 1), "京津冀": (1, 2)}
    assert [one for one in claims(sentences, "ranks") if len(one) > 1] == [ranks]
    assert claims(sentences, "spans") == [{"珠三角": (3, 3), "川渝": (4, 4)}]
    (capital,) = [
        one
        for one in circle_sentences(published(), league("circle", "capital"), "en")
        if len(one.claims[0].years) > 2
    ]
    assert capital.text == (
        "From 2018 to 2022, the order of all 4 economic circles stayed the same."
    )


def test_tiers_are_those_of_least_squares_within():
    sentences = league_sentences(published(), league("province"), "en")
    tiers = claims(sentences, "tiers")[0]
    assert [len(one) for one in tiers] == [2, 7, 22]
    scores = league("province").table

    def within(parts):
        """Sum the squared deviations of the printed scores from the mean of their part."""
        values = [
            [float(scores.figure(row, 2022, "score").value) for row in rows] for rows in parts
        ]
        return sum(sum((x - sum(part) / len(part)) ** 2 for x in part) for part in values)

    ordered = [row for rows in tiers for row in rows]
    every = [
        (ordered[:low], ordered[low:high], ordered[high:])
        for low in range(1, 30)
        for high in range(low + 1, 31)
    ]
    assert within(tiers) == pytest.approx(min(map(within, every)))


def test_an_excerpt_says_only_what_it_lists():
    sentences = league_sentences(published(), league("city", "enterprise"), "en")
    text = text_of(sentences, "en")
    # rank 8 of 2022 is not listed, so who else was always in the top ten is not known
    assert "always in the top" not in text
    assert "of the 20 cities" not in text
    assert "tie at" not in text
    assert "Of the 17 cities listed in both 2021 and 2022, 10 rose, 4 fell, and 3 stayed" in text


def test_what_the_printed_text_says_wrongly_is_found():
    # the text to Table 7 has Fujian eighth in 2022; the table has it seventh
    claim = Claim("fujian", ("table-7",), (2022,), ranks={"福建省": (8,)})
    found = verified(published(), [Sentence("2022 年，福建省居第 8 位。", (claim,))])
    assert [one.message("en") for one in found] == [
        "“2022 年，福建省居第 8 位。”: the claim “fujian” does not hold in Table 7 (provinces, "
        "international openness) (福建省 2022): the text says rank 8, the table prints 7",
        "“2022 年，福建省居第 8 位。” says what does not hold in Table 7 (provinces, "
        "international openness) (福建省 2022): the text says rank 8, the table prints 7",
    ]
    assert all("正文称第 8 位，表中印作 7" in one.message("zh") for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022 年，福建省居第 9 位。", "the text says rank 9, the table prints 7"),
        ("2022 年，湖北省居第 7 位。", "the text says rank 7, the table prints"),
        ("2020 年，福建省居第 10 位。", "something else than its claims"),  # true, not claimed
        ("2022 年，福建省居第 7 位，得 0.4 分。", "the table prints 0.3"),
        ("2022 年，福建省居前列。", "is no sentence of the report's phrases"),
        ("得 0.3 分的福建省居第 7 位。", "is no sentence of the report's phrases"),
        ("2022 年，福建省（0.3 分）居第二梯队第 7 位。", "is no sentence of the report's phrases"),
        ("2022 年，福建省未居第 7 位，得 0.3 分。", "is no sentence of the report's phrases"),
    ],
)
def test_text_and_claim_cannot_diverge(text, told):
    claim = Claim(
        "fujian", ("table-7",), (2022,),
        ranks={"福建省": (7,)}, scores={"福建省": Figure.parse("0.3")},
    )  # fmt: skip
    found = verified(published(), [Sentence(text, (claim,))])
    assert any(told in one.message() for one in found), [one.message() for one in found]
    assert all(one.message("zh") != one.message("en") for one in found)
    right = Sentence("2022 年，福建省居第 7 位，得 0.3 分。", (claim,))
    assert verified(published(), [right]) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden(lang):
    standing, rules = published(), Rules()
    sections = {
        f"{one.pool} {one.node}": (circle_sentences if one.pool == "circle" else league_sentences)(
            standing, one, lang, rules
        )
        for one in standing.leagues
    }
    for row, pool in {
        "北京市": "province", "四川省": "province", "海南省": "province", "成都市": "city",
        "川渝": "circle",
    }.items():  # fmt: skip
        sections[f"{pool} {row}"] = region_sentences(standing, row, pool, lang, rules)
    sections["overview"] = overview_sentences(standing, lang, rules)
    every = [one for sentences in sections.values() for one in sentences]
    assert verified(standing, every) == ()
    for one in every:
        assert len(one.text) <= 120 if lang == "zh" else len(one.text.split()) <= 60, one.text
    keys = {key for one in every for key in one.rules}
    parts = [f"## {name}\n\n{text_of(found, lang)}\n" for name, found in sections.items()]
    listed = [part.items for part in rules_parts(keys, rules, lang) if isinstance(part, Items)]
    parts.append("## rules\n\n" + "".join(f"- {item}\n" for item in listed[0]))
    assert "\n".join(parts) == (GOLDEN / f"2022.{lang}.md").read_text("utf-8")
