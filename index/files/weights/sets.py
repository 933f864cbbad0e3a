"""Reading the weights of a project from what ``index.toml`` names: models, tables, or no more."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ahp.common.findings import Finding, Problems
from ahp.common.io.grid import Grid
from ahp.common.io.limits import DECLARED
from ahp.common.io.records import uneven_rows
from ahp.common.io.section import Section
from ahp.common.io.toml import Document
from index.files.folder import Folder
from index.files.indicators import INDICATOR_COLUMNS, Declared
from index.files.titled import read_table
from index.files.weights.sources import Source, read_sources
from index.files.weights.tables import WeightColumn, read_weight_table
from index.files.weights.wording import TREE_MISSING, TREES_DIFFER, WEIGHTS_TWICE, WEIGHTS_UNSAID
from index.project.tree import Weights
from index.project.weights import WeightSource, load_tree, load_weights

Loaded = TypeVar("Loaded")
WeightSets = Mapping[str, WeightSource]


class WeightReader:
    """Reads the weights of a project from all its sources.

    Models are read at once; tables, for which the tree must be known, by `sets`.

    Parameters
    ----------
    folder : Folder
    document : Document
    top : Section
        The keys outside of any table, of which ``model`` is one.
    """

    def __init__(self, folder: Folder, document: Document, top: Section) -> None:
        self.folder, self.document, self.top = folder, document, top
        self.sources = read_sources(document)
        self.unsaid = document.tables.get("weights", {}) == {}
        self.judged: dict[str, Weights | None] = {}
        self.notes: dict[str, list[Finding]] = {}
        for name, source in self.sources.sets.items():
            model = self._model(source)
            if (source.by == "judgments" or source.takes_own) and model is not None:
                load = partial(load_weights, model, judges=source.judges)
                self.judged[name] = self._loaded(name, load)

    def _model(self, source: Source) -> str | None:
        model = source["model"] or self.top["model"]
        return None if model is None else self.folder.path(model)

    def _loaded(self, name: str, load: Callable[[Problems], Loaded | None]) -> Loaded | None:
        """Load what a set needs: notes are the set's, mistakes are told once for all sets."""
        noted, problems = Problems(), self.folder.problems
        loaded = load(noted)
        told = {found.text() for found in problems.findings}
        for one in noted.findings:
            if one.severity == "note":
                self.notes.setdefault(name, []).append(one)
            elif one.text() not in told:
                problems.findings.append(one)
        return loaded

    def sets(self, declared: Declared) -> tuple[WeightSource | None, WeightSets]:
        """Return the weights to use, and all sets by name where they have names.

        Parameters
        ----------
        declared : Declared
            The indicators, and the tree that they may make.
        """
        found: dict[str, WeightSource] = {}
        findings = self.folder.problems.findings
        before = len(findings)
        for name, source in self.sources.sets.items():
            one = self._set(name, source, declared)
            if one is not None:
                weights, notes = replace(one.weights, set_name=name), self.notes.get(name, ())
                found[name] = replace(one, weights=weights, notes=tuple(notes))
        # what is wrong with a model or table is so for every set that takes it
        findings[before:] = {one.text(): one for one in findings[before:]}.values()
        findings += self.notes.get(self.sources.use, ())
        return found.get(self.sources.use), {} if "" in self.sources.sets else found

    def _set(self, name: str, source: Source, declared: Declared) -> WeightSource | None:
        if source.by == "judgments":
            model = self._model(source)
            if model is not None:
                return self._of_judgments(name, model, source, declared)
            return self._without_model(name, declared)
        tree = self._tree(name, source, declared)
        if tree is None:
            return None
        if source.by == "equal":
            return WeightSource(tree.equal(source["equal"]))
        if source.by == "method":
            own = (
                self._own(name, source, tree, declared) if source.takes_own else WeightSource(tree)
            )
            return None if own is None else _derived(own, source)
        grid = self._grid(name, source, declared)
        if grid is None:
            return None
        of = WeightColumn(grid, source["column"], source["kind"], source["node"])
        return self._of_table(name, of, tree)

    def _own(
        self, name: str, source: Source, tree: Weights, declared: Declared
    ) -> WeightSource | None:
        """Return the weights that those from the data are joined with."""
        model = self._model(source)
        if model is not None:
            return self._of_judgments(name, model, source, declared)
        if not declared.weighted:
            declared.grid.note(self.folder.problems, WEIGHTS_UNSAID)
            return None
        return self._of_table(name, WeightColumn(declared.grid), tree)

    def _of_table(self, name: str, of: WeightColumn, tree: Weights) -> WeightSource | None:
        weights = self._loaded(name, partial(read_weight_table, of, tree))
        return None if weights is None else WeightSource(weights)

    def _of_judgments(
        self, name: str, model: str, source: Source, declared: Declared
    ) -> WeightSource | None:
        weights = self.judged[name]
        if self.unsaid and declared.weighted:
            declared.grid.note(self.folder.problems, WEIGHTS_TWICE)
        if weights is None:
            return None
        if declared.tree is not None:
            ours, theirs = ({n.code: n.parent for n in one.nodes}
                            for one in (declared.tree, weights))  # fmt: skip
            if other := [code for code in {**ours, **theirs} if ours.get(code) != theirs.get(code)]:
                declared.grid.note(
                    self.folder.problems, TREES_DIFFER, nodes=other[:4], goal=weights.goal
                )
        return WeightSource(weights, model, source.judges)

    def _without_model(self, name: str, declared: Declared) -> WeightSource | None:
        """Return the weights that the table of indicators has itself, where none are named."""
        if declared.faulty:
            return None
        if declared.tree is None or not self.unsaid:
            self.top.missing("model", 'model = "model"')
            return None
        if not declared.weighted:
            declared.grid.note(self.folder.problems, WEIGHTS_UNSAID)
            return None
        return self._of_table(name, WeightColumn(declared.grid), declared.tree)

    def _tree(self, name: str, source: Source, declared: Declared) -> Weights | None:
        """Return the tree of weights that come from elsewhere: the indicators', or the model's."""
        model = self.top["model"]
        if declared.tree is not None or declared.faulty:
            return declared.tree
        if model is None:
            source.section.note(TREE_MISSING, source.by)
            return None
        return self._loaded(name, partial(load_tree, self.folder.path(model)))

    def _grid(self, name: str, source: Source, declared: Declared) -> Grid | None:
        """Return the cells of a table of weights, which may be the indicators' own."""
        path = self.folder.path(source["table"])
        own = declared.grid
        if source["sheet"] in (None, own.sheet) and os.path.abspath(path) == os.path.abspath(
            own.path
        ):
            return own
        return self._loaded(name, partial(_table, path, source["sheet"], source["node"]))


def _derived(own: WeightSource, source: Source) -> WeightSource:
    """Return weights that come from the data, with the judgments they are joined with, if any."""
    assert source.weighting is not None
    behind = replace(source.weighting, model_folder=own.model_folder, judges=own.judges)
    return WeightSource(own.weights, weighting=behind)


def _table(path: str, sheet: str | None, node: str, problems: Problems) -> Grid | None:
    headings = (node, *INDICATOR_COLUMNS["code"]) if node == "code" else (node,)
    grid = read_table(path, problems, headings, sheet, DECLARED)
    if grid is not None:
        for row, what, counts in uneven_rows(grid):
            grid.note(problems, what, row, **counts)
    return grid
