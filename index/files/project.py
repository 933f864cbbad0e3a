"""Reading an index project: one folder with settings, indicators, regions, groups and values."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, overload

from ahp.common.findings import AhpError, Finding, Number, Place, Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import SUFFIXES, read_grid
from ahp.common.io.records import Record, records
from ahp.common.io.section import ANY, NAMES, Key, Keys, Section, Type, one_of, whole
from ahp.common.io.toml import Document, open_document
from ahp.common.names import suggestion
from index.files.groups import GROUP_COLUMNS, GroupReader
from index.files.settings import NODES, SECTIONS, read_settings
from index.files.values import Frame, Read, Source, read_values
from index.files.wording import (
    CODE_BLANK,
    CODE_REPEATED,
    DENOMINATOR_UNKNOWN,
    DIVISION_MISMATCH,
    DIVISION_UNKNOWN,
    END_UNDEFINED,
    ENDS_REVERSED,
    GOALPOSTS_WITHOUT_USE,
    INDICATOR_IS_NODE,
    INDICATOR_NOT_DECLARED,
    INDICATOR_WITHOUT_VALUES,
    INDICATOR_WITHOUT_WEIGHT,
    MEMBERS_WITHOUT_REFERENCE,
    NAME_SHARED,
    NODE_UNKNOWN,
    NUMBER_NOT_POSITIVE,
    OUTLIERS_WITH_GOALPOSTS,
    PARENT_UNKNOWN,
    REGION_ABSENT,
    REGION_LEFT_OUT,
    REGION_WITHOUT_VALUES,
    SAMPLE_NOT_NAMED,
    SAMPLE_TWICE,
    SAMPLE_WITHOUT_YEARS,
    TABLE_MISSING,
    TYPE_WHOLE,
    YEAR_WITHOUT_VALUES,
)
from index.project.divisions import (
    CHINA_PROVINCES,
    PROVINCE,
    province_by_division,
    province_by_name,
    provinces,
)
from index.project.errors import ProjectError
from index.project.indicators import TRANSFORMS, Indicator, Transform
from index.project.naming import plain, region_names
from index.project.origins import Sampled, SamplePlan
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Group, Region
from index.project.settings import OUTSIDE, REFERENCES, Settings
from index.project.tree import Weights
from index.project.weights import load_weights
from index.project.wording import NO_INDEX_PROJECT
from index.records.wording import KIND_UNKNOWN, TYPE_TEXTS
from index.steps.transforms import LOWEST

__all__ = [
    "PROJECT_FILE",
    "is_project_folder",
    "load_project",
    "load_sample_plan",
    "project_inputs",
    "read_settings",
]

PROJECT_FILE = "index.toml"
PathLike = str | os.PathLike[str]

KEYS: Keys = {
    "model": Key(required='"model"'),
    "regions": one_of(CHINA_PROVINCES),
    **dict.fromkeys(("format", "title", "values", *SECTIONS[""]), ANY),
    **dict.fromkeys((name for name in SECTIONS if name), ANY),
}
FILE_KEYS: Keys = {
    "file": Key(),
    "sheet": Key(),
    "year": Key(Type(TYPE_WHOLE, "...", whole(0))),
    "kind": Key(),
}
SAMPLE_KEYS: Keys = {"sample": Key(example='"sample.toml"')}
_INDICATOR_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("代码", "指标", "指标代码"),
    "zh": ("中文名称", "名称"),
    "en": ("英文名称",),
    "direction": ("方向",),
    "unit": ("单位",),
    "goalpost_low": ("下限",),
    "goalpost_high": ("上限",),
    "target": ("目标值",),
    "cap_low": (),
    "cap_high": (),
    "minimum": ("最小可能值",),
    "maximum": ("最大可能值",),
    "transform": ("变换",),
    "denominator": ("分母",),
    "per": (),
    "outside": (),
    "reference": (),
    "recompute": ("合并方式",),
    "source": ("数据来源", "来源"),
}
_REGION_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("代码",),
    "zh": ("中文名称", "名称"),
    "en": ("英文名称",),
    "kind": ("类别",),
    "parent": ("上级",),
    "aliases": ("简称", "别名"),
    "division": ("行政区划代码",),
}
_SEPARATORS = str.maketrans(dict.fromkeys("；、|", ";"))


def is_project_folder(path: PathLike) -> bool:
    """Whether a folder holds an index project: it has an ``index.toml``.

    >>> is_project_folder("nowhere")
    False
    """
    return os.path.lexists(os.path.join(path, PROJECT_FILE))


@overload
def load_project(folder: PathLike) -> IndexProject: ...
@overload
def load_project(folder: PathLike, problems: Problems | None = None) -> IndexProject | None: ...
def load_project(folder: PathLike, problems: Problems | None = None) -> IndexProject | None:
    """Load an index project and check all of it.

    Parameters
    ----------
    folder : path
        Holds ``index.toml``, ``indicators.csv``, ``regions.csv`` (unless ``index.toml`` says
        ``regions = "china-provinces"``), the values and perhaps ``groups.csv``; each table may
        also be an Excel workbook (.xlsx) of the same name.
    problems : Problems, optional
        Takes the findings; without it an error is raised.

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
    loader = _Loader(os.fspath(folder), noted)
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
    index.framework.ProjectError: nowhere: this is no index project: it has no index.toml. \
