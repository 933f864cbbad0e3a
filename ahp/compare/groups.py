"""The weights of subgroups of experts, such as fields or professions, and whether they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ahp.common.findings import UsageError
from ahp.common.names import suggestion
from ahp.compare.agreement import basis_of
from ahp.compare.experts import Comparison
from ahp.compare.wording import NO_ATTRIBUTES, NO_SUCH_ATTRIBUTE
from ahp.core.group.subgroups import Subgroups, compare_subgroups

SEED = 2022


@dataclass(frozen=True, eq=False)
class Grouping:
    """The weights of experts who share an attribute.

    Attributes
    ----------
    by : str
        The attribute.
    code : str or None
        The node whose items are weighed; None for global weights.
    members : mapping of str to tuple of str
        By value of the attribute: the experts who have weights.
    without : tuple of str
        Experts of whom the attribute is not known.
    weights : mapping of str to (mapping of str to float)
        By value, then by item: geometric means.
    test : Subgroups
    seed : int
        Of the permutations, where they were drawn.
    """

    by: str
    code: str | None
    members: Mapping[str, tuple[str, ...]]
    without: tuple[str, ...]
    weights: Mapping[str, Mapping[str, float]] = field(repr=False)
    test: Subgroups
    seed: int


def compare_groups(
    found: Comparison, by: str, node: str | None = None, seed: int = SEED
) -> Grouping:
    """Weigh the experts by an attribute, and test by permutations whether they differ.

    Parameters
    ----------
    found : Comparison
    by : str
        An attribute in ``experts.toml``.
    node : str, optional
        Whose items' weights are compared; by default as for `ahp.compare.agreement.agree`.
    seed : int

    Returns
    -------
    Grouping

    Raises
    ------
    UsageError
        When nobody has the attribute, or no judged node is called so.
    """
    basis = basis_of(found, node)
    known = {one.code: one.attributes for one in found.model.experts if one.code in found.experts}
    names = sorted({name for attributes in known.values() for name in attributes})
    if not names:
        raise UsageError.of(NO_ATTRIBUTES, attribute=by)
    if by not in names:
        raise UsageError.of(NO_SUCH_ATTRIBUTE, attribute=by, suggestion=suggestion(by, names))
    given = {code: str(known[code][by]) for code in basis.experts if by in known[code]}
    values = sorted(set(given.values()), key=_order)
    labels = [values.index(given[code]) if code in given else -1 for code in basis.experts]
    test = compare_subgroups(basis.weights, labels, np.random.default_rng(seed))
    there = (~np.isnan(basis.weights[:, 0])).tolist()
    return Grouping(
        by,
        basis.code,
        {
            name: tuple(
                code
                for code, label, judged in zip(basis.experts, labels, there, strict=True)
                if label == group and judged
            )
            for group, name in enumerate(values)
        },
        tuple(code for code in basis.experts if code not in given),
        {
            name: dict(zip(basis.items, row, strict=True))
            for name, row in zip(values, test.weights.tolist(), strict=True)
        },
        test,
        seed,
    )


def _order(value: str) -> tuple[bool, float, str]:
    """Numbers come first, by size; texts after them."""
    try:
        size = float(value)
    except ValueError:
        return True, 0.0, value
    return (False, size, value) if size == size else (True, 0.0, value)
