"""What every part of a report is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ahp.common.document.parts import Figure, Part, Text
from ahp.common.document.text import spaced
from ahp.common.findings import Finding
from ahp.common.wording import Language
from index.project.reporting import USUAL, Reporting
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing

if TYPE_CHECKING:
    from index.chart.draw import Options
    from index.project.project import IndexProject
    from index.project.weights import Anonymous, Group, Model
    from index.report.charts import Charts
    from index.report.printed.standing import Printed
    from index.report.sentences.rules import Rules
    from index.robust.result import Robustness
    from index.steps.result import Result


@dataclass
class Said:
    """What a report says so far: what the parts add as they are made, in order.

    Attributes
    ----------
    sentences : list of Sentence
        All of them are checked once the report is made.
    findings : list of Finding
        What is to be told of the making, such as a region that is not known.
    judged : mapping of str to tuple of Part, optional
        What there is to say of the judgments, once it is made.
    made : list of Part
        What the parts before have made, with their headings: what a checklist is held against.
    marked : set of str
        Items of checklists that text of one's own has a heading of.
    claims : int
        How many claims text of one's own makes.
    sections : set of str
        Parts, sections of the method and pools that there are, as ``[report]`` names them.
    """

    sentences: list[Sentence] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    judged: Mapping[str, tuple[Part, ...]] | None = None
    made: list[Part] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    claims: int = 0
    sections: set[str] = field(default_factory=set)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules whose words were used, each once, in order of their first use."""
        return tuple(dict.fromkeys(rule for one in self.sentences for rule in one.rules))


@dataclass(frozen=True)
class Context:
    """What a report is made from: a part reads it and returns its pieces, without its heading.

    Attributes
    ----------
    standing : Standing
    lang : str
    reporting : Reporting
    result : Result, optional
        None where only printed tables are known.
    runs : Robustness, optional
        None where nobody asks how sure the ranks are.
    judged : Model or Group, optional
        Whose judgments the weights come from; None where they come from none.
    charts : Charts, optional
        None where there is nothing to draw from.
    year : int, optional
        By default the latest.
    command : str
        As it was typed.
    inputs : tuple of str
        Paths of the files behind the report.
    check : bool
        Whether text of one's own is searched for sentences that claim nothing.
    anonymous : Anonymous, optional
        The numbers that experts have in place of names; None where these may be said.
    printed : Printed, optional
        The printed tables and what contradicts them, where only these are known.
    said : Said
    """

    standing: Standing
    lang: Language = "en"
    reporting: Reporting = USUAL
    result: Result | None = None
    runs: Robustness | None = None
    judged: Model | Group | None = None
    charts: Charts | None = None
    year: int | None = None
    command: str = ""
    inputs: tuple[str, ...] = ()
    check: bool = False
    anonymous: Anonymous | None = None
    printed: Printed | None = None
    said: Said = field(default_factory=Said, hash=False, compare=False)

    @property
    def built(self) -> Result:
        """The result, in parts that are only made where there is one."""
        assert self.result is not None
        return self.result

    @property
    def project(self) -> IndexProject:
        """The project of the result."""
        return self.built.project

    @property
    def rules(self) -> Rules:
        """The rules that sentences follow."""
        from index.report.sentences.rules import Rules

        return Rules(top=self.reporting.top, tiers=self.reporting.tiers)

    def year_name(self, year: int) -> str:
        """Return what a year is called: itself, or a span such as 2020/21 that begins with it."""
        return str(year if self.result is None else self.result.year_name(year))

    def say(self, sentences: Iterable[Sentence]) -> tuple[Text, ...]:
        """Return a paragraph of sentences, which are checked with all others; none of none."""
        found = tuple(sentences)
        self.said.sentences.extend(found)
        between = "" if self.lang == "zh" else " "
        text = between.join(one.text for one in found)
        return (Text(self.spaced(text)),) if text else ()

    def spaced(self, text: str) -> str:
        """Return a text with blanks around Latin names in Chinese; names keep their spelling."""
        return spaced(text, self._names) if self.lang == "zh" else text

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """What indicators, items and regions are called in Chinese."""
        found = [self.standing.title.get("zh", "")]
        for league in self.standing.leagues:
            found += [league.node_name("zh"), *(league.name(row, "zh") for row in league.names)]
        if self.result is not None:
            weights = self.result.weights
            found += [weights.name(code, "zh") for code in weights.codes]
        return tuple(dict.fromkeys(found))

    def tell(self, finding: Finding) -> None:
        """Note what is to be told of the making."""
        self.said.findings.append(finding)

    def chart(self, kind: str, options: Options, caption: str = "") -> tuple[Figure, ...]:
        """Return a chart of `index.chart`, drawn later; none where it cannot be drawn.

        Its name is made of the kind and of what it shows, as `charts.chart_name` says. The font is
        put in by itself.
        """
        caption = self.spaced(caption)
        return () if self.charts is None else self.charts.ask(kind, options, caption)
