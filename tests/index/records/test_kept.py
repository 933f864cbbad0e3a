"""A roll-up that is kept is taken where nothing it depends on has changed, and never otherwise."""

import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from statistics import stdev

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ahp.common.findings import Problems
from index.commands import main
from index.explain.explain import explain
from index.files.project import load_project, load_sample_plan
from index.project.errors import ProjectError
from index.project.origins import KeptAt
from index.records import depends
from index.records import project as sample_project
from index.records.behind import Wanted, keep_records, kept_records
from index.records.kept import CONTENTS, FOLDER, QUALITY, VALUES, kept
from index.records.project import roll_up_plan
from index.records.reading import load_definitions
from index.steps.build import build

SMALL = Path(__file__).with_name("small")
TAKEN = "nothing that these values depend on has changed"
MARK = "seed = 7\nscale = 1\n"
FILES = (VALUES, QUALITY, CONTENTS)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A copy of the small project with the mark of synthetic records."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    (folder / "records" / "SYNTHETIC.toml").write_text(MARK, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    """Run the command; return stdout and stderr."""

    def called(*arguments):
        main(list(map(str, arguments)))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return captured.out, captured.err

    return called


def replaced(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def without_remark(err):
    return [line for line in err.splitlines() if TAKEN not in line]


# taken


@pytest.mark.parametrize(
    "command",
    [
        ["build", "small"],
        ["build", "small", "--format", "json"],
        ["rank", "small", "--lang", "zh"],
        ["explain", "small", "jiangsu"],
        ["explain", "small", "jiangsu", "--node", "inputs", "--format", "json"],
        ["compare", "small", "--set", "normalization.method=z-score"],
    ],
    ids=" ".join,
)
def test_what_is_kept_gives_the_same_answer(small, run, command):
    out, err = run(*command)
    assert TAKEN not in err
    again, said = run(*command)
    assert out == again
    assert "small/.rollup" in said
    if "zh" in command:
        assert "沿用此前保存的汇总值" in said
    else:
        assert TAKEN in said
        assert without_remark(said) == err.splitlines()


def test_files_made_of_what_is_kept_are_the_same(small, run):
    for out in ("one", "two"):
        run("export", "small", "-o", out, "--format", "all")
        run("chart", "small", "heatmap", "-o", f"{out}/heatmap.svg")
    made = [sorted(path for path in Path(out).rglob("*") if path.is_file())
            for out in ("one", "two")]  # fmt: skip
    assert [path.relative_to("one") for path in made[0]] == [
        path.relative_to("two") for path in made[1]
    ]
    for one, two in zip(*made, strict=True):
        if one.suffix != ".xlsx":  # holds the time it was written
            assert one.read_bytes() == two.read_bytes(), one
    assert TAKEN in run("build", "small")[1]


def test_the_same_records_are_kept_as_the_same_bytes(small, run):
    run("explain", "small", "jiangsu")
    before = bytes_in(small / FOLDER)
    assert set(FILES) < set(before)
    run("explain", "small", "jiangsu", "--fresh")
    assert bytes_in(small / FOLDER) == before


def test_it_is_taken_from_wherever_the_program_is_started(small, run, monkeypatch):
    run("build", "small")
    monkeypatch.chdir(small)
    assert TAKEN in run("build", ".")[1]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sample.toml", "[levels]", "# a remark\n[levels]"),
        ("index.toml", "decimals = 1", "decimals = 2"),
        ("indicators.csv", "万元", "元"),
    ],
)
def test_what_it_does_not_depend_on_may_change(small, run, name, old, new):
    run("build", "small")
    replaced(small / name, old, new)
    assert TAKEN in run("build", "small")[1]


# never taken otherwise


def _content(small, monkeypatch):
    replaced(small / "records" / "enterprises.csv", "北京,", "上海,")


def _table(small, monkeypatch):
    (small / "records" / "parks.csv").write_text("id,name\nK1,x\n", encoding="utf-8")


def _part(small, monkeypatch):
    (small / "records" / "relations").mkdir()
    (small / "records" / "relations.csv").rename(small / "records" / "relations" / "a.csv")


def _mark(small, monkeypatch):
    (small / "records" / "SYNTHETIC.toml").unlink()


def _seed(small, monkeypatch):
    replaced(small / "records" / "SYNTHETIC.toml", "7", "8")


def _place(small, monkeypatch):
    (small / "records").rename(small / "others")
    replaced(small / "sample.toml", '"records"', '"others"')


def _measure(small, monkeypatch):
    replaced(small / "sample.toml", 'measure = "mean"', 'measure = "sum"')


def _filter(small, monkeypatch):
    replaced(small / "sample.toml", "technology-input", "financing")


def _levels(small, monkeypatch):
    replaced(small / "sample.toml", 'city = "city"\n', "")


def _threads(small, monkeypatch):
    replaced(small / "sample.toml", "format = 1", "format = 1\nthreads = 1")


def _indicator(small, monkeypatch):
    text = (small / "indicators.csv").read_text(encoding="utf-8").splitlines()
    lines = [text[0], *reversed(text[1:])]
    (small / "indicators.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _region(small, monkeypatch):
    with (small / "regions.csv").open("a", encoding="utf-8") as file:
        file.write("wuxi,无锡市,Wuxi,city,jiangsu\n")


def _group(small, monkeypatch):
    (small / "groups.csv").write_text("circle,member\n", encoding="utf-8")


def _years(small, monkeypatch):
    replaced(small / "index.toml", "[2020, 2021]", "[2021]")


def _engine(small, monkeypatch):
    real = depends.version
    monkeypatch.setattr(depends, "version", lambda name: real(name) + "x" * (name == "duckdb"))


def _program(small, monkeypatch):
    monkeypatch.setattr(depends, "__version__", "0.0.1")


def _code(small, monkeypatch):
    monkeypatch.setattr(depends, "_program", lambda: "other")


CHANGES = [
    *(_content, _table, _part, _mark, _seed, _place, _measure, _filter, _levels, _threads),
    *(_indicator, _region, _group, _years, _engine, _program, _code),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__[1:])
def test_it_is_not_taken_where_anything_it_depends_on_differs(small, run, monkeypatch, change):
    run("build", "small")
    before = bytes_in(small / FOLDER)
    change(small, monkeypatch)
    out, err = run("build", "small")
    assert TAKEN not in err
    assert out == run("build", "small", "--fresh")[0]
    assert bytes_in(small / FOLDER) != before


def test_another_engine_makes_another_roll_up(small):
    definitions = load_definitions(small / "sample.toml")
    plan = load_sample_plan(small)
    found = {
        engine: depends.dependencies(replace(definitions, engine=engine), plan)
        for engine in ("duckdb", "spark")
    }
    assert found["duckdb"]["engine"] != found["spark"]["engine"]


def test_of_much_that_is_read_sizes_and_times_are_compared(small, run, monkeypatch):
    monkeypatch.setattr(depends, "_HASHED", 0)
    run("build", "small")
    assert TAKEN in run("build", "small")[1]
    path = small / "records" / "enterprises.csv"
    old = path.stat()
    data = path.read_bytes()
    path.write_bytes(data.replace("北京,".encode(), "上海,".encode()))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))  # as if it were the old one
    assert path.stat().st_size == old.st_size
    assert TAKEN not in run("build", "small")[1]


def test_a_duckdb_file_is_a_file_of_records(small, run):
    with duckdb.connect(str(small / "records.duckdb")) as connection:
        for path in sorted((small / "records").glob("*.csv")):
            connection.execute(
                f"CREATE TABLE \"{path.stem}\" AS FROM read_csv('{path}', all_varchar = true)"
            )
    replaced(small / "sample.toml", '"records"', '"records.duckdb"')
    out, _ = run("build", "small")
    again, err = run("build", "small")
    assert out == again
    assert TAKEN in err
    with duckdb.connect(str(small / "records.duckdb")) as connection:
        connection.execute("DELETE FROM enterprises WHERE id = 'E3'")
    assert TAKEN not in run("build", "small")[1]


def test_records_that_change_while_they_are_rolled_up_are_not_kept(small, run, monkeypatch):
    def meanwhile(plan):
        rollup = roll_up_plan(plan)
        replaced(small / "records" / "enterprises.csv", "北京,", "上海,")
        return rollup

    monkeypatch.setattr(sample_project, "roll_up_plan", meanwhile)
    run("build", "small")
    assert not (small / FOLDER).exists()


def test_fresh_does_not_take_it(small, run):
    run("build", "small")
    assert TAKEN not in run("build", "small", "--fresh")[1]


def test_using_the_index_as_a_library_keeps_nothing(small):
    load_project(small)
    assert not (small / FOLDER).exists()


# damage


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "other"])
def test_what_is_damaged_is_made_anew(small, run, name, damage):
    out, err = run("build", "small")
    whole = bytes_in(small / FOLDER)
    path = small / FOLDER / name
    if damage == "gone":
        path.unlink()
    else:
        data = whole[name]
        end = {"empty": b"", "cut": data[: len(data) // 2], "other": b"\xff\x00" + data}
        path.write_bytes(end[damage])
    assert run("build", "small") == (out, err)
    assert bytes_in(small / FOLDER) == whole


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with a roll-up, what it depends on, and what it gives."""
    folder = tmp_path_factory.mktemp("whole") / "small"
    shutil.copytree(SMALL, folder)
    (folder / "records" / "SYNTHETIC.toml").write_text(MARK, encoding="utf-8")
    sample = load_project(folder, rollup="keep").sample
    return folder / FOLDER, sample.kept.depends, kept(folder / FOLDER, sample.kept.depends, "s")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.data())
