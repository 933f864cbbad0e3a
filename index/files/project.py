"""Reading an index project: one folder with settings, indicators, regions, groups and values."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple, overload

from ahp.common.findings import AhpError, Finding, Problems
from ahp.common.io.section import ANY, NAMES, Key, Keys, Section, one_of
from ahp.common.io.toml import Document, open_document
from index.files.contradictions import check_nodes, check_settings, check_steps
from index.files.coverage import check_coverage
from index.files.entries import Frame, Read, Written
from index.files.folder import Folder
from index.files.groups import GROUP_COLUMNS, GroupReader
from index.files.indicators import Declared, check_cover, read_indicators
from index.files.regions import read_regions
from index.files.reporting.reading import NAME as REPORT
from index.files.reporting.reading import own_files, read_reporting
from index.files.robustness.reading import NAME as ROBUSTNESS
from index.files.robustness.reading import read_doubts
from index.files.settings import SECTIONS, declared_years, groupings_of, read_settings
from index.files.sources import Keeping, Sources
from index.files.values import read_values
from index.files.weights.sets import WeightReader, WeightSets
from index.files.wording import SAMPLE_NOT_NAMED
from index.project.divisions import CHINA_PROVINCES
from index.project.errors import ProjectError
from index.project.indicators import Indicator
from index.project.origins import SamplePlan
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.tree import Weights
from index.project.weights import WeightSource
from index.project.wording import NO_INDEX_PROJECT, PROJECT_IS_FOLDER

PROJECT_FILE = "index.toml"
PathLike = str | os.PathLike[str]

KEYS: Keys = {
    "model": Key(),
    "regions": one_of(CHINA_PROVINCES),
    **dict.fromkeys(("format", "title", "weights", "values", *SECTIONS[""]), ANY),
    **dict.fromkeys((ROBUSTNESS, REPORT, *(name for name in SECTIONS if name)), ANY),
}


def is_project_folder(path: PathLike) -> bool:
    """Whether a folder holds an index project: it has an ``index.toml``.

    >>> is_project_folder("nowhere")
    False
    """
    return os.path.lexists(os.path.join(path, PROJECT_FILE))


def no_project(path: str) -> Finding:
    """Say why a path is no project folder; of a file, which folder may be meant.

    >>> no_project("nowhere").message()
    'this is no index project: it has no index.toml'
    """
    if not os.path.isfile(path):
        return Finding(NO_INDEX_PROJECT, {}, path)
    above = os.path.dirname(path) or os.curdir
    return Finding(PROJECT_IS_FOLDER, {"folder": above}, path)


@overload
def load_project(folder: PathLike, *, rollup: Keeping = "none") -> IndexProject: ...
@overload
def load_project(
    folder: PathLike, problems: Problems | None = None, *, rollup: Keeping = "none"
) -> IndexProject | None: ...
def load_project(
    folder: PathLike, problems: Problems | None = None, *, rollup: Keeping = "none"
) -> IndexProject | None:
    """Load an index project and check all of it.

    Parameters
    ----------
    folder : path
        Holds ``index.toml``, ``indicators.csv``, ``regions.csv`` (unless ``index.toml`` says
        ``regions = "china-provinces"``), the values and perhaps ``groups.csv``; each table may
        also be an Excel workbook (.xlsx) of the same name.
    problems : Problems, optional
        Takes the findings; without it an error is raised.
    rollup : str
        What to do where values are rolled up from records: ``keep`` the roll-up in the folder and
        take one that is kept there and depends on just the same; make and keep one ``anew``; or
        do ``none`` of both.

    Returns
    -------
    IndexProject or None
        None only with ``problems``, when there was an error.

    Raises
    ------
    ProjectError
        With everything that is wrong in all files.
    SourceError
        When the records of its sample database cannot be reached.

    Examples
    --------
    >>> problems = Problems()
    >>> load_project("nowhere", problems), problems.findings[0].message()
    (None, 'this is no index project: it has no index.toml')
    """
    noted = Problems()
    loader = _Loader(os.fspath(folder), noted, rollup)
    project = loader.project()
    if noted.errors:
        project = None
    if problems is not None:
        problems.findings += noted.findings
        return project
    if project is None:
        raise (loader.unreachable or ProjectError)(noted.findings)
    return project


def load_sample_plan(folder: PathLike) -> SamplePlan:
    """Load what the roll-up of a project's sample database needs, without rolling it up.

    Raises
    ------
    ProjectError
        With everything that is wrong in the files read, or when no sample is named.

    Examples
    --------
    >>> load_sample_plan("nowhere")
    Traceback (most recent call last):
        ...
    index.project.errors.ProjectError: nowhere: this is no index project: it has no index.toml. \
