"""What text of one's own may ask for: where a name, an item, a kind or a year stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ahp.common.findings import AhpError, Finding, Named, UsageError
from ahp.common.names import Names, known_ones, name_in, nearest, suggestion
from ahp.common.wording import SUGGEST_NEAREST, Language, Words
from index.project.divisions import province_by_name
from index.project.naming import Naming, plain
from index.project.weights import Group, Model
from index.project.wording import pool_word
from index.report.context import Context
from index.report.own.wording import (
    OWN_AMONG,
    OWN_EVERYWHERE,
    OWN_ITEM,
    OWN_KIND,
    OWN_NO_CR,
    OWN_NO_WEIGHT,
    OWN_REGION,
    OWN_SEVERAL,
    OWN_YEAR,
)
from index.report.standing import League, Standing

_KINDS = ("省", "市", "自治区", "特别行政区")


@dataclass(frozen=True)
class Facts:
    """What text of one's own is held to.

    Attributes
    ----------
    standing : Standing
    lang : str
        Of the report.
    weights : mapping of str to float
        Global weights by item.
    ratios : mapping of str to float
        CR by item with a judgment matrix.
    names : mapping of str to mapping of str to str
        Of every item with a weight or CR, by language.
    """

    standing: Standing
    lang: Language = "en"
    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    ratios: Mapping[str, float] = field(default_factory=dict, hash=False)
    names: Mapping[str, Names] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, report: Context) -> Facts:
        """Return what a report can be asked for."""
        weights: dict[str, float] = {}
        ratios: dict[str, float] = {}
        names: dict[str, Names] = {}
        if report.result is not None:
            nodes = report.result.weights.nodes
            weights = {node.code: node.global_ for node in nodes}
            names = {node.code: node.names for node in nodes}
        elif report.judged is not None:
            weights = {row.code: row.global_ for row in report.judged.weights()}
        if report.judged is not None:
            names |= {node.code: node.names for node in report.judged.nodes}
            ratios = _ratios(report.judged)
        return cls(report.standing, report.lang, weights, ratios, names)

    def find(
        self, texts: Sequence[str], item: str = "", kind: str = "", example: str = "{kind}"
    ) -> tuple[League, tuple[str, ...]]:
        """Return the one league that has all of some rows, and the rows.

        Raises
        ------
        UsageError
            A name, item or kind that is not known, or rows in several leagues.
        """
        node = self.item(item) if item else self.standing.goal
        pools = (self.kind(kind),) if kind else self.standing.pools
        leagues = [one for one in self.standing.leagues if one.node == node and one.pool in pools]
        found: dict[str, tuple[str, ...]] = {}
        for league in leagues:
            rows = [self._naming(league).find(text) for text in texts]
            several = next((k for k, row in enumerate(rows) if len(row) > 1), None)
            if several is not None:
                named = [Named(row, league.names.get(row, {})) for row in rows[several]]
                raise UsageError.of(OWN_SEVERAL, name=texts[several], found=named, example=named[0])
            if all(rows):
                found[league.pool] = tuple(row[0] for row in rows)
        if len(found) > 1:
            kinds = [{one: pool_word(pool, one) for one in ("en", "zh")} for pool in found]
            shown = example.replace("{kind}", next(iter(found)))
            raise UsageError.of(OWN_SEVERAL, name=texts[0], found=kinds, example=shown)
        if not found:
            raise self._no_region(texts, leagues, kind)
        pool, rows_found = next(iter(found.items()))
        return next(one for one in leagues if one.pool == pool), rows_found

    def item(self, text: str) -> str:
        """Return the item of the tables that a text names."""
        nodes = {one.node: one.node_names for one in self.standing.leagues}
        return _one_of(nodes, text)

    def kind(self, text: str) -> str:
        """Return the pool that a text names: its code, or what readers call it."""
        found = self.kind_or_none(text)
        if found is None:
            known = [word for pool in self.standing.pools for word in _pool_words(pool)]
            raise UsageError.of(OWN_KIND, name=text, suggestion=suggestion(text, known))
        return found

    def kind_or_none(self, text: str) -> str | None:
        """Return the pool that a text names, or None."""
        wanted = plain(text)
        fitting = (pool for pool in self.standing.pools if wanted in map(plain, _pool_words(pool)))
        return next(fitting, None)

    def year(self, league: League, year: int) -> int:
        """Return a year that a table has."""
        if year not in league.years:
            style = self.standing.year_style
            details = {"table": self.table(league), "year": str(style.name(year))}
            raise UsageError.of(OWN_YEAR, **details, known=style.names(league.years))
        return year

    def first_years(self, text: str) -> str:
        """Return a text in which years that are spans of two are written as their first.

        Raises
        ------
        UsageError
            One year where years are spans: it could be the first or the second of them.
        """
        style = self.standing.year_style
        years = dict.fromkeys(year for one in self.standing.leagues for year in one.years)
        spans = {} if style.plain else {str(style.name(year)): str(year) for year in years}
        if not spans:
            return text
        either = "|".join(map(re.escape, sorted(spans, key=len, reverse=True)))
        pattern = re.compile(rf"(?<![0-9/])(?:{either})(?![0-9/])")
        alone = re.search(r"(?<![0-9.])[0-9]{4}(?![0-9.])", pattern.sub("", text))
        if alone is not None:
            table = self.table(self.standing.leagues[0])
            raise UsageError.of(OWN_YEAR, table=table, year=alone[0], known=[*spans])
        return pattern.sub(lambda found: spans[found[0]], text)

    def table(self, league: League) -> Names:
        """Return what a league's table is called, by language."""
        names = league.table.names
        return {one: name_in(names, one, league.node_name(one)) for one in ("en", "zh")}

    def weight(self, text: str) -> float:
        """Return the global weight of an item."""
        code = _one_of(self._weighed, text)
        if code not in self.weights:
            raise UsageError.of(OWN_NO_WEIGHT, name=Named(code, self._weighed[code]))
        return self.weights[code]

    def ratio(self, text: str) -> float:
        """Return the CR of an item's matrix."""
        code = _one_of(self._weighed, text)
        if code not in self.ratios:
            known = [Named(one, self._weighed[one]) for one in self.ratios]
            name = Named(code, self._weighed[code])
            raise UsageError.of(OWN_NO_CR, name=name, known=known or "-")
        return self.ratios[code]

    @cached_property
    def _weighed(self) -> Mapping[str, Names]:
        """Every item there is, with its names."""
        nodes = {one.node: one.node_names for one in self.standing.leagues}
        codes = dict.fromkeys((*nodes, *self.names, *self.weights, *self.ratios))
        return {code: {**self.names.get(code, {}), **nodes.get(code, {})} for code in codes}

    @cached_property
    def _namings(self) -> dict[str, Naming]:
        return {}

    def _naming(self, league: League) -> Naming:
        known = self._namings
        if league.table.code not in known:
            rows = {row for listed in league.table.rows.values() for row in listed}
            known[league.table.code] = _naming(
                {row: league.names.get(row, {}) for row in sorted(rows)}, short_names
            )
        return known[league.table.code]

    def _no_region(self, texts: Sequence[str], leagues: Iterable[League], kind: str) -> UsageError:
        """Say which name is in no table, or that no table has all of them."""
        leagues = tuple(leagues)
        known = [self._naming(league) for league in leagues]
        unknown = (text for text in texts if not any(one.find(text) for one in known))
        name = next(unknown, texts[0] if len(texts) == 1 else ", ".join(texts))
        rows = {row: one.names.get(row, {}) for one in leagues for row in _rows(one)}
        where: object = OWN_EVERYWHERE
        if kind:
            pool = self.kind(kind)
            words = {one: pool_word(pool, one) for one in ("en", "zh")}
            where = {one: OWN_AMONG(one, pool=words[one]) for one in ("en", "zh")}
        near = _one_sign_off(name, [one for row in rows for one in _called(row, rows[row])])
        hint = near or _naming(rows, short_names).suggest(name)
        return UsageError.of(OWN_REGION, name=name, where=where, suggestion=hint)


