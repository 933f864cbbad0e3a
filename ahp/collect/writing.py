"""Filing what was collected: matrices, where each judgment comes from, and who the people are.

Nobody's judgments are lost: matrices that change are first archived, and a person's files are
put in place together. People are entered into ``experts.toml`` before their judgments are written,
so that a second run after one that was cut short goes on where it stopped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from ahp.collect.intake import Intake
from ahp.collect.people import Given
from ahp.collect.wording import EXPERT_FILES_BROKEN
from ahp.common.findings import AhpError, FileError, Finding, ModelError, Problems
from ahp.common.io.toml_edit import Value
from ahp.common.io.write import make_folder, staged_folder, writing
from ahp.files.experts import EXPERTS_FOLDER, REPLACED, find_places
from ahp.files.matrix_file import MatrixFile
from ahp.files.models import read_node
from ahp.files.origins import Origin, origins_bytes, origins_file, read_origins, standing
from ahp.files.roster import update_roster
from ahp.files.writing import matrix_bytes
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model, matrix_path

_NEWEST = "%Y-%m-%dT%H-%M-%S"  # colons cannot stand in names on Windows


def write_intakes(
    model: Model, intakes: Sequence[Intake], now: datetime, problems: Problems
) -> list[str]:
    """Write what was taken into ``experts`` and ``experts.toml``.

    Parameters
    ----------
    model : Model
        Loaded from a folder.
    intakes : sequence of Intake
    now : datetime
        When it was collected.
    problems : Problems
        Takes why somebody's judgments could not be written; those of the others are.

    Returns
    -------
    list of str
        The folders in which something has changed.

    Raises
    ------
    AhpError
        When ``experts.toml`` cannot be changed; nothing is written then.
    """
    folder = model.folder or ""
    changed = [one for one in intakes if one.fresh]
    if not changed:
        return []
    make_folder(os.path.join(folder, EXPERTS_FOLDER))
    entries = {one.expert.code: entry for one in changed if (entry := _entry(one)) or one.is_new}
    if entries:
        update_roster(folder, model.hierarchy, entries)
    places = find_places(folder, model.hierarchy, model.experts, Problems())
    written = []
    for one in changed:
        try:
            written.append(_File(model, one, places.get(one.expert.code, ()), now).write())
        except AhpError as error:
            problems.take(error.findings)
    return written


def _entry(intake: Intake) -> dict[str, Value]:
    """Return what ``experts.toml`` does not say yet of a person."""
    known = intake.expert.attributes
    fresh: dict[str, Value] = {
        key: text for key, text in intake.attributes.items() if str(known.get(key, "")) != text
    }
    name = intake.expert.names.get("zh") if intake.is_new else None
    entry: dict[str, Value] = {"name": name} if name else {}
    return {**entry, "attributes": fresh} if fresh else entry


class _File:
    """One person's files, as they are and as they will be."""

    def __init__(self, model: Model, intake: Intake, places: Sequence[str], now: datetime) -> None:
        self._hierarchy, self._findings = model.hierarchy, model.findings
        self._intake, self._expert, self._now = intake, intake.expert, now
        root = os.path.join(model.folder or "", EXPERTS_FOLDER)
        self._alone = places[0] if places and not os.path.isdir(places[0]) else None
        in_folder = bool(places) and self._alone is None
        self._folder = places[0] if in_folder else os.path.join(root, self._expert.code)
        self._refuse_broken(places)

    def _refuse_broken(self, places: Sequence[str]) -> None:
        """Refuse to write over judgments that could not be read."""
        fresh = [code for code, one in self._intake.takings.items() if one.fresh]
        targets = [matrix_path(self._folder, code) for code in fresh
                   if code not in self._expert.sources]  # fmt: skip
        unread = [one for one in targets if os.path.lexists(one)]
        unread += places if len(places) > 1 else ()
        if self._alone is not None and not self._expert.sources:
            unread.append(self._alone)
        broken = {one.path for one in self._findings if one.severity == "error"}
        unread += [one for one in self._given_up() if one in broken]
        if unread:
            details = {"expert": self._expert.called, "files": list(dict.fromkeys(unread))}
            raise ModelError([Finding(EXPERT_FILES_BROKEN, details)])

    def write(self) -> str:
        """Archive what changes, then put the new files in its place."""
        given_up = self._given_up()
        texts = {code: one.matrix for code, one in self._intake.takings.items() if one.fresh}
        moved = {
            code: self._expert.matrices[code]
            for code, source in self._expert.sources.items()
            if source.path in given_up and code not in texts
        }
        likes = {code: self._like(code) for code in texts if self._stays(code)}
        old = [*given_up, *(one.path for one in likes.values() if not one.matrix.blank)]
        names = {
            code: os.path.basename(likes[code].path) if code in likes else f"{code}.csv"
            for code in texts | moved
        }
        if self._alone is None:
            self._archive(old, self._folder)
        with staged_folder(self._folder) as new:
            if self._alone is not None:
                self._archive(old, new)
            files = {
                names[code]: matrix_bytes(names[code], matrix, likes.get(code))
                for code, matrix in (texts | moved).items()
            }
            files[origins_file(self._hierarchy)] = self._origins(texts)
            for name, data in files.items():
                with open(os.path.join(new, name), "wb") as file:  # the folder is synced as one
                    file.write(data)
        for path in given_up:
            if path not in (os.path.join(self._folder, name) for name in names.values()):
                with writing(path):
                    os.unlink(path)
        return self._folder

    def _stays(self, code: str) -> bool:
        """Whether a matrix has a file of its own in the folder, in which it can be changed."""
        sources = self._expert.sources
        if code not in sources or self._alone is not None:
            return False
        path = sources[code].path
        alone = sum(one.path == path for one in sources.values()) == 1
        return alone and path.lower().endswith((".csv", ".tsv"))

    def _given_up(self) -> list[str]:
        """Return the files whose matrices get files of their own: workbooks and joint files."""
        if self._alone is not None:
            return [self._alone]
        paths = {
            source.path
            for code, one in self._intake.takings.items()
            if one.fresh
            and (source := self._expert.sources.get(code)) is not None
            and not self._stays(code)
        }
        return sorted(paths)

    def _like(self, code: str) -> MatrixFile:
        path = self._expert.sources[code].path
        file = read_node(path, self._hierarchy, code)
        if file is None or file.matrix != self._expert.matrices[code]:
            details = {"expert": self._expert.called, "files": [path]}
            raise FileError([Finding(EXPERT_FILES_BROKEN, details)])
        return file

    def _archive(self, paths: Sequence[str], folder: str) -> None:
        """Copy files into a folder of the moment, before anything is changed."""
        if not paths:
            return
        place = os.path.join(folder, REPLACED, self._now.strftime(_NEWEST))
        make_folder(os.path.dirname(place))
        with staged_folder(place) as new, writing(place):
            for path in paths:
                shutil.copy2(path, new)
            origins = os.path.join(self._folder, origins_file(self._hierarchy))
            with suppress(FileNotFoundError):
                shutil.copy2(origins, new)

    def _origins(self, matrices: Mapping[str, PairwiseMatrix]) -> bytes:
        """Return where judgments come from: those that stand, and the new ones."""
        after = dict(self._expert.matrices) | dict(matrices)
        old = read_origins(self._folder, self._hierarchy, Problems())
        known = standing(old, after)
        kept = {_key(one): one for many in known.values() for one in many}
        for taking in self._intake.takings.values():
            kept |= {_key(one): one for one in map(self._origin, taking.fresh)}
        order = {code: k for k, code in enumerate(self._hierarchy.judged)}
        return origins_bytes(sorted(kept.values(), key=lambda one: order[one.node]))

    def _origin(self, given: Given) -> Origin:
        taken, reading = given.taken, given.sent.reading
        value = "" if taken.value is None else format_judgment(taken.value)
        convention = "" if reading.convention is None else reading.convention("en")
        return Origin(
            *(taken.node, taken.a, taken.b, value),
            os.path.basename(reading.path),
            taken.place.text(),
            given.sent.person.time,
            convention,
            self._now.isoformat(timespec="seconds"),
        )


def _key(origin: Origin) -> tuple[str, frozenset[str]]:
    return origin.node, frozenset((origin.a, origin.b))
