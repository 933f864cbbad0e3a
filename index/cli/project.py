"""What the commands share: loading and building a project, telling notes, checking choices."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from ahp.errors import Finding, unknown_choice
from ahp.messages import Language
from index.build import Result, build
from index.files import load_project
from index.framework import StepError
from index.tables import FORMATS
from index.words import word

FINE, FINDINGS = 0, 1
MOST_NOTES = 20  # more would bury the table


def built(args: argparse.Namespace) -> Result:
    """Load and build the project of the arguments.

    Raises
    ------
    StepError
        With the warnings about the project's records first, which may be why a step fails.
    """
    project = load_project(args.project)
    try:
        return build(project)
    except StepError as error:
        doubts = (found for found in project.notes if found.severity == "warning")
        raise StepError([*doubts, *error.findings]) from None


def check_format(args: argparse.Namespace) -> str:
    """Return the format of the arguments.

    Raises
    ------
    UsageError
        If there is no such format; told before anything is computed.
    """
    style: str = args.format
    if style not in FORMATS:
        raise unknown_choice("--format", style, FORMATS)
    return style


def told(notes: Iterable[Finding], lang: Language) -> int:
    """Tell notes and warnings on stderr; return the exit code they call for."""
    notes = list(notes)
    grave = [found for found in notes if found.severity != "note"]
    light = [found for found in notes if found.severity == "note"]
    for found in [*grave, *light[:MOST_NOTES]]:
        print(f"{word(found.severity, lang)}  {found.text(lang)}", file=sys.stderr)
    if len(light) > MOST_NOTES:
        print(word("more-notes", lang, count=len(light) - MOST_NOTES), file=sys.stderr)
    return FINDINGS if grave else FINE
