"""Text of one's own: figures in braces, claims in brackets, and what is refused."""

from dataclasses import replace

import pytest

from ahp.common.document.parts import plain
from ahp.common.findings import Problems
from index.project.years import YearStyle
from index.report.context import Context
from index.report.own import Facts, own_parts
from index.report.own.parts import written_text
from tests.index.report.sentences.standings import standing_of
from tests.index.report.standings import NODES, three


@pytest.fixture(scope="module")
def facts():
    return Facts(three(), "zh", {"research": 0.21274}, {"goal": 0.0514}, NODES)


def filled(text, facts):
    problems = Problems()
    written = written_text(text, "own.md", facts, problems)
    assert problems.findings == []
    return written.text


def refused(text, facts):
    problems = Problems()
    written_text(text, "own.md", facts, problems)
    return [one for one in problems.findings if one.severity != "note"]


def test_figures_are_those_of_the_tables(facts):
    text = (
        "x {rank 安徽 2022}，{名次 安徽省，2022，学术生态}，{score Guangdong 2022}，"
        "{rank 北京市 2022 city}，{得分 北京市 2022 省}，{weight 学术生态}，{CR goal}，"
        "{gap 北京市, 广东省 2022 竞争力 province}，{分差 Guangdong Anhui 2022}，"
        "｛排名　安徽　２０２１年｝"
    )
    expected = "x 3，2，69.5，2，83.0，0.2127，0.0514，13.5，54.1，2"
    assert filled(text, facts) == expected


def test_code_escapes_links_and_footnotes_are_left_alone(facts):
    text = (
        "`{rank}` \\{a} [[1]](http://a.b) x[^1] [[^1]]\n\n```\n{rank x}\n[[y]]\n```\n\n<!-- {z} -->"
    )
    assert filled(text, facts) == text


def test_what_is_endless_is_refused_at_once(facts):
    for text in ("{rank " + "安 徽 " * 20000 + "2022}", "[[" + "安徽 of in " * 20000 + "]]"):
        (found,) = refused(text, facts)
        assert len(found.text("zh")) < 600
    (found,) = refused("[[安徽 up of among " + "x " * 900 + "]]", facts)
    assert found.code == "own-claim"
    assert [one.code for one in refused("[[安徽 rank 3\n\nin 2022]]", facts)] == ["own-unclosed"]


@pytest.mark.parametrize(
    "claim",
    [
        "安徽 rank 3, 2 in 2022, 2021",  # ranks go by the years, whose order could be missed
        "安徽 up in 2022, 2021",
        "安徽 排名 前 3 位 年份 2022",  # in the top 3 is not rank 3
        "安徽 位于 前 1-3 位 年份 2022",
        "广东 up 1 points in 2021-2022",  # points are no places
        "安徽 score 15.4 places in 2022",
        "安徽 score 15.42 in 2022",  # the table prints 15.4
        "安徽 not rank 3 in 2022",
        "安徽 未上升 年份 2021-2022",
        "安徽 不位于 1-3 年份 2022",
        "安徽 never up in 2021-2022",
    ],
)
def test_what_could_be_meant_in_another_sense_is_refused(facts, claim):
    (found,) = refused(f"一句话[[{claim}]]。", facts)
    assert found.code in ("own-claim", "own-region")


def test_a_rank_that_several_share_stands_as_it_is_printed():
    places = {"甲": ("2.5", "9"), "乙": ("2.5", "8"), "丙": ("10", "7")}
    shared = Facts(standing_of({"goal": {2022: places}}))
    assert filled("x {rank 甲 2022}, {rank 丙 2022}", shared) == "x 2.5, 10"


def test_a_figure_begins_no_list(facts):
    parts = own_parts("{rank 安徽 2022}. 位", "own.md", Context(facts.standing), Problems())
    assert [plain(part.text) for part in parts] == ["3. 位"]


