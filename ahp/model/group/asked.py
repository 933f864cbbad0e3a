"""Whose judgments are asked for: by options of a command, or by a file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ahp.common.findings import UsageError
from ahp.model.group.settings import GroupSettings
from ahp.model.group.wording import BAD_CONSISTENT, GROUP_AND_EXPERT, GROUP_OPTION_ALONE

if TYPE_CHECKING:
    from ahp.model.group.group import Group
    from ahp.model.model import Model

OPTIONS: Mapping[str, str] = {
    "aggregation": "--aggregation",
    "mean": "--mean",
    "weights": "--expert-weights",
    "consistent": "--only-consistent",
    "trim": "--trim",
    "experts": "--experts",
}
"""By setting, the option that overrides it."""

ALL = "none"
"""The word by which no matrix is left out."""


@dataclass(frozen=True)
class Asked:
    """Whose judgments are asked for; by default the model's own, else the group's.

    Attributes
    ----------
    group : bool
    expert : str or None
    changes : mapping of str to object
        Settings of the group that are to be others than the model says.
    """

    group: bool = False
    expert: str | None = None
    changes: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def somebody(self) -> bool:
        """Whether the judgments of people are asked for, which only a model has."""
        return self.group or self.expert is not None or bool(self.changes)

    def of(
        self,
        model: Model,
        method: str | None = None,
        random_index: str | None = None,
        scale: str = "linear",
    ) -> Model | Group:
        """Return the group of a model's experts, one of them, or the model.

        Raises
        ------
        ModelError, UsageError
            As for `Model.judged_by`; also when the group is to be formed in a way, but is not
            what the weights are of.
        """
        choices = {"method": method, "random_index": random_index}
        judged = model.judged_by(
            group=self.group, expert=self.expert, scale=scale, **choices, **self.changes
        )
        if judged is model and self.changes:
            raise UsageError.of(GROUP_OPTION_ALONE, option=OPTIONS[next(iter(self.changes))])
        return judged


def asked_of(args: argparse.Namespace) -> Asked:
    """Return whose judgments the options of a command ask for.

    Raises
    ------
    UsageError
        When they contradict each other, or one has no such value.
    """
    given = {
        "aggregation": args.aggregation,
        "mean": args.mean,
        "weights": args.expert_weights,
        "trim": args.trim,
        "experts": None if args.experts is None else split_names(args.experts),
    }
    changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if args.only_consistent is not None:
        changes["consistent"] = _ratio(args.only_consistent)
    if args.expert is not None and (args.group or changes):
        option = "--group" if args.group else OPTIONS[next(iter(changes))]
        raise UsageError.of(GROUP_AND_EXPERT, option=option)
    fitting = dict(changes)  # what goes together is seen with what the model says
    if "mean" in changes or "trim" in changes:
        goes = "priorities" if changes.get("mean") == "arithmetic" else "judgments"
        fitting.setdefault("aggregation", goes)
    GroupSettings(**fitting).validated(OPTIONS.__getitem__)
    return Asked(args.group, args.expert, changes)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas; a blank is nobody's name, and stays one.

    >>> split_names("wang，li, "), split_names(" ")
    (('wang', 'li'), ('',))
    """
    names = tuple(name for one in text.replace("，", ",").split(",") if (name := one.strip()))
    return names or ("",)


def _ratio(text: str) -> float | None:
    if text == ALL:
        return None
    try:
        return float(text)
    except ValueError:
        raise UsageError.of(BAD_CONSISTENT, option=OPTIONS["consistent"], value=text) from None