def test_no_changed_byte_is_trusted(whole, name, data):
    folder, depends_on, found = whole
    path = folder / name
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    bad = bytearray(good)
    bad[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != good[at]))
    path.write_bytes(bytes(bad))
    try:
        again = kept(folder, depends_on, "s")
    finally:
        path.write_bytes(good)
    if again is not None:  # a byte of a remark
        assert name == CONTENTS
        assert again == found
        pd.testing.assert_frame_equal(again.values, found.values)


def test_a_write_that_is_cut_short_is_no_roll_up(small, run, monkeypatch):
    import index.records.kept as module

    run("build", "small")
    replaced(small / "records" / "enterprises.csv", "北京,", "上海,")
    write = module.write_bytes

    def cut(path, data):
        if path.endswith(QUALITY):
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(module, "write_bytes", cut)
    with pytest.raises(KeyboardInterrupt):
        load_project(small, rollup="keep")
    monkeypatch.undo()
    assert TAKEN not in run("build", small)[1]


def test_where_nothing_can_be_written_nothing_is_kept(small, run):
    expected = run("build", "small", "--fresh")
    shutil.rmtree(small / FOLDER)
    (small / FOLDER).write_text("a file", encoding="utf-8")
    assert run("build", "small") == expected
    assert run("explain", "small", "jiangsu")[0]
    assert (small / FOLDER).read_text(encoding="utf-8") == "a file"


