"""Models for the tests of sensitivity."""

from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model


def one_matrix(items, upper):
    nodes = [Node("goal"), *(Node(item, "goal") for item in items)]
    return Model(Hierarchy(nodes), {"goal": PairwiseMatrix.from_upper(items, upper)})


def two_levels():
    """Three matrices, one of whose items stand in a grouping."""
    nodes = [
        Node("goal"),
        Node("group", "goal", grouping=True),
        Node("a", "group"),
        Node("b", "group"),
        Node("c", "goal"),
        *(Node(f"a{k}", "a") for k in range(3)),
        *(Node(f"b{k}", "b") for k in range(2)),
    ]
    matrices = {
        "goal": PairwiseMatrix.from_upper(["c", "a", "b"], ["1/2", 1, 3]),
        "a": PairwiseMatrix.from_upper(["a0", "a1", "a2"], [2, "5/2", 2]),
        "b": PairwiseMatrix.from_upper(["b0", "b1"], [9]),
    }
    return Model(Hierarchy(nodes), matrices)
