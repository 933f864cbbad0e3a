"""Squares scattered over sheets among other things: each is found, and nothing else."""

import io
import random
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from ahp.common.findings import Problems
from ahp.files import read_matrices
from ahp.files.layout import read_squares
from ahp.files.sources import read_text
from ahp.files.squares import find_squares
from ahp.model.judgment import SAATY_JUDGMENTS, format_judgment
from ahp.model.matrix import PairwiseMatrix

CASES = Path(__file__).parent.parent / "cases"
NAMES = ["成本", "质量", "服务", "C1", "C2", "price", "fuel", "style", "创新", "治理", "2020年"]


def scattered(seed):
    """Return a sheet with squares that stand anywhere, and the matrices they hold."""
    rng = random.Random(seed)
    sheet = [[None] * 40 for _ in range(60)]
    matrices, top = [], 0
    for _ in range(rng.randint(1, 5)):
        top, left, n = top + rng.randint(0, 2), rng.randint(0, 8), rng.randint(3, 6)
        labels = rng.sample(NAMES, n)
        upper = [rng.choice(SAATY_JUDGMENTS) for _ in range(n * (n - 1) // 2)]
        upper[0] = Fraction(3)
        matrix = PairwiseMatrix.from_upper(labels, upper)
        if rng.random() < 0.5:
            sheet[top][left] = "判断矩阵"
            top += 1
        _put(sheet, top, left, matrix, rng)
        matrices.append(matrix)
        top += n + 2
    return sheet, matrices


def _put(sheet, top, left, matrix, rng):
    lower, decimals = rng.choice([True, False]), rng.choice([None, 3, 15])
    directions = rng.choice(["both", "both", "row", "column"]) if lower else "both"
    for i, a in enumerate(matrix.labels):
        if directions != "column":
            sheet[top][left + 1 + i] = a
        if directions != "row":
            sheet[top + 1 + i][left] = a
        for j, b in enumerate(matrix.labels):
            if j >= i or lower:
                value = matrix.judgment(a, b)
                text = format_judgment(value)
                rounded = decimals and j < i and value < 1
                sheet[top + 1 + i][left + 1 + j] = (
                    round(float(value), decimals) if rounded else text
                )
    if directions == "both" and rng.random() < 0.5:
        right = left + matrix.n + 1
        sheet[top][right] = "权重"
        for i in range(matrix.n):
            sheet[top + 1 + i][right] = round(rng.random(), 4)
        sheet[top + matrix.n + 1][left] = "合计"
        for j in range(matrix.n):
            sheet[top + matrix.n + 1][left + 1 + j] = round(rng.uniform(9.1, 20), 3)


@pytest.mark.parametrize("seed", range(300))
def test_every_square_is_found_with_its_values(seed):
    sheet, matrices = scattered(seed)
    found = [PairwiseMatrix(one.labels, one.cells) for one in find_squares(sheet).squares]
    assert found == matrices


@pytest.mark.parametrize("seed", range(300))
def test_no_square_is_invented(seed):
    """Tables of values, answers, distances and correlations hold no judgments."""
    rng = random.Random(seed)
    n = rng.randint(3, 8)
    names = rng.sample(NAMES, n)
    kinds = {
        "values": lambda i, j: round(rng.uniform(0, 100), 2),
        "answers": lambda i, j: rng.choice([0, 1, 1, 1]),
        "grades": lambda i, j: rng.randint(1, 9),
        "ranks": lambda i, j: (i + j) % n + 1,
    }
    for kind, make in kinds.items():
        rows = [[make(i, j) for j in range(n)] for i in range(n + 2)]
        table = [["地区", *names], *([f"r{k}", *row] for k, row in enumerate(rows))]
        assert find_squares(table).squares == [], kind
    square = [
        [1 if i == j else round(0.9 / (1 + abs(i - j)), 3) for j in range(n)] for i in range(n)
    ]
    labelled = [["", *names], *([name, *row] for name, row in zip(names, square, strict=True))]
    assert find_squares(labelled).squares == []
    distances = [[abs(i - j) * 12 for j in range(n)] for i in range(n)]
    labelled = [["", *names], *([name, *row] for name, row in zip(names, distances, strict=True))]
    assert find_squares(labelled).squares == []


def with_content(change):
    """Return the document of a case with its content changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(CASES / "converted.ods") as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "content.xml" else data)
    return buffer.getvalue()


def test_what_could_be_an_error_value_is_refused(tmp_path):
    path = tmp_path / "school.ods"

    def change(data):
        before, cell, after = data.rpartition(b"1/5")
        assert cell
        start = before.rindex(b"<table:table-cell")
        end = after.index(b"</table:table-cell>") + len(b"</table:table-cell>")
        error = b'<table:table-cell office:value-type="string" calcext:value-type="error"/>'
        return before[:start] + error + after[end:]

    path.write_bytes(with_content(change))
    problems = Problems()
    assert read_matrices(path, problems) == ()
    assert [found.code for found in problems.findings] == ["blank-or-error"]
    path.write_bytes(
        with_content(lambda data: change(data).replace(b' calcext:value-type="error"', b""))
    )
    (file,) = read_matrices(path)
    assert file.matrix.missing == (("distance", "friends"),)


@pytest.mark.parametrize("seed", range(200))
@pytest.mark.parametrize("labels", ["none", "above", "beside", "title"])
def test_a_mistake_in_a_square_leaves_no_smaller_one(seed, labels):
    """One cell that is no judgment, or contradicts: never is a part of the square read."""
    rng = random.Random(seed)
    n = rng.randint(4, 9)
    upper = [rng.choice(SAATY_JUDGMENTS) for _ in range(n * (n - 1) // 2)]
    matrix = PairwiseMatrix.from_upper([f"项{k}" for k in range(n)], upper)
    decimals = rng.choice([None, 2, 4, 15])
    rows = [
        [
            format_judgment(value) if decimals is None else round(float(value), decimals)
            for value in (matrix.judgment(a, b) for b in matrix.labels)
        ]
        for a in matrix.labels
    ]
    rows[rng.randrange(n)][rng.randrange(n)] = rng.choice(["x", "？", 7.77, "三", 100])
    if labels == "above":
        rows.insert(0, [*matrix.labels])
    elif labels == "beside":
        rows = [[label, *row] for label, row in zip(matrix.labels, rows, strict=True)]
    elif labels == "title":
        rows = [["判断矩阵", *[""] * (n - 1)], [""] * n, *rows]
    assert [one.area for one in read_squares(rows, Problems()) if len(one.rows) < n] == []


def test_each_mistake_in_a_table_without_labels_is_told():
    rows = [["1", "3", "5", "2"], ["1/3", "1", "2", "1"], ["1/5", "1/2", "1", "4"]]
    table = "\n".join(",".join(row) for row in [*rows, ["1/4", "1", "1/4", "？"]])
    problems = Problems()
    read_text(table, "a.csv", problems)
    assert [found.code for found in problems.errors] == ["not-reciprocal", "judgment-text"]


@pytest.mark.parametrize(
    ("beside", "areas"),
    [
        (["0.5", "0.25", "0.25"], ["A1:C3"]),  # weights
        (["0.30", "1.67", "4.33"], ["A1:C3"]),
        (["2", "1", "4"], []),
    ],
)
def test_weights_beside_a_square_without_labels_are_no_part_of_it(beside, areas):
    rows = [["1", "3", "5"], ["1/3", "1", "2"], ["1/5", "1/2", "1"]]
    table = [[*row, cell] for row, cell in zip(rows, beside, strict=True)]
    assert [one.area for one in find_squares(table).squares] == areas


def test_squares_without_labels_may_touch_and_have_numbers_for_labels():
    rows = [["1", "3", "5"], ["1/3", "1", "2"], ["1/5", "1/2", "1"]]
    areas = [one.area for one in find_squares([*rows, *rows]).squares]
    assert areas == ["A1:C3", "A4:C6"]
    areas = [one.area for one in find_squares([["1", "2", "3"], *rows]).squares]
    assert areas == ["A2:C4"]
