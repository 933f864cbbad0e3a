"""Checklists filled from a document: what is asked for, whether it is there, and where.

An item is reported where the document has a part that says it, and never otherwise. What only
people can say, such as why these criteria were chosen, is found by its name: a heading of one's
own that is named as the item is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

from ahp.common.document.book.checklist_wording import (
    CHECKLIST_ITEM,
    CHECKLIST_NOTE,
    CHECKLIST_SOURCE,
    CHECKLIST_STATUS,
    CHECKLIST_SUMMARY,
    CHECKLIST_WHERE,
    OWN_ADVICE,
    OWN_MARKED,
    OWN_SAID,
    STATUS_WORDS,
)
from ahp.common.document.parts import Column, Figure, Grid, Part, Span, Text
from ahp.common.wording import Count, Language, Words

Status = Literal["reported", "not reported", "not applicable"]


@dataclass(frozen=True)
class Item:
    """One thing that is asked for.

    Attributes
    ----------
    key : str
        Also the name of a part of one's own that says it.
    words : Words
    status : str
    where : str
        The name of the part that says it; empty where none does.
    note : Words, optional
        What else to know: why it does not apply, or what to do where it is not reported; without
        one, only people can say it.
    group : Words, optional
        The step it belongs to.
    """

    key: str
    words: Words
    status: Status
    where: str = ""
    note: Words | None = None
    group: Words | None = None


@dataclass(frozen=True)
class Checklist:
    """What is asked for, item by item.

    Attributes
    ----------
    name : str
    title : Words
    source : Words
        Who asks for it.
    items : tuple of Item
    marks : bool
        Whether the document takes text of one's own, in which a heading can be named as an item.
    """

    name: str
    title: Words
    source: Words
    items: tuple[Item, ...] = field(repr=False)
    marks: bool = False

    def count(self, status: Status) -> int:
        """Return how many items have a status."""
        return sum(item.status == status for item in self.items)


@dataclass(frozen=True)
class Evidence:
    """What a document holds, and what its subject is.

    Attributes
    ----------
    holds : mapping of str to str
        The name of a part by each name it can be asked for: its own; ``figure:`` or ``table:`` and
        its own; and of a table that, a dot and the key of each column with something in it, and
        with ``:all`` where every row has something.
    facts : frozenset of str
        What is true of the project, such as that the weights are a group's.
    """

    holds: Mapping[str, str] = field(default_factory=dict, hash=False)
    facts: frozenset[str] = frozenset()

    def where(self, names: Iterable[str]) -> str:
        """Return the first part with one of some names, in their order; ``*`` stands for any text.

        >>> Evidence({"table:matrix-a": "matrix-a"}).where(["figure:tree", "table:matrix-*"])
        'matrix-a'
        """
        for name in names:
            if name in self.holds:
                return self.holds[name]
            found = (part for one, part in self.holds.items() if fnmatchcase(one, name))
            part = next(found, "")
            if part:
                return part
        return ""


@dataclass(frozen=True)
class Rule:
    """When an item is reported: a pure rule on what there is.

    Attributes
    ----------
    key : str
    words : Words
    names : tuple of str
        Any of these says it: see `Evidence.where`.
    also : tuple of str
        What must be there, too.
    needs : tuple of str
        Facts without which these parts do not say it.
    applies : tuple of str
        Facts without which nobody can ask for it.
    advice : Words, optional
        What to do where it is not reported; none where only people can say it.
    """

    key: str
    words: Words
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    applies: tuple[str, ...] = ()
    advice: Words | None = None

    def item(
        self, evidence: Evidence, reasons: Mapping[str, Words], group: Words | None = None
    ) -> Item:
        """Return the item as it stands.

        Parameters
        ----------
        evidence : Evidence
        reasons : mapping of str to Words
            By fact, why an item does not apply without it.
        group : Words, optional

        Examples
        --------
        >>> rule = Rule("tree", Words("Tree", "层次图"), ("figure:tree",))
        >>> rule.item(Evidence({"figure:tree": "tree"}), {}).status
        'reported'
        >>> rule.item(Evidence(), {}).status, rule.item(Evidence({"tree": "tree"}), {}).where
        ('not reported', 'tree')
        """
        lacking = [fact for fact in self.applies if fact not in evidence.facts]
        if lacking:
            note = reasons[lacking[0]]
            return Item(self.key, self.words, "not applicable", "", note, group)
        own = evidence.holds.get(self.key, "")
        if own:
            return Item(self.key, self.words, "reported", own, None, group)
        where = evidence.where(self.names)
        whole = all(evidence.where([name]) for name in self.also)
        if where and whole and evidence.facts.issuperset(self.needs):
            return Item(self.key, self.words, "reported", where, None, group)
        return Item(self.key, self.words, "not reported", "", self.advice, group)


Groups = Sequence[tuple[Words, Sequence[Rule]]]
"""The rules of a checklist, step by step."""


def items_of(groups: Groups, evidence: Evidence, reasons: Mapping[str, Words]) -> tuple[Item, ...]:
    """Return the items of a checklist as they stand."""
    return tuple(rule.item(evidence, reasons, group) for group, rules in groups for rule in rules)


def evidence_in(parts: Iterable[Part], facts: Collection[str] = ()) -> Evidence:
    """Return what parts of a document hold.

    Examples
    --------
    >>> columns = (Column("name", "Name"), Column("unit", "Unit"))
    >>> grid = Grid(columns, [["a", ""]], "Of units", name="t")
    >>> sorted(evidence_in([grid]).holds)
    ['t', 't.name', 't.name:all', 'table:t']
    """
    holds: dict[str, str] = {}
    for part in parts:
        name = getattr(part, "name", "")
        if not name or (isinstance(part, Grid) and not part.title):
            continue  # nothing could refer to it
        holds.setdefault(name, name)
        if isinstance(part, Grid):
            holds[f"table:{name}"] = name
            for place, column in enumerate(part.columns):
                filled = [row[place] not in ("", None, ()) for row in part.rows]
                if any(filled):
                    holds[f"{name}.{column.key}"] = name
                    if all(filled):
                        holds[f"{name}.{column.key}:all"] = name
        elif isinstance(part, Figure):
            holds[f"figure:{name}"] = name
    return Evidence(holds, frozenset(facts))


def checklist_parts(checklist: Checklist, lang: Language) -> tuple[Part, ...]:
    """Return how many items are reported, and the table of all with where each is.

    Parameters
    ----------
    checklist : Checklist
    lang : str

    Returns
    -------
    tuple of Part
        The table is named ``checklist-NAME``.
    """
    said = CHECKLIST_SUMMARY(
        lang,
        total=Count(len(checklist.items)),
        reported=checklist.count("reported"),
        missing=checklist.count("not reported"),
        beside=checklist.count("not applicable"),
    )
    columns = (
        Column("item", CHECKLIST_ITEM(lang)),
        Column("status", CHECKLIST_STATUS(lang)),
        Column("where", CHECKLIST_WHERE(lang)),
        Column("note", CHECKLIST_NOTE(lang)),
    )
    rows: list[list[object]] = []
    indents: list[int] = []
    group = None
    for item in checklist.items:
        if item.group is not None and item.group is not group:
            group = item.group
            rows.append([(Span(group(lang), "strong"),), "", "", ""])
            indents.append(0)
        rows.append(_row(item, checklist.marks, lang))
        indents.append(0 if item.group is None else 1)
    notes = [CHECKLIST_SOURCE(lang, source=checklist.source(lang))]
    if checklist.marks and any(map(_own, checklist.items)):
        notes.append(OWN_SAID(lang))
    name = f"checklist-{checklist.name}"
    title = checklist.title(lang)
    grid = Grid(columns, rows, title, notes=tuple(notes), name=name, indents=tuple(indents))
    return Text(said), grid


def _own(item: Item) -> bool:
    """Whether only people can say it, and nobody has."""
    return item.status == "not reported" and item.note is None


def _row(item: Item, marks: bool, lang: Language) -> list[object]:
    where = (Span("", to=item.where),) if item.where else ""
    note = "" if item.note is None else item.note(lang)
    if _own(item):
        note = OWN_MARKED(lang, key=item.key) if marks else OWN_ADVICE(lang)
    return [item.words(lang), STATUS_WORDS[item.status](lang), where, note]
