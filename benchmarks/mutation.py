"""Whether the tests would notice a wrong formula: mutants of the mathematics that survive them.

Run ``python benchmarks/mutation.py`` from the project's folder, or name files. Every test runs once
to tell which lines it reaches. Then each mutant has a process of its own, forked from one that has
imported everything and collected the tests: the changed code is put into the functions in place,
and the tests that reach the line are run, fastest first, to the first that fails. What runs on
import is changed in a process forked before the packages were imported. A mutant that takes far
longer than the tests took without it is stopped and counts as killed.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # a fork has one

import argparse
import collections
import contextlib
import functools
import gc
import importlib
import importlib.machinery
import itertools
import json
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
import traceback
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import hypothesis
import pytest
from mutants import Mutant, mutants, mutated

ROOT = Path(__file__).parent.parent
ACCEPTED = Path(__file__).with_name("mutation.toml")
TESTS = {
    "ahp/core": ("ahp/core", "tests/core", "tests/repair"),
    "index/steps": (
        "index/steps", "tests/index/steps", "tests/index/rank", "tests/index/test_hdi.py",
        "tests/index/test_broken.py",
    ),
}  # fmt: skip
# Imported before the first fork. The packages themselves must not be.
WARM = ("numpy", "pandas", "scipy.stats", "scipy.optimize", "rich.table", "openpyxl", "duckdb")
WARM += ("ibis", "matplotlib", "jinja2", "filelock", "questionary")
EXAMPLES = 15  # of a property test
MEMORY = 6 << 30
KILLED, SURVIVED, UNTESTED = "killed", "survived", "reached by no test"
Start = Callable[[Mutant], int]


def main() -> int:
    options = _options()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    chosen = [one for file in _files(options.paths) for one in mutants(ROOT, file)]
    if options.only:
        chosen = [one for one in chosen if options.only in str(one)]
    if options.again:
        lines = options.again.read_text(encoding="utf-8").splitlines()
        told = {_described(line) for line in lines}
        chosen = [one for one in chosen if (one.file, one.change) in told]
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    for name in WARM:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    fates: dict[Mutant, str] = {}
    for package, tests in TESTS.items():
        part = [one for one in chosen if one.file.startswith(package)]
        if part:
            paths = options.tests or [path for path in tests if Path(path).exists()]
            fates |= _run(part, paths, options)
    some = options.sample or options.only or options.tests or options.again
    return _report(fates, whole=not some)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", default=list(TESTS), help="files or folders to change")
    parser.add_argument("--sample", type=int, help="only so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=10.0, help="of tests for a mutant at most")
    parser.add_argument("--only", metavar="TEXT", help="only mutants whose description has TEXT")
    parser.add_argument("--again", type=Path, metavar="REPORT", help="only survivors of a report")
    parser.add_argument("--tests", nargs="+", help="the tests to run, instead of those of the room")
    return parser.parse_args()


def _described(line: str) -> tuple[str, str]:
    """Take the file and the change from a line of a report; lines of code may have moved."""
    file, _, rest = line.partition(":")
    return file, rest.partition(": ")[2].partition("   [")[0]


def _files(paths: Iterable[str]) -> list[str]:
    found: list[Path] = []
    for path in map(Path, paths):
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    names = [path.resolve().relative_to(ROOT).as_posix() for path in found]
    return [name for name in names if not name.endswith("wording.py")]


def _run(chosen: Sequence[Mutant], paths: Sequence[str], options: argparse.Namespace) -> dict:
    """Run the mutants of one package: in place where that is possible, else on a new import."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        child = _fork(lambda: _session(paths, folder, InPlace(chosen, folder, options)))
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or not (folder / "fates").exists():
            sys.exit("The tests do not pass, or cannot be collected, without any change.")
        known, reaching = json.loads((folder / "fates").read_text())
        fates = {one: known[one.at_text] for one in chosen if one.at_text in known}
        rest = [one for one in chosen if one not in fates]

        def start(mutant: Mutant) -> int:
            tests, seconds = reaching[mutant.at_text]
            return _fork(lambda: _imported(mutant, tests, seconds, folder))

        untested = {one: UNTESTED for one in rest if not reaching[one.at_text][0]}
        rest = [one for one in rest if one not in untested]
        return fates | untested | _side_by_side(rest, start, options.jobs, folder)


