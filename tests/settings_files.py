"""Parts of settings files, each with the shortest file that has it, and a reader of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ahp import load_model
from ahp.common.findings import Finding, Problems
from ahp.common.io.toml import open_document
from ahp.files.hierarchies import load_hierarchy
from ahp.files.published import load_published
from ahp.files.roster import load_roster
from index import load_project
from index.audit.declarations import load_audit
from index.files.reporting.reading import read_reporting
from index.records.reading import load_definitions
from index.report.printed.reading import PRINTED_BESIDE, read_printing

HIERARCHY = 'nodes = [{ code = "goal" }, { code = "a", parent = "goal" }]'
INDEX = 'format = 1\nmodel = "model"\n'
SAMPLE = 'format = 1\nsource = "records"\n'
ONE_INDICATOR = 'indicators = { a = { table = "enterprises", measure = "count" } }\n'
AUDIT = (
    'format = 1\nmodel = { folder = "model" }\n'
    'tables = { t1 = { file = "t1.csv" }, t2 = { file = "t2.csv" } }\n'
)
FILES = {
    "shares.csv": "group,member,weight\nA,A,0.5\nA,B,0.5\n",
    "model/hierarchy.toml": (
        'format = 1\nnodes = [{ code = "goal" }, { code = "a", parent = "goal" }, '
        '{ code = "b", parent = "goal" }]\n'
    ),
    "model/goal.csv": ",a,b\na,1,3\nb,,1\n",
    "indicators.csv": "code\na\nb\n",
    "regions.csv": "code,kind\nr1,region\nr2,region\nc,circle\n",
    "values.csv": "region,year,a,b\nr1,2021,1,2\nr2,2021,3,4\n",
    "w.csv": "code,weight\na,0.5\nb,0.5\n",
    "t1.csv": "name,year,rank,score\nA,2022,1,30\nB,2022,2,20\n",
    "t2.csv": "name,year,rank,score\nA,2022,1,30\nB,2022,2,20\n",
}


@dataclass(frozen=True)
class Section:
    """A part of a settings file, and the shortest file that has it.

    Attributes
    ----------
    file : str
    text : str
        The file, with ``KEYS`` where the keys of the section stand.
    needed : mapping of str to str
        The keys that the shortest file has, with their values.
    given : mapping of str to str
        Others without which there is nothing to read.
    beside : mapping of str to (mapping of str to (str or None))
        What stands beside a key that would not be read otherwise.
    more : str
        Another table of the page, whose keys are known here too.
    """

    file: str
    text: str = "KEYS\n"
    needed: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    more: str = ""


def _under(heading: str) -> str:
    return f"{heading}\nKEYS\n"


def _relation(kind: str, needed: Mapping[str, str], **more: Any) -> Section:
    given = {"name": '"n"', **more.pop("given", {})}
    text = AUDIT + _under(f"[[{kind}]]")
    return Section("audit.toml", text, needed, given, **more, more="keys: audit.toml relation")


_NONE: Mapping[str, Any] = {}
_INSTEAD: Mapping[str, str | None] = {"share": None}
_DOUBTS: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, Any]]] = {
    "judgments": ("", _NONE, {"spread": {"kind": '"inconsistency"'}}),
    "experts": ("", _NONE, _NONE),
    "sets": ('[weights]\nuse = "x"\n[weights.sets.x]\nmodel = "model"\n', _NONE, _NONE),
    **dict.fromkeys(
        ("weights", "leave-out", "imputation", "outliers", "normalization", "aggregation"),
        ("", _NONE, _NONE),
    ),
    "data": ("", {"share": "0.05"}, {"column": _INSTEAD, "file": _INSTEAD}),
}
_LIST, _PAIR = {"tables": '["t1"]'}, {"tables": '{ t1 = "t2" }'}
SECTIONS: Mapping[str, Section] = {
    "[title]": Section("hierarchy.toml", f"format = 1\n{HIERARCHY}\n" + _under("[title]")),
    "hierarchy.toml": Section(
        "hierarchy.toml", needed={"format": "1", "nodes": HIERARCHY.partition(" = ")[2]}
    ),
    "hierarchy.toml [[nodes]]": Section(
        "hierarchy.toml",
        'format = 1\n[[nodes]]\ncode = "goal"\n' + _under("[[nodes]]"),
        {"code": '"a"'},
        {"parent": '"goal"'},
    ),
    "hierarchy.toml [group]": Section(
        "hierarchy.toml",
        f"format = 1\n{HIERARCHY}\n" + _under("[group]"),
        beside={"mean": {"aggregation": '"priorities"'}},
    ),
    "experts.toml": Section("experts.toml", needed={"format": "1"}),
    "experts.toml [[experts]]": Section(
        "experts.toml", "format = 1\n" + _under("[[experts]]"), {"code": '"wang"'}
    ),
    "published.toml": Section("published.toml", needed={"format": "1"}),
    "published.toml figure": Section(
        "published.toml", "format = 1\nweights = { a = { KEYS } }\n", {"value": "0.70"}
    ),
    "index.toml": Section("index.toml", needed={"format": "1"}, given={"model": '"model"'}),
    "index.toml steps rescale": Section(
        "index.toml",
        INDEX + 'steps = ["normalize", "aggregate", { KEYS }]\n',
        {"step": '"rescale"', "best": "100"},
        {"nodes": '"goal"'},
        beside={"level": {"nodes": None}},
    ),
    "index.toml [weights]": Section(
        "index.toml",
        INDEX + _under("[weights]"),
        beside={key: {"table": '"w.csv"'} for key in ("column", "kind", "node")},
    ),
    "index.toml values file": Section(
        "index.toml", INDEX + "values = [{ KEYS }]\n", {"file": '"values.csv"'}
    ),
    "index.toml values sample": Section(
        "index.toml", INDEX + "years = [2021]\nvalues = [{ KEYS }]\n", {"sample": '"s.toml"'}
    ),
    "index.toml values rollup": Section(
        "index.toml", INDEX + "years = [2021]\nvalues = [{ KEYS }]\n", {"rollup": '"kept"'}
    ),
    **{
        f"index.toml [{name}]": Section("index.toml", INDEX + _under(f"[{name}]"))
        for name in (
            *("normalization", "aggregation", "missing", "transforms", "outliers"),
            *("ranks", "pools", "groups"),
        )
    },
    "index.toml [robustness]": Section("index.toml", INDEX + _under("[robustness]")),
    "index.toml [report]": Section("index.toml", INDEX + _under("[report]")),
    **{
        f"index.toml [robustness.{name}]": Section(
            "index.toml", INDEX + more + _under(f"[robustness.{name}]"), given=given, beside=beside
        )
        for name, (more, given, beside) in _DOUBTS.items()
    },
    "sample.toml": Section(
        "sample.toml",
        needed={
            "format": "1",
            "source": '"records"',
            "indicators": ONE_INDICATOR.partition(" = ")[2].strip(),
        },
    ),
    "sample.toml [levels]": Section(
        "sample.toml",
        SAMPLE + ONE_INDICATOR + _under("[levels]"),
        beside={"city": {"region": '"province"'}},
    ),
    "sample.toml [tables.TABLE]": Section(
        "sample.toml", SAMPLE + ONE_INDICATOR + _under("[tables.enterprises]")
    ),
    "sample.toml [dates]": Section("sample.toml", SAMPLE + ONE_INDICATOR + _under("[dates]")),
    "sample.toml [quality]": Section("sample.toml", SAMPLE + ONE_INDICATOR + _under("[quality]")),
    "sample.toml [indicators.CODE]": Section(
        "sample.toml",
        SAMPLE + _under("[indicators.a]"),
        {"table": '"enterprises"', "measure": '"count"'},
        beside={"column": {"measure": '"sum"'}, "part": {"measure": '"share"'}},
    ),
    "sample.toml condition": Section(
        "sample.toml",
        SAMPLE + '[indicators.a]\ntable = "enterprises"\nmeasure = "count"\n'
        "where = { valuation = { KEYS } }\n",
        given={"max": "100"},
    ),
    "audit.toml": Section(
        "audit.toml", needed={"format": "1", "tables": '{ t1 = { file = "t1.csv" } }'}
    ),
    "audit.toml [model]": Section(
        "audit.toml", AUDIT.replace('folder = "model"', "KEYS"), given={"folder": '"model"'}
    ),
    "audit.toml [tables.CODE]": Section(
        "audit.toml", "format = 1\n" + _under("[tables.t1]"), {"file": '"t1.csv"'}
    ),
    "audit.toml [report]": Section(
        "audit.toml",
        AUDIT + _under("[report]"),
        {"tables": '{ region = { goal = "t1" } }'},
        more="keys: index.toml [report]",
    ),
    "audit.toml relation": Section(
        "audit.toml",
        AUDIT + _under("[[rows]]"),
        {"name": '"n"'},
        _LIST,
        more="keys: audit.toml [[rows]]",
    ),
    "audit.toml [[sum]]": _relation(
        "sum",
        {"total": '"t1"', "parts": '["t2", "t1"]'},
        beside={
            "exact": {"weights": "[0.5, 0.5]"},
            **{key: {"weights": '"unknown"'} for key in ("equals", "yearly")},
        },
    ),
    "audit.toml [[group]]": _relation(
        "group",
        {**_PAIR, "members": '{ A = ["A", "B"] }'},
        beside={"exact": {"members": '"shares.csv"'}},
    ),
    "audit.toml [[weights]]": _relation("weights", {}, given={"table": '"t1"'}),
    "audit.toml [[range]]": _relation(
        "range", {"tables": '{ t1 = "a" }'}, beside={"high": {"tables": '["t1"]'}}
    ),
    "audit.toml [[rank]]": _relation("rank", _LIST),
    "audit.toml [[rows]]": _relation("rows", _LIST),
    "audit.toml [[same]]": _relation("same", {**_PAIR, "rows": '["A"]'}),
    "audit.toml [[copies]]": _relation("copies", _LIST),
    "audit.toml [[ends]]": _relation("ends", _LIST, given={"high": "30"}),
    "audit.toml [[change]]": _relation("change", _PAIR),
    "audit.toml [[grim]]": _relation("grim", {**_LIST, "records": "7"}),
    "audit.toml [[claim]]": _relation(
        "claim",
        {"table": '"t1"'},
        given={"year": "2022", "order": '["A"]'},
        beside={"years": {"year": None}},
    ),
}


@dataclass(frozen=True)
class Reader:
    """Reads a settings file, with the files that it needs beside it."""

    folder: Path

    def read(self, section: Section, keys: Mapping[str, str | None]) -> tuple[Any, list[Finding]]:
        """Return what a file says, None where it is refused, and the findings."""
        lines = [f"{key} = {value}" for key, value in keys.items() if value is not None]
        inline = "{ KEYS }" in section.text
        text = section.text.replace("KEYS", (", " if inline else "\n").join(lines))
        (self.folder / section.file).write_text(text, encoding="utf-8")
        problems = Problems()
        found = getattr(self, section.file.partition(".")[0])(problems)
        return (None if problems.errors else found), problems.findings

    def shortest(self, section: Section, key: str = "", value: str | None = None) -> Any:
        """Read the shortest file, but for one key."""
        keys = {**section.given, **section.needed, **section.beside.get(key, {})}
        return self.read(section, {**keys, **({key: value} if key else {})})

    def hierarchy(self, problems: Problems) -> object:
        return load_hierarchy(self.folder, problems)

    def published(self, problems: Problems) -> object:
        return load_published(self.folder, load_model(self.folder / "model").hierarchy, problems)

    def experts(self, problems: Problems) -> object:
        hierarchy = load_model(self.folder / "model").hierarchy
        return load_roster(str(self.folder), hierarchy, problems)

    def index(self, problems: Problems) -> object:
        project = load_project(self.folder, problems)
        if project is None:
            return None
        said = project.settings, project.indicators, project.regions, project.groups
        data = project.values.to_dict("split")
        return said, project.title, data, project.weights, project.doubts, project.reporting

    def sample(self, problems: Problems) -> object:
        return load_definitions(self.folder / "sample.toml", problems)

    def audit(self, problems: Problems) -> object:
        declared = load_audit(self.folder, problems)
        document = open_document(str(self.folder / "audit.toml"), Problems())
        if declared is None or document is None or "report" not in document.tables:
            return declared
        said = read_reporting(replace(document, problems=problems), (), PRINTED_BESIDE)
        return declared, read_printing(declared, problems), said
