"""Notes that were made on judgments at work: they stand in the journal beside the matrix files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

JOURNAL_FILE = "journal.jsonl"


def read_notes(folder: str) -> dict[str, dict[tuple[str, str], str]]:
    """Return the notes that stand, by node and pair; none where there is no journal.

    Lines of a journal that cannot be read are for the workbench to tell of.

    Examples
    --------
    >>> read_notes("nowhere")
    {}
    """
    taken: list[dict[str, Any]] = []
    for record in _records(os.path.join(folder, JOURNAL_FILE)):
        of = record.get("of")
        act, action = record.get("act"), {**(of if isinstance(of, dict) else record)}
        if action.get("act") != "note":
            continue
        note: dict[str, Any] = {key: action.get(key, "") for key in ("a", "b", "text")}
        note["node"] = record.get("node", "")
        if act == "undo":
            if note in taken:
                taken.reverse()
                taken.remove(note)
                taken.reverse()
        else:
            taken.append(note)
    notes: dict[str, dict[tuple[str, str], str]] = {}
    for note in taken:
        notes.setdefault(note["node"], {})[note["a"], note["b"]] = note["text"]
    return notes


def _records(path: str) -> Iterator[Mapping[str, Any]]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.readlines()
    except OSError:
        return
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            yield record
