"""From records to tables and charts, in one command: ``python examples/records-to-index/run.py``.

It makes the synthetic records where there are none, and then gives the commands it prints, one
after the other; each of them can be given alone.
"""

import argparse
import io
import sys
from contextlib import redirect_stderr
from pathlib import Path

from index.commands import main as ahp_index

FOLDER = Path(__file__).resolve().parent


class Once(io.TextIOBase):
    """Writes every line once: the notes on the records are the same after each command."""

    def __init__(self, out) -> None:
        self.out, self.told, self.rest = out, set(), ""

    def write(self, text: str) -> int:
        """Write what is new of the lines that are whole."""
        *lines, self.rest = (self.rest + text).split("\n")
        for line in lines:
            if line not in self.told:
                self.told.add(line)
                self.out.write(line + "\n")
        self.out.flush()
        return len(text)


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
    parser.add_argument("--lang", choices=["en", "zh"], help="of what is said and written")
    options = parser.parse_args(arguments)
    lang = ["--lang", options.lang] if options.lang else []
    notes = Once(sys.stderr)
    for command in commands(FOLDER, options.output, options.scale):
        print("$ ahp-index", *command, *lang, flush=True)
        with redirect_stderr(notes):
            code = ahp_index([*command, *lang])
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
