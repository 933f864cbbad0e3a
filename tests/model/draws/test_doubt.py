"""How judgments are doubted: what is refused, and what is said."""

import pytest

from ahp import AhpError, Doubt
from ahp.model.draws.doubt import KINDS


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (Doubt("step"), "kind 'step' is not known. Known: .*; nearest: steps"),
        (Doubt(["steps"]), "kind .* is not known"),
        (Doubt(steps=-1), "steps is -1, not a whole number of steps from 0 to 16"),
        (Doubt(steps=17), "steps is 17"),
        (Doubt(steps=1.0), "steps is 1.0"),
        (Doubt(steps=True), "steps is True"),
        (Doubt("inconsistency", spread=-0.1), "spread is -0.1, not a standard deviation"),
        (Doubt("inconsistency", spread=float("nan")), "spread is nan"),
        (
            Doubt("inconsistency", spread=50),
            "spread is 50, not a standard deviation from 0 to 2",
        ),
        (Doubt("inconsistency", spread=float("inf")), "spread is inf"),
        (Doubt("inconsistency", spread="0.2"), "spread is 0.2"),
        (Doubt(consistent=1), "consistent is 1, not true or false"),
    ],
)
def test_what_is_not_understood_is_refused(doubt, said):
    with pytest.raises(AhpError, match=said):
        doubt.validated()


def test_settings_are_called_as_they_were_given():
    with pytest.raises(AhpError, match="--steps is 99"):
        Doubt(steps=99).validated("--{}".format)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_its_source_in_both_languages(kind):
    doubt = Doubt(kind).validated()
    assert doubt.source.endswith(tuple("0123456789"))
    assert doubt.in_words("en").endswith("only draws with CR below the threshold")
    assert doubt.in_words("zh").endswith("只保留 CR 小于阈值的抽样")
    assert "0.25" in Doubt("inconsistency", spread=0.25).in_words("zh")
