"""From Markdown of one's own to parts of a report."""

from __future__ import annotations

from ahp.common.document.parts import Part
from ahp.common.findings import Problems
from index.report.own.facts import Facts


def own_parts(
    text: str, path: str, facts: Facts, problems: Problems, *, level: int = 2, check: bool = False
) -> tuple[Part, ...]:
    """Return the parts of a Markdown text, with its figures filled in and its claims checked.

    Parameters
    ----------
    text : str
    path : str
        Its file, for what is wrong.
    facts : Facts
        The tables that figures come from and claims are checked against.
    problems : Problems
        Notes, with file and line, an error for what is not understood, a warning for a claim that
        the tables do not hold, and with `check` a note on sentences that claim nothing.
    level : int
        Of a heading of the text's first level.
    check : bool
    """
    raise NotImplementedError
