"""Conflicts of wide groups: as small as can be by adding up intervals, in a few programs."""

import random
from fractions import Fraction

from index.audit import load_audit
from index.audit.joint.irreducible import irreducible
from index.audit.joint.program import Program
from index.audit.systems import systems
from tests.index.audit.kinds import csv
from tests.index.audit.reports import write

HALF = Fraction(1, 20)
HIGH = 60


def program_of(folder, scores, whole):
    """Return the program of one group: scores from 0 to 60, and their sum."""
    names = [f"m{number}" for number in range(len(scores))]
    (folder / "m.csv").write_text(csv(["row", "score"], *zip(names, scores, strict=True)), "utf-8")
    audit = 'format = 1\n[tables]\nm = { file = "m.csv" }\ng = { file = "g.csv" }\n'
    audit += f'[[range]]\nname = "r"\ntables = ["m"]\nhigh = {HIGH}\n[[group]]\nname = "g"\n'
    members = str(names).replace("'", '"')
    audit += f'tables = {{ g = "m" }}\nmembers = {{ all = {members} }}\n'
    lines = {"g": [["row", "score"], ["all", whole]]}
    (system,) = systems(load_audit(write(folder, lines, audit)))
    return Program.of(system)


def contradict(program, cells):
    """Whether members as printed, the others from 0 to 60, cannot add up to their sum."""
    ends = {"m": [Fraction(0), Fraction(0)], "g": [Fraction(0), Fraction(10**9)]}
    for cell, printed in program.printed.items():
        if cell.table == "m":
            limits = (printed.low, printed.high) if cell in cells else (Fraction(0), Fraction(HIGH))
            ends["m"] = [end + one for end, one in zip(ends["m"], limits, strict=True)]
        elif cell in cells:
            ends["g"] = [printed.low, printed.high]
    return ends["m"][1] < ends["g"][0] or ends["g"][1] < ends["m"][0]


def test_no_cell_of_a_conflict_can_be_left_out(tmp_path, monkeypatch):
    draw = random.Random(3)
    solved = []
    stretch = Program.stretch
    monkeypatch.setattr(
        Program, "stretch", lambda self, kept: (solved.append(1), stretch(self, kept))[1]
    )
    for off in (-400, -35, 30, 90, 700):  # one member, a few, or a dozen could be wrong
        scores = [f"{draw.randint(10, 590) / 10:.1f}" for _ in range(60)]
        whole = float(sum(map(Fraction, scores))) + off
        program = program_of(tmp_path, scores, f"{whole:.1f}")
        conflict = irreducible(program)
        assert conflict.proved
        assert contradict(program, conflict.cells)
        assert not any(contradict(program, conflict.cells - {cell}) for cell in conflict.cells)
    assert len(solved) < 5 * 12  # and not one for each member
