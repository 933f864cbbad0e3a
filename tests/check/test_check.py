"""What `ahp check` finds: in files, folders and models."""

import io
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from ahp.check.check import check_paths
from ahp.check.records import matrix_record
from ahp.check.targets import find_targets
from ahp.common.findings import UsageError
from ahp.files import write_matrix
from ahp.model.matrix import PairwiseMatrix
from ahp.model.settings import Settings
from tests.golden import MATRICES

MODEL = Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022"
CONSISTENT = ",a,b,c\na,1,3,5\nb,,1,3\nc,,,1\n"
INCONSISTENT = ",a,b,c\na,1,9,1\nb,,1,9\nc,,,1\n"
FOUR_MISSING_TWO = ",a,b,c,d\na,1,2,,4\nb,,1,2,\nc,,,1,2\nd,,,,1\n"

HIERARCHY = """format = 1
[title]
en = "Test"
[[nodes]]
code = "goal"
[[nodes]]
code = "a"
parent = "goal"
[[nodes]]
code = "b"
parent = "goal"
[[nodes]]
code = "c"
parent = "goal"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check_one(path, **settings):
    (checked,) = check_paths([path], Settings(**settings))
    return checked


def codes(checked):
    return [found.code for found in checked.findings]


def test_folders_are_searched_and_a_model_is_one_target(folder):
    put(
        folder,
        loose_csv=CONSISTENT,
        deep__er__other_csv=CONSISTENT,
        model__hierarchy_toml=HIERARCHY,
        model__goal_csv=CONSISTENT,
        README_md="not a matrix",
    )
    (folder / ".hidden.csv").write_text("no matrix", encoding="utf-8")
    targets = find_targets([".", "loose.csv"])
    assert targets.paths == ("./deep/er/other.csv", "./loose.csv", "./model", "loose.csv")
    assert targets.findings == ()


def test_a_path_that_does_not_exist_and_an_empty_folder_do_not_hide_the_rest(folder):
    put(folder, fine_csv=CONSISTENT)
    (folder / "empty").mkdir()
    found = list(check_paths(["nowhere", "empty", "fine.csv"]))
    assert [(one.path, codes(one)) for one in found] == [
        ("nowhere", ["no-such-path"]),
        ("empty", ["empty-folder"]),
        ("fine.csv", []),
    ]
    assert [one.ok for one in found] == [False, False, True]


def test_a_broken_matrix_does_not_hide_the_model_s_others(folder):
    two_levels = HIERARCHY + "".join(
        f'[[nodes]]\ncode = "{code}"\nparent = "a"\n' for code in ("x", "y", "z")
    )
    put(
        folder,
        model__hierarchy_toml=two_levels,
        model__goal_csv=CONSISTENT,
        model__a_csv=",x,y,z\nx,1,3-Jan,5\ny,,1,3\nz,,,1\n",
    )
    checked = check_one("model")
    assert codes(checked) == ["judgment-date"]
    assert [matrix.code for matrix in checked.matrices] == ["goal"]
    assert not checked.ok


def test_an_inconsistent_matrix_is_a_finding(folder):
    put(folder, bad_csv=INCONSISTENT)
    checked = check_one("bad.csv")
    assert codes(checked) == ["inconsistent"]
    assert not checked.ok
    assert check_one("bad.csv", threshold=10).ok


def test_an_incomplete_matrix_has_a_ratio_that_says_what_is_missing(folder):
    put(folder, part_csv=FOUR_MISSING_TWO)
    checked = check_one("part.csv")
    (matrix,) = checked.matrices
    assert matrix.analysis.missing == 2
    assert sum(matrix.analysis.weights.values()) == pytest.approx(1)
    assert codes(checked) == ["incomplete"]
    assert "4 of 6 judgments" in checked.findings[0].message()
    assert "by table yaahp, 2 missing. Not judged: a : c, b : d" in checked.findings[0].message()
    assert checked.ok


def test_an_inconsistent_incomplete_matrix_is_a_finding(folder):
    put(folder, part_csv=",a,b,c,d\na,1,9,1,2\nb,,1,9,\nc,,,1,2\nd,,,,1\n")
    checked = check_one("part.csv")
    assert codes(checked) == ["incomplete", "inconsistent"]
    assert "(RI table yaahp, 1 missing) is not below" in checked.findings[1].message()
    assert "（RI 表 yaahp，缺 1 个判断）不小于" in checked.findings[1].message("zh")
    assert not checked.ok


def test_judgments_that_cannot_contradict_each_other_say_so(folder):
    put(folder, tree_csv=",a,b,c\na,1,2,\nb,,1,2\nc,,,1\n")
    checked = check_one("tree.csv")
    assert codes(checked) == ["uncheckable"]
    assert "2 of 3 judgments are given, no more than link" in checked.findings[0].message()
    assert checked.ok


def test_methods_that_rank_differently_are_a_note(folder):
    put(
        folder,
        sparse_csv=",a,b,c,d,e\na,1,9,,1/9,\nb,,1,2,,1/9\nc,,,1,9,\nd,,,,1,2\ne,,,,,1\n",
    )
    checked = check_one("sparse.csv", threshold=10)
    assert codes(checked) == ["incomplete", "methods-disagree"]
    message = checked.findings[1].message()
    assert all(name in message for name in ("eigenvector", "least squares", "Harker"))
    assert checked.ok


def test_a_blank_matrix_asks_to_be_filled_in(folder):
    put(folder, blank_csv=",a,b\na,1,\nb,,1\n")
    checked = check_one("blank.csv")
    assert codes(checked) == ["unjudged"]
    assert not checked.ok


@pytest.mark.parametrize(
    ("identifier", "table", "flipped"),
    [
        # Golden file: CR 0.0930 with RI 0.58 and 0.1037 with RI 0.52.
        ("ri_flip3", "saaty-1980", {"yaahp": "0.1037", "saaty-2005": "0.1037"}),
        # Golden file: 0.0968, 0.0977, 0.0978 by other tables, 0.1024 by Donegan and Dodd.
        ("ri_flip5", "saaty-1980", {"donegan-dodd": "0.1024"}),
        ("ri_flip5", "donegan-dodd", {"saaty-1980": "0.0968", "saaty-2005": "0.0977"}),
    ],
)
def test_a_verdict_that_depends_on_the_random_index_is_told(folder, identifier, table, flipped):
    example = MATRICES[identifier]
    matrix = PairwiseMatrix.from_upper("abcde"[: example["n"]], example["upper"])
    rows = [[str(matrix.judgment(a, b)) for b in matrix.labels] for a in matrix.labels]
    lines = [",".join([label, *row]) for label, row in zip(matrix.labels, rows, strict=True)]
    put(folder, flip_csv="\n".join([",".join(["", *matrix.labels]), *lines]))
    found = check_one("flip.csv", random_index=table).findings
    (told,) = [one for one in found if one.code == "verdict-depends-on-table"]
    for name, cr in flipped.items():
        assert f"{name} {cr}" in told.message("en")
        assert f"{name} {cr}" in told.message("zh")


def test_published_ratios_that_differ_are_warnings(folder):
    put(
        folder,
        model__hierarchy_toml=HIERARCHY,
        model__goal_csv=CONSISTENT,
        model__published_toml="""format = 1
