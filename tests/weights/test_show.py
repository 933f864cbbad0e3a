"""Weights as tables, against the figures of the report they come from."""

from ahp.files import load_model
from ahp.weights.show import compare_tables, compare_weights, weights_grid


def test_weights_and_their_comparisons():
    model = load_model("matrices/ai-competitiveness-2022")
    columns, rows = weights_grid(model, "zh")
    assert [column.key for column in columns][:2] == ["code", "name"]
    assert rows[0]["global"] == 1.0
    columns, rows = compare_weights(model, "methods", ["eigenvector", "geometric-mean"], "en")
    assert [column.heading for column in columns][1:] == [
        "principal eigenvector",
        "row geometric mean",
    ]
    assert round(rows[0]["eigenvector"], 4) == 0.4368  # as published
    columns, rows = compare_tables(model, "en")
    assert round(rows[0]["yaahp"], 4) == 0.0514  # as published
    assert rows[0]["n"] == 6