start one with: ahp-index new FOLDER --model MODEL
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
    loader = _Loader(os.fspath(folder), Problems())
    found = [loader.path(PROJECT_FILE)]
    tables = (loader.table(name) for name in ("indicators", "regions", "groups", "values"))
    found += [path for path in tables if path is not None]
    document = open_document(loader.path(PROJECT_FILE), loader.problems)
    if document is None:
        return tuple(found)
    for entry in (document.tables.get("model"), *loader.entries(document)):
        named = [entry.get("file"), entry.get("sample")] if isinstance(entry, dict) else [entry]
        found += [loader.path(name) for name in named if isinstance(name, str)]
        if isinstance(entry, dict) and isinstance(entry.get("sample"), str):
            found += _sources(loader.path(entry["sample"]))
    return tuple(dict.fromkeys(found))


def _sources(path: str) -> list[str]:
    """Return the folder or file of records that a ``sample.toml`` names."""
    # deferred: only samples need it
    from index.records.definitions import load_definitions
    from index.records.engines.sources import is_path

    definitions = load_definitions(path, Problems())
    return [definitions.source] if definitions and is_path(definitions.source) else []


class _Declarations(NamedTuple):
    document: Document
    settings: Settings
    folder: str | None
    weights: Weights | None
    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]


class _Loader:
    """Reads the files of a project one after the other, as far as each allows."""

    def __init__(self, folder: str, problems: Problems) -> None:
        self.folder, self.problems = folder, problems
        self.declared: dict[str, tuple[str, Place]] = {}
        self.sample: Sampled | None = None
        self.told: tuple[Finding, ...] = ()
        self.unreachable: type[AhpError] | None = None

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def table(self, name: str) -> str | None:
        """Return the path of a table that is there under some suffix."""
        paths = (self.path(name + suffix) for suffix in SUFFIXES)
        return next((path for path in paths if os.path.lexists(path)), None)

    def declarations(self) -> _Declarations | None:
        """Read everything but values and groups."""
        if not is_project_folder(self.folder):
            self.problems.add(NO_INDEX_PROJECT, path=self.folder)
            return None
        document = open_document(self.path(PROJECT_FILE), self.problems)
        if document is None:
            return None
        top = Section(document, KEYS, document.tables)
        settings = read_settings(document)
        folder = top["model"]
        weights = None if folder is None else load_weights(self.path(folder), self.problems)
        indicators = self.indicators(weights)
        regions = self.regions(top["regions"])
        if indicators is None or regions is None:
            return None
        return _Declarations(document, settings, folder, weights, indicators, regions)

    def project(self) -> IndexProject | None:
        declared = self.declarations()
        if declared is None:
            return None
        document, settings, folder, weights, indicators, regions = declared
        if weights is not None:
            self.check_nodes(document, settings, weights)
        self.check_settings(document, settings, indicators, regions)
        read = self.values(document, settings, indicators, regions, weights)
        groups = self.groups(settings, indicators, regions, read)
        if weights is None or read is None or groups is None:
            return None
        return IndexProject(
            indicators,
            regions,
            read.table,
            weights,
            groups,
            settings,
            document.section("title", NAMES).names(),
            self.folder,
            None if folder is None else self.path(folder),
            replace(read.origins, declared=self.declared),
            (*self.told, *(one for one in self.problems.findings if one.severity == "note")),
            self.sample,
        )

    def plan(self) -> SamplePlan | None:
        """Return what the roll-up of the project's sample needs to know."""
        declared = self.declarations()
        if declared is None:
            return None
        document, settings, _, _, indicators, regions = declared
        for entry in self.entries(document):
            if isinstance(entry, dict) and "sample" in entry:
                return self.sample_plan(document, settings, entry, indicators, regions)
        self.problems.add(SAMPLE_NOT_NAMED, path=document.path, place=document.place("values"))
        return None

    def rows(
        self, name: str, known: Mapping[str, Sequence[str]], required: Sequence[str]
    ) -> list[Record] | None:
        path = self.table(name)
        if path is None:
            return None
        grid = read_grid(path, self.problems)
        return [] if grid is None else records(grid, known, required, self.problems)

    # indicators

    def indicators(self, weights: Weights | None) -> tuple[Indicator, ...] | None:
        rows = self.rows("indicators", _INDICATOR_COLUMNS, ["code"])
        if rows is None:
            path = self.path("indicators.csv")
            self.problems.add(TABLE_MISSING, path=path, columns="code, direction")
            return None
        found: dict[str, Indicator] = {}
        at: dict[str, Record] = {}
        for row in rows:
            code = row.text("code")
            if not code:
                row.note(CODE_BLANK, "code")
            elif code in found:
                row.note(CODE_REPEATED, "code", code=code, other=at[code].grid.place(at[code].row))
            else:
                found[code], at[code] = _indicator(code, row), row
        self.declared = {code: (row.grid.path, row.grid.place(row.row)) for code, row in at.items()}
        _check_denominators(found, at)
        if weights is not None and rows:
            self.check_cover(found, at, weights)
        return tuple(found.values()) if found else None

    def check_cover(
        self, found: Mapping[str, Indicator], at: Mapping[str, Record], weights: Weights
    ) -> None:
        """Note indicators without a weight and weights without an indicator."""
        below = {indicator.denominator for indicator in found.values()}
        missing = [code for code in weights.leaves if code not in found]
        for code, row in at.items():
            if code in weights.leaves or code in below:
                continue
            hint = suggestion(code, missing or weights.leaves)
            name = INDICATOR_IS_NODE if code in weights.codes else INDICATOR_WITHOUT_WEIGHT
            row.note(name, "code", indicator=code, suggestion=hint)
        path = next(iter(at.values())).grid.path
        for code in missing:
            self.problems.add(INDICATOR_NOT_DECLARED, path=path, indicator=code)

    # regions

    def regions(self, built_in: str | None) -> tuple[Region, ...] | None:
        rows = self.rows("regions", _REGION_COLUMNS, ["code"])
        if rows is None and built_in is None:
            path = self.path("regions.csv")
            self.problems.add(TABLE_MISSING, path=path, columns="code, zh, en, kind")
            return None
        found = {one.code: one for one in (provinces() if built_in == CHINA_PROVINCES else ())}
        at: dict[str, Record] = {}
        for row in rows or ():
            code = row.text("code")
            if not code:
                row.note(CODE_BLANK, "code")
            elif code in at:
                row.note(CODE_REPEATED, "code", code=code, other=at[code].grid.place(at[code].row))
            else:
                found[code], at[code] = _region(code, row), row
        self.check_regions(found, at)
        return tuple(found.values()) if found else None

    def check_regions(self, found: Mapping[str, Region], at: Mapping[str, Record]) -> None:
        """Note parents that are no regions, and names that two regions of a kind share."""
        names = region_names(found.values())
        for code, row in at.items():
            region = found[code]
            if region.parent is not None and region.parent not in found:
                hint = names.suggest(region.parent)
                row.note(PARENT_UNKNOWN, "parent", parent=region.parent, suggestion=hint)
            for name in (region.code, *region.names.values()):
                others = [
                    other
                    for other in names.find(name)
                    if other != code and found[other].kind == region.kind
                ]
                if others and list(found).index(others[0]) < list(found).index(code):
                    row.note(NAME_SHARED, "code", name=name, codes=", ".join([*others, code]))
                    break

    # values

    def values(
        self,
        document: Document,
        settings: Settings,
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
        weights: Weights | None,
    ) -> Read | None:
        sources = self.sources(document, settings, indicators, regions)
        if not sources:
            return None
        names = {} if weights is None else {node.code: node.names for node in weights.nodes}
        frame = Frame(regions, indicators, settings.years, names)
        read = read_values(sources, frame, self.problems)
        path = sources[0].grid.path
        years = [int(year) for year in read.table.index.unique("year")]
        for year in settings.years:
            if year not in years:
                self.problems.add(YEAR_WITHOUT_VALUES, path=path, year=year)
        used = {*(one.denominator for one in indicators), *(weights.leaves if weights else ())}
        for code in read.table.columns[read.table.isna().all().to_numpy()]:
            if code in used and code not in read.doubtful:
                self.problems.add(INDICATOR_WITHOUT_VALUES, path=path, indicator=code)
        self.check_absent(read, settings, regions, path)
        return read

    def entries(self, document: Document) -> list[Any]:
        """Return what ``index.toml`` names as values, or the table that is there."""
        named = document.tables.get("values")
        if named is not None:
            return named if isinstance(named, list) else [named]
        path = self.table("values")
        if path is None:
            path = self.path("values.csv")
            self.problems.add(TABLE_MISSING, path=path, columns="region, year, ...")
            return []
        return [os.path.basename(path)]

    def sources(
        self,
        document: Document,
        settings: Settings,
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
    ) -> list[Source]:
        """Read the tables of values that are named, or that are there."""
        year = settings.years[0] if len(settings.years) == 1 else None
        found = []
        for entry in self.entries(document):
            if isinstance(entry, dict) and "sample" in entry:
                plan = self.sample_plan(document, settings, entry, indicators, regions)
                if plan is not None:
                    found += self.roll_up(plan)
                continue
            table = {"file": entry} if isinstance(entry, str) else entry
            if not isinstance(table, dict) or not isinstance(table.get("file"), str):
                example = 'values = ["provinces.csv", {file = "cities.xlsx", sheet = "2022"}]'
                document.wrong_type("values", entry, TYPE_TEXTS, example)
                continue
            section = Section(document, FILE_KEYS, table, "values")
            if len(section.values) < len(section.given.keys() & FILE_KEYS.keys()):
                continue
            grid = read_grid(self.path(section["file"]), self.problems, section["sheet"])
            if grid is not None:
                has_year = any(_is_year(cell) for cell in grid.rows[grid.header or 0])
                given = year if "year" not in section and not has_year else section["year"]
                found.append(Source(grid, given, section["kind"]))
        return found

    def sample_plan(
        self,
        document: Document,
        settings: Settings,
        entry: Mapping[str, Any],
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
    ) -> SamplePlan | None:
        path = Section(document, SAMPLE_KEYS, entry, "values")["sample"]
        if path is None:
            return None
        if not settings.years:
            document.note(SAMPLE_WITHOUT_YEARS, document.place("years"))
            return None
        codes = tuple(indicator.code for indicator in indicators)
        return SamplePlan(self.path(path), codes, regions, settings.years)

    def roll_up(self, plan: SamplePlan) -> list[Source]:
        """Roll the records of a sample up to values."""
        # deferred: only samples need a database
        from index.records.engines.sources import SourceError
        from index.records.project import rejections, roll_up_plan, sampled_of, value_grid

        if self.sample is not None:
            other = self.sample.plan.path
            self.problems.add(SAMPLE_TWICE, path=self.path(PROJECT_FILE), other=other)
            return []
        try:
            rollup = roll_up_plan(plan)
        except AhpError as error:
            self.problems.findings += error.findings
            self.unreachable = SourceError if isinstance(error, SourceError) else None
            return []
        self.told = (*rollup.findings, *rejections(rollup.quality, plan.path))
        self.sample = sampled_of(plan, rollup)
        return [Source(value_grid(plan, rollup))]

    def check_absent(
        self, read: Read, settings: Settings, regions: tuple[Region, ...], path: str
    ) -> None:
        """Note regions without any value in a year that others of their kind have values of."""
        rows = read.table.index[read.table.notna().any(axis=1).to_numpy()]
        present = {(int(year), region) for year, region in rows}
        kind_of = {region.code: region.kind for region in regions}
        years = sorted({(kind_of[region], year) for year, region in present})
        code = REGION_ABSENT if settings.absent == "error" else REGION_LEFT_OUT
        kinds = {kind for kind, _ in years}
        for region in regions:
            other = settings.kinds and region.kind not in settings.kinds
            if other or region.kind == CIRCLE or region.code in read.doubtful:
                continue
            if region.kind not in kinds:
                self.problems.add(REGION_WITHOUT_VALUES, path=path, region=region.code)
                continue
            gaps = [
                y for kind, y in years if kind == region.kind and (y, region.code) not in present
            ]
            if gaps:
                shown = ", ".join(map(str, gaps))
                self.problems.add(code, path=path, region=region.code, years=shown)

    # groups

    def groups(
        self,
        settings: Settings,
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
        read: Read | None,
    ) -> tuple[Group, ...] | None:
        rows = self.rows("groups", GROUP_COLUMNS, ["circle", "member"])
        if not rows:
            return ()
        reader = GroupReader(settings, regions, read)
        for row in rows:
            reader.add(row)
        return reader.groups(indicators, rows[0])

    # settings

    def check_nodes(self, document: Document, settings: Settings, weights: Weights) -> None:
        nodes = [code for code in weights.codes if weights.children(code)]
        for code in settings.node_aggregation:
            if code not in nodes:
                line = document.line_of_table(f"aggregation.{NODES}")
                place = document.place(f"aggregation.{NODES}.{code}", line=line)
                hint = suggestion(code, nodes)
                document.note(NODE_UNKNOWN, place, node=code, suggestion=hint)

    def check_settings(
        self,
        document: Document,
        settings: Settings,
        indicators: tuple[Indicator, ...],
        regions: tuple[Region, ...],
    ) -> None:
        """Note choices that do not go together, and kinds that no region is of."""
        kinds = list(dict.fromkeys(region.kind for region in regions))
        for kind in settings.kinds:
            if kind not in kinds:
                place = document.place("pools.kinds", line=document.line_of_table("pools"))
                document.note(KIND_UNKNOWN, place, kind=kind, suggestion=suggestion(kind, kinds))
        references = {indicator.reference or settings.reference for indicator in indicators}
        if settings.outliers != "none" and "goalposts" in references:
            place = document.place("outliers.method", line=document.line_of_table("outliers"))
            document.note(OUTLIERS_WITH_GOALPOSTS, place)
        if (
            settings.normalization in ("rank", "percentile", "z-score")
            and "goalposts" in references
        ):
            line = document.line_of_table("normalization")
            place = document.place("normalization.reference", line=line)
            method = settings.normalization
            document.note(GOALPOSTS_WITHOUT_USE, place, normalization=method)
        if (
            settings.normalization in ("rank", "percentile")
            and settings.group_reference != "groups"
        ):
            place = document.place("groups.reference", line=document.line_of_table("groups"))
            document.note(MEMBERS_WITHOUT_REFERENCE, place, normalization=settings.normalization)