Start one with ahp-index new FOLDER --model MODEL, or ahp-index import FILES -o FOLDER
    """
    problems = Problems()
    plan = _Loader(os.fspath(folder), problems).plan()
    if plan is None or problems.errors:
        raise ProjectError(problems.findings)
    return plan


def project_inputs(folder: PathLike) -> tuple[str, ...]:
    """Return the files and folders that a project reads, as far as its files say.

    >>> project_inputs("nowhere")
    ('nowhere/index.toml',)
    """
    place = Folder(os.fspath(folder), Problems())
    found = [place.path(PROJECT_FILE)]
    tables = (place.table(name) for name in ("indicators", "regions", "groups", "values"))
    found += [path for path in tables if path is not None]
    document = open_document(place.path(PROJECT_FILE), place.problems)
    if document is None:
        return tuple(found)
    weights = document.tables.get("weights")
    entries = [document.tables.get("model"), weights]
    if isinstance(weights, dict) and isinstance(weights.get("sets"), dict):
        entries += weights["sets"].values()
    doubts = document.tables.get(ROBUSTNESS)
    entries.append(doubts.get("data") if isinstance(doubts, dict) else None)
    for entry in (*entries, *Sources(place, document, Settings()).entries()):
        keys = ("file", "sample", "model", "table")
        named = [entry.get(key) for key in keys] if isinstance(entry, dict) else [entry]
        found += [place.path(name) for name in named if isinstance(name, str)]
        if isinstance(entry, dict) and isinstance(entry.get("sample"), str):
            found += _sources(place.path(entry["sample"]))
    found += own_files(document)
    return tuple(dict.fromkeys(found))


def _sources(path: str) -> list[str]:
    """Return the folder or file of records that a ``sample.toml`` names."""
    # deferred: only samples need it
    from index.records.engines.sources import is_path
    from index.records.reading import load_definitions

    definitions = load_definitions(path, Problems())
    return [definitions.source] if definitions and is_path(definitions.source) else []


class _Declarations(NamedTuple):
    document: Document
    settings: Settings
    used: WeightSource | None
    weight_sets: WeightSets
    indicators: Declared
    regions: tuple[Region, ...]

    @property
    def weights(self) -> Weights | None:
        """The weights that are used, if there are any."""
        return None if self.used is None else self.used.weights

    @property
    def trees(self) -> tuple[Weights, ...]:
        """Weights of every tree that some set of them is of."""
        every = (one.weights for one in (self.used, *self.weight_sets.values()) if one is not None)
        return tuple({one.codes: one for one in every}.values())


class _Loader:
    """Reads the files of a project one after the other, as far as each allows."""

    def __init__(self, folder: str, problems: Problems, keeping: Keeping = "none") -> None:
        self.folder, self.problems, self.keeping = Folder(folder, problems), problems, keeping
        self.unreachable: type[AhpError] | None = None

    def declarations(self) -> _Declarations | None:
        """Read everything but values and groups."""
        if not is_project_folder(self.folder.name):
            self.problems.findings.append(no_project(self.folder.name))
            return None
        document = open_document(self.folder.path(PROJECT_FILE), self.problems)
        if document is None:
            return None
        top = Section(document, KEYS, document.tables)
        settings = read_settings(document)
        reader = WeightReader(self.folder, document, top)
        indicators = read_indicators(self.folder)
        used, sets = (None, {}) if indicators is None else reader.sets(indicators)
        regions = read_regions(self.folder, top["regions"], groupings_of(settings))
        if indicators is None or regions is None:
            return None
        declared = _Declarations(document, settings, used, sets, indicators, regions)
        for weights in declared.trees:
            check_cover(indicators, weights, self.problems)
        return declared

    def project(self) -> IndexProject | None:
        declared = self.declarations()
        if declared is None:
            return None
        document, settings, used, sets, (indicators, places, *_), regions = declared
        weights = declared.weights
        for tree in declared.trees:
            check_nodes(document, settings, tree, indicators)
            check_steps(document, settings, indicators, tree, regions)
        model = None if used is None else used.model_folder
        doubts = read_doubts(document, sets, model)
        check_settings(document, settings, indicators, regions, doubts)
        reporting = read_reporting(document, regions)
        sources = Sources(
            self.folder, document, settings, indicators, regions, keeping=self.keeping
        )
        read = self.values(sources, weights)
        groups = self.groups(settings, indicators, regions, read)
        if used is None or read is None or groups is None:
            return None
        return IndexProject(
            indicators,
            regions,
            read.table,
            used.weights,
            groups,
            settings,
            document.section("title", NAMES).names(),
            self.folder.name,
            used.model_folder,
            replace(read.origins, declared=places),
            (*sources.told, *(one for one in self.problems.findings if one.severity != "error")),
            sources.sample,
            sources.remarks,
            used.judges,
            used.weighting,
            sets,
            read.year_style,
            doubts,
            reporting,
        )

    def plan(self) -> SamplePlan | None:
        """Return what the roll-up of the project's sample needs to know."""
        declared = self.declarations()
        if declared is None:
            return None
        document, settings, _, _, (indicators, *_), regions = declared
        sources = Sources(self.folder, document, settings, indicators, regions)
        for entry in sources.entries():
            if isinstance(entry, dict) and "sample" in entry:
                return sources.sample_plan(entry)
        document.note(SAMPLE_NOT_NAMED, document.place("values"))
        return None

    def values(self, sources: Sources, weights: Weights | None) -> Read | None:
        tables = sources.sources()
        self.unreachable = sources.unreachable
        if not tables:
            return None
        names = {} if weights is None else {node.code: node.names for node in weights.nodes}
        codes = sources.settings.missing_codes
        document = sources.document
        place = document.place("years")
        first = next((Written(y, document.path, place) for y in declared_years(document)), None)
        frame = Frame(
            *(sources.regions, sources.indicators, sources.settings.years, names, codes, first)
        )
        read = read_values(tables, frame, self.problems)
        if sources.partial:  # an error is noted already
            return None
        below = {one.denominator for one in frame.indicators if one.denominator is not None}
        used = below | {*(weights.leaves if weights else ())}
        here = self.problems.at(tables[0].grid.path)
        check_coverage(read, frame, sources.settings, used, here)
        return read

    def groups(
        self,
        settings: Settings,
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
        read: Read | None,
    ) -> tuple[Group, ...] | None:
        rows = self.folder.rows("groups", GROUP_COLUMNS, ["circle", "member"])
        if not rows:
            return ()
        reader = GroupReader(settings, regions, read)
        for row in rows:
            reader.add(row)
        return reader.groups(indicators, rows[0])