[weights]
a = 0.637
b = 0.258
c = 0.106
[consistency_ratios]
goal = 0.033
""",
    )
    checked = check_one("model")
    assert codes(checked) == ["weight-not-reproduced", "cr-not-reproduced"]
    assert not checked.ok
    # By hand: CI 0.0193 over RI 0.58 instead of 0.52 gives 0.0332.
    assert codes(check_one("model", random_index="saaty-1980")) == ["weight-not-reproduced"]


def test_experts_are_checked_beside_the_model(folder):
    put(
        folder,
        model__hierarchy_toml=HIERARCHY,
        model__goal_csv=CONSISTENT,
        model__experts__Li__goal_csv=INCONSISTENT,
    )
    checked = check_one("model")
    assert [(one.code, one.expert) for one in checked.matrices] == [("goal", None), ("goal", "Li")]
    assert codes(checked) == ["inconsistent"]


def test_of_a_model_that_only_experts_have_judged_the_group_is_taken_and_said(folder):
    put(
        folder,
        model__hierarchy_toml=HIERARCHY,
        model__goal_csv=blank_of(CONSISTENT),
        model__experts__Li__goal_csv=CONSISTENT,
        model__experts__Wu__goal_csv=blank_of(CONSISTENT),
    )
    checked = check_one("model")
    assert [(one.code, one.whose) for one in checked.matrices] == [
        ("goal", "group"),
        ("goal", "expert:Li"),
    ]
    group, li = (one.analysis.weights for one in checked.matrices)
    assert dict(group) == pytest.approx(dict(li))
    assert codes(checked) == ["expert-matrix-missing", "group-taken"]
    said = "the model itself has no judgments, so the weights are the group's, of 1 expert: Li"
    assert checked.findings[-1].message() == said
    assert checked.judged.whose.code == "group"


def blank_of(text):
    """Return a matrix of the same items without judgments."""
    labels = text.splitlines()[0]
    return (
        "\n".join(
            [labels, *(one + "," * len(labels.split(",")[1:]) for one in labels.split(",")[1:])]
        )
        + "\n"
    )


def test_a_file_that_vanishes_between_listing_and_reading_is_a_finding(folder):
    put(folder, a_csv=CONSISTENT, b_csv=CONSISTENT)
    results = check_paths(["."])
    first = next(results)
    assert first.ok
    (folder / "b.csv").unlink()
    (second,) = results
    assert codes(second) == ["no-such-path"]


def test_a_model_folder_that_vanishes_is_a_finding(folder):
    put(folder, m__hierarchy_toml=HIERARCHY, m__goal_csv=CONSISTENT, a_csv=CONSISTENT)
    results = check_paths(["."])
    next(results)
    shutil.rmtree(folder / "m")
    (gone,) = results
    assert not gone.ok
    assert codes(gone) == ["no-such-path"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"method": "eigenvektor"}, r"--method 'eigenvektor' is not known.*nearest: eigenvector"),
        ({"random_index": "yahp"}, r"--ri 'yahp' is not known.*nearest: yaahp"),
        ({"scale": "balancd"}, r"--scale 'balancd' is not known.*nearest: balanced"),
        ({"threshold": -1.0}, r"a threshold of -1.0 is not a number above 0"),
        ({"threshold": float("inf")}, r"a threshold of inf is not a number above 0"),
        ({"threshold": float("nan")}, r"a threshold of nan is not a number above 0"),
    ],
)
def test_unknown_settings_are_refused(settings, message):
    with pytest.raises(UsageError, match=message):
        Settings(**settings).validated()


def test_a_matrix_that_is_wrong_is_not_excused_by_what_was_printed(folder):
    # 1 : 5 turned around; the printed weights still add up among themselves.
    shutil.copytree(MODEL, folder / "model")
    path = folder / "model" / "linking-capability.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1/5", "5"), encoding="utf-8")
    checked = check_one("model")
    wrong = [one for one in checked.findings if one.code == "weight-not-reproduced"]
    assert [one.place.key for one in wrong] == ["weights.conferences", "weights.alliances"]
    assert not checked.ok


def test_layer_ratios_are_the_textbook_s():
    # By hand from Table 2 and the weights: sum a CI / sum a RI over the six dimensions, with
    # CI = CR RI: 0.4368 x 0.0297 x 1.12 + 0.2127 x 0.0351 x 1.41 + 0.1865 x 0.0370 x 0.52
    # + 0.0776 x 0.0438 x 0.89 = 0.03167, over 0.4368 x 1.12 + 0.2127 x 1.41 + 0.1865 x 0.52
    # + 0.0776 x 0.89 = 0.95517.
    checked = check_one(str(MODEL))
    assert checked.layer_ratios[0] == pytest.approx(0.0514, abs=5e-5)
    assert checked.layer_ratios[1] == pytest.approx(0.03167 / 0.95517, abs=1e-4)
    # With the goal: (0.0514 x 1.26 + 0.03167) / (1.26 + 0.95517).
    assert checked.consistency_ratio == pytest.approx(0.09643 / 2.21517, abs=1e-4)


def test_a_folder_that_contains_itself_is_walked_once(folder):
    put(folder, inside__a_csv=CONSISTENT)
    (folder / "inside" / "again").symlink_to(folder / "inside", target_is_directory=True)
    assert find_targets(["inside"]).paths == ("inside/a.csv",)


def test_a_folder_that_two_links_lead_to_is_walked_once(folder):
    put(folder, a__b_csv=CONSISTENT)
    for name in ("c", "d"):
        (folder / name).symlink_to(folder / "a", target_is_directory=True)
    assert find_targets(["."]).paths == ("./a/b.csv",)


DEEP = 1200  # deeper than Python calls functions


def test_folders_in_folders_in_folders_are_walked_to_their_end(folder, monkeypatch):
    for _ in range(DEEP):
        os.mkdir("a")
        os.chdir("a")
    try:
        monkeypatch.chdir(folder)
        found = find_targets(["."]).findings
    finally:  # those who clear up after the tests do not reach so deep
        for depth in range(DEEP, 0, -1):
            os.rmdir("/".join("a" * depth))
    assert [one.code for one in found] == ["empty-folder"]


@pytest.mark.skipif(not os.path.ismount("/proc"), reason="needs another file system")
def test_other_file_systems_are_left_out_unless_they_are_named(folder):
    (folder / "other").symlink_to("/proc/self/fdinfo", target_is_directory=True)
    put(folder, a_csv=CONSISTENT)
    found = find_targets(["."])
    assert found.paths == ("./a.csv",)
    assert [(one.code, one.path) for one in found.findings] == [("other-file-system", "./other")]
    assert [one.code for one in find_targets(["other"]).findings] == ["empty-folder"]


def test_one_sheet_of_a_workbook_can_be_named(folder):
    write_matrix("book.xlsx", PairwiseMatrix.from_upper("abc", [3, 5, 3]), sheet="goal")
    assert [one.code for one in check_one("book.xlsx").matrices] == ["goal"]
    assert [one.code for one in check_one("book.xlsx", sheet="goal").matrices] == ["goal"]
    assert codes(check_one("book.xlsx", sheet="gaol")) == ["no-such-sheet"]


def test_beyond_the_table_only_the_ratio_is_lacking(tmp_path):
    path = Path(__file__).parent.parent / "cases" / "24-thirty-five-items.csv"
    (checked,) = check_paths([path])
    (one,) = checked.matrices
    values, vectors = np.linalg.eig(one.analysis.matrix.to_array())
    largest = np.abs(vectors[:, values.real.argmax()])
    np.testing.assert_allclose([*one.analysis.weights.values()], largest / largest.sum(), 1e-6)
    assert not one.analysis.rated
    assert [found.code for found in checked.findings] == ["random-index-range"]
    record = matrix_record(one, "en")
    assert (record["ri"], record["cr"], record["consistent"]) == (None, None, None)
    assert record["worst_judgments"] == []


def test_judgments_in_place_of_a_path():
    (checked,) = check_paths(["1 3 5; 1/3 1 2; 1/5 1/2 1"])
    assert checked.matrices[0].analysis.matrix == PairwiseMatrix.from_upper("123", [3, 5, 2])
    assert [found.code for found in checked.findings] == ["items-numbered"]
    (checked,) = check_paths(["1 3; 2 1"])
    assert [found.code for found in checked.findings] == ["items-numbered", "not-reciprocal"]


@pytest.mark.parametrize(
    "text", ["[1 3; 1/3 1]", "[[1, 3], [1/3, 1]]", "1\t3\n1/3\t1\n", "1;3\n0,3333;1\n"]
)
def test_standard_input(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8-sig"))))
    (checked,) = check_paths(["-"])
    assert checked.matrices[0].analysis.matrix == PairwiseMatrix.from_upper("12", [3])


def test_standard_input_that_is_none(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"good morning")))
    (checked,) = check_paths(["-"])
    assert [found.code for found in checked.findings] == ["no-square"]


def test_cells_and_sheet_choose():
    path = Path(__file__).parent.parent / "cases" / "19-two-matrices-on-a-sheet.xlsx"
    for cells in ("B7:C8", "a6:c8", "$B$7:$C$8"):
        (checked,) = check_paths([path], Settings(sheet="Sheet", cells=cells))
        (one,) = checked.matrices
        assert one.analysis.matrix == PairwiseMatrix.from_upper(["bus", "tram"], [3])
        assert not checked.findings
    (checked,) = check_paths([path], Settings(cells="B7"))
    assert [found.code for found in checked.findings] == ["bad-cells"]


def test_cells_without_labels(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("k,1,1\n1,1,4\n1,1/4,1\n")
    (checked,) = check_paths([path], Settings(cells="B2:C3"))
    assert checked.matrices[0].analysis.matrix == PairwiseMatrix.from_upper("12", [4])
