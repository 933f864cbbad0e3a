"""Weights of subgroups of experts by an attribute."""

import io
import json
from math import sqrt

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS, write
from ahp.common.findings import UsageError
from ahp.compare.experts import compare_experts
from ahp.compare.groups import compare_groups
from ahp.compare.show import document
from ahp.files import load_model
from tests.compare.models import judged

TWO_CAMPS = {
    "ann": judged("4", "3"),
    "bob": judged("4", "3"),
    "eve": judged("9", "3"),
    "liu": judged("1/4", "3"),
    "sun": judged("1/4", "3"),
    "tao": judged("1/9", "3"),
}
FIELDS = {"ann": "law", "bob": "law", "eve": "law", "liu": "art", "sun": "art", "tao": "art"}


@pytest.fixture
def folder(model_of):
    def make(attributes, experts=TWO_CAMPS):
        place = model_of(experts)
        rows = [f'[[experts]]\ncode = "{code}"\n{what}\n' for code, what in attributes.items()]
        (place / "experts.toml").write_text("format = 1\n" + "".join(rows), encoding="utf-8")
        return place

    return make


def fields(known):
    return {code: f'attributes = {{ field = "{field}" }}' for code, field in known.items()}


def test_weights_of_each_group_and_how_likely_their_difference_is(folder):
    """Law at the node: geometric means of 0.8, 0.8, 0.9 and 0.2, 0.2, 0.1; 2 of 20 ways part so."""
    found = compare_experts(load_model(folder(fields(FIELDS))))
    grouping = compare_groups(found, "field", "car")
    assert grouping.members == {"art": ("liu", "sun", "tao"), "law": ("ann", "bob", "eve")}
    cost, style = (0.8 * 0.8 * 0.9) ** (1 / 3), (0.2 * 0.2 * 0.1) ** (1 / 3)
    assert grouping.weights["law"]["cost"] == pytest.approx(cost / (cost + style))
    assert (grouping.test.ways, grouping.test.exact) == (20, True)
    assert grouping.test.p == pytest.approx(2 / 20)


def test_global_weights_are_compared_by_default(folder):
    found = compare_experts(load_model(folder(fields(FIELDS))))
    grouping = compare_groups(found, "field")
    assert grouping.code is None
    for weights in grouping.weights.values():
        assert sum(weights.values()) == pytest.approx(1)
        # everybody holds price three times as important as fuel
        assert weights["price"] / weights["fuel"] == pytest.approx(3)


def test_a_seed_gives_the_same_p_again_where_ways_are_drawn(folder):
    experts = {f"e{i:02}": judged(("4", "3", "2")[i % 3], "3") for i in range(16)}
    known = {code: ("law", "art")[i % 2] for i, code in enumerate(experts)}
    found = compare_experts(load_model(folder(fields(known), experts)))
    one, again = (compare_groups(found, "field", "car", seed=7).test for _ in range(2))
    assert (one.exact, one.ways) == (False, 1_999)
    assert one.p == again.p
    others = {compare_groups(found, "field", "car", seed=seed).test.p for seed in range(8, 14)}
    assert others != {one.p}
    # the share of what is larger scatters by its standard error
    assert all(abs(p - one.p) < 6 * sqrt(0.25 / 1_999) for p in others)


def test_numbers_are_in_order_and_who_has_no_attribute_is_told(folder, capsys):
    years = {"ann": 12, "bob": 3, "eve": 3, "liu": 12, "sun": 2.5}
    place = folder({code: f"attributes = {{ years = {n} }}" for code, n in years.items()})
    assert [*compare_groups(compare_experts(load_model(place)), "years").members] == [
        *("2.5", "3", "12")
    ]
    main(["compare", str(place), "--by", "years", "--lang", "en"])
    assert "Without years, and so in no group: tao" in capsys.readouterr().out
    main(["compare", str(place), "--by", "years", "--lang", "zh"])
    assert "没有 years，不在任何组：tao" in capsys.readouterr().out


def test_a_number_that_was_collected_as_a_text_makes_no_group_of_its_own(folder):
    years = {"ann": "12", "bob": 3, "eve": '"3"', "liu": '"12"', "sun": '"none"', "tao": 2}
    place = folder({code: f"attributes = {{ years = {n} }}" for code, n in years.items()})
    assert compare_groups(compare_experts(load_model(place)), "years").members == {
        "2": ("tao",),
        "3": ("bob", "eve"),
        "12": ("ann", "liu"),
        "none": ("sun",),
    }


def test_without_a_difference_to_test_there_is_none(folder, capsys):
    place = folder(fields(dict.fromkeys(TWO_CAMPS, "law")))
    main(["compare", str(place), "--by", "field", "--lang", "en"])
    out = capsys.readouterr().out
    assert "No test of the difference" in out
    assert "nan" not in out


def test_unknown_attributes_are_told(folder):
    found = compare_experts(load_model(folder(fields(FIELDS))))
    with pytest.raises(UsageError, match=r"attribute 'feild'.*Did you mean field"):
        compare_groups(found, "feild")
    bare = compare_experts(load_model(folder({})))
    with pytest.raises(UsageError, match="no attribute of any of them is known"):
        compare_groups(bare, "field")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Weights by field", "law (3)", "p = 0.1000 by all 20 permutations")),
        ("zh", ("按 field 分组的权重", "law（3）", "穷举全部 20 种排列，p = 0.1000")),
    ],
)
@pytest.mark.parametrize("style", FORMATS)
def test_every_format_has_the_groups(folder, style, lang, said):
    found = compare_experts(load_model(folder(fields(FIELDS))))
    grouping = compare_groups(found, "field", "car")
    out = io.StringIO()
    write(document(found, lang, grouping=grouping), style, out)
    text = out.getvalue()
    if style == "json":
        record = json.loads(text)["subgroups"]
        assert record["groups"]["law"]["experts"] == ["ann", "bob", "eve"]
        assert (record["permutations"], record["exact"], record["seed"]) == (20, True, None)
        assert record["groups"]["law"]["weights"] == grouping.weights["law"]
    elif style == "csv":
        assert "field=law,cost," in text
    else:
        for words in said:
            assert words in text