CLAIMS = (
    "[[安徽 位于 前 3 位 年份 2021—2022]][[安徽 从未位于 前1名 年份 2021 to 2022]]",
    "［［安徽 排名 第 3 位 年份 ２０２２］］[[安徽 得分 15 分 年份 2022]]",
    "[[北京, 广东 within 1-3 among province in 2021-2022]]",
    "[[only 北京市、广东省、安徽省 within 1-3 of 竞争力 in 2021, 2022]]",
    "[[广东 ever within 2 in 2021-2022]]",
    "[[安徽 never within 1 in 2021-2022]]",
    "[[北京、广东、安徽 order 1-3 in 2022]]",
    "[[广东省 order 2 of goal among province in 2022]]",
    "[[广东 rank 3, 2 in 2021-2022]]",
    "[[安徽 score 8.1 of research in 2022]]",
    "[[北京, 安徽 gap 9.8 of 学术生态 in 2022]]",
    "[[广东 up 1 in 2021-2022]] [[安徽 down in 2021-2022]] [[北京 same among 省 in 2021-2022]]",
    "【【广东 名次 3、2 年份 2021－2022】】",
    "[[仅北京、广东 位于 1-2 类别 省份 年份 2022]]",
    "[[安徽 依次 2 指标 学术生态 年份 2022]][[广东 曾位于 2 年份 2021-2022]]",
    "[[安徽 从未位于 1 年份 2021-2022]][[深圳市 得分 41.0 年份 2022]]",
    "[[北京、安徽 分差 9.8 指标 学术生态 年份 2022]][[广东 上升 1 位 年份 2021-2022]]",
    "[[安徽 下降 年份 2021-2022]][[北京 不变 类别 province 年份 2021、2022 年]]",
)


def test_claims_that_hold_do_not_appear(facts):
    for claim in CLAIMS:
        assert filled(f"一句话{claim}。", facts) == "一句话。", claim


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        ("[[广东 名次 2、2 年份 2021-2022]]", "2021：正文称第 2 位，表中印作 3"),
        ("[[广东, 北京 order 1-2 in 2022]]", "正文称第 1 位，表中印作 2"),
        ("[[only 北京、广东 within 1-3 in 2022]]", "安徽省"),
        ("[[安徽 never within 1-2 in 2021-2022]]", "表中印作 2"),
        ("[[广东 ever within 1 in 2021-2022]]", "3, 2"),
        ("[[安徽 up in 2021-2022]]", "2"),
        ("[[安徽 score 15.5 in 2022]]", "15.4"),
        ("[[北京, 广东 gap 13.4 among province in 2022]]", "13.5"),
        ("[[安徽 same in 2021-2022]]", "2"),
        ("[[安徽 位于 前 2 位 年份 2022]]", "正文称第 1 至 2 位"),
        ("［［安徽 名次 1 年份 2022］］", "正文称第 1 位"),
    ],
)
def test_a_false_claim_is_told_with_sentence_claim_and_figure(facts, claim, figure):
    found = refused(f"# 题\n\n前一句。这一句说错了{claim}。后一句。", facts)
    assert [one.code for one in found] == ["own-false"]
    assert found[0].severity == "error"
    text = found[0].text("zh")
    assert "own.md：第 3 行" in text
    assert "“这一句说错了。”" in text
    assert figure in text
    assert "This" not in text
    assert "own.md: line 3" in found[0].text("en")


