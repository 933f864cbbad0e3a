"""Every cell of a whole report is the figure that stands there in the project's own tables."""

import io
import json
import shutil
from contextlib import redirect_stdout
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from ahp.commands import main as ahp
from index.commands import main
from tests.index.report.forms import named_tables, numbers, plain, sentences_of, tables_of
from tests.index.report.numbers import half_up

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "examples" / "regional-index-demo"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
FORMS = (".md", ".docx", ".html")
RUNS = ["--draws", "40", "--seed", "5"]
POOLS = ("province", "circle", "city")
YEARS = (2022, 2021)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The reports of the demo, in both languages and all forms, without charts."""
    path = tmp_path_factory.mktemp("accounts")
    examples = path / "examples"
    shutil.copytree(DEMO, examples / "demo")
    shutil.copytree(MODEL, path / "matrices" / MODEL.name)
    settings = examples / "demo" / "index.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[report]\ncharts = []\n", encoding="utf-8")
    wanted = ["--unit", "四川,shanghai", "--checklist", "ispor,thesis", "--intervals", *RUNS]
    for lang in ("en", "zh"):
        outputs = [part for form in FORMS for part in ("-o", str(path / f"{lang}{form}"))]
        arguments = ["report", str(examples / "demo"), "--lang", lang, *wanted, *outputs]
        assert main(arguments) == 0
    return path


@pytest.fixture(scope="module")
def tables(folder):
    """The tables of the English report, by name."""
    return named_tables(folder / "en.md")


def answer(run, *arguments):
    """Return what a command answers as JSON."""
    with redirect_stdout(io.StringIO()) as told:
        assert run([*map(str, arguments), "--lang", "en", "--format", "json"]) == 0
    return json.loads(told.getvalue())


def points_of(row, year):
    """Return the figure of a year: the score of the goal, else points of it."""
    return row[f"score_{year}"] if row["node"] == "goal" else row[f"points_{year}"]


def by_name(rows):
    return {(row["kind"], row["name"]): row for row in rows}


@pytest.fixture(scope="module")
def nodes():
    """Every node of the model: its names, parent and weights."""
    return {one["code"]: one for one in answer(ahp, "weights", MODEL)}


@pytest.fixture(scope="module")
def leagues(nodes):
    """Rank and points of every region, by item: the rows that ``build`` answers with."""
    level = [code for code, one in nodes.items() if one["parent"] in (None, "goal")]
    built = {}
    for node in level:
        told = answer(main, "build", DEMO, "--node", node)
        built[node] = by_name(row for table in told["tables"] for row in table["rows"])
    return built


@pytest.fixture(scope="module")
def runs():
    """What the runs say of every region, and of the tiers, by table."""
    told = answer(main, "robustness", DEMO, *RUNS)
    return {table["name"]: table["rows"] for table in told["tables"]}


@pytest.fixture(scope="module")
def scores(nodes):
    """The score of every province in every node, worked out from the values: 0 to 100."""
    values = pd.read_csv(DEMO / "values.csv").set_index(["year", "region"])
    low, high = values.groupby("year").min(), values.groupby("year").max()
    year = values.index.get_level_values("year")
    found = (values - low.loc[year].to_numpy()) / (high - low).loc[year].to_numpy() * 100
    for code in reversed([one for one in nodes if one not in found]):
        below = [one for one, node in nodes.items() if node["parent"] == code]
        found[code] = sum(found[one] * nodes[one]["local"] for one in below)
    return found


def interval(row):
    low, high = row["low"], row["high"]
    ends = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"{row['rank']:g} ({ends})"


def percent(share):
    return half_up(100 * share, 1)


# the forms


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_forms_have_the_same_cells_and_numbers_in_the_same_order(folder, lang):
    first, *others = [folder / f"{lang}{form}" for form in FORMS]
    cells, said = tables_of(first), numbers(sentences_of(first))
    assert len(cells) > 50
    assert len(said) > 800
    for other in others:
        assert tables_of(other) == cells
        assert numbers(sentences_of(other)) == said


def test_both_languages_have_the_same_numbers_in_their_tables(folder):
    english, chinese = (named_tables(folder / f"{lang}.md") for lang in ("en", "zh"))
    assert list(english) == list(chinese)
    for name, rows in english.items():
        if name.startswith(("league", "indicators", "consistency", "robust-ranks", "unit")):
            pairs = zip(rows[1:], chinese[name][1:], strict=True)
            whose = 5 if name.startswith("unit-profile") else None  # several are counted there
            for row, other in pairs:
                cells = [
                    (a, b) for k, (a, b) in enumerate(zip(row, other, strict=True)) if k != whose
                ]
                assert numbers([a for a, _ in cells]) == numbers([b for _, b in cells]), name


def test_the_published_example_and_a_model_are_the_same_in_all_forms(folder, tmp_path):
    example = folder / "examples" / "published"
    shutil.copytree(ROOT / "examples" / "ai-competitiveness-2022", example)
    settings = example / "audit.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[report]\n", "[report]\ncharts = []\n", 1), encoding="utf-8")
    for run, source in ((main, example), (ahp, MODEL)):
        paths = [tmp_path / f"{source.name}-{run.__module__}{form}" for form in FORMS]
        outputs = [part for path in paths for part in ("-o", str(path))]
        assert run(["report", str(source), "--lang", "en", *outputs, "--force"]) == 0
        first, *others = paths
        for other in others:
            assert tables_of(other) == tables_of(first)
            assert numbers(sentences_of(other)) == numbers(sentences_of(first))


# the figures


def test_ranks_and_scores_of_all_leagues(tables, leagues, runs):
    checked = 0
    sure = by_name(row for pool in POOLS for row in runs[f"ranks-{pool}-2022"])
    before = by_name(row for pool in POOLS for row in runs[f"ranks-{pool}-2021"])
    for node, rows in leagues.items():
        for pool in POOLS:
            head, *body = tables[f"league-{pool}-{node}"]
            assert len(body) == sum(kind == pool for kind, _ in rows)
            for name, *printed in body:
                row = rows[pool, name]
                if node == "goal":
                    expected = [
                        cell
                        for year, run in zip(YEARS, (sure, before), strict=True)
                        for cell in (interval(run[pool, name]), half_up(points_of(row, year), 1))
                    ]
                    assert [one["rank"] for one in (sure[pool, name], before[pool, name])] == [
                        row[f"rank_{year}"] for year in YEARS
                    ]
                else:
                    expected = [
                        f"{row[f'rank_{year}']} ({half_up(points_of(row, year), 1)})"
                        for year in YEARS
                    ]
                assert printed == expected, (pool, node, name)
                assert str(YEARS[0]) in head[1]
                checked += len(printed)
    assert checked == 50 * (4 + 6 * 2)  # 31 provinces, 4 circles, 15 cities


def test_weights_and_consistency(tables, nodes):
    named = {one["name"]: one for one in nodes.values()}
    assert len(named) == len(nodes)
    body = tables["indicators"][1:]
    assert {row[0] for row in body} == {*named} - {nodes["goal"]["name"]}
    for name, local, whole, _ in body:
        assert (local, whole) == tuple(half_up(named[name][key], 4) for key in ("local", "global"))
    assert {row[0]: row[-1] for row in tables["definitions"][1:]} == {
        one["name"]: half_up(one["global"], 4)
        for code, one in nodes.items()
        if code not in {node["parent"] for node in nodes.values()}
    }
    told = answer(ahp, "check", MODEL)["matrices"]
    assert len(told) == len(tables["consistency"]) - 1
    for one, row in zip(told, tables["consistency"][1:], strict=True):
        figures = [half_up(one[key], 4) for key in ("lambda_max", "ci")]
        expected = [str(one["n"]), *figures, f"{one['ri']:g}", half_up(one["cr"], 4)]
        assert row == [nodes[one["code"]]["name"], *expected, "consistent"]


def test_judgments_are_those_of_the_files(tables, nodes):
    for name in [one for one in tables if one.startswith("matrix-")]:
        table = pd.read_csv(MODEL / f"{name.removeprefix('matrix-')}.csv", index_col=0, dtype=str)
        labels = [str(one) for one in table.columns]
        for place, row in enumerate(tables[name][1:]):
            assert row[0].removeprefix(f"{place + 1} ") == nodes[labels[place]]["name"]
            for other, cell in enumerate(row[1:-1]):
                upper = table.iloc[min(place, other), max(place, other)]
                value = Fraction(str(upper)) if place != other else Fraction(1)
                assert Fraction(cell) == (value if place <= other else 1 / value)


def test_how_sure_ranks_are(tables, runs):
    for pool in POOLS:
        sure = {row["name"]: row for row in runs[f"ranks-{pool}-2022"]}
        found = tables[f"robust-ranks-{pool}-2022"][1:]
        assert [row[0] for row in found] == [*sure]
        units = [rows[1:] for name, rows in tables.items() if name.startswith(f"unit-sure-{pool}")]
        for row in (*found, *(row for rows in units for row in rows)):
            assert row == sure_row(sure[row[0]]), row[0]
        tiers = runs[f"tiers-{pool}-2022"]
        for tier, _, count, names, above in tables[f"robust-tiers-{pool}-2022"][1:]:
            own = [one for one in tiers if one["tier"] == int(tier)]
            assert (names, count) == (", ".join(one["name"] for one in own), str(len(own)))
            if own[0]["above_lower_tiers"] is not None:
                assert above == percent(own[0]["above_lower_tiers"])


def sure_row(row):
    above = row["above_next"]
    return [
        row["name"],
        interval(row),
        str(row["tier"]),
        half_up(row["score"], 1),
        "" if above is None else percent(above),
        percent(row["keeping"]),
        f"{row['median']:g}",
        half_up(row["mean"], 1),
        half_up(row["entropy"], 2),
    ]


@pytest.mark.parametrize(("code", "name"), [("sichuan", "Sichuan"), ("shanghai", "Shanghai")])
def test_pages_of_regions(tables, leagues, nodes, scores, code, name):
    named = {one["name"]: key for key, one in nodes.items()}
    values = pd.read_csv(DEMO / "values.csv").set_index(["year", "region"])

    def of(kind):
        return tables[f"unit-{kind}-province-{code}"][1:]

    for item, *cells in of("standing"):
        row = leagues[named[item]]["province", name]
        points = [f"{row[f'rank_{year}']} ({half_up(points_of(row, year), 1)})" for year in YEARS]
        assert cells == points
    latest = scores.loc[2022]
    for item, score, rank, median, best, _, _ in of("profile"):
        column = latest[named[item]]
        place = 1 + sum(column > column[code] + 1e-9)
        figures = [half_up(float(one), 1) for one in (column[code], column.median(), column.max())]
        assert [score, median, best] == figures
        assert rank == str(place)
    for kind in ("strengths", "weaknesses"):
        for item, _, rank, count, value, _ in of(kind):
            column = latest[named[item]]
            assert (rank, count) == (str(1 + sum(column > column[code] + 1e-9)), "31")
            assert float(value) == values.loc[(2022, code), named[item]]
    for item, before, after, change, *parts, moved in of("changes"):
        own = [scores.loc[(year, code), named[item]] for year in (2021, 2022)]
        assert [before, after] == [half_up(float(one), 1) for one in own]
        assert abs(float(change) - (own[1] - own[0])) <= 0.0501
        assert abs(sum(map(float, parts)) - float(change)) <= 0.151
        ranks = [
            1 + sum(scores.loc[y][named[item]] > one + 1e-9)
            for y, one in zip((2021, 2022), own, strict=True)
        ]
        places = ranks[0] - ranks[1]
        assert moved == ("–" if not places else f"{'↑' if places > 0 else '↓'}{abs(places)}")
    for item, before, after, change, value in of("moved"):
        weight = nodes[named[item]]["global"]
        own = [scores.loc[(year, code), named[item]] * weight for year in (2021, 2022)]
        assert [before, after] == [half_up(float(one), 2) for one in own]
        assert abs(float(change) - (own[1] - own[0])) <= 0.00501
        given = [values.loc[(year, code), named[item]] for year in (2021, 2022)]
        assert numbers([value])[:2] == [f"{one:g}" for one in given]


def test_one_wrong_digit_would_be_found(folder, tmp_path):
    """The account notices a figure that is off in one form alone."""
    text = (folder / "en.html").read_text(encoding="utf-8")
    changed = tmp_path / "en.html"
    (cell,) = {row[2] for row in tables_of(folder / "en.md")[3] if row[0] == "Sichuan"}
    changed.write_text(text.replace(f">{cell}<", f">{cell}1<", 1), encoding="utf-8")
    assert tables_of(changed) != tables_of(folder / "en.md")
    assert plain("x") == "x"
