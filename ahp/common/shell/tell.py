"""Saying something beside the answer; what comes from outside commands no terminal."""

from __future__ import annotations

import sys

from ahp.common.visible import visible
from ahp.common.wording import SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ahp.common.findings import Finding
    from ahp.common.wording import Language


def tell(text: str) -> None:
    """Say something to the person, on stderr."""
    print(visible(text), file=sys.stderr)


def tell_findings(findings: Iterable[Finding], lang: Language) -> None:
    """Say findings, one a line, each with its severity in front; many alike with examples."""
    from ahp.common.findings import told  # deferred: importing dataclasses would be felt

    for severity, text in told(findings, lang):
        tell(f"{SEVERITIES[severity](lang)}  {text}")


def answer(text: str) -> None:
    """Give a line of the answer, such as the name of a file that was written, on stdout."""
    print(visible(text))
