"""Surveys: every export is read back as it was answered, and no convention is guessed."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ahp.collect.codings import Sign, by_sign, read_cell
from ahp.collect.headings import Spellings, plain
from ahp.collect.survey import read_survey
from ahp.common.findings import Problems
from ahp.common.io.grid import read_grid
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.verbal import judgment_in_words

from . import shapes
from .shapes import CAR, PAIRS

EXPORTS = Path(__file__).parent / "exports"
THREE = Hierarchy(
    [
        Node("car", None, {"zh": "选车"}),
        Node("price", "car", {"zh": "价格"}),
        Node("style", "car", {"zh": "式样"}),
        Node("safety", "car", {"zh": "安全"}),
    ]
)


def people(least=1, open_too=True):
    values = st.sampled_from(SAATY_JUDGMENTS)
    one = st.fixed_dictionaries(
        {pair: st.none() | values if open_too else values for pair in PAIRS}
    )
    return st.lists(one, min_size=least, max_size=3).filter(
        lambda many: all(any(one.values()) for one in many)
    )


def read(path, text, sign=None, hierarchy=CAR, encoding="utf-8"):
    if text is not None:
        path.write_bytes(text.encode(encoding))
    problems = Problems()
    grid = read_grid(str(path), problems)
    found = read_survey(grid, hierarchy, sign, problems)
    return found, problems


def answers(reading):
    return [
        {(one.node, one.a, one.b): one.value for one in person.answers}
        for person in reading.respondents
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("survey") / "export.csv"


@given(people(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_wjx_by_text(path, many, encoding):
    text = shapes.wjx(many, lambda value: shapes.words(value, "左边", "右边"), "(跳过)")
    found, problems = read(path, text, encoding=encoding)
    assert (answers(found), problems.findings) == (many, [])


@given(people())
def test_wjx_by_number_is_proved_by_places_beyond_nine(path, many):
    numbers = [shapes.place(value) for one in many for value in one.values() if value is not None]
    found, problems = read(path, shapes.wjx(many, lambda value: str(shapes.place(value))))
    if max(numbers) > 9:
        assert (answers(found), problems.findings) == (many, [])
    else:
        assert found is None
        assert [one.code for one in problems.findings] == ["sign-unproved"]


@pytest.mark.parametrize("number", ["-5", "5"])
def test_wjx_tells_what_may_be_skipped_or_an_answer(tmp_path, number):
    """Where negative numbers are answers, -3 is one, or the mark of a question not answered."""
    cells = iter(["-3", *(number for _ in PAIRS)])
    text = shapes.wjx([dict.fromkeys(PAIRS, 1)], lambda _: next(cells))
    found, problems = read(tmp_path / "export.csv", text, Sign.LEFT_NEGATIVE)
    assert [one.code for one in problems.findings] == ["cell-maybe-skipped"]
    first, *others = answers(found)[0].values()
    assert first is None
    assert set(others) == {Fraction(5) if number == "-5" else Fraction(1, 5)}


@given(people())
def test_kobo_with_two_columns_a_pair(path, many):
    found, problems = read(path, shapes.kobo_which(many))
    assert (answers(found), problems.findings) == (many, [])


HEADINGS = {
    "vs": lambda _, a, b: f"{shapes.name(a, 'en')} vs {shapes.name(b, 'en')}",
    "codes": lambda _, a, b: f"{a}_{b}",
    "kobo": lambda _, a, b: f"Comp-{a}-to-{b}",
    "chinese": lambda _, a, b: f"{shapes.name(a, 'zh')}与{shapes.name(b, 'zh')}相比",
    "sentence": lambda node, a, b: (
        f"For {shapes.name(node, 'en')}, how important is {shapes.name(a, 'en')} relative to "
        f"{shapes.name(b, 'en')}?"
    ),
}


@pytest.mark.parametrize("heading", HEADINGS)
@given(many=people())
def test_fractions_prove_ratios(path, heading, many):
    values = [value for one in many for value in one.values() if value is not None]
    text = shapes.wide(many, lambda value: shapes.coded(value, "ratio"), HEADINGS[heading])
    found, problems = read(path, text)
    if min(values) < 1:
        assert (answers(found), problems.findings) == (many, [])
    else:
        assert found is None


@pytest.mark.parametrize("sign", Sign)
@given(many=people())
def test_the_sign_that_is_given_is_taken(path, sign, many):
    text = shapes.wide(many, lambda value: shapes.coded(value, sign), HEADINGS["vs"])
    found, problems = read(path, text, sign)
    assert (answers(found), problems.findings) == (many, [])


@pytest.mark.parametrize("sign", ["left-negative", "left-positive", "positions"])
@given(many=people())
def test_no_sign_is_ever_guessed(path, sign, many):
    """Whatever is read without being told is what was meant; else nothing is."""
    text = shapes.wide(many, lambda value: shapes.coded(value, sign), HEADINGS["vs"])
    found, problems = read(path, text)
    if found is not None:
        assert answers(found) == many
    else:
        assert "sign-unproved" in [one.code for one in problems.findings]


@given(many=people())
def test_words_of_our_own_forms(path, many):
    for lang in ("en", "zh"):
        rows = []
        for one in many:
            row = {}
            for (node, a, b), value in one.items():
                names = shapes.name(a, lang), shapes.name(b, lang)
                row[node, a, b] = None if value is None else judgment_in_words(value, *names, lang)
            rows.append(row)
        found, problems = read(path, shapes.wide(rows, str, HEADINGS["codes"]))
        assert (answers(found), problems.findings) == (many, [])


@given(many=people())
def test_qualtrics_has_three_rows_of_headings(path, many):
    assume(any(value is not None and value < 1 for one in many for value in one.values()))
    found, problems = read(path, shapes.qualtrics(many, lambda value: shapes.coded(value, "ratio")))
    assert (answers(found), problems.findings) == (many, [])


EXPECTED = [
    {("price", "style"): "3", ("price", "safety"): "1/5", ("style", "safety"): "1/7"},
    {("price", "style"): "1", ("price", "safety"): "1/3", ("style", "safety"): "9"},
]


@pytest.mark.parametrize(
    ("file", "names", "last"),
    [
        ("kobo-fractions.csv", ["expert 1", "expert 2"], "9"),
        ("kobo-which-and-how-much.csv", ["expert-1", "expert-2"], "9"),
        ("wjx-by-number.csv", ["expert-1", "expert-2"], None),
        ("wjx-by-text.gbk.csv", ["expert-1", "expert-2"], None),
    ],
)
def test_exports_in_their_own_shape(file, names, last):
    """The same two people in every export; in those of wjx.cn the second left one open."""
    found, problems = read(EXPORTS / file, None, hierarchy=THREE)
    assert not problems.findings
    assert [one.name for one in found.respondents] == names
    read_back = [
        {(one.a, one.b): None if one.value is None else str(one.value) for one in person.answers}
        for person in found.respondents
    ]
    assert read_back == [EXPECTED[0], EXPECTED[1] | {("style", "safety"): last}]


@pytest.mark.parametrize("sign", Sign)
@given(number=st.integers(-20, 20))
def test_a_convention_says_something_of_its_own_numbers_only(sign, number):
    value = by_sign(number, sign)
    if value is not None:
        assert value in SAATY_JUDGMENTS
        assert int(shapes.coded(value, sign)) in (number, 1) or sign == "ratio"


@pytest.mark.parametrize(
    "text",
    [
        "价格 不比 式样 重要",
        "less important 3",
        "左 右 3",
        "3 to 5 to 7",
        "about",
        "12/0",
        "价格 次要 3",
        "外形 比 式样 重要 3",
        "Comfort is strongly more important than 式样",
        "0.0",
    ],
)
def test_what_is_not_understood_is_refused(text):
    assert read_cell(text, (("价格", 1), ("式样", -1))).value is None


def test_every_cell_that_is_not_understood_is_told_with_its_place(tmp_path):
    text = "name,价格 : 式样,价格 : 安全\n甲,左边 3,大概\n乙,1/5,左边\n"
    _, problems = read(tmp_path / "a.csv", text, hierarchy=THREE)
    told = [(one.code, one.place.row, one.place.column) for one in problems.findings]
    assert told == [("cell-unknown", 2, 3), ("cell-side-only", 3, 3)]
    assert "价格 与 安全" in problems.findings[0].message("zh")


def test_the_readings_of_an_unproved_sign_contradict_each_other_for_all_to_see(tmp_path):
    text = "name,价格 : 式样,价格 : 安全\n甲,-3,5\n"
    found, problems = read(tmp_path / "a.csv", text, hierarchy=THREE)
    assert found is None
    message = problems.findings[0].message("zh")
    assert "left-negative" in message
    assert "价格 比 式样 稍微重要（3）" in message
    assert "式样 比 价格 稍微重要（3）" in message


def test_a_sign_that_the_file_refutes_is_refused(tmp_path):
    text = "name,价格 : 式样,价格 : 安全\n甲,1/3,5\n"
    _, problems = read(tmp_path / "a.csv", text, Sign.LEFT_NEGATIVE, THREE)
    assert [one.code for one in problems.findings] == ["sign-refuted"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("name,价格 : 舒适", "heading-unknown"),
        ("name,age", "columns-none"),
        ("name,价格 : 式样,式样 : 价格", "pair-in-columns"),
    ],
)
def test_headings_that_are_not_understood_are_told(tmp_path, head, code):
    text = f"{head}\n甲,1/3,3\n"
    _, problems = read(tmp_path / "a.csv", text, hierarchy=THREE)
    assert code in [one.code for one in problems.findings]


def test_the_longer_of_two_names_counts():
    assert Spellings(CAR).pairs("制动 : 安全价格") == (("safety", "brakes", "price2"),)
    assert Spellings(CAR).pairs("安全 : 价格") == (("car", "safety", "price"),)


@pytest.mark.parametrize(
    ("text", "first", "second", "value"),
    [
        ("unit_price is strongly more important than style (5)", "unit_price", "style", 5),
        ("style is strongly more important than unit_price (5)", "unit_price", "style", "1/5"),
        ("成本 比 左岸开发 明显重要（5）", "左岸开发", "成本", "1/5"),
        ("First aid is moderately more important than cost (3)", "cost", "First aid", "1/3"),
        (
            "R&D ${spending} is moderately more important than cost (3)",
            "R&D ${spending}",
            "cost",
            3,
        ),
        ("不良率 比 成本 稍微重要（3）", "不良率", "成本", 3),
    ],
)
def test_names_with_signs_or_words_of_side_in_them_reverse_nothing(text, first, second, value):
    items = ((plain(first), 1), (plain(second), -1))
    assert read_cell(text, items).value == Fraction(value)


def test_what_names_only_the_item_that_matters_less_is_not_guessed():
    items = (("price", 1), ("style", -1))
    assert read_cell("the cost is strongly more important than style (5)", items).value is None


@pytest.mark.parametrize(
    "text",
    [
        "与价格相比，式样稍微重要",
        "比起价格，式样明显重要",
        "与价格比式样明显重要",
        "比价格明显更重要的是式样",
        "价格比式样，式样明显重要",
        "价格没有比式样明显重要",
        "价格比式样差 5",
        "价格的重要性小于 5",
        "Rather than price, style is strongly more important",
        "Compared to price, style is more important than ever 5",
        "Price isn't strongly more important than style",
        "Price is unimportant 5",
        "price is much weaker",
        "left is worse 5",
        "First of all, style 5",
        "左边：式样 5",
        "左 -3",
        "price 很强烈",
        "Extremely 9",
    ],
)
def test_a_sentence_that_may_mean_the_other_item_is_not_guessed(text):
    items = (("price", 1), ("价格", 1), ("e", 1), ("style", -1), ("式样", -1), ("y", -1))
    assert read_cell(text, items).value is None


def test_one_name_for_both_items_says_nothing():
    assert read_cell("price 5", (("price", 1), ("price", -1))).value is None


def test_an_item_named_within_the_other_is_not_the_other():
    items = (("price", 1), ("unit price", -1))
    assert read_cell("unit price 5", items).value == Fraction(1, 5)
    assert read_cell("price 5", items).value == 5


@pytest.mark.parametrize(
    "heading",
    [
        "Compared with price, how important is style?",
        "Relative to the price: style",
        "与价格相比，式样的重要性",
        "相对于价格，式样",
        "比起价格，式样",
    ],
)
def test_a_heading_that_compares_with_the_first_item_is_not_guessed(tmp_path, heading):
    text = f'name,"{heading}",价格 : 安全\n甲,1/3,1/3\n'
    found, problems = read(tmp_path / "a.csv", text, hierarchy=THREE)
    assert [one.code for one in problems.findings] == ["heading-ambiguous"]
    assert answers(found) == [{("car", "price", "safety"): Fraction(1, 3)}]


@pytest.mark.parametrize("heading", ["请比较价格与式样", "价格与式样相比", "price vs style"])
def test_a_heading_that_names_the_first_item_first_is_read(tmp_path, heading):
    found, problems = read(tmp_path / "a.csv", f"name,{heading}\n甲,1/3\n", hierarchy=THREE)
    assert (answers(found), problems.findings) == (
        [{("car", "price", "style"): Fraction(1, 3)}],
        [],
    )


def test_of_a_pair_in_columns_that_do_not_fit_none_is_taken(tmp_path):
    text = "name,价格 : 式样 多少,式样 : 价格 谁,价格 : 安全\n甲,3,左边,1/3\n"
    found, problems = read(tmp_path / "a.csv", text, hierarchy=THREE)
    assert [one.code for one in problems.findings] == ["pair-in-columns"]
    assert answers(found) == [{("car", "price", "safety"): Fraction(1, 3)}]


@given(
    st.lists(
        st.sampled_from(
            [
                "左岸",
                "右边",
                "first_aid",
                "second_home",
                "不良率",
                "5G基站",
                "3_to_5",
                "price",
                "unit_price",
                "unit",
                "价格",
                "安全价格",
                "强烈",
                "more",
                "than",
                "over_60",
                "人口比例",
                "重要性",
                "equally",
                "同等",
                "a",
                "e",
                "9",
                "less",
                "与",
                "R9",
                "L3",
                "更",
                "比",
            ]
        ),
        min_size=2,
        max_size=2,
        unique=True,
    ),
    st.sampled_from(SAATY_JUDGMENTS),
    st.sampled_from(["en", "zh"]),
)
def test_no_name_makes_a_sentence_say_something_else(names, value, lang):
    items = ((plain(names[0]), 1), (plain(names[1]), -1))
    assert read_cell(judgment_in_words(value, *names, lang), items).value in (None, value)