def _ratios(judged: Model | Group) -> dict[str, float]:
    """Return the CR of every matrix that has one."""
    try:
        return {code: abs(one.cr) for code, one in judged.analyses().items()}
    except AhpError:  # a random-index table ends before the largest of them
        return {}


def filled(words: Words, **details: object) -> Mapping[str, str]:
    """Fill words in, by language.

    >>> filled(Words("{n} more", "另有 {n} 处"), n=2)
    {'en': '2 more', 'zh': '另有 2 处'}
    """
    return {"en": words("en", **details), "zh": words("zh", **details)}


def _rows(league: League) -> Iterable[str]:
    return dict.fromkeys(row for listed in league.table.rows.values() for row in listed)


def _naming(names: Mapping[str, Names], short: Callable[[Iterable[str]], Iterable[str]]) -> Naming:
    naming = Naming()
    for code, called in names.items():
        naming.add(code, called, (), short((code, *called.values())))
    return naming


def short_names(names: Iterable[str]) -> Iterable[str]:
    """Yield a region's names without its kind, and those a province is known by."""
    for name in names:
        yield from (name.removesuffix(kind) for kind in _KINDS if len(name) > len(kind) + 1)
        province = province_by_name().get(name)
        if province is not None:
            yield from (*province.names.values(), *province.aliases)


def _called(row: str, names: Names) -> Iterable[str]:
    return (row, *names.values(), *short_names((row, *names.values())))


def _one_sign_off(name: str, known: Iterable[str]) -> Finding | None:
    """Suggest a name of two or three signs of which one is another: too short to be near."""
    for one in known:
        if 2 <= len(one) == len(name) <= 3 and sum(map(str.__ne__, one, name)) == 1:
            return Finding(SUGGEST_NEAREST, {"nearest": one})
    return None


def _no_short(names: Iterable[str]) -> Iterable[str]:
    return ()


def _one_of(nodes: Mapping[str, Names], text: str) -> str:
    """Return the one item that a text names, by code or in any language."""
    found = _naming(nodes, _no_short).find(text)
    if len(found) == 1:
        return found[0]
    if found:
        named = [Named(code, nodes[code]) for code in found]
        raise UsageError.of(OWN_SEVERAL, name=text, found=named, example=found[0])
    known = [*nodes, *(name for names in nodes.values() for name in names.values())]
    close = nearest(text, known)
    hint = known_ones([Named(code, names) for code, names in nodes.items()])
    if close is not None:
        hint = Finding(SUGGEST_NEAREST, {"nearest": close})
    raise UsageError.of(OWN_ITEM, name=text, suggestion=hint)


def _pool_words(pool: str) -> tuple[str, ...]:
    words = (pool, pool_word(pool, "en"), pool_word(pool, "zh"))
    return (*words, *({"province": ("省", "省份", "省市"), "city": ("市",)}.get(pool, ())))
