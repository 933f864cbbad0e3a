"""What an audit is given: printed tables, and the relations that should hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from ahp.common.figure import Figure
from ahp.common.names import Names
from index.audit.claim import Claim as Claim
from index.audit.intervals import Interval
from index.audit.relation import SEVERITIES as SEVERITIES
from index.audit.relation import Relation as Relation
from index.audit.relation import Severity as Severity
from index.audit.rounding import Rounded, Rounding

Role = Literal["rank", "score"]
Rule = Literal["sum", "mean", "weighted"]
TotalRule = Literal["sum", "mean", "geometric", "harmonic"]
Sign = Literal["rise", "fall", "any"]
Ties = Literal["competition", "dense", "average", "none", "one", "any"]
Basis = Literal["unrounded", "rounded"]
Comparison = Literal["equal", "at-least", "at-most"]

RULES: tuple[Rule, ...] = ("sum", "mean", "weighted")
TOTAL_RULES: tuple[TotalRule, ...] = ("sum", "mean", "geometric", "harmonic")
SIGNS: tuple[Sign, ...] = ("rise", "fall", "any")
CONVENTIONS: tuple[Ties, ...] = ("competition", "dense", "average")
TIES: tuple[Ties, ...] = (*CONVENTIONS, "none", "one", "any")
BASES: tuple[Basis, ...] = ("unrounded", "rounded")
COMPARISONS: tuple[Comparison, ...] = ("equal", "at-least", "at-most")


@dataclass(frozen=True)
class Cell:
    """Where a figure is printed; ``year`` is None in a table of one time."""

    table: str
    row: str
    year: int | None
    role: Role


@dataclass(frozen=True)
class Table:
    """A printed table.

    Attributes
    ----------
    code : str
        Its name in the relations.
    names : mapping of str to str
        What readers call it, by language.
    path : str
        The file it was read from.
    columns : mapping of str to str
        The heading of its ``rank`` and ``score`` column, where it has them.
    figures : mapping of Cell to Figure
        Every printed figure; a blank cell is absent.
    rows : mapping of int or None to tuple of str
        The names in the row column, by year, in the table's order.
    repeated : tuple of (str, int or None)
        Rows listed once more in the same year; their first figures count.
    """

    code: str
    names: Names = field(hash=False)
    path: str
    columns: Mapping[Role, str] = field(hash=False)
    figures: Mapping[Cell, Figure] = field(hash=False, repr=False)
    rows: Mapping[int | None, tuple[str, ...]] = field(hash=False, repr=False)
    repeated: tuple[tuple[str, int | None], ...] = ()

    @property
    def years(self) -> tuple[int | None, ...]:
        """The years of the table, latest first."""
        return tuple(sorted(self.rows, key=lambda year: (year is None, -(year or 0))))

    def figure(self, row: str, year: int | None, role: Role) -> Figure | None:
        """Return a printed figure, or None where none is printed."""
        return self.figures.get(Cell(self.code, row, year, role))

    def prints(self, year: int | None, role: Role) -> bool:
        """Whether any row has such a figure in a year."""
        return any(self.figure(row, year, role) is not None for row in self.rows.get(year, ()))


@dataclass(frozen=True)
class WeightModel:
    """The weights of an AHP model: computed ones, and those that were printed.

    Attributes
    ----------
    weights : mapping of str to float
        Global weight of each node, unrounded.
    parents : mapping of str to str or None
    names : mapping of str to mapping of str to str
        By node and language.
    printed : mapping of str to Figure
        Global weights as published.
    """

    weights: Mapping[str, float] = field(hash=False)
    parents: Mapping[str, str | None] = field(hash=False)
    names: Mapping[str, Names] = field(hash=False)
    printed: Mapping[str, Figure] = field(hash=False)


@dataclass(frozen=True)
class SumRelation(Relation):
    """A table's scores are the (weighted) sum or mean of the same rows' scores in other tables.

    Attributes
    ----------
    total : str
    parts : tuple of str
    weights : tuple of Fraction
        One for each part.
    printed : tuple of Figure or None
        The weights as printed, each an interval; None, or none at all, where they are exact.
    unlisted : bool
        Parts may be excerpts: a row that is not listed there has at most the least score listed,
        and at least 0.
    rule : str
        ``sum``, or the mean that the weights are those of: the sum is divided by that of the
        weights, or the mean is taken of logarithms or reciprocals.
    factor, constant : Fraction
        total = factor x (sum or mean of the parts) + constant.
    skipped : bool
        Blank parts are left out, and the sum or mean is that of the others.
    """

    total: str
    parts: tuple[str, ...]
    weights: tuple[Fraction, ...]
    unlisted: bool = False
    rule: TotalRule = "sum"
    factor: Fraction = Fraction(1)
    constant: Fraction = Fraction(0)
    skipped: bool = False
    printed: tuple[Figure | None, ...] = ()

    @property
    def linear(self) -> bool:
        """Whether the total is a linear function of its parts."""
        return self.rule in ("sum", "mean")


@dataclass(frozen=True)
class UnknownWeights(Relation):
    """A table's scores come from the same rows' scores in others, with weights not printed.

    Attributes
    ----------
    total : str
    parts : tuple of str
    rule : str
        As of a sum.
    factor, constant : Fraction
        total = factor x (sum or mean of the parts) + constant.
    equals : Fraction or None
        What the weights add up to; None leaves that open.
    skipped : bool
        Blank parts are left out.
    yearly : bool
        Every year may have weights of its own.
    """

    total: str
    parts: tuple[str, ...]
    rule: TotalRule = "sum"
    factor: Fraction = Fraction(1)
    constant: Fraction = Fraction(0)
    equals: Fraction | None = None
    skipped: bool = False
    yearly: bool = False


@dataclass(frozen=True)
class GroupRelation(Relation):
    """A group's score comes from its members' scores in another table.

    Attributes
    ----------
    tables : tuple of (str, str)
        Pairs of a table of groups and the table of their members.
    members : mapping of str to tuple of (str, Fraction)
        The members of each group and their weights.
    rule : str
    printed : mapping of (str, str) to Figure
        Weights as printed, by group and member; those not there are exact.
    """

    tables: tuple[tuple[str, str], ...]
    members: Mapping[str, tuple[tuple[str, Fraction], ...]] = field(hash=False)
    rule: Rule = "sum"
    printed: Mapping[tuple[str, str], Figure] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class WeightRelation(Relation):
    """Printed weights add up: children to their parent, or a table's rows to a number.

    Attributes
    ----------
    model : WeightModel, optional
    table : str, optional
    equals : Fraction
        What a table's rows, or the children of the goal, add up to.
    """

    model: WeightModel | None = None
    table: str | None = None
    equals: Fraction = Fraction(1)


@dataclass(frozen=True)
class RangeRelation(Relation):
    """Scores lie between a least and a greatest attainable one.

    Attributes
    ----------
    limits : mapping of str to Interval
        By table.
    reasons : mapping of str to str
        Where a limit comes from: the node of a weight model, by table.
    """

    limits: Mapping[str, Interval] = field(hash=False)
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class RankRelation(Relation):
    """Ranks follow the scores, and follow each other by a tie convention.

    Attributes
    ----------
    tables : tuple of str
    ties : str
        A convention; ``none`` for no ties at all, ``one`` for any convention that is the same
        throughout, ``any`` for any.
    basis : str
        Whether ``unrounded`` or ``rounded`` scores were ranked.
    excerpt : bool
        The tables list some rows of a longer ranking, so that ranks may have gaps.
    ascending : bool
        Rank 1 has the least score.
    """

    tables: tuple[str, ...]
    ties: Ties = "competition"
    basis: Basis = "unrounded"
    excerpt: bool = False
    ascending: bool = False


@dataclass(frozen=True)
class RowsRelation(Relation):
    """Tables list the same rows in each year, each once.

    Attributes
    ----------
    tables : tuple of str
        The others are compared with the first.
    count : int, optional
        How many rows there are.
    """

    tables: tuple[str, ...]
    count: int | None = None


@dataclass(frozen=True)
class SameRelation(Relation):
    """The same thing stands in two tables, and its scores compare in a known way.

    Attributes
    ----------
    tables : tuple of (str, str)
    rows : tuple of str
        By their name in both tables.
    comparison : str
        How the first score compares with the second.
    """

    tables: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]
    comparison: Comparison = "equal"


@dataclass(frozen=True)
class CopyRelation(Relation):
    """No column of ranks repeats the order of another one.

    Attributes
    ----------
    tables : tuple of str
    least : int
        Rows that two columns must share before their order is compared.
    """

    tables: tuple[str, ...]
    least: int = 10


@dataclass(frozen=True)
class EndsRelation(Relation):
    """Scores that were normalized reach the ends of their scale.

    Attributes
    ----------
    tables : tuple of str
    low, high : Fraction or None
        What at least one row has; None where that end need not be reached.
    pooled : bool
        The years of a table were normalized together.
    """

    tables: tuple[str, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    pooled: bool = False


@dataclass(frozen=True)
class ChangeRelation(Relation):
    """Printed changes of ranks are the differences of printed ranks.

    Attributes
    ----------
    tables : tuple of (str, str)
        Pairs of a table whose scores are changes and the table of the ranks.
    before : str or None
        The table of the ranks before; None for the year before of the same table.
    positive : str
        Whether a positive change is a ``rise`` (to a smaller rank) or a ``fall``; ``any`` for
        whichever agrees with more rows.
    """

    tables: tuple[tuple[str, str], ...]
    before: str | None = None
    positive: Sign = "rise"


@dataclass(frozen=True)
class GrimRelation(Relation):
    """Scores are means of whole numbers, one for each of some records.

    Attributes
    ----------
    tables : tuple of str
    records : int or str
        How many records each mean is of, or the table that prints it by row.
    items : int
        Whole numbers that a record has.
    scale : Fraction
        What a mean of 1 is printed as: 100 for percentages.
    """

    tables: tuple[str, ...]
    records: int | str
    items: int = 1
    scale: Fraction = Fraction(1)


@dataclass(frozen=True)
class Declared:
    """A report to audit: its tables and the relations declared of them.

    Attributes
    ----------
    folder : str
    title : mapping of str to str
        By language.
    source : str
        Where the tables were printed.
    tables : mapping of str to Table
    relations : tuple of Relation
        In the order of their findings.
    rounding : str or None
        The rule by which all figures were rounded, where it is declared.
    """

    folder: str
    title: Names = field(hash=False)
    source: str
    tables: Mapping[str, Table] = field(hash=False, repr=False)
    relations: tuple[Relation, ...] = ()
    rounding: Rounding | None = None

    def figure(self, cell: Cell) -> Figure | None:
        """Return the figure printed in a cell, or None."""
        return self.tables[cell.table].figures.get(cell)

    def cells(self) -> Iterator[Cell]:
        """Yield every cell with a figure, table by table, as printed."""
        for table in self.tables.values():
            yield from table.figures

    def rounded(self, rule: Rounding) -> Declared:
        """Return the report with every figure rounded by a rule."""
        tables = {
            code: replace(
                table,
                figures={cell: Rounded.of(one, rule) for cell, one in table.figures.items()},
            )
            for code, table in self.tables.items()
        }
        relations = tuple(_rounded_weights(relation, rule) for relation in self.relations)
        return replace(self, tables=tables, relations=relations)


def _rounded_weights(relation: Relation, rule: Rounding) -> Relation:
    """Return a relation with its printed weights rounded by a rule."""
    if isinstance(relation, SumRelation) and relation.printed:
        weights = tuple(one and Rounded.of(one, rule) for one in relation.printed)
        return replace(relation, printed=weights)
    if isinstance(relation, GroupRelation) and relation.printed:
        by_member = {key: Rounded.of(one, rule) for key, one in relation.printed.items()}
        return replace(relation, printed=by_member)
    if isinstance(relation, WeightRelation) and relation.model is not None:
        by_node = {code: Rounded.of(one, rule) for code, one in relation.model.printed.items()}
        return replace(relation, model=replace(relation.model, printed=by_node))
    return relation
