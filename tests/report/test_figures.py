"""The figures of a report are those of the model, and those that others have printed."""

import csv
import json
import re
from pathlib import Path

import pytest

import ahp
from ahp.check.check import check_model
from ahp.common.document.book.forms import PICTURES, book_files
from ahp.common.findings import UsageError
from ahp.common.wording import Words
from ahp.model.settings import Settings
from ahp.report.context import report_of
from ahp.report.made import book_of
from ahp.report.parts import wording
from ahp.report.parts.registry import SECTIONS
from ahp.ri import wording as ri_wording
from tests.fonts import needs_chinese
from tests.report.documents import docx_blocks, docx_tables, numbers_in, page_of
from tests.report.models import choice

ROOT = Path(__file__).parent.parent
REPORT_2022 = ROOT.parent / "matrices" / "ai-competitiveness-2022"
TABLES = ROOT / "golden" / "report-2022"
GOLDEN = json.loads((ROOT / "golden" / "ahp-worked-examples.json").read_text(encoding="utf-8"))


def written(judged, lang, suffix, **settings):
    """Return a report in a form, as its text, its tables and its bytes."""
    report = report_of(
        judged,
        lang,
        Settings(**settings),
        sections=tuple(SECTIONS),
        pictures=(PICTURES[suffix],),
    )
    data = book_files(book_of(report, "thesis"), f"r{suffix}")[f"r{suffix}"]
    if suffix == ".docx":
        return docx_blocks(data), docx_tables(data)
    return page_of(data.decode())


@pytest.fixture(scope="module", params=[".docx", ".html"])
def report_2022(request):
    return written(ahp.load_model(REPORT_2022), "zh", request.param)


