"""Many experts are summed up, few stand in columns."""

import io
import json

import pytest

from ahp.common.document.formats import write
from ahp.compare.experts import compare_experts
from ahp.compare.show import MOST_COLUMNS, document
from ahp.compare.summary import five_numbers
from ahp.files import load_model
from ahp.model.experts import Expert
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from tests.compare.models import BLANK


@pytest.fixture
def compared(model_of):
    """Compare so many experts: the first holds cost and style equal, the next 2 to 1, and so on."""

    def make(count):
        model = load_model(model_of({}, BLANK))
        experts = [
            Expert(
                f"expert{i}",
                matrices={
                    "car": PairwiseMatrix.from_upper(("cost", "style"), [1 + i % 9]),
                    "cost": PairwiseMatrix.from_upper(("price", "fuel"), [3]),
                },
            )
            for i in range(count)
        ]
        return compare_experts(Model(model.hierarchy, model.matrices, experts=tuple(experts)))

    return make


def shown(found, lang="en", style="table", **choices):
    out = io.StringIO()
    write(document(found, lang, **choices), style, out)
    return out.getvalue()


@pytest.mark.parametrize(("count", "summed"), [(2, False), (12, False), (13, True), (500, True)])
def test_columns_give_way_to_a_summary(compared, count, summed):
    assert MOST_COLUMNS == 12
    found = compared(count)
    for lang, median, note in (
        ("en", "Median", f"{count} experts are summed up; --all"),
        ("zh", "中位数", f"共 {count} 位专家，此处为汇总；--all"),
    ):
        text = shown(found, lang)
        assert (median in text, note in text) == (summed, summed)
        headings = text[text.index("\n\n") :].splitlines()[3]
        assert ("expert1" in headings) is not summed


def test_all_may_be_asked_for(compared):
    found = compared(40)
    text = shown(found, every=True)
    assert "Median" not in text
    heading = next(line for line in text.splitlines() if line.startswith("Item"))
    assert heading.split()[-40:] == [f"expert{i}" for i in range(40)]
    assert "Similarity of each two experts" in text
    assert "Similarity of each two experts" not in shown(found)


def test_the_summary_is_of_the_experts_weights(compared):
    """18 experts: ratios 1 to 9 twice, so weights 1/2 to 9/10 with 5/6 in the middle."""
    found = compared(18)
    text = shown(found)
    cost = next(line for line in text.splitlines() if line.startswith("Cost "))
    figures = cost.split()[1:]
    assert figures[1:] == ["0.5000", "0.7500", "0.8333", "0.8750", "0.9000", "18"]
    pair = next(line for line in text.splitlines() if line.startswith("Cost : Style"))
    # nine times as high, nobody opposed; 18 experts from 1 to 9, of whom 16 for the first
    assert pair.split()[3] == "9.0"
    assert pair.split()[-6] == "18"
    assert pair.split()[-5:] == ["1", "9", "16", ":", "0"]


def test_quartiles_of_nobody_are_none():
    assert five_numbers([]) == [None] * 5


def test_json_and_csv_leave_nobody_out(compared):
    found = compared(500)
    record = json.loads(shown(found, style="json"))
    assert len(record["experts"]) == 500
    assert len(record["similarity"]["rows"]) == len(record["similarity"]["rows"][0]) == 500
    assert len(record["disagreements"][0]["judgments"]) == 500
    rows = shown(found, style="csv").splitlines()
    assert sum(row.startswith("expert499,") for row in rows) == len(found.model.hierarchy.codes)


def test_the_farthest_are_named_among_many(compared):
    lines = shown(compared(500)).splitlines()
    start = lines.index("Experts farthest from the others")
    named = [line.split()[0] for line in lines[start + 3 : start + 8]]
    assert len(set(named)) == 5
    # the farthest from the middle hold cost and style equal
    assert all(int(name.removeprefix("expert")) % 9 == 0 for name in named)
