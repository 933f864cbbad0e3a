"""Judgments as sentences: every value of the scale, both languages, and ratios off the scale."""

from fractions import Fraction

import pytest

from ahp.model.verbal import judgment_in_words

ENGLISH = {
    1: "A and B are equally important (1)",
    2: "A is equally to moderately more important than B (2)",
    3: "A is moderately more important than B (3)",
    4: "A is moderately to strongly more important than B (4)",
    5: "A is strongly more important than B (5)",
    6: "A is strongly to very strongly more important than B (6)",
    7: "A is very strongly more important than B (7)",
    8: "A is very strongly to extremely more important than B (8)",
    9: "A is extremely more important than B (9)",
}
CHINESE = {
    1: "A 与 B 同等重要（1）",
    2: "A 比 B 重要，介于同等与稍微之间（2）",
    3: "A 比 B 稍微重要（3）",
    4: "A 比 B 重要，介于稍微与明显之间（4）",
    5: "A 比 B 明显重要（5）",
    6: "A 比 B 重要，介于明显与强烈之间（6）",
    7: "A 比 B 强烈重要（7）",
    8: "A 比 B 重要，介于强烈与极端之间（8）",
    9: "A 比 B 极端重要（9）",
}


@pytest.mark.parametrize("degree", range(1, 10))
def test_every_value_of_the_scale(degree):
    assert judgment_in_words(Fraction(degree), "A", "B", "en") == ENGLISH[degree]
    assert judgment_in_words(Fraction(degree), "A", "B", "zh") == CHINESE[degree]


@pytest.mark.parametrize("degree", range(2, 10))
def test_below_one_the_other_item_is_named_first(degree):
    said = judgment_in_words(Fraction(1, degree), "B", "A", "en")
    assert said == ENGLISH[degree]
    assert judgment_in_words(1 / degree, "B", "A", "zh") == CHINESE[degree]


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (Fraction(5, 2), "A is 2.5 times as important as B", "A 的重要性是 B 的 2.5 倍"),
        (Fraction(2, 5), "B is 2.5 times as important as A", "B 的重要性是 A 的 2.5 倍"),
        (Fraction(5, 3), "A is 5/3 times as important as B", "A 的重要性是 B 的 5/3 倍"),
        (12, "A is 12 times as important as B", "A 的重要性是 B 的 12 倍"),
        (3.14159, "A is 3.142 times as important as B", "A 的重要性是 B 的 3.142 倍"),
    ],
)
def test_off_the_scale_the_ratio_is_told(value, english, chinese):
    assert judgment_in_words(value, "A", "B", "en") == english
    assert judgment_in_words(value, "A", "B", "zh") == chinese