def _is_year(cell: object) -> bool:
    return plain(text_of(cell)) in ("year", "年份", "年度", "年")


def _names(row: Record) -> dict[str, str]:
    return {lang: text for lang in ("zh", "en") if (text := row.text(lang))}


def _indicator(code: str, row: Record) -> Indicator:
    direction = row.sign("direction")
    transform: Transform = row.choice("transform", TRANSFORMS) or "none"
    per = row.number("per")
    if per is not None and per <= 0:
        row.note(NUMBER_NOT_POSITIVE, "per", column="per", value=Number(per))
        per = None
    indicator = Indicator(
        code,
        _names(row),
        direction or 1,
        row.text("unit"),
        _ends(row, "goalpost_low", "goalpost_high", equal=False),
        row.number("target"),
        _ends(row, "cap_low", "cap_high"),
        _ends(row, "minimum", "maximum"),
        transform,
        row.text("denominator") or None,
        1.0 if per is None else per,
        row.choice("outside", OUTSIDE),
        row.choice("reference", REFERENCES),
        row.choice("recompute", ("sum", "mean")),
        row.text("source"),
    )
    if transform != "none":
        lowest, included = LOWEST[transform]
        low, high = indicator.goalposts
        for column, end in (("goalpost_low", low), ("goalpost_high", high),
                            ("target", indicator.target)):  # fmt: skip
            if end is not None and not (end > lowest or (included and end == lowest)):
                row.note(END_UNDEFINED, column, value=Number(end), transform=transform)
                indicator = replace(indicator, goalposts=(None, None), target=None)
    return indicator