def test_a_claim_after_its_sentence_is_of_that_sentence(facts):
    found = refused("First. Anhui is 2.5 times first. [[安徽 rank 1 in 2022]] Next.", facts)
    assert "“Anhui is 2.5 times first.”" in found[0].text("en")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("{rank 安微 2022}", "own-region", "安徽"),
        ("{rnk 安徽 2022}", "own-figure", "rank"),
        ("{rank 北京市 2022}", "own-several", "{rank 北京市 2022 province}"),
        ("{rank 安徽}", "own-whole", "{rank"),
        ("{rank 2022}", "own-whole", "{rank"),
        ("{rank 安徽 2020}", "own-year", "2021"),
        ("{score 安徽 2021}", "own-not-printed", "2021"),
        ("{rank 安徽 2022 学术}", "own-item", "学术生态"),
        ("{gap 广东 北京市 2022 goal province}", "own-behind", "83.0"),
        ("{cr 学术生态}", "own-no-cr", "竞争力"),
        ("{weight goal}", "own-no-weight", "竞争力"),
        ("{weight}", "own-whole", "{weight"),
        ("{rank 安徽 2022", "own-unclosed", "{"),
        ("[[安徽 第 3]]", "own-claim", "within"),
        ("[[安徽 within 1-3]]", "own-claim", "年份"),
        ("[[安徽 within 3-1 in 2022]]", "own-claim", "1-3"),
        ("[[安徽、广东 rank 2 in 2022]]", "own-claim", "2"),
        ("[[安徽 rank 2, 3, 4 in 2022]]", "own-claim", "2, 3, 4"),
        ("[[安徽 gap 2 in 2022]]", "own-claim", "gap"),
        ("[[only 安徽 rank 3 in 2022]]", "own-claim", "仅"),
        ("[[安徽 up in 2022]]", "own-claim", "两年"),
        ("[[安徽 within x in 2022]]", "own-claim", "x"),
        ("[[深圳、广东 within 1-3 in 2022]]", "own-region", "深圳"),
        ("[[北京 within 1 in 2022]]", "own-several", "among province"),
        ("[[安徽 rank 3 in 2022]](a)", "own-link", "("),
        ("[[安徽 within 1-3 in 2022", "own-unclosed", "[["),
    ],
)
def test_what_is_not_understood_is_refused_where_it_stands(facts, text, code, said):
    found = refused(f"一行\n\n{text} 后", facts)
    assert found[0].code == code
    assert (found[0].path, found[0].place.line) == ("own.md", 3)
    assert said in found[0].text("zh")
    assert said.isascii() is False or said in found[0].text("en")


def test_what_is_false_or_not_understood_is_never_printed(facts):
    for text in ("一[[安徽 rank 1 in 2022]]。", "{x}"):
        assert own_parts(text, "own.md", Context(facts.standing), Problems()) == ()


def test_lines_still_count_below_a_claim_on_lines_of_its_own(facts):
    text = "一句。\n[[安徽 rank 3\nin 2022]]\n又一句。\n\n下一段。\n\n{bad}\n"
    written = written_text(text, "own.md", facts, problems := Problems())
    assert problems.findings[0].place.line == 8
    assert written.text.splitlines()[5] == "下一段。"
    assert "一句。\n又一句。" in written.text


def test_sentences_that_claim_nothing_are_counted(facts):
    text = (
        "安徽第 3 名。广东得 69.5 分[[广东 score 69.5 in 2022]]。北京得 {score 北京 2022 省} 分。\n"
    )
    problems = Problems()
    assert own_parts(text, "own.md", Context(facts.standing, check=True), problems)
    assert [one.code for one in problems.findings] == ["own-unclaimed"]
    assert problems.findings[0].text("zh").startswith("own.md：有 1 句")
    assert "“安徽第 3 名。”" in problems.findings[0].text("zh")


def test_formulas_are_left_alone(facts):
    """Braces of a formula are no figures, be it on one line or on several."""
    text = "$$ x_{i} $$\n\n$$\n\\frac{a}{b}\n$$\n\nRank {rank 安徽 2022}."
    problems = Problems()
    written = written_text(text, "own.md", facts, problems)
    assert problems.findings == []
    assert written.text == text.replace("{rank 安徽 2022}", "3")


def test_a_row_named_twice_is_refused(facts):
    (found,) = refused("[[安徽, 安徽省 gap 0 in 2022]]", facts)
    assert "'安徽' 出现了两次" in found.text("zh")


def test_years_that_are_spans():
    """A span is written as the tables have it; a single year could be the first or the second."""
    facts = Facts(replace(three(), year_style=YearStyle("/")), "en")
    text = "{rank 安徽 2022/23} [[广东 rank 3, 2 in 2021/22-2022/23]]"
    assert filled(text, facts) == "&#51;"
    for wrong in ("{rank 安徽 2022}", "[[安徽 rank 3 in 2022]]", "{rank 安徽 2022/24}"):
        (found,) = refused(wrong, facts)
        assert found.code == "own-year"
        assert "2022/23" in found.text("en")
    (found,) = refused("[[安徽 rank 1 in 2022/23]]", facts)
    assert "[[安徽 rank 1 in 2022/23]]" in found.text("en")
