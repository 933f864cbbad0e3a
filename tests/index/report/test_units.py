"""Pages of single regions: the figures of the index, put beside others and explained."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.document.parts import Break, Heading, Items
from ahp.common.findings import UsageError
from index.files.project import load_project
from index.project.example import tiny
from index.project.reporting import Reporting
from index.project.settings import Settings
from index.rank.league import changes_table, league
from index.region.region import region_profile
from index.report.built import standing_of
from index.report.context import Context
from index.report.parts.units import parts
from index.report.units.chosen import Unit, units_of
from index.report.units.ground import Ground
from index.report.units.pages import MOST_WHOLE
from index.report.units.profile import by_halves, profile_grid
from index.report.units.wording import AS_FIRST, TOLD_BEFORE
from index.report.verify import verified
from index.report.wording import FIGURES_BEHIND
from index.robust.robustness import robustness
from index.steps.build import build
from index.steps.pools import pools_of
from tests.index.check.project import small
from tests.index.report.pieces import cells, grids, texts
from tests.index.strategies import few, projects

DEMO = "examples/regional-index-demo"


def report(result, *units, lang="en", **more):
    reporting = Reporting(units=units)
    return Context(standing_of(result), lang, reporting, result=result, **more)


@pytest.fixture(scope="module")
def demo():
    return build(load_project(DEMO))


def test_the_page_of_a_small_index_by_hand():
    # west 2022: patents (8-6)/(9-6) = 2/3 of 75, waste last: 50 in all; 2021: 1/5 of 75 = 15
    found = parts(report(build(tiny()), "west"))
    assert not any(isinstance(one, Break) for one in found)
    assert [(one.text, one.level, one.name) for one in found if isinstance(one, Heading)] == [
        ("west", 3, "unit-province-west")
    ]
    tables = grids(found)
    assert cells(tables["unit-standing-province-west"]) == [
        ["goal", "2 (50.0)", "3 (15.0)"],
        ["patents", "2 (50.0)", "2 (15.0)"],
        ["waste", "3 (0.0)", "3 (0.0)"],
    ]
    assert cells(tables["unit-profile-province-west"]) == [
        ["goal", "50.0", "2", "50.0", "93.8", "north"],
        ["patents", "66.7", "2", "66.7", "100.0", "north"],
        ["waste", "0.0", "3", "75.0", "100.0", "east"],
    ]
    assert cells(tables["unit-strengths-province-west"]) == [
        ["patents", "goal", "2", "3", "8", "count"]
    ]
    assert cells(tables["unit-weaknesses-province-west"]) == [["waste", "goal", "3", "3", "5", ""]]
    assert [row[:4] for row in cells(tables["unit-changes-province-west"])] == [
        ["goal", "15.0", "50.0", "+35.0"],
        ["patents", "20.0", "66.7", "+46.7"],
        ["waste", "0.0", "0.0", "0.0"],
    ]
    assert cells(tables["unit-moved-province-west"]) == [
        ["patents", "15.00", "50.00", "+35.00", "4 → 8 count"]
    ]
    assert "sum to +35.00" in tables["unit-moved-province-west"].notes[1]


def test_strengths_of_who_is_weak_in_all_are_none():
    found = parts(report(build(tiny()), "east"))
    assert "unit-strengths-province-east" in grids(found)  # first in waste
    values = tiny().values.assign(waste=[2.0, 5.0, 1.0] * 2)  # now last in both
    result = build(replace(tiny(), values=values))
    assert "unit-strengths-province-east" not in grids(parts(report(result, "east")))
    (said,) = [one for one in texts(parts(report(result, "east"))) if "strength of east" in one]
    assert "by the rule" in said
    assert "no strength" in said


def test_a_first_place_that_most_share_is_no_strength():
    columns = {"many": [5.0, 5.0, 5.0, 5.0, 1.0], "few": [5.0, 5.0, 3.0, 2.0, 1.0]}
    result = build(small(**columns, last=[1.0, 2.0, 3.0, 4.0, 5.0]))
    found = grids(parts(report(result, "r0")))
    # all are first places; behind r0 are one, three and four of the four others
    assert [row[0] for row in cells(found["unit-strengths-region-r0"])] == ["few", "last"]


def test_first_places_that_most_share_take_nobodys_room():
    shared = {f"many{k}": [5.0, 5.0, 5.0, 5.0, 1.0 + k] for k in range(3)}
    found = {f"few{k}": [5.0, 9.0, 3.0, 2.0 + k, 1.0] for k in range(7)}
    result = build(small(**shared, **found, last=[5.0, 2.0, 3.0, 4.0, 1.0]))
    profile = region_profile(result, "r0", top=len(result.weights.leaves))
    scores = result.scores.xs(2022, level="year")
    kept = by_halves(profile, scores, top=3)
    assert [one.code for one in kept.strengths] == ["few0", "few1", "few2"]
    assert [one.code for one in kept.weaknesses] == ["last"]
    assert kept.tied == (1, 0)  # second in few3 with r3, third in the others


def test_whoever_is_best_is_named_and_many_are_counted():
    values = tiny().values.loc[[2022]].assign(patents=[9.0, 9.0, 6.0], waste=[1.0, 1.0, 5.0])
    result = build(replace(tiny(), values=values))
    grid = profile_grid(Ground(result, "en"), Unit("west", "province"), 2022)
    assert {row[-1] for row in cells(grid)} == {"north, east"}
    found = parts(report(result, "west"))
    assert not [name for name in grids(found) if "changes" in name or "moved" in name]


def test_who_is_not_there_in_the_latest_year_is_shown_as_it_was():
    values = tiny().values.drop(index=(2022, "west"))
    found = parts(report(build(replace(tiny(), values=values)), "west"))
    assert texts(found)[-1].startswith("In 2022, west has no score")
    assert cells(grids(found)["unit-standing-province-west"])[0] == ["goal", "", "3 (15.0)"]
    assert "2021" in grids(found)["unit-profile-province-west"].title


def test_who_was_not_there_before_has_no_change():
    values = tiny().values.drop(index=(2021, "west"))
    found = parts(report(build(replace(tiny(), values=values)), "west"))
    assert any(one.startswith("west has no score in 2021") for one in texts(found))
    assert "unit-changes-province-west" not in grids(found)


def test_a_change_between_different_indicators_is_not_parted():
    values = tiny().values.copy()
    values.loc[(2021, "west"), "patents"] = values.loc[(2022, "west"), "waste"] = np.nan
    settings = Settings(missing=("keep",), missing_child="renormalize")
    grid = grids(parts(report(build(replace(tiny(), values=values, settings=settings)), "west")))[
        "unit-changes-province-west"
    ]
    # last in waste alone, then (8-6)/(9-6) in patents alone
    assert cells(grid)[0] == ["goal", "0.0", "66.7", "+66.7", "↑1"]
    assert "Not parted, so left open: goal." in " ".join(grid.notes)


def test_who_has_no_score_at_all_is_told():
    values = tiny().values.copy()
    values.loc[(slice(None), "west"), "patents"] = np.nan
    settings = Settings(missing=("keep",), missing_child="renormalize", child_coverage=0.5)
    made = report(build(replace(tiny(), values=values, settings=settings)), "all")
    assert [one.text for one in parts(made) if isinstance(one, Heading)] == ["north", "east"]
    assert [one.text("en") for one in made.said.findings] == [
        "1 region has no score in any year and no page: west"
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_change_that_cannot_be_parted_says_why(lang):
    result = build(tiny(), settings=Settings(normalization="rank"))
    found = parts(report(result, "west", lang=lang))
    assert "unit-changes-province-west" not in grids(found)
    still = "the points of no indicator changed" if lang == "en" else "各项指标的贡献分均无变化"
    assert any(still in one for one in texts(found))  # west keeps its ranks
    assert any(("cannot be parted" if lang == "en" else "无法分解") in one for one in texts(found))


def test_whose_pages_are_asked_for(demo):
    standing = standing_of(demo)
    assert units_of(["四川", "sichuan", "川渝"], standing, demo) == (
        Unit("sichuan", "province"),
        Unit("chuan-yu", "circle"),
    )
    everybody = units_of(["全部"], standing, demo)
    assert len(everybody) == len(set(everybody)) == 31 + 15 + 4
    assert units_of(["四川", "all"], standing, demo)[0] == Unit("sichuan", "province")
    assert units_of([], standing, demo) == ()
    with pytest.raises(UsageError, match="Did you mean sichuan"):
        units_of(["sichaun"], standing, demo)


def test_printed_tables_have_pages_of_ranks_and_scores(demo):
    standing = standing_of(demo)
    printed = Context(standing, "zh", Reporting(units=("四川省",)))
    table = grids(parts(printed))["unit-standing-province-sichuan"]
    assert cells(table) == cells(grids(parts(report(demo, "四川", lang="zh")))[table.name])
    assert [one[:4] for one in table.notes] == ["名次；括", "参评数："]
    three = parts(replace(printed, reporting=Reporting(units=("四川省", "重庆市"))))
    assert [type(one) for one in three].count(Break) == 2
    assert [one.text for one in three if isinstance(one, Heading)] == [
        "四川省",
        "重庆市（省级地区）",
        "重庆市（城市）",
    ]
    with pytest.raises(UsageError, match="Did you mean 四川"):
        units_of(["四川市"], standing)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sentences_of_a_city_that_is_a_province_too_hold(demo, lang):
    made = report(demo, "tianjin", "tianjin-city", "beijing", lang=lang)
    assert len(parts(made)) > len(made.said.sentences) > 3
    assert verified(made.standing, made.said.sentences) == ()
    other = replace(made.said.sentences[0], claims=made.said.sentences[-1].claims)
    assert verified(made.standing, [other])


def test_a_circle_has_its_members_and_no_strengths(demo):
    found = parts(report(demo, "川渝", lang="zh"))
    tables = grids(found)
    members = cells(tables["unit-members-chuan-yu"])
    assert [row[0] for row in members] == ["四川省", "重庆市"]
    provinces = {row["name"]: row for row in league(demo, pools_of(demo)[0], "zh").rows}
    assert [row[1:] for row in members] == [
        [provinces[name][year] for year in ("2022", "2021")] for name in ("四川省", "重庆市")
    ]
    assert not [name for name in tables if "strengths" in name or "changes" in name]


def test_the_median_of_the_circle_stands_beside_that_of_the_pool(demo):
    grid = profile_grid(Ground(demo, "en"), Unit("shanghai", "province"), 2022)
    key = (2022, ["shanghai", "jiangsu", "zhejiang", "anhui"])
    scores = [demo.scores.loc[(key[0], code), "academic-ecosystem"] for code in key[1]]
    row = next(row for row in cells(grid) if row[0] == "Academic ecosystem")
    assert row[-1] == f"{np.median(scores):.1f}"


def test_many_pages_are_short_and_say_so(demo):
    names = [region.code for region in demo.project.regions if region.kind == "city"]
    assert len(names) > MOST_WHOLE
    made = report(demo, *names, lang="zh")
    found = parts(made)
    assert [one.code for one in made.said.findings] == ["units-many"]
    profiles = [one for name, one in grids(found).items() if name.startswith("unit-profile")]
    assert {len(one.rows) for one in profiles} == {7}


def test_rows_of_changes_are_those_of_the_table(demo):
    table = changes_table(demo, pools_of(demo)[0], 2021, 2022)
    expected = next(row for row in table.rows if row["name"] == "Sichuan")
    grid = grids(parts(report(demo, "sichuan")))["unit-changes-province-sichuan"]
    row = dict(zip([one.key for one in grid.columns], cells(grid)[0], strict=True))
    assert {**expected, **row} == {**expected, "item": row["item"]}


def test_how_sure_a_rank_is_stands_there_where_runs_were_made():
    runs = robustness(tiny(), draws=64)
    found = parts(report(runs.result, "west", runs=runs))
    table = grids(found)["unit-sure-province-west"]
    assert [row[0] for row in cells(table)] == ["north", "west", "east"]
    assert any(one.startswith("How sure: rank 2") for one in texts(found))
    assert any("64 runs, seed 1" in note for note in table.notes)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_filled_in_is_listed(lang):
    result = build(load_project("examples/city-panel"))
    found = grids(parts(report(result, "戊市", "癸市", lang=lang)))
    (row,) = cells(found["unit-city-imputed-wu"])
    assert (row[0], row[2]) == ("2023", "3.435")  # between 3.43 and 3.44
    assert "unit-city-winsorized-wu" not in found


@few
@given(project=projects(max_years=2), data=st.data())
def test_figures_of_a_page_are_those_of_the_index(project, data):
    result = build(project)
    unit = data.draw(st.sampled_from(units_of(["all"], standing_of(result), result)))
    found = grids(parts(report(result, unit.row)))
    pool = pools_of(result)[0]
    standing = cells(found[f"unit-standing-{unit.pool}-{unit.row}"])
    for node, row in zip((result.weights.goal, *result.weights.dimensions), standing, strict=True):
        table = league(result, pool, "en", node)
        own = next(one for one in table.rows if one["name"] == unit.row)
        assert row[1:] == [own[column.key] for column in table.columns[1:]]
    latest = pool.scores.xs(result.years[-1], level="year")
    for code, row in zip(
        result.weights.codes, cells(found[f"unit-profile-{unit.pool}-{unit.row}"]), strict=True
    ):
        medians = float(row[3]) - float(np.median(latest[code]))
        assert abs(medians) <= 0.05 + 1e-9
        assert abs(float(row[4]) - latest[code].max()) <= 0.05 + 1e-9


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_all_pages_say_stands_before_the_first_and_nothing_is_lost(demo, lang):
    units = ("tianjin", "beijing", "shanxi", "hefei", "xian", "川渝")
    alone = [note for unit in units for one in _tables(demo, unit, lang) for note in one.notes]
    found = parts(report(demo, *units, lang=lang))
    front = next(one for one in found if isinstance(one, Items)).items
    left = [note for one in grids(found).values() for note in one.notes]
    for note in {*alone} - {AS_FIRST(lang)}:
        places = [one for one in front if note in one]
        assert places or note in left
    basis = FIGURES_BEHIND(lang, heading="")
    assert sum(one.count(basis) for one in front) == 2  # provinces, cities
    assert sum(one.startswith(basis) for one in left) == 1  # the circle, alone of its kind
    assert not any(tied in one for one in front for tied in ("more with", "另有"))
    assert left.count(TOLD_BEFORE(lang)) == len(units)
    assert [type(one) for one in found].count(Break) == len(units)


def _tables(result, unit, lang):
    return grids(parts(report(result, unit, lang=lang))).values()
