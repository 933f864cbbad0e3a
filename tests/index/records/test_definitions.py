"""A sample.toml: what it says, and everything that can be wrong in it."""

import pytest

from ahp.common.findings import Problems
from index.project.errors import ProjectError
from index.records.definitions import Definition, Filter
from index.records.reading import load_definitions

GOOD = """
format = 1
source = "records"
engine = "spark"
memory = "512MB"
threads = 2
spill = "/tmp/spill"

[levels]
region = "state"

[tables.enterprises]
name = "企业"
columns = { id = "企业编号", valuation = "估值" }

[dates]
relations = "date"

[indicators.firms]
table = "enterprises"
measure = "count"
zh = "企业数量"

[indicators.worth]
table = "enterprises"
measure = "mean"
column = "valuation"
where.layer = ["base", "technology"]
where.founded = { min = 2015 }
where.patents = { min = 0.5, max = 9 }

[indicators.abroad]
table = "people"
measure = "share"
column = "prior_international_study"

[indicators.international]
table = "relations"
measure = "share"
part = { international = true }
endpoint = "target"
period = "stock"
empty = "zero"
"""


@pytest.fixture
def load(tmp_path):
    """Write a sample.toml and return what it says, and what is told about it."""

    def _load(text, codes=None):
        path = tmp_path / "sample.toml"
        path.write_text(text, encoding="utf-8")
        problems = Problems()
        found = load_definitions(path, problems, codes)
        told = {
            lang: [
                one.text(lang).removeprefix(str(path)).lstrip(":： ") for one in problems.findings
            ]
            for lang in ("en", "zh")
        }
        return found, told

    return _load


def test_everything_it_can_say(load, tmp_path):
    found, told = load(GOOD)
    assert told == {"en": [], "zh": []}
    assert found.source == str(tmp_path / "records")
    assert (found.engine, found.memory, found.threads) == ("spark", "512MB", 2)
    assert found.spill == "/tmp/spill"
    assert found.levels == {"region": "state"}
    assert found.tables["enterprises"].column("valuation") == "估值"
    assert found.tables["enterprises"].column("patents") == "patents"
    assert found.tables["parks"].name == "parks"
    firms = Definition("firms", "enterprises", "count", names={"zh": "企业数量"})
    assert found.indicator("firms") == firms
    layers = Filter("layer", ("base", "technology"))
    where = layers, Filter("founded", (), 2015.0, None), Filter("patents", (), 0.5, 9.0)
    assert found.indicator("worth").where == where
    assert found.indicator("worth").empty == "missing"
    share = found.indicator("international")
    assert (share.part, share.empty, share.period) == (
        (Filter("international", (True,)),),
        "zero",
        "stock",
    )
    assert found.used == ("enterprises", "people", "relations")
    assert found.columns("enterprises") == (
        *("id", "region", "founded", "layer", "valuation", "patents"),
    )
    assert found.columns("relations") == ("source", "target", "kind", "international", "date")


@pytest.mark.parametrize(
    "source", ["postgresql://reader@127.0.0.1/records", "spark:records", "/data/records.duckdb"]
)
def test_what_is_no_relative_path_stays(load, source):
    found, _ = load(f'format = 1\nsource = "{source}"\n[indicators.a]\ntable = "parks"\n'
                    'measure = "count"')  # fmt: skip
    assert found.source == source


