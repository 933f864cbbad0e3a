"""A sample database as the values of an index project: built, explained, checked, rolled up."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ahp.common.document.table import write_tables
from ahp.common.findings import Problems
from index.chart import chart_bytes
from index.commands import main
from index.compare.compare import compare
from index.compare.show import compared
from index.explain.explain import explain
from index.explain.records import definition_words
from index.explain.show import explained
from index.export.work import report_tables
from index.export.workbook import workbook_bytes
from index.files.project import load_project, load_sample_plan
from index.project.errors import ProjectError
from index.rank.league import changes_table
from index.records.project import roll_up_plan
from index.sample.show import quality_tables, values_tables
from index.steps.build import build
from index.steps.pools import pools_of

SMALL = Path(__file__).parent / "small"

# Counted by hand from the records in small/records: by year and region the value, the records
# behind it, and those of them with a usable figure.
COUNTED = {
    "enterprises": {
        2020: {"beijing": 2, "shanghai": 1, "jiangsu": 3, "nanjing": 2, "suzhou": 0},
        2021: {"beijing": 2, "shanghai": 1, "jiangsu": 4, "nanjing": 2, "suzhou": 1},
    },
    "valuation": {
        2020: {"beijing": 15, "shanghai": 50, "jiangsu": 18, "nanjing": 23, "suzhou": 0},
        2021: {"beijing": 15, "shanghai": 50, "jiangsu": 18, "nanjing": 23, "suzhou": 0},
    },
    "inputs": {
        2020: {"beijing": 2, "shanghai": 1, "jiangsu": 1, "nanjing": 1, "suzhou": 0},
        2021: {"beijing": 2, "shanghai": 1, "jiangsu": 3, "nanjing": 2, "suzhou": 1},
    },
}
VALID_VALUATIONS = {
    2020: {"beijing": 2, "shanghai": 1, "jiangsu": 3, "nanjing": 2, "suzhou": 0},
    2021: {"beijing": 2, "shanghai": 1, "jiangsu": 3, "nanjing": 2, "suzhou": 0},
}
SYNTHETIC = "synthetic records (seed 7), no statistics", "合成数据（种子 7），并非统计数据"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A copy of the small project, in a folder of its own that is the current one."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def ahp_index(monkeypatch, capsys):
    """Run the command; return exit code, stdout, stderr."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        code = main(list(map(str, arguments)))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


def test_values_are_those_counted_by_hand(small):
    values = load_project(small).values
    for code, years in COUNTED.items():
        for year, regions in years.items():
            assert values.loc[year, code].to_dict() == regions


def test_every_value_comes_with_its_records(small):
    sample = load_project(small).sample
    for year, regions in COUNTED["enterprises"].items():
        for code in ("enterprises", "valuation"):
            assert sample.records.loc[year, code].to_dict() == regions
        assert sample.valid.loc[year, "valuation"].to_dict() == VALID_VALUATIONS[year]
    assert sample.records.loc[2021, "inputs"].to_dict() == COUNTED["inputs"][2021]


def test_another_table_may_stand_beside_a_sample(small):
    (small / "index.toml").write_text(
        (small / "index.toml")
        .read_text(encoding="utf-8")
        .replace('{ sample = "sample.toml" }', '{ sample = "sample.toml" }, "more.csv"'),
        encoding="utf-8",
    )
    rows = ["region,year,waste", *(f"{name},{year},5" for name in COUNTED["inputs"][2020]
                                   for year in (2020, 2021))]  # fmt: skip
    (small / "more.csv").write_text("\n".join(rows), encoding="utf-8")
    with (small / "indicators.csv").open("a", encoding="utf-8") as file:
        file.write("waste,-1,tons,made up\n")
    hierarchy = small / "model" / "hierarchy.toml"
    node = '\n[[nodes]]\ncode = "waste"\nparent = "goal"\nzh = "废物"\nen = "Waste"\n'
    hierarchy.write_text(hierarchy.read_text(encoding="utf-8") + node, encoding="utf-8")
    goal = ",enterprises,valuation,inputs,waste\nenterprises,1,2,2,1\nvaluation,,1,1,1\n"
    (small / "model" / "goal.csv").write_text(goal + "inputs,,,1,1\nwaste,,,,1\n", encoding="utf-8")
    project = load_project(small)
    assert project.values["waste"].eq(5).all()
    assert project.values.loc[(2021, "jiangsu"), "enterprises"] == 4


