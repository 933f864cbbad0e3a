"""The people who judge a model: what is known of each, and what each has judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import NamedTuple

from ahp.common.findings import Finding, Named, Problems, UsageError
from ahp.common.names import name_in, suggestion
from ahp.common.wording import ASIDE, Language
from ahp.model.fit import check_matrices
from ahp.model.group.wording import EXPERT_BAD_WEIGHT
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import JUDGED_OF, MODEL_BLANK, NO_SUCH_EXPERT, OWN_BLANK

Attribute = str | int | float
"""What is known of a person beside the name: a text or a number."""


_SHOWN = 5  # experts in a message


class Source(NamedTuple):
    """Where a person's matrix was read from.

    Attributes
    ----------
    path : str
    sheet : str or None
        Of a workbook.
    modified : datetime or None
        When the file was last changed, as far as that is known.
    answers : tuple of (str, str)
        The files that judgments were collected from, each with the place in it.
    answered : str
        When the last of them were given, as their file says.
    """

    path: str
    sheet: str | None = None
    modified: datetime | None = None
    answers: tuple[tuple[str, str], ...] = ()
    answered: str = ""


class Progress(NamedTuple):
    """How many judgments were given, of those that are asked."""

    answered: int
    asked: int


@dataclass(frozen=True)
class Expert:
    """A person who judges a model, or has been asked to.

    Attributes
    ----------
    code : str
        The name of the folder or file under ``experts``.
    names : mapping of str to str
        By language.
    weight : float
        How much the person's judgments count beside those of others, above 0; only ratios matter.
    attributes : mapping of str to (str or number)
        Such as field, title, years, group.
    nodes : tuple of str or None
        Which nodes the person judges; None stands for all.
    matrices : mapping of str to PairwiseMatrix
        By node; they may be blank.
    sources : mapping of str to Source
        Where each matrix was read from.

    Examples
    --------
    >>> judged = {"car": PairwiseMatrix.from_upper("ab", [3])}
    >>> wang = Expert("wang", {"zh": "王教授"}, matrices=judged)
    >>> wang.name("zh"), wang.weight, wang.answered
    ('王教授', 1.0, 1)
    """

    code: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    weight: float = 1.0
    attributes: Mapping[str, Attribute] = field(default_factory=dict, hash=False)
    nodes: tuple[str, ...] | None = None
    matrices: Mapping[str, PairwiseMatrix] = field(default_factory=dict, hash=False, repr=False)
    sources: Mapping[str, Source] = field(default_factory=dict, hash=False, repr=False)

    def name(self, lang: str) -> str:
        """Return the name in a language, else in another, else the code."""
        return name_in(self.names, lang, self.code)

    @property
    def called(self) -> Named:
        """The code, which messages say by the name."""
        return Named(self.code, self.names)

    @property
    def answered(self) -> int:
        """How many judgments the person has given."""
        return sum(matrix.judged for matrix in self.matrices.values())

    def asked_at(self, hierarchy: Hierarchy) -> tuple[str, ...]:
        """Return the nodes the person judges, in the order of the hierarchy."""
        wanted = hierarchy.judged if self.nodes is None else self.nodes
        return tuple(code for code in hierarchy.judged if code in wanted)

    def progress(self, hierarchy: Hierarchy) -> dict[str, Progress]:
        """Return how much has been judged of each node's matrix that is asked.

        >>> from ahp.model.hierarchy import Node
        >>> hierarchy = Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")])
        >>> Expert("wang").progress(hierarchy)
        {'car': Progress(answered=0, asked=1)}
        """
        found = {}
        for code in self.asked_at(hierarchy):
            n = len(hierarchy.items(code))
            matrix = self.matrices.get(code)
            found[code] = Progress(matrix.judged if matrix else 0, n * (n - 1) // 2)
        return found


def total(progress: Iterable[Progress]) -> Progress:
    """Sum up over matrices.

    >>> total([Progress(1, 3), Progress(2, 2)])
    Progress(answered=3, asked=5)
    """
    ones = list(progress)
    return Progress(sum(one.answered for one in ones), sum(one.asked for one in ones))


def shown_names(experts: Iterable[Expert], lang: Language) -> dict[str, str]:
    """Return the names of experts by code; where several have the same, with the code.

    >>> shown_names([Expert("a", {"en": "Li"}), Expert("b", {"en": "Li"}), Expert("c")], "en")
    {'a': 'Li (a)', 'b': 'Li (b)', 'c': 'c'}
    """
    known = list(experts)
    names = [one.name(lang) for one in known]
    shared = Counter(names)
    return {
        one.code: name if shared[name] == 1 else name + ASIDE(lang, text=one.code)
        for one, name in zip(known, names, strict=True)
    }


def find_expert(experts: Iterable[Expert], name: str) -> Expert:
    """Return the expert with a code, else with a name.

    Raises
    ------
    UsageError
        When nobody is called so, or several are.

    Examples
    --------
    >>> find_expert([Expert("wang", {"zh": "王教授"}), Expert("li")], "王教授").code
    'wang'
    """
    known = list(experts)
    found = [one for one in known if one.code == name]
    found = found or [one for one in known if name in one.names.values()]
    if len(found) == 1:
        return found[0]
    hint = suggestion(name, [one.code for one in found or known])
    raise UsageError.of(NO_SUCH_EXPERT, expert=name, suggestion=hint)


def check_experts(hierarchy: Hierarchy, experts: Iterable[Expert], problems: Problems) -> None:
    """Note matrices of experts that do not fit the hierarchy, and weights that count nothing."""
    for one in experts:
        if not 0 < one.weight < inf:
            problems.add(EXPERT_BAD_WEIGHT, expert=one.called, weight=one.weight)
        paths = {code: source.path for code, source in one.sources.items()}
        everything = frozenset(hierarchy.judged)  # nobody has to judge all
        check_matrices(hierarchy, one.matrices, problems, paths, unreadable=everything)


def blank_finding(
    hierarchy: Hierarchy, experts: Iterable[Expert], folder: str | None = None
) -> Finding:
    """Say of a model without judgments of its own which experts have judged, and how much.

    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")])
    >>> li = Expert("li", matrices={"car": PairwiseMatrix.from_upper("ab", [3])})
    >>> blank_finding(hierarchy, [li]).message()
    'the model itself has no judgments; 1 expert has judged: li 1 of 1'
    """
    judged = [
        Finding(
            JUDGED_OF, {"expert": one.called, **total(one.progress(hierarchy).values())._asdict()}
        )
        for one in experts
        if one.answered
    ]
    if not judged:
        return Finding(MODEL_BLANK, {"count": len(hierarchy.judged)}, folder)
    shown = [*judged[:_SHOWN], *("…" for _ in judged[_SHOWN : _SHOWN + 1])]
    return Finding(OWN_BLANK, {"count": len(judged), "progress": shown}, folder)
