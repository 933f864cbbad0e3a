"""Which regions belong to which circle, as ``groups.csv`` says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ahp.common.findings import Finding, Named, Number, Place
from ahp.common.io.records import Record
from index.files.entries import Read
from index.files.wording import (
    CIRCLE_WITH_VALUES,
    GROUP_NOT_CIRCLE,
    MEMBER_REPEATED,
    MEMBER_WITHOUT_VALUES,
    NUMBER_NOT_POSITIVE,
    REGION_AMBIGUOUS,
    REGION_BLANK,
    RULES_DIFFER,
    WEIGHT_BLANK,
    WEIGHTS_MISSING,
)
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.naming import Naming, region_names
from index.project.regions import CIRCLE, RULES, Group, Region, Rule
from index.project.settings import Settings
from index.steps.groups import in_order
from index.steps.wording import MEMBERS_OF_SEVERAL_POOLS, RECOMPUTE_UNKNOWN, REGION_UNKNOWN

GROUP_COLUMNS: Mapping[str, Sequence[str]] = {
    "circle": ("经济圈",),
    "member": ("成员", "地区", "region"),
    "rule": ("规则", "合并方式"),
    "weight": ("权重",),
}


class GroupReader:
    """Reads memberships row by row, and makes circles of them."""

    def __init__(self, settings: Settings, regions: tuple[Region, ...], read: Read | None) -> None:
        self.settings = settings
        self.by_code = {region.code: region for region in regions}
        self.names: Naming = region_names(regions)
        given = () if read is None else read.table.index[read.table.notna().any(axis=1).to_numpy()]
        self.given = None if read is None else {region for _, region in given}
        self.doubtful = frozenset() if read is None else read.doubtful
        self.members: dict[str, dict[str, Record]] = {}
        self.weights: dict[str, list[float | None]] = {}
        self.rules: dict[str, tuple[Rule, Record]] = {}

    def add(self, row: Record) -> None:
        """Read one row."""
        circle = self.region(row, "circle", circle=True)
        member = self.region(row, "member")
        rule = row.choice("rule", RULES)
        weight = row.number("weight")
        if weight is not None and weight <= 0:
            row.note(NUMBER_NOT_POSITIVE, "weight", column="weight", value=Number(weight))
        if circle is None or member is None:
            return
        members = self.members.setdefault(circle, {})
        if member in members:
            other = row.grid.place(members[member].row)
            said = {"member": self.called(member), "circle": self.called(circle)}
            row.note(MEMBER_REPEATED, "member", **said, other=other)
            return
        members[member] = row
        self.weights.setdefault(circle, []).append(weight)
        if rule is not None:
            first, where = self.rules.setdefault(circle, (rule, row))
            if first != rule:
                other = row.grid.place(where.row)
                called = self.called(circle)
                row.note(RULES_DIFFER, "rule", circle=called, rule=rule, first=first, other=other)

    def region(self, row: Record, column: str, circle: bool = False) -> str | None:
        """Return the code of the region a cell names; None where that is noted."""
        name = row.text(column)
        codes = self.names.find(name)
        if circle and len(codes) > 1:
            codes = tuple(code for code in codes if self.by_code[code].kind == CIRCLE)
        if len(codes) > 1 and self.settings.kinds:
            wanted = (*self.settings.kinds, CIRCLE)
            codes = tuple(code for code in codes if self.by_code[code].kind in wanted)
        if not name:
            row.note(REGION_BLANK, column)
        elif len(codes) > 1:
            row.note(REGION_AMBIGUOUS, column, region=name, codes=[*codes])
        elif not codes:
            hint = self.names.suggest(name)
            row.note(REGION_UNKNOWN, column, region=name, rows=1, suggestion=hint)
        elif circle and self.by_code[codes[0]].kind != CIRCLE:
            kind = self.by_code[codes[0]].kind
            row.note(GROUP_NOT_CIRCLE, column, region=self.called(codes[0]), kind=kind)
        else:
            return codes[0]
        return None

    def called(self, code: str) -> Named:
        """Return a region's code so that people read its name."""
        return Named(code, self.by_code[code].names)

    def groups(self, indicators: Iterable[Indicator], first: Record) -> tuple[Group, ...] | None:
        """Return the circles of all rows read, None where they contain each other."""
        found = []
        for circle, members in self.members.items():
            rule: Rule = self.rules[circle][0] if circle in self.rules else "sum"
            given = self.weights[circle]
            weights: tuple[float, ...] = ()
            if any(weight is not None for weight in given):
                for weight, row in zip(given, members.values(), strict=True):
                    if weight is None:
                        row.note(WEIGHT_BLANK, "weight", circle=self.called(circle))
                weights = tuple(1.0 if weight is None else weight for weight in given)
            elif rule == "weighted":
                row = next(iter(members.values()))
                row.note(WEIGHTS_MISSING, "weight", circle=self.called(circle))
            found.append(Group(circle, tuple(members), rule, weights))
        problems = first.problems
        try:
            in_order(found)
        except StepError as error:
            for finding in error.findings:
                problems.findings.append(
                    replace(finding, path=first.grid.path, place=self.place_of_cycle(finding))
                )
            return None
        self.check_members(found)
        if any(group.rule == "recompute" for group in found):
            for indicator in indicators:
                if indicator.recompute is None:
                    called = Named(indicator.code, indicator.names)
                    problems.add(RECOMPUTE_UNKNOWN, path=first.grid.path, indicator=called)
        return tuple(found)

    def place_of_cycle(self, finding: Finding) -> Place | None:
        """Return a row that is part of a cycle of circles."""
        circle, member = str(finding.details["circles"]).split(" → ")[:2]
        for one, other in ((circle, member), (member, circle)):
            row = self.members.get(one, {}).get(other)
            if row is not None:
                return row.grid.place(row.row)
        return None

    def check_members(self, groups: Iterable[Group]) -> None:
        """Note members without values, circles with values, and members of several pools."""
        circles = set(self.members)
        one_scale = self.settings.pool == "all" or self.settings.reference == "goalposts"
        for group in groups:
            kinds: dict[str, str] = {}
            for member, row in self.members[group.circle].items():
                if member in circles:
                    continue
                if self.given is not None and member not in self.given | self.doubtful:
                    said = {"member": self.called(member), "circle": self.called(group.circle)}
                    row.note(MEMBER_WITHOUT_VALUES, "member", **said)
                kind = self.by_code[member].kind
                kinds.setdefault(kind, member)
                if len(kinds) > 1 and kinds[kind] == member and not one_scale:
                    row.note(MEMBERS_OF_SEVERAL_POOLS, "member", pools=[*kinds])
            if self.given is not None and group.circle in self.given:
                row = next(iter(self.members[group.circle].values()))
                row.note(CIRCLE_WITH_VALUES, "circle", circle=self.called(group.circle))