def test_a_value_given_twice_is_told_with_its_definition(small):
    (small / "index.toml").write_text(
        (small / "index.toml")
        .read_text(encoding="utf-8")
        .replace('{ sample = "sample.toml" }', '{ sample = "sample.toml" }, "more.csv"'),
        encoding="utf-8",
    )
    (small / "more.csv").write_text("region,year,inputs\n上海市,2021,5\n", encoding="utf-8")
    problems = Problems()
    assert load_project(small, problems) is None
    assert [found.text().replace(f"{small}/", "") for found in problems.errors] == [
        "more.csv: row 2, column 3: the value of this region, year and indicator stands already "
        f"at key indicators.inputs ({small}/sample.toml). Delete one of the two".replace(
            f"{small}/", ""
        )
    ]


def test_a_measure_below_its_bound_is_told_with_its_definition(small):
    (small / "indicators.csv").write_text(
        "code,direction,unit,maximum\nenterprises,1,家,3\nvaluation,1,,\ninputs,1,条,\n",
        encoding="utf-8",
    )
    problems = Problems()
    assert load_project(small, problems) is None
    assert [(found.code, found.place.text()) for found in problems.errors] == [
        ("value-beyond-bounds", "key indicators.enterprises")
    ]


def replaced(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "en", "zh"),
    [
        (
            "index.toml",
            "years = [2020, 2021]\n",
            "",
            "index.toml: key years: records are rolled up for given years, but index.toml names "
            "none. Write years = [2021, 2022]",
            "index.toml：键 years：汇总记录需要指定年份，而 index.toml 没有列出。"
            "请写 years = [2021, 2022]",
        ),
        (
            "index.toml",
            '[{ sample = "sample.toml" }]',
            '[{ sample = "sample.toml" }, { sample = "other.toml" }]',
            "index.toml: index.toml names a second sample besides sample.toml. Put all "
            "definitions into one file",
            "index.toml：index.toml 在 sample.toml 之外又指定了一个样本数据库。"
            "请把全部定义写在一个文件中",
        ),
        (
            "index.toml",
            '"sample.toml"',
            "1",
            "index.toml: key values.sample, line 3: values.sample is 1, which is not text. "
            'Write it like this: values = [{ sample = "sample.toml" }]',
            "index.toml：键 values.sample，第 3 行：values.sample 的值 1 不符合要求：应为 文字。"
            '请这样写：values = [{ sample = "sample.toml" }]',
        ),
        (
            "index.toml",
            '"sample.toml"',
            '"sample.tml"',
            "sample.tml: there is no such file or folder",
            "sample.tml：没有这个文件或文件夹",
        ),
    ],
    ids=["no-years", "twice", "type", "no-file"],
)
def test_what_is_wrong_with_a_sample_is_told_in_whole(small, name, old, new, en, zh):
    replaced(small / name, old, new)
    with pytest.raises(ProjectError) as caught:
        load_project(small)
    shown = [caught.value.text(lang).replace(f"{small}/", "") for lang in ("en", "zh")]
    assert shown == [en, zh]


def test_a_project_without_a_sample_has_none_to_check(small, ahp_index):
    replaced(small / "index.toml", '[{ sample = "sample.toml" }]', '"values.csv"')
    code, out, err = ahp_index("sample", "check", "small")
    assert (code, out) == (1, "")
    assert err == (
        "small/index.toml: key values, line 3: index.toml names no sample database. Write "
        'values = [{ sample = "sample.toml" }]\n'
    )


def test_a_source_that_is_not_there_is_nothing_readable(small, ahp_index):
    replaced(small / "sample.toml", '"records"', '"recrods"')
    for arguments in (["build", "small"], ["sample", "check", "small"]):
        code, out, err = ahp_index(*arguments)
        assert (code, out) == (2, "")
        assert err == "small/recrods: there is no such file or folder\n"


def test_records_are_rolled_up_once(small, ahp_index, monkeypatch):
    import index.records.rollup as rollup

    calls = []
    roll_up = rollup.roll_up

    def counted(*arguments, **options):
        calls.append(arguments)
        return roll_up(*arguments, **options)

    monkeypatch.setattr(rollup, "roll_up", counted)
    assert ahp_index("export", "small", "-o", "out", "--format", "all")[1]
    assert len(calls) == 1


# what is shown