# what comes with the values


def test_it_has_all_that_the_roll_up_told(small):
    first, again = (load_project(small, rollup="keep") for _ in range(2))
    assert [one.code for one in again.remarks] == ["rollup-taken"]
    pd.testing.assert_frame_equal(first.values, again.values)
    pd.testing.assert_frame_equal(first.sample.records, again.sample.records)
    pd.testing.assert_frame_equal(first.sample.valid, again.sample.valid)
    for lang in ("en", "zh"):
        assert [one.text(lang) for one in first.notes] == [one.text(lang) for one in again.notes]
    rollup = roll_up_plan(load_sample_plan(small))
    found = kept(small / FOLDER, again.sample.kept.depends, str(small / "sample.toml"))
    assert found.quality == rollup.quality
    assert found.findings == rollup.findings
    pd.testing.assert_frame_equal(found.values, rollup.values)


def test_the_mark_of_synthetic_records_stays(small):
    for _ in range(2):
        result = build(load_project(small, rollup="keep"))
        assert "synthetic records (seed 7), no statistics" in result.heading("en")
        assert "合成数据（种子 7）" in result.heading("zh")


def test_records_behind_values_are_kept_too(small, run):
    out, _ = run("explain", "small", "jiangsu")
    (path,) = [one for one in (small / FOLDER).iterdir() if one.name.startswith("records-")]
    good = path.read_bytes()
    path.write_bytes(good.replace(b"E3", b"E5"))
    assert run("explain", "small", "jiangsu")[0] == out
    assert path.read_bytes() == good
    run("build", "small", "--fresh")
    assert not path.exists()


