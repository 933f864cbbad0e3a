"""A region leaves or joins: the order of the others, by hand, by properties, and as told."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.document.formats import FORMATS
from ahp.common.findings import UsageError
from index.commands import main
from index.drop.others import dependences
from index.drop.regions import Reversal, drop_regions, join_regions, outside
from index.drop.show_regions import reversals_table
from index.drop.work import _joiners
from index.project.settings import Settings
from index.project.weights import Weighting
from index.steps.build import build
from index.steps.pools import pools_of
from tests.index.check.project import small

DEMO = str(Path(__file__).parents[3] / "examples" / "regional-index-demo")
RNG = np.random.default_rng(13)
COLUMNS = {code: RNG.uniform(1, 9, 9).round(2) for code in "abc"}
FIXED = ("goalposts", "ratio")
RELATIVE = ("min-max", "z-score", "rank", "percentile", "ratio-to-max")


def leaving(project):
    result = build(project)
    return {one.region: one for one in drop_regions(result, pools_of(result)[0], 2022)}


def fixed(project, by):
    """The project with fixed ends for every indicator."""
    if by == "goalposts":
        ends = {"reference": "goalposts", "goalposts": (-1.0, 120.0)}
    else:
        ends = {"normalization": "ratio-to-target", "target": 50.0}
    return replace(project, indicators=tuple(replace(one, **ends) for one in project.indicators))


def test_an_extreme_region_that_leaves_turns_a_pair_round():
    # with c, whose x is 100, a's x of 2 is worth a fiftieth of what it is without c
    project = small(x=[2.0, 0.0, 100.0, 0.0], y=[-9.0, -10.0, 0.0, 0.0])  # of y less is better
    equal = project.weights.with_local({"x": 1, "y": 1})
    found = leaving(replace(project, weights=equal))
    # with c: a .02 + .9, b 1; without: a 1 + .9, b 1
    assert found["r2"].pairs == (("r1", "r0"),)
    assert (found["r2"].moved, found["r2"].most, found["r2"].tied) == (2, 1.0, 0)
    assert found["r3"].regions == ("r0", "r1", "r2")


def test_it_is_what_a_reader_finds_by_hand():
    def scores(columns, keep):
        x = np.column_stack([columns[code][keep] for code in "abc"])
        x[:, 2] *= -1
        low, high = x.min(axis=0), x.max(axis=0)
        return (x - low) / (high - low) @ np.array([1, 2, 3]) / 6

    found = leaving(small(**COLUMNS))
    everyone = np.arange(9)
    turned = 0
    for place in everyone:
        keep = np.delete(everyone, place)
        before, after = scores(COLUMNS, everyone)[keep], scores(COLUMNS, keep)
        pairs = {
            (f"r{keep[i]}", f"r{keep[j]}")
            for i in range(8)
            for j in range(8)
            if before[i] > before[j] and after[i] < after[j]
        }
        assert set(found[f"r{place}"].pairs) == pairs
        turned += len(pairs)
    assert turned > 0


tables = st.lists(
    st.tuples(*[st.floats(1, 100, allow_nan=False).map(lambda one: round(one, 2))] * 3),
    min_size=3,
    max_size=6,
)


@given(tables, st.sampled_from(FIXED), st.sampled_from(["arithmetic", "geometric"]))
@settings(max_examples=25, deadline=None)
def test_fixed_ends_never_turn_a_pair_round(rows, by, mean):
    columns = dict(zip("abc", map(list, zip(*rows, strict=True)), strict=True))
    choices = {"aggregation": mean, "scale": (1.0, 100.0), "outside": "keep"}
    project = fixed(small(**columns).with_settings(**choices), by)
    result = build(project)
    assert dependences(result) == ()
    found = list(drop_regions(result, pools_of(result)[0], 2022))
    assert [(one.pairs, one.tied, one.most) for one in found] == [((), 0, 0.0)] * len(rows)
    table = reversals_table(result, pools_of(result)[0], 2022, found)
    assert table.provenance["depends_on_others"] is None
    assert any("no pair can ever turn round" in note for note in table.notes)


@pytest.mark.parametrize("method", RELATIVE)
def test_what_is_relative_is_named_and_does_turn_pairs_round(method):
    turned = 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        columns = {code: rng.lognormal(0, 1, 7) for code in "abc"}
        project = small(**columns).with_settings(normalization=method)
        assert len(dependences(build(project))) == 1
        turned += sum(len(one.pairs) for one in leaving(project).values())
        if turned:
            break
    assert turned


def test_every_way_to_depend_on_others_is_told():
    columns = {**COLUMNS, "b": [np.nan, *COLUMNS["b"][1:]]}
    own = Settings(missing=("median",), outliers="winsorize", aggregation="copeland")
    project = replace(fixed(small(own, **columns), "goalposts"), weighting=Weighting("entropy"))
    told = [one("en") for one in dependences(build(project))]
    assert [text.split()[0] for text in told] == ["gaps", "treatment", "weights", "aggregation"]


def test_weights_from_the_data_are_derived_again():
    project = fixed(small(**COLUMNS), "goalposts")
    assert not any(one.pairs or one.moved for one in leaving(project).values())
    derived = replace(project, weighting=Weighting("critic"))
    without = build(replace(derived, values=derived.values.drop((2022, "r0"))))
    whole = build(derived)
    assert without.weights.local.tolist() != whole.weights.local.tolist()
    (one,) = drop_regions(whole, pools_of(whole)[0], 2022, ["r0"])
    ranks = without.ranks["goal"].xs(2022, level="year")
    assert one.after.tolist() == [float(ranks[code]) for code in one.regions]


def test_joining_undoes_leaving():
    project = small(**COLUMNS)
    everyone = leaving(project)
    for code, left in everyone.items():
        regions = tuple(
            replace(one, kind="city") if one.code == code else one for one in project.regions
        )
        result = build(replace(project, regions=regions).with_settings(kinds=("region",)))
        (pool,) = pools_of(result)
        assert outside(result, pool, 2022) == (code,)
        (joined,) = join_regions(result, pool, 2022, [code])
        assert set(joined.pairs) == {(second, first) for first, second in left.pairs}


def test_ties_that_come_and_go_are_counted_apart():
    one = Reversal("x", 2022, ("a", "b", "c"), np.array([1.0, 1, 3]), np.array([2.0, 1, 2]))
    assert (one.pairs, one.tied, one.moved, one.most) == ((), 2, 2, 1.0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_region_that_others_are_measured_by_cannot_leave(lang):
    project = small(Settings(normalization="distance-to-region", reference_region="r4"),
                    **{"a": [*range(9)][::2], "b": [9, 7, 5, 3, 1]})  # fmt: skip
    result = build(project)
    pool = pools_of(result)[0]
    found = list(drop_regions(result, pool, 2022))
    assert [one.region for one in found if one.refused is not None] == ["r4"]
    table = reversals_table(result, pool, 2022, found, lang=lang)
    (row,) = (row for row in table.rows if row["name"] == "r4")
    assert "pairs" not in row
    assert "r4" in row["who"]
    assert len({frozenset(record) for record in table.records}) == 1


def test_two_regions_leave_one_whose_index_cannot_be_built():
    found = leaving(small(a=[1.0, 2.0], b=[1.0, 3.0]))
    assert all(one.refused is not None for one in found.values())


@pytest.fixture
def run(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def call(*arguments):
        code = main(["drop", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", FORMATS)
def test_every_form_and_language(run, style, lang):
    code, out, _ = run(DEMO, "--regions", "--pool=city", f"--lang={lang}", f"--format={style}")
    assert code == 0
    assert out


def test_regions_by_name_or_kind_join_the_pools_they_are_not_in(run):
    code, out, _ = run(DEMO, "--joins", "city", "--format", "json", "--year", "2021")
    (table,) = json.loads(out)["tables"]
    assert code == 0
    assert {row["kind"] for row in table["rows"]} == {"province"}
    assert len(table["rows"]) == 15
    code, out, _ = run(DEMO, "--joins", "苏州", "--regions", "--pool", "province", "--lang", "zh")
    assert "苏州市" in out.split("加入的地区", 1)[1]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--regions", "--level", "1"], "--level is about items"),
        (["--joins", "city", "--pool", "city"], "no region of city can join"),
        (["--joins", "Atlantis"], "no region and no kind of regions is called 'Atlantis'"),
        (["--joins", ""], "no region and no kind of regions is called ''"),
        (["--joins", "jing-jin-ji"], "no region and no kind"),
        (["--regions", "--pool", "circle"], "circle"),
        (["--regions", "--year", "1999"], "1999"),
    ],
)
def test_what_cannot_be_asked_is_refused(run, arguments, text):
    code, out, err = run(DEMO, "--lang", "en", *arguments)
    assert (code, out) == (2, "")
    assert text in err


def test_a_name_of_several_kinds_is_not_guessed():
    project = small(**COLUMNS)
    city = replace(project.regions[0], code="r0-city", kind="city", names={"en": "Twin"})
    twin = replace(project.regions[0], names={"en": "Twin"})
    regions = (twin, *project.regions[1:], city)
    result = build(replace(project, regions=regions))
    with pytest.raises(UsageError, match="Twin"):
        _joiners(result, list(pools_of(result)), 2022, "Twin")
