"""From records to a report in Word, in one command: ``python examples/records-to-index/run.py``.

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
FORMS = (".docx", ".html")


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


def commands(project: Path, output: Path, scale: str, force: bool = False) -> list[list[str]]:
    """Return the commands from records to a report, without their program."""
    records = project / "records"
    made = [] if records.exists() else [["sample", "new", str(records), "--scale", scale]]
    anew = ["--force"] if force else []
    report = [part for form in FORMS for part in ("-o", str(output / f"report{form}"))]
    return [
        *made,
        ["sample", "check", str(project)],
        ["sample", "rollup", str(project), "-o", str(output / "values"), *anew],
        ["build", str(project), "--pool", "province"],
        ["export", str(project), "-o", str(output / "tables"), *anew],
        ["chart", str(project), "all", "-o", str(output / "charts"), *anew],
        ["report", str(project), *report, *anew],
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the commands; stop at the first that fails, with its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=FOLDER / "output", help="folder to write")
    parser.add_argument("--scale", default="1", help="of the records, where there are none yet")
    parser.add_argument("--lang", choices=["en", "zh"], help="of what is said and written")
    parser.add_argument("--force", action="store_true", help="replace files that differ")
    options = parser.parse_args(arguments)
    lang = ["--lang", options.lang] if options.lang else []
    notes = Once(sys.stderr)
    for command in commands(FOLDER, options.output, options.scale, options.force):
        sys.argv = ["ahp-index", *command, *lang]  # what a report says that it was made by
        print("$", *(f'"{word}"' if " " in word else word for word in sys.argv), flush=True)
        with redirect_stderr(notes):
            code = ahp_index(sys.argv[1:])
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
