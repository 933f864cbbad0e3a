"""From records to tables and charts, in one command: ``python examples/records-to-index/run.py``.

It makes the synthetic records where there are none, and then gives the commands it prints, one
after the other; each of them can be given alone.
"""

import argparse
import sys
from pathlib import Path

from index.commands import main as ahp_index

FOLDER = Path(__file__).resolve().parent


def commands(project: Path, output: Path, scale: str) -> list[list[str]]:
    """Return the commands from records to charts, without their program."""
    records = project / "records"
    made = [] if records.exists() else [["sample", "new", str(records), "--scale", scale]]
    return [
        *made,
        ["sample", "check", str(project)],
        ["sample", "rollup", str(project), "-o", str(output / "values")],
        ["build", str(project), "--pool", "province"],
        ["export", str(project), "-o", str(output / "tables")],
        ["chart", str(project), "all", "-o", str(output / "charts")],
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the commands; stop at the first that fails, with its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=FOLDER / "output", help="folder to write")
    parser.add_argument("--scale", default="1", help="of the records, where there are none yet")
    options = parser.parse_args(arguments)
    for command in commands(FOLDER, options.output, options.scale):
        print("$ ahp-index", *command, flush=True)
        code = ahp_index(command)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