def test_headings_say_where_values_come_from(small):
    result = build(load_project(small))
    assert result.heading("en").endswith(" Values rolled up from records.")
    assert result.heading("zh").endswith("指标值由样本库 records 的记录汇总。")


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The small project with the mark of synthetic records: its roll-up and its index."""
    folder = tmp_path_factory.mktemp("marked") / "small"
    shutil.copytree(SMALL, folder)
    mark = folder / "records" / "SYNTHETIC.toml"
    mark.write_text("seed = 7\nscale = 1\n", encoding="utf-8")
    return roll_up_plan(load_sample_plan(folder)), build(load_project(folder))


@pytest.mark.parametrize(("lang", "said"), list(zip(("en", "zh"), SYNTHETIC, strict=True)))
def test_synthetic_records_are_named_so_wherever_figures_are(marked, lang, said):
    rollup, result = marked
    pool = pools_of(result)[0]
    regions = result.project.regions
    tables = [
        *report_tables(result, lang),
        changes_table(result, pool, 2020, 2021, lang),
        compared(compare(result, result)[0], lang),
        explained(explain(result, "beijing"), lang)[0],
        quality_tables(rollup, regions, lang)[0],
        *values_tables(rollup, regions, lang),
    ]
    for table in tables:
        assert any(said in note for note in table.notes), table.name
        if not table.name.startswith("compare"):  # its provenance is two headings
            origin = table.provenance["records_from"], table.provenance["synthetic"]
            assert origin == ("records", "seed 7")
    for style in ("markdown", "latex", "table", "json"):
        out = io.StringIO()
        write_tables(tables, style, out)
        assert " ".join(out.getvalue().split()).count(said) >= len(tables)


def test_charts_and_workbooks_name_synthetic_records(marked):
    _, result = marked
    assert b"seed 7" in chart_bytes(result, "heatmap", ".svg")
    book = load_workbook(io.BytesIO(workbook_bytes(result)))
    about = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any(SYNTHETIC[0] in text for text in about)
    assert "seed 7" in about


def test_values_in_csv_say_where_they_are_from(marked):
    rollup, result = marked
    out = io.StringIO()
    write_tables(values_tables(rollup, result.project.regions), "csv", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert {(row["records_from"], row["synthetic"]) for row in rows} == {("records", "seed 7")}


def test_an_explanation_goes_down_to_the_records(small):
    found = explain(build(load_project(small)), "江苏", 2021)
    counts = {one.code: (one.measured.records, one.measured.valid) for one in found.leaves}
    assert counts == {"enterprises": (4, 4), "valuation": (4, 3), "inputs": (3, 3)}
    assert {code: one.ids for code, one in found.behind.items()} == {
        "enterprises": ("E3", "E4", "E5"),
        "valuation": ("E3", "E4", "E5"),
        "inputs": ("F1 → E3", "F1 → E4", "F1 → E9"),
    }
    alone = explain(build(load_project(small)), "江苏", 2021, "enterprises")
    assert alone.behind["enterprises"].ids == ("E3", "E4", "E5", "E9")


TREE = """\
Item                              Score  Global weight  Points  Rank  Value  Unit  Records  Valid  From  To
Total                              77.1         1.0000   77.14     1
  Enterprises                     100.0         0.5000   50.00     1      4  家          4      4     1   4
  Mean valuation                    8.6         0.2500    2.14     2     18  万元        4      3    15  50
  International technology input  100.0         0.2500   25.00     1      3  条          3      3     1   3

Records behind the values
Item                            Definition                                                                                                                         Records  Valid  First records
Enterprises                     enterprises: count, up to the end of the year                                                                                            4      4  E3, E4, E5, …
Mean valuation                  enterprises: mean of valuation, up to the end of the year                                                                                4      3  E3, E4, E5, …
International technology input  relations: count, where kind = technology-input and international = true, for the region of the target, up to the end of the year        3      3  F1 → E3, F1 → E4, F1 → E9
"""  # noqa: E501

RECORDS = """\
国际技术投入：共 3 条记录，列出 3 条
关系：记录数，限 kind = technology-input 且 international = true，按 target 所在地区，截至年末
技术投入，不论方向
source  target  kind              international  amount  date
F1      E3      technology-input  yes                    2020
F1      E4      technology-input  1                      2021/3/4
F1      E9      technology-input  是                     2021
"""


def unpadded(text):
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def test_explain_prints_the_records_behind_values(small, ahp_index):
    sentence = 'period = "stock"\nzh = "技术投入，不论方向"'
    replaced(small / "sample.toml", 'period = "stock"', sentence)
    _, out, _ = ahp_index("explain", "small", "jiangsu")
    assert TREE in unpadded(out)
    _, out, _ = ahp_index("explain", "small", "jiangsu", "--node", "inputs", "--lang", "zh")
    assert RECORDS in unpadded(out)


def test_a_project_without_a_sample_explains_as_before(ahp_index):
    demo = Path(__file__).parents[3] / "examples" / "regional-index-demo"
    _, out, _ = ahp_index("explain", demo, "陕西", "--format", "json")
    tables = json.loads(out)["tables"]
    assert "records" not in tables[0]["rows"][0]
    assert not [table for table in tables if table["name"].startswith("records")]


REPORT = """\
Check of the records: records
Records are used or rejected; the two make up all.
Table            Records  Used  Rejected
enterprises           10     7         3
partners abroad        1     1         0
relations              9     8         1

