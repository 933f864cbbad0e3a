"""Which method, table and rounding give all published figures."""

import json

import pytest

from ahp.check.assumptions import assumptions
from ahp.check.check import check_model
from ahp.files import load_model
from ahp.model.settings import Settings

HIERARCHY = "format = 1\n[[nodes]]\ncode = 'goal'\n" + "".join(
    f"[[nodes]]\ncode = '{code}'\nparent = 'goal'\n" for code in ("quiet", "near", "cheap", "green")
)
GOAL = ",quiet,near,cheap,green\nquiet,1,3,2,4\nnear,,1,1/2,2\ncheap,,,1,3\ngreen,,,,1\n"
# By column sums, by hand: the mean of (Aw)i / wi is 4.03105, CI 0.01035, and CR 0.0115 by 0.90.
BY_COLUMN_SUM = "quiet = 0.4658\nnear = 0.1611\ncheap = 0.2771\ngreen = 0.0960\n"


def folder_with(tmp_path, published):
    (tmp_path / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    (tmp_path / "goal.csv").write_text(GOAL, encoding="utf-8")
    (tmp_path / "published.toml").write_text(f"format = 1\n{published}", encoding="utf-8")
    return tmp_path


def found_in(folder):
    return {
        (one.method, table): one.roundings
        for one in assumptions(load_model(folder))
        for table in one.tables
    }


def test_the_combination_behind_differing_figures_is_named(ahp, tmp_path):
    folder = folder_with(
        tmp_path, f"[weights]\n{BY_COLUMN_SUM}[consistency_ratios]\ngoal = 0.011\n"
    )
    found = found_in(folder)
    assert {method for method, _ in found} == {"column-sum"}
    assert "half-up" in found["column-sum", "saaty-1980"]
    assert ("column-sum", "yaahp") not in found
    code, out, _ = ahp("check", str(folder), "--format", "json")
    assert code == 1
    (told,) = [one for one in json.loads(out)["findings"] if one["code"] == "other-assumptions"]
    assert "normalized column sum" in told["message"]
    assert "saaty-1980" in told["message"]


def test_figures_that_agree_need_no_other_assumption(tmp_path):
    folder = folder_with(tmp_path, "[weights]\nquiet = 0.4673\n")
    assert not [one for one in check_model(str(folder), Settings()).findings if "assum" in one.code]


def test_figures_nothing_gives_are_left_unexplained(tmp_path):
    folder = folder_with(tmp_path, "[weights]\nquiet = 0.3000\n")
    checked = check_model(str(folder), Settings())
    assert [one.code for one in checked.findings if one.severity == "warning"] == [
        "weight-not-reproduced"
    ]
    assert assumptions(load_model(folder)) == ()


@pytest.mark.parametrize(
    ("published", "rule"),
    [
        # The eigenvector is 0.46729 0.16010 0.27718 0.09543.
        ("quiet = 0.467\nnear = 0.160\ncheap = 0.277\ngreen = 0.095\n", "half-up"),
        ("quiet = 0.4672\nnear = 0.1600\ncheap = 0.2771\ngreen = 0.0954\n", "cut-off"),
    ],
)
def test_rounding_rules_are_tried(tmp_path, published, rule):
    folder = folder_with(tmp_path, f"[weights]\n{published}")
    assert rule in found_in(folder)["eigenvector", "yaahp"]


def test_published_lambda_max_and_ci_are_compared(tmp_path):
    folder = folder_with(
        tmp_path, "[lambda_max]\ngoal = 4.0310\n[consistency_indices]\ngoal = 0.0103\n"
    )
    assert check_model(str(folder), Settings()).ok
    folder = folder_with(
        tmp_path, "[lambda_max]\ngoal = 4.0410\n[consistency_indices]\ngoal = 0.0133\n"
    )
    codes = [one.code for one in check_model(str(folder), Settings()).findings]
    assert codes == ["lambda-not-reproduced", "ci-not-reproduced"]
