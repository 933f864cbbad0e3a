"""Judgments as programs write them: what is not understood is named, with its place."""

import pytest

from ahp.common.findings import Problems
from ahp.files.literals import looks_like_literal, read_literal

FORMS = {
    "MATLAB": "A = [1 3; {} 1];",
    "rows": "1 3; {} 1",
    "Chinese signs": "1，3；{}，1",
    "numpy": "np.array([[1, 3], [{}, 1]], dtype=float)",
    "Python": "[[1, 3], [{}, 1]]",
    "tuple of texts": "[['1', '3'], ['{}', '1']]",
    "lines": "1 3\n{} 1",
}


@pytest.fixture(params=FORMS.values(), ids=FORMS.keys())
def form(request):
    return request.param


def test_a_form_is_read(form):
    square = read_literal(form.format("1/3"), Problems())
    assert square.cells == [["1", "3"], ["1/3", "1"]]


@pytest.mark.parametrize("blank", ["NaN", "nan", "None", "np.nan"])
def test_what_was_not_judged_is_blank(form, blank):
    square = read_literal(form.format(blank), Problems())
    assert square.cells == [["1", "3"], ["", "1"]]


@pytest.mark.parametrize("token", ["-", "x", "3-Jan", "1/0", "-3"])
def test_a_token_that_is_not_understood_is_named_with_its_place(form, token):
    text = form.format(token)
    problems = Problems()
    assert looks_like_literal(text)
    assert read_literal(text, problems) is None
    (found,) = problems.findings
    assert found.text("zh").startswith(f"第 2 行，第 1 列：'{token}' 不是判断值")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 3; 1/3", "row 2: the row has 1 judgment, but the matrix 2 rows"),
        ("[1 3 5; 1/3 1 2]", "row 1: the row has 3 judgments, but the matrix 2 rows"),
        ("np.array([[1, 3], [1/3]])", "row 2: the row has 1 judgment"),
        ("[[1, 3], [1/3, 1]", "3 brackets are opened, but 2 closed"),
    ],
)
def test_rows_that_make_no_square_are_told(text, said):
    problems = Problems()
    assert read_literal(text, problems) is None
    assert problems.findings[0].text().startswith(said)


@pytest.mark.parametrize("name", ["a;b", "matrix[1].csv", "data 3; old.csv", "2022-03.csv", "x"])
def test_names_of_files_are_no_literals(name):
    assert not looks_like_literal(name)
