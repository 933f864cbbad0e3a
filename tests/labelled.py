"""Hypothesis strategies of labelled things: judgments, labels, matrices, hierarchies."""

from fractions import Fraction

from hypothesis import strategies as st

from ahp.common.visible import UNSEEN
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.interval.interval import Interval
from ahp.model.matrix import PairwiseMatrix, clean_label

SAATY = [Fraction(k) for k in range(1, 10)] + [Fraction(1, k) for k in range(2, 10)]


def judgments() -> st.SearchStrategy[Fraction]:
    """Draw a judgment: on the 1-9 scale, or any fraction or decimal in its range."""
    decimals = st.integers(12, 899).map(lambda hundredths: Fraction(hundredths, 100))
    fractions = st.builds(Fraction, st.integers(1, 99), st.integers(1, 99))
    return st.one_of(st.sampled_from(SAATY), decimals, fractions)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval between two judgments."""
    low, high = sorted(draw(st.lists(judgments(), min_size=2, max_size=2, unique=True)))
    return Interval(low, high)


def visible_characters() -> st.SearchStrategy[str]:
    """Draw a character that a file may hold: one that somebody can see."""
    return st.characters(exclude_categories=("Cc", "Cs")).filter(lambda one: not UNSEEN.match(one))


def labels(min_size: int = 1, max_size: int = 6) -> st.SearchStrategy[list[str]]:
    """Draw unique labels of any writing system, with quotes, commas and equals signs."""
    alphabet = st.one_of(
        st.sampled_from(list("ab成本,;\"'=#/-+0 1\u3000")),
        visible_characters(),
    )
    texts = st.text(alphabet, min_size=1, max_size=8).map(clean_label).filter(bool)
    return st.lists(texts, min_size=min_size, max_size=max_size, unique=True)


@st.composite
def matrices(
    draw: st.DrawFn, min_size: int = 1, max_size: int = 6, complete: bool = False
) -> PairwiseMatrix:
    """Draw a labelled matrix, by default with some judgments missing."""
    names = draw(labels(min_size, max_size))
    size = len(names) * (len(names) - 1) // 2
    given = judgments() | intervals()
    values = given if complete else st.none() | given
    return PairwiseMatrix.from_upper(names, draw(st.lists(values, min_size=size, max_size=size)))


@st.composite
def hierarchies(draw: st.DrawFn, max_size: int = 12) -> Hierarchy:
    """Draw a tree of any shape, with groupings, single children and unequal depth."""
    size = draw(st.integers(1, max_size))
    parents = [draw(st.integers(0, k - 1)) for k in range(1, size)]
    inner = set(parents) - {0}
    nodes = [Node("n0")]
    for k, parent in enumerate(parents, start=1):
        grouping = k in inner and draw(st.booleans())
        nodes.append(Node(f"n{k}", f"n{parent}", {"en": f"Node {k}"}, grouping))
    first, *rest = nodes
    return Hierarchy(draw(st.permutations([first, *rest])))


@st.composite
def judged_hierarchies(draw: st.DrawFn) -> tuple[Hierarchy, dict[str, PairwiseMatrix]]:
    """Draw a hierarchy with a complete matrix at every judged node."""
    hierarchy = draw(hierarchies())
    judged = {}
    for code in hierarchy.judged:
        items = draw(st.permutations(hierarchy.items(code)))
        size = len(items) * (len(items) - 1) // 2
        upper = draw(st.lists(st.sampled_from(SAATY), min_size=size, max_size=size))
        judged[code] = PairwiseMatrix.from_upper(items, upper)
    return hierarchy, judged
