"""Model folders to work on, and what the tests of journal and desk have in common."""

from pathlib import Path

from ahp.files import ModelDocument, scaffold
from ahp.model.hierarchy import Hierarchy, Node

CAR = [
    Node("car", names={"en": "Car", "zh": "汽车"}),
    Node("cost", "car"),
    Node("style", "car"),
    Node("range", "car"),
    Node("price", "cost"),
    Node("fuel", "cost"),
]
"""Two matrices: car (cost, style, range) and cost (price, fuel)."""


def make_model(folder: Path, nodes: list[Node] | None = None) -> Path:
    """Start a model folder with blank matrices."""
    scaffold(folder, ModelDocument(Hierarchy(nodes or CAR), {"en": "A car", "zh": "选车"}))
    return folder