Rejected records
Table        Reason                       Records
enterprises  copy of another record             1
enterprises  unknown region                     1
enterprises  number that cannot be              1
relations    refers to an unknown entity        1

Missing values of the columns used
Table        Column     Missing  Share  Most in        Share
enterprises  city             3  42.9%  Beijing  100.0% of 2
enterprises  valuation        1  14.3%  Suzhou   100.0% of 1

Names of places
Other names of regions, understood: 4 (上海 → Shanghai, 北京 → Beijing, 江苏 → Jiangsu, 南京 → Nanjing).
Unknown name  Level   Records
Atlantis      region        1
无锡          city          1
"""  # noqa: E501
REPORT_ZH = """\
样本库检查结果：records
记录或被采用，或被剔除，两者之和为全部。
表        记录数  采用  剔除
企业          10     7     3
境外伙伴       1     1     0
关系           9     8     1

被剔除的记录
表    原因                  记录数
企业  与另一条记录完全相同       1
企业  地区无法识别               1
企业  数值不可能                 1
关系  所指的主体不存在           1

所用各列的缺失情况
表    列         缺失   比例  比例最高的地区           比例
企业  city          3  42.9%  北京市          2 条的 100.0%
企业  valuation     1  14.3%  苏州市          1 条的 100.0%