HEAD = 'format = 1\nsource = "records"\n'
ONE = HEAD + '[indicators.a]\ntable = "enterprises"\nmeasure = "count"\n'
BROKEN = {
    "no source and no indicators": (
        "format = 1",
        'key source: a required key is missing. Add it, for example: source = "records"',
        '键 source：缺少必需的键。请补上，例如：source = "records"',
    ),
    "a key that is misspelt": (
        ONE + 'perod = "flow"',
        "key indicators.a.perod, line 6: no key is named 'perod'. Did you mean period?",
        "键 indicators.a.perod，第 6 行：没有名为 'perod' 的键。是否想写 period？",
    ),
    "a table that is misspelt": (
        HEAD + '[indicators.a]\ntable = "enterprise"\nmeasure = "count"',
        "key indicators.a.table, line 4: indicators.a.table is 'enterprise', which is not known. "
        "Did you mean enterprises?",
        "键 indicators.a.table，第 4 行：indicators.a.table 的值 'enterprise' 无法识别。"
        "是否想写 enterprises？",
    ),
    "a mean without a column": (
        HEAD + '[indicators.a]\ntable = "enterprises"\nmeasure = "mean"',
        "key indicators.a.column, line 3: a required key is missing. Add it, for example: "
        'column = "valuation"',
        '键 indicators.a.column，第 3 行：缺少必需的键。请补上，例如：column = "valuation"',
    ),
    "a mean of texts": (
        HEAD + '[indicators.a]\ntable = "enterprises"\nmeasure = "mean"\ncolumn = "layer"',
        "key indicators.a.column, line 6: layer of enterprises cannot be used for a mean. "
        "Known: valuation, patents, revenue",
        "键 indicators.a.column，第 6 行：enterprises 的 layer 不能用于 mean。"
        "可用：valuation、patents、revenue",
    ),
    "a count of a column": (
        ONE + 'column = "valuation"',
        "key indicators.a.column, line 6: a count does not use column. Delete column, or choose "
        "another measure: count, sum, mean, share",
        "键 indicators.a.column，第 6 行：count 用不到 column。"
        "请删去 column，或换一种 measure：count、sum、mean、share",
    ),
    "relations without an end": (
        HEAD + '[indicators.a]\ntable = "relations"\nmeasure = "count"',
        "key indicators.a.endpoint, line 3: a required key is missing. Add it, for example: "
        'endpoint = "target"',
        '键 indicators.a.endpoint，第 3 行：缺少必需的键。请补上，例如：endpoint = "target"',
    ),
    "an end of what has none": (
        ONE + 'endpoint = "source"',
        "key indicators.a.endpoint, line 6: records of enterprises have no ends, and endpoint "
        "says nothing about them. Delete endpoint; it belongs to relations",
        "键 indicators.a.endpoint，第 6 行：enterprises 的记录没有两端，不用写 endpoint。"
        "请删去 endpoint，它只用于 relations",
    ),
    "the year of what has no date": (
        HEAD + '[indicators.a]\ntable = "universities"\nmeasure = "count"\nperiod = "flow"',
        "key indicators.a.period, line 6: records of universities have no date, so none is of a "
        'year. Write period = "stock" or leave it out',
        "键 indicators.a.period，第 6 行：universities 的记录没有日期，无法归入某一年。"
        '请写 period = "stock"，或不写 period',
    ),
    "a word that cannot occur": (
        ONE + 'where = { layer = ["base", "tecnology"] }',
        "key indicators.a.where.layer, line 6: indicators.a.where.layer is 'tecnology', which is "
        "not known. Did you mean technology?",
        "键 indicators.a.where.layer，第 6 行：indicators.a.where.layer 的值 'tecnology' 无法识别。"
        "是否想写 technology？",
    ),
    "limits the wrong way round": (
        ONE + "where = { valuation = { min = 9, max = 1 } }",
        'key indicators.a.where.valuation, line 6: indicators.a.where.valuation is {"min": 9, '
        '"max": 1}, which is not a number, a list of numbers, or limits of which the lower one '
        "is not above the upper. Write it like this: valuation = { min = 1, max = 100 }",
        '键 indicators.a.where.valuation，第 6 行：indicators.a.where.valuation 的值 {"min": 9, '
        '"max": 1} 不符合要求：应为 数、数的列表，或下限不大于上限的范围。'
        "请这样写：valuation = { min = 1, max = 100 }",
    ),
    "a truth value that is a word": (
        HEAD + '[indicators.a]\ntable = "relations"\nmeasure = "count"\nendpoint = "source"\n'
        'where = { international = "yes" }',
        'key indicators.a.where.international, line 7: indicators.a.where.international is "yes", '
        "which is not true or false. Write it like this: international = true",
        '键 indicators.a.where.international，第 7 行：indicators.a.where.international 的值 "yes" '
        "不符合要求：应为 true 或 false。请这样写：international = true",
    ),
    "memory that is none": (
        'memory = "lots"\n' + ONE,
        'key memory, line 1: memory is "lots", which is not an amount of memory. Write it like '
        'this: memory = "2GB"',
        '键 memory，第 1 行：memory 的值 "lots" 不符合要求：应为 内存大小。'
        '请这样写：memory = "2GB"',
    ),
    "a column that is misspelt": (
        ONE + '[tables.enterprises]\ncolumns = { identity = "编号" }',
        "key tables.enterprises.columns.identity, line 7: no key is named 'identity'. "
        "Known: id, name, region, city, founded, layer, valuation, patents, revenue",
        "键 tables.enterprises.columns.identity，第 7 行：没有名为 'identity' 的键。"
        "可用：id、name、region、city、founded、layer、valuation、patents、revenue",
    ),
    "a date that is none": (
        ONE + '[dates]\nenterprises = "valuation"',
        "key dates.enterprises, line 7: dates.enterprises is 'valuation', which is not known. "
        "Known: founded",
        "键 dates.enterprises，第 7 行：dates.enterprises 的值 'valuation' 无法识别。可用：founded",
    ),
}


@pytest.mark.parametrize(("text", "english", "chinese"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_told_with_its_line(load, text, english, chinese):
    found, told = load(text)
    assert found is None
    assert told["en"][0] == english
    assert told["zh"][0] == chinese


def test_an_indicator_that_the_project_does_not_have(load):
    found, told = load(ONE.replace("indicators.a", "indicators.enterprise"), ["enterprises"])
    assert found is None
    assert told["en"] == [
        "key indicators.enterprise, line 3: the project has no indicator enterprise. "
        "Did you mean enterprises?"
    ]


def test_all_that_is_wrong_is_told_at_once(load, tmp_path):
    text = HEAD + (
        '[indicators.a]\ntable = "parks"\nmeasure = "average"\n'
        '[indicators.b]\ntable = "park"\nmeasure = "count"\n'
        "[indicators.c]\n"
    )
    _, told = load(text)
    assert len(told["en"]) == 4
    with pytest.raises(ProjectError, match="average"):
        load_definitions(tmp_path / "sample.toml")