def rows_of(name):
    with open(TABLES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_with(tables, *heads):
    return next(table for table in tables if set(heads) <= set(table[0]))


@needs_chinese
def test_every_weight_of_the_printed_table_1(report_2022):
    table = table_with(report_2022[1], "一级指标", "三级指标")
    printed = rows_of("table-01-indicator-system-weights.csv")
    assert len(table) == 1 + len(printed)
    above = {}
    for row, found in zip(printed, table[1:], strict=True):
        cells = {level: (found[at], found[end]) for level, at, end in ((1, 0, 1), (2, 2, 4))}
        cells[3] = found[5], found[7]
        for level, (name, weight) in cells.items():
            if level < 3 and not name:  # goes on below the row before
                name, weight = above[level]
            above[level] = name, weight
            assert name == row[f"level{level}"]
            figures = re.findall(r"\d\.\d{4}", weight)
            derived = row["level3_printed"] != "yes" and level == 3
            assert row[f"level{level}_weight"] in figures or derived
            assert (
                len(figures) == (1 if figures[0] == row[f"level{level}_weight"] else 2) or derived
            )


@needs_chinese
def test_every_ratio_of_the_printed_table_2(report_2022):
    table = table_with(report_2022[1], "λmax", "CR")
    cr, verdict = table[0].index("CR"), table[0].index("一致性检验")
    found = {row[0]: row[cr] for row in table[1:]}
    printed = rows_of("table-02-consistency-ratios.csv")
    assert found == {row["judgement_matrix"]: row["consistency_ratio"] for row in printed}
    assert {row[verdict] for row in table[1:]} == {"通过"}
    assert any("CR 均小于 0.1" in one for one in report_2022[0])


def figures_of(model):
    """Return every figure that a report of a model may show, computed without the report."""
    found = set()
    for one in model.analyses().values():
        n = one.matrix.n
        found |= {f"{value:.4f}" for value in (one.lambda_max, one.cr, *one.weights.values())}
        found |= {f"{(one.lambda_max - n) / (n - 1):.4f}", f"{one.ri:g}", str(n)}
    weights = {row.code: row for row in model.weights()}
    for row in weights.values():
        found |= {f"{row.local:.4f}", f"{row.global_:.4f}"}
    total = 0.0
    for code in sorted(model.hierarchy.leaves, key=lambda code: -weights[code].global_):
        total += weights[code].global_
        found.add(f"{total:.4f}")
    checked = check_model(str(model.folder), Settings())
    found |= {f"{ratio:.4f}" for ratio in (*checked.layer_ratios, checked.consistency_ratio)}
    sums = {}
    for code, one in model.analyses().items():
        layer = len([above for above in model.hierarchy.ancestors(code) if above in model.matrices])
        for where in (layer, "all"):
            ci, ri = sums.get(where, (0.0, 0.0))
            share = weights[code].global_
            sums[where] = ci + share * one.ci, ri + share * one.ri
    found |= {f"{value:.4f}" for pair in sums.values() for value in pair}
    figures = model.published.weights.values()
    return found | {str(one.value) for one in figures}


def words_of(module):
    """Return what a room's words say in themselves, whatever they are filled with."""
    members = [*vars(module).values()]
    members += [one for member in members if isinstance(member, dict) for one in member.values()]
    for member in members:
        if isinstance(member, Words):
            yield from (member.en, member.zh)
        elif isinstance(member, str):
            yield member


@needs_chinese
def test_every_number_is_a_figure_of_the_model(report_2022):
    model = ahp.load_model(REPORT_2022)
    known = figures_of(model)
    assert len(known) > 100
    said = numbers_in([*words_of(wording), *words_of(ri_wording)])
    titles = numbers_in([*model.title.values(), model.published.source])
    table = {f"{ahp.random_index(n):g}" for n in range(1, 11)}
    version = {"0.1"}  # the threshold of CR
    found = numbers_in(report_2022[0])
    fractions = found - known - said - titles - table - version
    assert {one for one in fractions if "." in one and not re.fullmatch(r"\d\.\d", one)} == set()
    whole = {one for one in fractions if "." not in one}
    assert all(int(one) <= 24 or one in ("40", "64") for one in whole), whole  # places and counts
    assert len(found & known) > 100


PUBLISHED = [
    (one, key, table)
    for one in GOLDEN["matrices"]
    for key, table in (("cr_saaty2005", "saaty-2005"), ("cr_dd", "donegan-dodd"), ("cr", None))
    if key in one.get("published", {})
    and (table or one["published"].get("cr_ri") == "ahpsurvey_500k_sims")
]


def test_there_are_published_ratios_to_compare_with():
    assert [one["id"] for one, _, _ in PUBLISHED].count("drinks") == 2
    assert len(PUBLISHED) > 2


@pytest.mark.parametrize(("example", "key", "table"), PUBLISHED)
def test_published_ratios_stand_in_the_consistency_table(example, key, table):
    labels = example.get("labels") or [f"item{k}" for k in range(example["n"])]
    hierarchy = ahp.Hierarchy([ahp.Node("goal"), *(ahp.Node(one, "goal") for one in labels)])
    model = ahp.Model(hierarchy, {"goal": ahp.PairwiseMatrix.from_upper(labels, example["upper"])})
    table = table or "ahpsurvey"
    blocks, tables = written(model, "en", ".html", random_index=table)
    row = table_with(tables, "λmax", "CR")[1]
    cells = dict(zip(table_with(tables, "λmax", "CR")[0], row, strict=True))
    printed = str(example["published"][key])
    decimals = len(printed.partition(".")[2])
    assert f"{float(cells['CR']):.{decimals}f}" == f"{float(printed):.{decimals}f}"
    assert cells["λmax"] == f"{example['computed']['lambda_max']:.4f}"
    assert cells["CI"] == f"{example['computed']['ci']:.4f}"
    matrix = next(one for one in tables if one[0][1:-1] == labels or one[0][-1] == "Weight")
    weights = [float(row[-1]) for row in matrix[1:]]
    assert weights == pytest.approx(example["published"]["w"], abs=0.0006)
    assert any("below 0.1" in block for block in blocks)


def test_a_sentence_is_said_only_where_it_is_true():
    model = ahp.load_model(REPORT_2022)
    strict = ahp.report_parts(model, "zh", sections=["consistency"], threshold=0.04)
    said = " ".join(str(part) for part in strict["consistency"])
    assert "其中 2 个 CR 不小于 0.04：区域竞争力、国际开放度" in said
    assert "均小于" not in said
    usual = ahp.report_parts(model, "zh", sections=["consistency"])
    assert "共检验 7 个判断矩阵，CR 均小于 0.1" in " ".join(map(str, usual["consistency"]))


def test_a_shared_first_place_names_a_few():
    names = [f"Item {number}" for number in range(6)]
    alike = ["1"] * 5 + ["1"] * 4 + ["1"] * 3 + ["1"] * 2 + ["1"]
    for pairs, en, zh in (
        (alike, "All 6 leaves weigh the same, 0.1667", "6 项底层指标权重相同，均为 0.1667"),
        (
            [*"11112", *"1112", *"112", *"12", "2"],
            "Item 0, Item 1, Item 2 and 2 others weigh most, 0.1818",
            "Item 0、Item 1、Item 2与另外 2 项并列第一，权重均为 0.1818",
        ),
        (
            [*"12222", *"2222", *"111", *"11", "1"],
            "Item 0, Item 1 weigh most, 0.2500",
            "Item 0、Item 1并列第一，权重均为 0.2500",
        ),
    ):
        for lang, said in (("en", en), ("zh", zh)):
            parts = ahp.report_parts(choice(pairs, names), lang, sections=["weights"])["weights"]
            assert said in " ".join(map(str, parts))


@pytest.mark.parametrize(
    "wrong", [{"pictures": (".jpg",)}, {"pictures": ".svg"}, {"font": "nowhere.ttf"}]
)
def test_what_nothing_can_be_drawn_in_is_refused_not_left_out(wrong):
    with pytest.raises(UsageError):
        ahp.report_parts(choice(["3", "5", "2"]), sections=["weights"], **wrong)