def test_records_of_any_type_come_back_as_they_were(tmp_path):
    made = duckdb.sql(
        "SELECT 'E1' AS id, 3 AS n, 2.5 AS x, true AS flag, DATE '2021-03-04' AS day, NULL AS gap"
    ).df()
    made["day"] = pd.Series([made["day"][0].date()], dtype=object)
    at, wanted = KeptAt(str(tmp_path), {"records": "1"}), Wanted("../x", 2021, ("n",), 3)
    keep_records(at, wanted, {"n": made, "none": made.iloc[:0]})
    found = kept_records(at, wanted)
    pd.testing.assert_frame_equal(found["n"], made)
    assert found["none"].dtypes.tolist() == made.dtypes.tolist()
    assert [path.parent for path in tmp_path.rglob("*")] == [tmp_path]
    assert kept_records(KeptAt(str(tmp_path), {"records": "2"}), wanted) is None
    assert kept_records(at, wanted._replace(limit=10)) is None


# databases that cannot be told to be the same


def test_what_a_database_holds_is_rolled_up_each_time(small, run, monkeypatch):
    rollup = roll_up_plan(load_sample_plan(small))
    replaced(small / "sample.toml", '"records"', '"postgresql://ahp:secret@localhost/records"')
    monkeypatch.setattr(sample_project, "roll_up_plan", lambda plan: rollup)
    for lang, said in (("en", "rolled up each time"), ("zh", "每次都重新汇总")):
        assert said in run("build", "small", "--lang", lang)[1]
    assert not (small / FOLDER).exists()


# named as values


@pytest.fixture
def named(small, run):
    """The small project with nothing but a roll-up of another name; its league table before."""
    out, err = run("build", "small")
    (small / FOLDER).rename(small / "rollup-2021")
    shutil.rmtree(small / "records")
    (small / "sample.toml").unlink()
    replaced(small / "index.toml", '{ sample = "sample.toml" }', '{ rollup = "rollup-2021" }')
    return small, out, err


def test_a_roll_up_can_be_named_as_values(named, run):
    small, out, err = named
    again, said = run("build", "small")
    assert again == out
    assert "synthetic records (seed 7), no statistics" in " ".join(again.split())
    assert said == err.replace("small/sample.toml", "small/rollup-2021/quality.json").replace(
        "small/rollup-2021/quality.json: 3 of", "small/rollup-2021: 3 of"
    ).replace("small/rollup-2021/quality.json: 1 of", "small/rollup-2021: 1 of")
    sample = load_project(small).sample
    assert (sample.synthetic, sample.plan) == ("7", None)
    found = explain(build(load_project(small)), "jiangsu", 2021)
    assert [(one.measured.records, one.measured.valid) for one in found.leaves] == [
        (4, 4), (4, 3), (3, 3)]  # fmt: skip
    assert run("explain", "small", "jiangsu")[0]


