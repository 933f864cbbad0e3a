"""What repairing in a dialogue needs beside it: the search for proposals, and the original kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ahp.common.findings import AhpError
from ahp.common.io.write import make_folder
from ahp.common.wording import Language
from ahp.files import write_matrix
from ahp.workbench.wording import say

if TYPE_CHECKING:
    from ahp.repair.proposals import Repair
    from ahp.workbench.desk import Desk
    from ahp.workbench.session import Session

ORIGINALS = "before-repair"  # folder of the matrices as they were
SECONDS = 5.0  # a person is waiting; `ahp repair` may take longer


@dataclass(frozen=True)
class Found:
    """What a search came to.

    Attributes
    ----------
    session : Session
        Whose judgments were to be repaired.
    repair : Repair or None
    trouble : str
        Why there is no repair.
    """

    session: Session
    repair: Repair | None = None
    trouble: str = ""


def seek(session: Session, lang: Language) -> Found:
    """Seek changes that make the judgments of a session consistent; never raises an error."""
    try:
        from ahp.repair.proposals import proposals  # deferred: most sessions need no repair

        settings = session.settings
        repair = proposals(
            session.matrix,
            threshold=settings.threshold,
            random_index=settings.random_index,
            scale=settings.scale,
            seconds=SECONDS,
        )
    except AhpError as error:
        return Found(session, trouble=error.findings[0].message(lang))
    except Exception as error:  # the person at the terminal shall go on judging
        reason = f"{type(error).__name__}: {error}"
        return Found(session, trouble=say("search-failed", lang, reason=reason))
    return Found(session, repair)


def keep_original(desk: Desk, session: Session) -> str:
    """Write the judgments as they are into a folder beside the matrix files; return the file.

    An earlier original is never replaced.

    Raises
    ------
    FileError
        When it cannot be written.
    """
    folder = Path(desk.folder, ORIGINALS)
    for number in count(1):
        ending = f"-{number}" if number > 1 else ""
        path = folder / f"{desk.current}{ending}.csv"
        if not path.exists():
            break
    make_folder(folder)
    write_matrix(path, session.matrix)
    return str(path)