def _ends(
    row: Record, low: str, high: str, equal: bool = True
) -> tuple[float | None, float | None]:
    """Read two numbers of which the first must be lower."""
    bottom, top = row.number(low), row.number(high)
    if bottom is not None and top is not None and (bottom > top or (bottom == top and not equal)):
        row.note(ENDS_REVERSED, low, low=Number(bottom), high=Number(top), names=f"{low}, {high}")
        return None, None
    return bottom, top


def _check_denominators(found: dict[str, Indicator], at: Mapping[str, Record]) -> None:
    for code, indicator in found.items():
        below = indicator.denominator
        if below is None:
            continue
        if below == code or below not in found:
            hint = suggestion(below, [other for other in found if other != code])
            at[code].note(DENOMINATOR_UNKNOWN, "denominator", denominator=below, suggestion=hint)
            found[code] = replace(indicator, denominator=None)


def _region(code: str, row: Record) -> Region:
    names, division = _names(row), row.text("division") or None
    kind = row.text("kind") or "region"
    given = row.text("aliases").translate(_SEPARATORS).split(";")
    aliases = [" ".join(alias.split()) for alias in given if alias.strip()]
    official = None
    if kind == PROVINCE:
        known = [names.get("zh", ""), names.get("en", ""), code, *aliases]
        official = next((province_by_name()[n] for n in known if n in province_by_name()), None)
        if division is not None:
            official = _check_division(division, official, row)
    if official is not None:
        division = official.division
        aliases += [
            alias
            for alias in (*official.names.values(), *official.aliases)
            if alias not in (*aliases, *names.values())
        ]
        names = {**official.names, **names}
    return Region(code, names, kind, row.text("parent") or None, tuple(aliases), division)


def _check_division(division: str, by_name: Region | None, row: Record) -> Region | None:
    found = province_by_division().get(division)
    if found is None:
        expected = by_name.division if by_name else "110000-650000"
        row.note(DIVISION_UNKNOWN, "division", division=division, expected=expected)
        return by_name
    if by_name is not None and by_name is not found:
        said = {"division": division, "official": found.name("zh"), "region": by_name.name("zh")}
        row.note(DIVISION_MISMATCH, "division", **said, expected=by_name.division)
        return by_name
    return found