def test_a_value_of_a_named_roll_up_has_its_row(named):
    small, _, _ = named
    with (small / "indicators.csv").open("w", encoding="utf-8") as file:
        file.write("code,direction,unit,maximum\nenterprises,1,家,3\nvaluation,1,,\ninputs,1,条,\n")
    problems = Problems()
    assert load_project(small, problems) is None
    (found,) = problems.errors
    lines = (small / "rollup-2021" / VALUES).read_text(encoding="utf-8").splitlines()
    assert found.path == str(small / "rollup-2021" / VALUES)
    assert lines[found.place.row - 1].startswith("jiangsu,province,2021,enterprises,4.0,")


@pytest.mark.parametrize("name", FILES)
def test_a_named_roll_up_that_is_damaged_is_refused(named, name):
    small, _, _ = named
    with (small / "rollup-2021" / name).open("a", encoding="utf-8") as file:
        file.write("x")
    with pytest.raises(ProjectError) as caught:
        load_project(small)
    (found,) = caught.value.findings
    assert (found.code, found.path) == ("rollup-unsound", str(small / "rollup-2021"))
    assert found.message("zh") == f"这不是完整的汇总：{name} 缺失，或与写入时不同"


def test_a_roll_up_beside_a_sample_is_one_too_many(small, run):
    run("build", "small")
    sample = '{ sample = "sample.toml" }'
    replaced(small / "index.toml", sample, f'{sample}, {{ rollup = ".rollup" }}')
    with pytest.raises(ProjectError) as caught:
        load_project(small)
    assert [found.code for found in caught.value.findings] == ["sample-twice"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [("{ rollup = 1 }", "wrong-type"), ('{ rollup = "a", year = 2021 }', "unknown-key")],
)
def test_a_named_roll_up_is_a_folder_and_nothing_else(small, entry, code):
    replaced(small / "index.toml", '{ sample = "sample.toml" }', entry)
    problems = Problems()
    assert load_project(small, problems) is None
    assert code in [found.code for found in problems.errors]


def test_what_is_kept_is_for_people_to_read(small, run):
    run("build", "small")
    said = json.loads((small / FOLDER / QUALITY).read_text(encoding="utf-8"))
    assert (said["source"], said["synthetic"]) == ("records", "7")
    rows = (small / FOLDER / VALUES).read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith("jiangsu,province,2021,valuation,18.0,4,3,"))
    assert float(row.split(",")[-1]) == pytest.approx(stdev([30, 8, 16]) / 3**0.5)


def test_a_roll_up_of_another_version_that_says_other_things_is_refused(named):
    small, _, _ = named
    folder = small / "rollup-2021"
    text = (folder / QUALITY).read_text(encoding="utf-8")
    other = text.replace('"sample-region-unknown"', '"sample-region-strange"')
    assert other != text
    (folder / QUALITY).write_text(other, encoding="utf-8")
    checksums = [hashlib.sha256(one.encode()).hexdigest() for one in (text, other)]
    replaced(folder / CONTENTS, *checksums)
    with pytest.raises(ProjectError, match="this is no whole roll-up: quality"):
        load_project(small)


def test_the_modules_that_both_packages_share_count_too(tmp_path, monkeypatch):
    shared = tmp_path / "common"
    shared.mkdir()
    (shared / "cells.py").write_text("one = 1\n", encoding="utf-8")
    before = depends._program()
    assert any(os.path.isfile(os.path.join(one, "findings.py")) for one in depends.PROGRAM)
    monkeypatch.setattr(depends, "PROGRAM", (depends.PROGRAM[0], str(shared)))
    changed = depends._program()
    (shared / "cells.py").write_text("one = 2\n", encoding="utf-8")
    assert len({before, changed, depends._program()}) == 3
