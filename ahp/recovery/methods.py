"""The same figures under several methods and tables of the random index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ahp.model.hierarchy import Hierarchy
from ahp.model.published import Published
from ahp.recovery.recovery import recover_model
from ahp.recovery.result import Recovery
from ahp.recovery.search import Search

Start = Callable[[Search], Iterator[Recovery]]


@dataclass
class Answer:
    """What was found so far.

    Attributes
    ----------
    listed
        Recoveries whose matrices are the answer, by node (None for a single matrix) and method.
    compared
        For a model, what the other methods and tables give: only whether there is any matrix.
    unsearched
        The nodes the search has not come to.
    """

    listed: dict[str | None, dict[str, Recovery]] = field(default_factory=dict)
    compared: dict[str, dict[str, Recovery]] = field(default_factory=dict)  # method, node
    unsearched: tuple[str, ...] = ()

    def ranked(self, code: str | None) -> list[Recovery]:
        """Return a node's recoveries, those with matrices and the fewest units first."""
        found = list(self.listed[code].values())
        return sorted(found, key=lambda one: (not one.count, one.tolerance_units))

    @property
    def proved(self) -> bool:
        """Whether for every node some combination gives every figure, searched to the end."""
        return not self.unsearched and all(
            any(one.proved for one in by_method.values()) for by_method in self.listed.values()
        )

    def combinations(self) -> Iterator[tuple[str, str, bool | None, str | None]]:
        """Tell of each other method and table whether it gives every figure of the model.

        Yields method, table, whether it does (None where a search did not end), and the first
        node for which it gives no matrix.
        """
        for method, by_node in self.compared.items():
            refuted: dict[str, str] = {}
            tried: dict[str, None] = {}
            undecided = False
            for code, recovery in by_node.items():
                undecided = undecided or not recovery.exhaustive
                for table, count in recovery.tables.items():
                    tried[table] = None
                    if not count and recovery.exhaustive:
                        refuted.setdefault(table, code)
            for table in tried:
                gives = False if table in refuted else (None if undecided else True)
                yield method, table, gives, refuted.get(table)


def try_methods(start: Start, methods: Sequence[str], search: Search) -> Iterator[Recovery]:
    """Search by several methods; figures are widened only where no method gives them all.

    Of several methods, one whose search would not end is passed over, except that the first is
    tried when all others are through.
    """
    several = len(methods) > 1
    last: dict[str, Recovery] = {}

    def follow(method: str, units: int, cheap: bool) -> Iterator[Recovery]:
        asked = replace(search, method=method, min_units=units, max_units=units, cheap=cheap)
        for recovery in start(asked):
            last[method] = recovery
            yield recovery

    begun = [(next(steps := follow(method, 0, several)), steps) for method in methods]
    for first, steps in sorted(
        begun, key=lambda one: (one[0].tried, one[0].work)
    ):  # quickest first
        yield first
        yield from steps
    if not last[methods[0]].tried:
        yield from follow(methods[0], 0, False)
    for units in range(1, search.max_units + 1):
        if any(one.count for one in last.values()):
            return
        for method in methods:
            if last[method].exhaustive:
                yield from follow(method, units, several)


def compare_model(
    hierarchy: Hierarchy,
    published: Published,
    methods: Mapping[str, Sequence[str]],
    search: Search,
    consistent: bool,
) -> Iterator[tuple[str, str, Recovery]]:
    """Try other methods and tables for a whole model; yields method, node and recovery.

    A combination is followed up from the goal down, until a node has no matrix under it.
    """
    for method, tables in methods.items():
        if tables:
            asked = replace(
                search, method=method, tables=tuple(tables), max_units=0, limit=1, cheap=True
            )
            for code, recovery in recover_model(hierarchy, published, asked, consistent):
                yield method, code, recovery
