"""What the commands share: loading and building a project, telling notes, checking choices."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from ahp.common.document import formats
from ahp.common.findings import Finding
from ahp.common.shell.tell import tell_findings
from ahp.common.wording import Language
from index.files.project import load_project
from index.project.errors import StepError
from index.project.project import IndexProject
from index.steps.build import build
from index.steps.result import Result

FINE, FINDINGS = 0, 1


def loaded(args: argparse.Namespace) -> IndexProject:
    """Load the project of the arguments, with the set of weights that they name.

    Raises
    ------
    UsageError
        When it has no set of weights of that name.
    """
    project = load_project(args.project, rollup="anew" if args.fresh else "keep")
    told(project.remarks, args.lang)
    return project if args.weights is None else project.with_weights(args.weights)


def built(args: argparse.Namespace) -> Result:
    """Load and build the project of the arguments.

    Raises
    ------
    UsageError
        When it has no set of weights of that name.
    StepError
        With the warnings about the project's records first, which may be why a step fails.
    """
    return built_of(loaded(args))


def built_of(project: IndexProject) -> Result:
    """Build a project.

    Raises
    ------
    StepError
        With the warnings about the project's records first, which may be why a step fails.
    """
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
    return formats.check_format(args.format)


def told(notes: Iterable[Finding], lang: Language) -> int:
    """Tell notes and warnings on stderr; return the exit code they call for."""
    notes = list(notes)
    grave = [found for found in notes if found.severity != "note"]
    light = [found for found in notes if found.severity == "note"]
    tell_findings([*grave, *light], lang)
    return FINDINGS if grave else FINE