地名
已识别的其他写法 4 个（上海 → 上海市，北京 → 北京市，江苏 → 江苏省，南京 → 南京市）。
无法识别的名称  层级  记录数
Atlantis        地区       1
无锡            城市       1
"""


FINGERPRINTS = {"en": "\nFingerprints of the tables\n", "zh": "\n各表指纹\n"}


def without_fingerprints(out, lang="en"):
    """Leave out what tests/index/records/test_fingerprints.py is about."""
    head, title, _ = unpadded(out).partition(FINGERPRINTS[lang])
    assert title
    return head


@pytest.mark.parametrize(("lang", "report"), [("en", REPORT), ("zh", REPORT_ZH)])
def test_check_reports_before_any_number(small, ahp_index, lang, report):
    out = ahp_index("sample", "check", "small", "--lang", lang)[1]
    assert without_fingerprints(out, lang) == report


def test_check_gives_programs_the_same_counts(small, ahp_index):
    tables = json.loads(ahp_index("sample", "check", "small", "--format", "json")[1])["tables"]
    by_name = {table["name"]: table["rows"] for table in tables}
    for row in by_name["records"]:
        assert row["total"] == row["used"] + row["rejected"]
    rejected = {(row["table"], row["reason"]): row["records"] for row in by_name["rejected"]}
    assert rejected == {
        ("enterprises", "copy"): 1,
        ("enterprises", "region-unknown"): 1,
        ("enterprises", "number-impossible"): 1,
        ("relations", "reference-unknown"): 1,
    }
    cities = [row for row in by_name["missing"] if row["column"] == "city" and row["region"]]
    assert {row["region"]: (row["missing"], row["records"]) for row in cities} == {
        **{"beijing": (2, 2), "shanghai": (1, 1), "jiangsu": (0, 4)},
        **{"nanjing": (0, 2), "suzhou": (0, 1)},
    }
    rows = list(csv.DictReader(io.StringIO(ahp_index("sample", "check", "small", "--format",
                                                     "csv")[1])))  # fmt: skip
    assert [row["rejected"] for row in rows] == ["3", "0", "1"]


def test_strictly_rejected_records_are_refused(small, ahp_index):
    code, out, err = ahp_index("sample", "rollup", "small", "--strict")
    assert (code, out) == (1, "")
    assert err == (
        "no record may be rejected (--strict). Correct the records, or leave --strict out\n"
        "small/sample.toml: 3 of 10 enterprises were rejected: copy of another record 1, unknown "
        "region 1, number that cannot be 1\n"
        "small/sample.toml: 1 of 9 relations were rejected: refers to an unknown entity 1\n"
    )
    assert (
        ahp_index("sample", "rollup", "small", "-o", "out", "--strict", "--quarantine", "bad")[0]
        == 1
    )
    assert sorted(path.name for path in Path().iterdir()) == ["bad", "small"]
    code, out, _ = ahp_index("sample", "check", "small", "--strict")
    assert (code, without_fingerprints(out)) == (1, REPORT)


# what is written


def test_rollup_prints_every_value_with_its_records(small, ahp_index):
    _, out, _ = ahp_index("sample", "rollup", "small", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    found = {(row["indicator"], int(row["year"]), row["region"]): row for row in rows}
    assert len(found) == len(rows) == 3 * 2 * 5
    for code, years in COUNTED.items():
        for year, regions in years.items():
            for region, value in regions.items():
                row = found[code, year, region]
                assert float(row["value"]) == value
                assert row["kind"] == ("city" if region in ("nanjing", "suzhou") else "province")
                count = COUNTED["enterprises" if code == "valuation" else code][year][region]
                assert int(row["records"]) == count


def test_rollup_writes_a_folder_that_is_whole(small, ahp_index):
    code, out, _ = ahp_index("sample", "rollup", "small", "-o", "out")
    names = ["quality.json", "quarantine/enterprises.csv", "quarantine/relations.csv", "values.csv"]
    assert out.splitlines() == [f"out/{name}" for name in names]
    again = {name: Path("out", name).read_bytes() for name in names}
    assert ahp_index("sample", "rollup", "small", "-o", "out")[0] == code
    assert {name: Path("out", name).read_bytes() for name in names} == again
    assert sorted(path.name for path in Path().iterdir()) == ["out", "small"]
    text = Path("out/quarantine/enterprises.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:3] for row in rows] == [
        ["reason", "id", "name"],
        ["copy", "E1", "甲"],
        ["region-unknown", "E7", "庚"],
        ["number-impossible", "E8", "辛"],
    ]


def test_a_folder_that_holds_anything_else_is_left_alone(small, ahp_index):
    Path("out").mkdir()
    Path("out/mine.txt").write_text("mine", encoding="utf-8")
    code, out, err = ahp_index("sample", "rollup", "small", "-o", "out")
    assert (code, out) == (2, "")
    assert err.endswith("out: the folder already holds mine.txt. Choose another folder\n")
    assert Path("out/mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_rollup_that_fails_leaves_nothing_and_keeps_the_old(small, ahp_index, monkeypatch):
    assert ahp_index("sample", "rollup", "small", "-o", "out")[1]
    before = Path("out/values.csv").read_bytes()
    with (small / "records" / "enterprises.csv").open("a", encoding="utf-8") as file:
        file.write("E10,癸,上海市\n")
    code, out, err = ahp_index("sample", "rollup", "small", "-o", "out")
    assert (code, out) == (1, "")
    assert "enterprises.csv" in err
    assert Path("out/values.csv").read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["out", "small"]


def contents(folder):
    return {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "output", ["records", "records/bad", "", "model", "../../..", "link", "./model/../records/"]
)
@pytest.mark.parametrize("option", ["--quarantine", "-o"])
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_nothing_is_written_over_or_into_what_is_read(small, ahp_index, output, option, force):
    """The quarantine once took the place of the records themselves."""
    Path("small/link").symlink_to("records", target_is_directory=True)
    before = contents(".")
    code, out, err = ahp_index("sample", "rollup", "small", option, f"small/{output}", *force)
    assert (code, out) == (2, "")
    assert "what is written here would lie over or beside small/" in err
    assert contents(".") == before


def test_records_named_on_the_command_line_are_not_overwritten(small, ahp_index):
    shutil.copytree(small / "records", "elsewhere")
    before = contents(".")
    options = ["--source", "elsewhere", "--quarantine", "elsewhere", "--force"]
    code, _, err = ahp_index("sample", "check", "small", *options)
    assert code == 2
    assert "elsewhere: what is written here would lie over or beside elsewhere" in err
    assert contents(".") == before


def test_files_that_are_not_of_a_quarantine_stay(small, ahp_index):
    Path("out/quarantine").mkdir(parents=True)
    Path("out/quarantine/notes.txt").write_text("mine", encoding="utf-8")
    before = contents(".")
    code, _, err = ahp_index("sample", "rollup", "small", "-o", "out", "--force")
    assert code == 2
    assert "out: the folder already holds quarantine/notes.txt" in err
    assert contents(".") == before


def test_a_table_of_the_same_name_is_replaced_only_when_told(small, ahp_index):
    Path("bad").mkdir()
    Path("bad/enterprises.csv").write_text("my own", encoding="utf-8")
    code, _, err = ahp_index("sample", "check", "small", "--quarantine", "bad")
    assert code == 2
    assert "bad: enterprises.csv would be replaced by something else. Give --force" in err
    assert [path.read_bytes() for path in Path("bad").iterdir()] == [b"my own"]
    assert ahp_index("sample", "check", "small", "--quarantine", "bad", "--force")[0] == 0
    assert Path("bad/enterprises.csv").read_bytes().startswith(b'"reason"')


def test_a_quarantine_of_an_earlier_time_is_emptied_when_told(small, ahp_index):
    assert "wrote bad" in ahp_index("sample", "check", "small", "--quarantine", "bad")[2]
    assert {path.name for path in Path("bad").iterdir()} == {"enterprises.csv", "relations.csv"}
    for path in (small / "records").iterdir():
        lines = dict.fromkeys(path.read_text(encoding="utf-8").splitlines())  # no copy
        good = [line for line in lines if not line.startswith(("E7", "E8", "F1,E99"))]
        path.write_text("\n".join(good) + "\n", encoding="utf-8")
    options = ["--quarantine", "bad", "--strict"]
    assert ahp_index("sample", "check", "small", *options)[0] == 2
    assert {path.name for path in Path("bad").iterdir()} == {"enterprises.csv", "relations.csv"}
    assert ahp_index("sample", "check", "small", *options, "--force")[0] == 0
    assert not list(Path("bad").iterdir())


def test_options_take_the_place_of_what_the_definitions_say(small, ahp_index):
    shutil.copytree(small / "records", "elsewhere")
    shutil.rmtree(small / "records")
    options = ["--source", "elsewhere", "--memory", "500MB", "--threads", 1]
    _, out, _ = ahp_index("sample", "check", "small", *options)
    assert out.startswith("Check of the records: elsewhere\n")
    assert ahp_index("sample", "check", "small", "--engine", "none")[0] == 2
    assert ahp_index("sample", "check", "small", "--format", "latex")[0] == 2


def test_new_writes_records_that_are_marked(tmp_path, ahp_index, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = ahp_index("sample", "new", "records", "--scale", "0.01", "--lang", "zh")
    assert code == 0
    assert "records/SYNTHETIC.toml" in out.splitlines()
    assert all(Path(name).is_file() for name in out.splitlines())
    assert err == "合成数据（种子 2022），并非统计数据\n"
    assert ahp_index("sample", "new", "records")[0] == 2
    assert ahp_index("sample", "new", "other", "--format", "xlsx")[0] == 2


def test_the_plan_of_a_roll_up_needs_no_records(small):
    plan = load_sample_plan(small)
    assert Path(plan.path).name == "sample.toml"
    assert (plan.indicators, plan.years) == (tuple(COUNTED), (2020, 2021))


def test_every_definition_has_words(small):
    from index.records.reading import load_definitions

    shown = {
        one.code: definition_words(one)
        for one in load_definitions(small / "sample.toml").indicators
    }
    assert shown == {
        "enterprises": "enterprises: count, up to the end of the year",
        "valuation": "enterprises: mean of valuation, up to the end of the year",
        "inputs": "relations: count, where kind = technology-input and international = true, for "
        "the region of the target, up to the end of the year",
    }


@pytest.mark.parametrize(
    "command", [["build"], ["sample", "check"], ["sample", "rollup"]], ids=" ".join
)
def test_rejected_records_are_no_findings_but_a_likely_typo_is(small, ahp_index, command):
    code, out, err = ahp_index(*command, "small")
    assert code == 0
    assert out
    assert "note  small/sample.toml: no region is named 'Atlantis'" in err
    replaced(small / "sample.toml", "technology-input", "investment")
    code, out, err = ahp_index(*command, "small")
    assert code == 1
    assert "small/sample.toml: key indicators.inputs.where.kind: " in err