def _fork(work: Callable[[], int]) -> int:
    sys.stdout.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        code = work()
    except BaseException:
        traceback.print_exc()
        code = 1
    os._exit(code)


def _side_by_side(rest: Sequence[Mutant], start: Start, jobs: int, folder: Path) -> dict:
    """Start a process for each mutant, so many at a time; what ends well has survived."""
    waiting, running, fates = list(reversed(rest)), {}, {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[start(mutant)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        fates[mutant] = KILLED if status else SURVIVED
        if not status:
            print(mutant, file=sys.stderr, flush=True)
        shutil.rmtree(folder / str(child), ignore_errors=True)
        if len(fates) % 100 == 0:
            print(f"... {len(fates)} of {len(rest)}", file=sys.stderr, flush=True)
    return fates


def _confine(seconds: float, folder: Path) -> None:
    """End this process where it takes too long or too much; keep its files and words apart."""
    for kind, number in (
        (signal.ITIMER_PROF, signal.SIGPROF),
        (signal.ITIMER_REAL, signal.SIGALRM),
    ):
        signal.signal(number, signal.SIG_DFL)
        signal.setitimer(kind, 5 + 4 * seconds if kind == signal.ITIMER_PROF else 60 + 20 * seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    (folder / str(os.getpid())).mkdir()


def _session(paths: Sequence[str], folder: Path, *plugins: object) -> int:
    arguments = ["-x", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-cov"]
    arguments += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # they are there already
    arguments += ["--basetemp", str(folder / str(os.getpid()) / "tests"), *paths]
    (folder / str(os.getpid())).mkdir(exist_ok=True)
    return int(pytest.main(arguments, plugins=[Fewer(), *plugins]))


def _imported(mutant: Mutant, tests: list[str], seconds: float, folder: Path) -> int:
    """Import the changed module and run the tests."""
    _confine(seconds + 5, folder)
    path, tree = str(ROOT / mutant.file), mutated(ROOT, mutant)
    read = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> types.CodeType | None:
        return compile(tree, path, "exec") if self.path == path else read(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    # With its asserts rewritten, a file with doctests of its own would be read by pytest instead.
    return _session(["--assert=plain", *tests], folder)


class Fewer:
    """Property tests with few examples, the same each time."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Change the settings each property was given."""
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        checks = list(hypothesis.HealthCheck)
        for item in items:
            function = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
            old = getattr(function, "_hypothesis_internal_use_settings", None)
            if old is not None:
                function._hypothesis_internal_use_settings = hypothesis.settings(
                    old, max_examples=min(old.max_examples, EXAMPLES), derandomize=True,
                    database=None, deadline=None, phases=phases, suppress_health_check=checks,
                )  # fmt: skip


class InPlace:
    """Instead of running the tests: see which lines each reaches, then change functions."""

    def __init__(self, chosen: Sequence[Mutant], folder: Path, options: argparse.Namespace) -> None:
        self.chosen, self.folder, self.options = chosen, folder, options
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember that a test failed."""
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants, and leave behind how each fared."""
        self.items = session.items
        self._clear, self._functions = _caches(), _functions()
        gc.collect()
        gc.freeze()
        self._watch()
        fates = _side_by_side(
            [one for one in self.chosen if self._replaceable(one) and self._tests(one)[0]],
            lambda mutant: _fork(lambda: self._changed(mutant)),
            self.options.jobs,
            self.folder,
        )
        known = {mutant.at_text: fate for mutant, fate in fates.items()}
        rest = {}
        for mutant in self.chosen:
            if mutant.at_text not in known:
                tests, seconds = self._tests(mutant, anywhere=True)
                rest[mutant.at_text] = [self.items[at].nodeid for at in tests], seconds
        (self.folder / "fates").write_text(json.dumps([known, rest]))
        return True

    def _watch(self) -> None:
        """Run every test once, with its time and the lines it reaches."""
        jobs = self.options.jobs
        parts = [range(part, len(self.items), jobs) for part in range(jobs)]
        children = [_fork(functools.partial(self._watched, part)) for part in parts]
        for child in children:
            if os.waitpid(child, 0)[1]:
                sys.exit("A test fails without any change.")
        self.seconds: dict[int, float] = {}
        self.reached: dict[str, dict[int, set[int]]] = {}
        for part in range(jobs):
            seconds, reached = json.loads((self.folder / f"watched-{part}").read_text())
            self.seconds |= {int(at): value for at, value in seconds.items()}
            for file, lines in reached.items():
                of_file = self.reached.setdefault(file, collections.defaultdict(set))
                for line, tests in lines.items():
                    of_file[int(line)].update(tests)
        print(f"{len(self.items)} tests take {sum(self.seconds.values()):.0f} s", file=sys.stderr)

    def _watched(self, part: range) -> int:
        import coverage

        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        files = sorted({str(ROOT / mutant.file) for mutant in self.chosen})
        watch = coverage.Coverage(data_file=None, include=files, config_file=False)
        seconds = {}
        (self.folder / str(os.getpid())).mkdir()
        watch.start()
        watch.switch_context(str(part[0]))
        start = time.process_time()
        for at in self._test(part):
            seconds[at] = time.process_time() - start
            if self.failed:
                print(f"{self.items[at].nodeid} fails", file=sys.stderr)
                return 1
            watch.switch_context(str(at + part.step))
            start = time.process_time()
        watch.stop()
        data, reached = watch.get_data(), {}
        for file in data.measured_files():
            lines = data.contexts_by_lineno(file)
            reached[Path(file).relative_to(ROOT).as_posix()] = {
                line: [int(one) for one in tests if one] for line, tests in lines.items()
            }
        (self.folder / f"watched-{part.start}").write_text(json.dumps([seconds, reached]))
        return 0

    def _test(self, order: Sequence[int]) -> Iterator[int]:
        """Run tests until one fails, in a folder of their own; yield each when it is over."""
        self.items[0].config._tmp_path_factory._basetemp = self.folder / str(os.getpid())
        for at, after in zip(order, [*order[1:], None], strict=True):
            item, following = self.items[at], None if after is None else self.items[after]
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            yield at
            if self.failed:
                return

    def _tests(self, mutant: Mutant, *, anywhere: bool = False) -> tuple[list[int], float]:
        """Tell the tests that reach a line, or its file at all: mirrored first, then fastest."""
        reached = self.reached.get(mutant.file, {})
        lines = mutant.lines if mutant.function else ()
        found = set().union(*(reached.get(line, ()) for line in lines))
        stem = mutant.file.rpartition("/")[2].removesuffix(".py")
        most = self.options.seconds
        if anywhere and not found:  # a constant or a default: who reads it is not seen
            own = {at for at in self.seconds if stem in self.items[at].nodeid}
            found, most = own.union(*reached.values()), 4 * most
        order = sorted(found, key=lambda at: (stem not in self.items[at].nodeid, self.seconds[at]))
        order.sort(key=lambda at: self.seconds[at] > 0.3)
        chosen, total = [], 0.0
        for at in order:
            total += self.seconds[at]
            if chosen and total > most:
                total -= self.seconds[at]
                break
            chosen.append(at)
        return chosen, total

    def _replaceable(self, mutant: Mutant) -> bool:
        return bool(mutant.function) and bool(self._replacements(mutant))

    def _replacements(self, mutant: Mutant) -> list[tuple[types.FunctionType, types.CodeType]]:
        """Pair the functions in memory with their changed code."""
        path = str(ROOT / mutant.file)
        before = _codes(compile(_source(mutant.file), path, "exec"))
        after = _codes(compile(mutated(ROOT, mutant), path, "exec"))
        if before.keys() != after.keys():
            return []
        changed = [key for key in before if not _same(before[key], after[key])]
        found = [
            (function, after[key])
            for key in changed
            for function in self._functions.get((path, *key), ())
        ]
        return found if changed and not any("<module>" in key[0] for key in changed) else []

    def _changed(self, mutant: Mutant) -> int:
        tests, seconds = self._tests(mutant)
        _confine(seconds, self.folder)
        for clear in self._clear:
            clear()
        for function, code in self._replacements(mutant):
            function.__code__ = code
        collections.deque(self._test(tests), maxlen=0)
        return int(self.failed)


@functools.cache
def _source(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def _codes(code: types.CodeType) -> dict[tuple[str, int], types.CodeType]:
    """List the code of the functions, without what lies in other functions, by name and line."""
    found: dict[tuple[str, int], types.CodeType] = {}
    for one in itertools.chain([code], _inner(code)):
        found[one.co_qualname, one.co_firstlineno] = one
    return found


def _inner(code: types.CodeType) -> Iterable[types.CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield constant
            yield from _inner(constant)


def _same(one: types.CodeType, other: types.CodeType) -> bool:
    """Compare code and its constants by type too, leaving out that of inner functions."""
    plain = [
        [repr(constant) for constant in code.co_consts if not isinstance(constant, types.CodeType)]
        for code in (one, other)
    ]
    shape = [(code.co_code, code.co_names) for code in (one, other)]
    if plain[0] != plain[1] or shape[0] != shape[1]:
        return False
    # What a class or a function makes anew each time is changed along with its maker.
    if one.co_qualname == "<module>" or not one.co_flags & 2:
        return True
    pairs = zip(_direct(one), _direct(other), strict=True)
    return all(_same(first, second) for first, second in pairs)


def _direct(code: types.CodeType) -> list[types.CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]


def _functions() -> dict[tuple[str, str, int], list[types.FunctionType]]:
    found = collections.defaultdict(list)
    for one in gc.get_objects():
        if type(one) is types.FunctionType and one.__code__.co_filename.startswith(str(ROOT)):
            code = one.__code__
            found[code.co_filename, code.co_qualname, code.co_firstlineno].append(one)
    return found


def _caches() -> list[Callable[[], None]]:
    kind = functools._lru_cache_wrapper
    return [
        one.cache_clear
        for one in gc.get_objects()
        if type(one) is kind and str(one.__module__).partition(".")[0] in ("ahp", "index", "tests")
    ]


class Accepted:
    """Survivors that change no result, each with the reason, from a file.

    An entry names its changes one by one, as the report shows them; a rule has the parts of a
    statement before and after, and the files it holds for.
    """

    def __init__(self, path: Path) -> None:
        read = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.changes = {
            (one["file"], one["function"], change): one["reason"].strip()
            for one in read.get("accepted", [])
            for change in one["changes"]
        }
        self.rules = read.get("rule", [])
        self.used: set[object] = set()

    def has(self, mutant: Mutant) -> bool:
        """Tell whether a survivor is accepted."""
        key = mutant.file, mutant.function, mutant.change
        if key in self.changes:
            self.used.add(key)
            return True
        before, _, after = mutant.change.partition(" -> ")
        for number, rule in enumerate(self.rules):
            old, new = rule["before"], rule["after"]
            starts = [at for at in range(len(before)) if before.startswith(old, at)]
            changed = [before[:at] + new + before[at + len(old) :] for at in starts]
            if mutant.file.startswith(tuple(rule["files"])) and after in changed:
                self.used.add(number)
                return True
        return False

    def stale(self, files: set[str]) -> list[str]:
        """Tell which entries no survivor needs, when all mutants of these files were run."""
        keys = [" ".join(key) for key in self.changes if key[0] in files and key not in self.used]
        for number, rule in enumerate(self.rules):
            if number not in self.used and any(
                file.startswith(tuple(rule["files"])) for file in files
            ):
                keys.append(f"the rule {rule['before']} -> {rule['after']}")
        return keys


def _report(fates: dict[Mutant, str], *, whole: bool) -> int:
    accepted = Accepted(ACCEPTED)
    files = sorted({mutant.file for mutant in fates})
    alive = [one for one in fates if fates[one] != KILLED]
    left = [one for one in alive if not accepted.has(one)]
    print("\n| module | mutants | killed | accepted | survived | killed of those that count |")
    print("|---|---:|---:|---:|---:|---:|")
    for file in [*files, ""]:
        every, living, counted = (
            sum(one.file.startswith(file) for one in ones) for ones in (fates, alive, left)
        )
        dead = every - living
        share = f"{100 * dead / (dead + counted):.1f} %" if dead + counted else "-"
        row = (file or "all", every, dead, living - counted, counted, share)
        print("| " + " | ".join(map(str, row)) + " |")
    for mutant in sorted(left, key=lambda one: (one.file, one.lines.start)):
        print(f"{mutant}   [{mutant.function}; {fates[mutant]}]")
    stale = accepted.stale(set(files)) if whole else []
    for entry in stale:
        print("Nothing that survives needs this entry of mutation.toml:", entry)
    return int(bool(left or stale))


if __name__ == "__main__":
    sys.exit(main())
