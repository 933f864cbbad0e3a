"""Tables of a robustness analysis: what readers see is what programs get, in both languages."""

import re
from dataclasses import replace

import numpy as np
import pytest

from ahp.common.wording import Language
from index.project.example import tiny
from index.robust.favourable import items_of
from index.robust.headings import in_brief, percent
from index.robust.wording import SOURCE_NAMES
from index.robust.work import TABLES, Choices, tables_of
from tests.index.robust.made import RUNS, made

LANGUAGES: tuple[Language, ...] = ("en", "zh")
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def found():
    return made(tiny(), any_weights=True)


def table(found, what, lang="en", year=2022, **choices):
    chosen = Choices((what,), True, year, None, **choices)
    return next(tables_of(found, chosen, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_says_runs_seed_sources_and_nominal_run(found, lang):
    tables = [*tables_of(found, Choices(TABLES, True), lang)]
    assert len(tables) == 2 * 7 + 2  # two years
    for one in tables:
        said = " ".join([one.title, *one.notes])
        for expected in (str(RUNS), "7", "50.0", "68.8", found.result.heading(lang)[:20]):
            assert expected in said
        assert {"draws": RUNS, "seed": 7, "probability": "0.9"}.items() <= one.provenance.items()
        assert "weights: each by up to 50%" in one.provenance["doubts"]
        assert {tuple(record) for record in one.records} == {tuple(one.records[0])}
        if lang == "en":
            assert not CHINESE.search(said + " ".join(column.heading for column in one.columns))
        else:
            assert all(CHINESE.search(column.heading) for column in one.columns[:1])
            assert not re.search(r"[,;:] |\. ", re.sub(r"\(.*?\)|（.*?）|\d", "", one.title))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_terminal_nothing_is_said_twice_but_how_many_runs_there_were(found, lang):
    whole = [*tables_of(found, Choices(TABLES, True), lang)]
    once = [*tables_of(found, Choices(TABLES, True, once=True), lang)]
    assert once[0] == whole[0]
    said = [line for one in once for line in one.notes if not re.search("said above|同上", line)]
    assert sorted(said) == sorted({line for one in whole for line in one.notes})
    for one, full in zip(once[1:], whole[1:], strict=True):
        assert one.notes[-1] == in_brief(found, lang)
        assert (one.rows, one.records, one.provenance) == (full.rows, full.records, full.provenance)


def test_runs_that_could_not_be_computed_are_counted_where_headings_are_brief(found):
    some = replace(found, runs=found.runs.assign(made=np.arange(len(found.runs)) >= 3))
    for lang, said in (("en", "3 of them could not be computed"), ("zh", "其中 3 次无法计算")):
        assert said in in_brief(some, lang)
        assert said not in in_brief(found, lang)
        assert str(RUNS) in in_brief(found, lang)


def test_ranks_are_written_as_in_a_league_table(found):
    one, block = table(found, "ranks"), found.block(2022, "province")
    assert [row["rank"] for row in one.rows] == ["1 (1-2)", "2 (2-3)", "3 (1-3)"]
    assert [record["keeping"] for record in one.records] == pytest.approx(
        block.acceptability.diagonal()
    )
    assert one.records[-1]["above_next"] is None
    assert one.rows[0]["above_next"] == percent(block.above[0, 1])


def test_acceptability_has_every_rank_for_programs_and_the_probable_ones_for_readers(found):
    one = table(found, "acceptability", "zh")
    assert one.rows[0]["ranks"].count("；") == 1
    assert len(one.records) == 9
    assert sum(record["acceptability"] for record in one.records) == pytest.approx(3)


def test_tiers_hold_every_region_once(found):
    sure = made(tiny(), probability=0.6)
    for analysis in (found, sure):
        one, block = table(analysis, "tiers"), analysis.block(2022, "province")
        assert [record["region"] for record in one.records] == [*block.regions]
        assert [record["tier"] for record in one.records] == [*block.tiers]
        assert sum(int(row["count"]) for row in one.rows) == 3
        assert one.rows[-1]["sure"] == ""
    assert len(one.rows) > 1
    assert one.rows[0]["sure"] == percent(block.cuts[0])


def test_pairs_for_readers_are_those_that_are_not_sure(found):
    one, block = table(found, "pairs"), found.block(2022, "province")
    assert len(one.records) == 3
    unsure = [record for record in one.records if record["above"] < 0.9]
    assert len(one.rows) == len(unsure) == 2
    assert [row["name"] for row in one.rows] == [record["name"] for record in unsure]
    shares = [record["above"] for record in one.records]
    assert shares == sorted(shares)
    assert one.records[0]["below"] == block.above[2, 1]


def test_weights_that_put_a_region_first(found):
    block = found.block(2022, "province")
    central = table(found, "central")
    assert [row["name"] for row in central.rows] == ["patents", "waste"]
    assert float(central.rows[0]["of north"]) == pytest.approx(100 * block.central[0, 0], abs=0.05)
    assert "confidence 50.0%" in central.notes[0]
    exact = table(found, "favourable")
    # north leads patents by 2/3 of the range, east waste by 1/4: equal at a fifth
    assert [row["first"] for row in exact.rows] == ["80.0", "20.0"]
    assert exact.rows[0]["of patents"] == "20.0–100.0, center 60.0"


def test_sensitivity_tells_of_the_mean_shift_and_of_a_region_that_is_asked_for(found):
    plain, asked = (table(found, "sensitivity", region=one) for one in (None, "east"))
    assert len(plain.rows) == 2
    assert [row["output"] for row in asked.rows][2:] == ["Rank of east"] * 2
    assert plain.records == asked.records
    assert len(plain.records) == 2 * 4
    own = found.sensitivity.block(2022, "province").indices
    order = np.argsort(-own.total[:, 0])
    assert [row["source"] for row in plain.rows] == [
        SOURCE_NAMES[found.sensitivity.sources[k]]("en") for k in order
    ]
    assert plain.notes[0].startswith(f"What matters most: {plain.rows[0]['source']} (")
    assert plain.records[0]["total_order"] == own.total[0, 0]


def test_sources_say_why_one_was_skipped_and_runs_what_each_chose(found):
    chosen = Choices(("sources", "runs"), True)
    sources, runs = tables_of(found, chosen, "en")
    assert [row["state"] for row in sources.rows] == ["on", "on", "off", "skipped"]
    assert sources.records[3]["skipped"] == "favourable-not-any"
    assert len(runs.records) == RUNS
    assert [record["leave-out"] for record in runs.records[:2]] == ["", "patents"]
    rows = [(row["run"], row["leave-out"], row["made"]) for row in runs.rows]
    assert (len(rows), rows[:2]) == (20, [("0", "none", "yes"), ("1", "patents", "yes")])


def test_what_cannot_be_given_is_told_once_and_only_where_it_was_named():
    found = made(tiny())
    for named, count in ((True, 1), (False, 0)):
        choices = Choices(("favourable",), named)
        assert not [*tables_of(found, choices, "en")]
        assert [one.code for one in choices.told] == ["favourable-not-any"] * count


def test_what_is_no_weighted_sum_has_no_exact_weights():
    found = made(
        tiny().with_settings(aggregation="geometric", scale=(1.0, 100.0)), any_weights=True
    )
    said = items_of(found.result, found.block(2022, "province"))
    assert said.message() == (
        "the weights that put a region first are not given exactly, because the score of goal is "
        "no weighted sum of those below it"
    )


def test_an_interruption_is_said():
    found = made(tiny(), done=100)
    assert "Interrupted after 100 of 400 runs" in table(found, "ranks").notes[1]
    assert "第 100 次后中断" in table(found, "ranks", "zh").notes[1]


def test_a_share_near_none_or_all_is_not_shown_as_such():
    assert [percent(one) for one in (0.99996, 0.00004, np.nan)] == [">99.9", "<0.1", ""]
