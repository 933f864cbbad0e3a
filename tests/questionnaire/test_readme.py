"""The price that the READMEs tell of a short questionnaire is the one that is simulated."""

from pathlib import Path

import pytest

from ahp.core.designs import design, expected_price

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_price_of_a_spanning_design(name):
    price = expected_price(4, design(4, "spanning"))
    assert f"{price.error:.3f}" in (ROOT / name).read_text(encoding="utf-8")
