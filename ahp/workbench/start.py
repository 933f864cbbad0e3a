"""The start screen of the workbench: a folder of models, and what can be done with each."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence

import questionary
from rich.cells import cell_len

from ahp.check.check import check_paths
from ahp.check.formats import reporter
from ahp.check.targets import find_targets
from ahp.common.document.grid import Column, write_grid
from ahp.common.findings import AhpError, Finding, UsageError
from ahp.common.io.write import write_bytes
from ahp.common.names import is_fit_for_files
from ahp.common.wording import Language
from ahp.core.priorities import METHODS
from ahp.core.random_index import COMMON
from ahp.core.scales import SCALES
from ahp.elicit.wording import BAD_EXPERT, NO_MODELS
from ahp.files import is_model_folder, load_hierarchy, load_model
from ahp.files.experts import EXPERTS_FOLDER
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.model.wording import (
    CODE,
    GLOBAL,
    INDICATOR,
    LEVEL_NUMBER,
    LOCAL,
    MATRIX,
    METHOD_NAMES,
    PARENT,
    WRITTEN,
)
from ahp.workbench import prompts
from ahp.workbench.desk import Desk
from ahp.workbench.draw import Look
from ahp.workbench.wording import say

FINE = 0
FORMATS: Mapping[str, str] = {"csv": ".csv", "json": ".json", "markdown": ".md"}
USUAL_SCALES = ("linear", "root", "power", "geometric", "balanced-n")
MODEL_ACTIONS = ("elicit", "check", "repair", "compare", "export")

Grid = tuple[list[Column], list[dict[str, object]]]


def run(folder: str, lang: Language) -> int:
    """Show the start screen until the person leaves.

    Parameters
    ----------
    folder : str
        Where the models are, or a model.
    lang : str

    Returns
    -------
    int
        The exit code.

    Raises
    ------
    UsageError
        When there is no model in the folder.
    KeyboardInterrupt
        On Ctrl-C in a menu.
    """
    models = find_models(folder)
    if not models:
        raise UsageError.of(NO_MODELS, path=folder)
    menu = _Menu(lang)
    while (model := menu.model(models)) is not None:
        while (action := menu.action(model, len(models) > 1)) in MODEL_ACTIONS:
            try:
                getattr(menu, action)(model)
            except _ReturnedError:
                pass
            except AhpError as error:
                print(error.text(lang), file=sys.stderr)
        if action == "leave":
            break
    return FINE


def find_models(folder: str) -> list[str]:
    """Return the model folders in a folder, itself included.

    Raises
    ------
    UsageError
        When there is no such folder.
    """
    if not os.path.isdir(folder):
        raise UsageError.of(NO_MODELS, path=folder)
    paths = find_targets([folder]).paths
    return [os.path.normpath(path) for path in paths if is_model_folder(path)]


class _ReturnedError(Exception):
    """The person has thought better of what they chose."""


class _Menu:
    """The menus in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang

    def say(self, name: str, **details: object) -> str:
        return say(name, self.lang, **details)

    def choose(self, title: str, choices: Mapping[str, str]) -> str:
        """Let the person choose; return the key of the choice, which may be none: ""."""
        listed = [questionary.Choice(text, value=key) for key, text in choices.items()]
        chosen: str = questionary.select(
            title, choices=listed, instruction=self.say("menu-hint")
        ).unsafe_ask()
        return chosen

    def model(self, models: Sequence[str]) -> str | None:
        if len(models) == 1:
            return models[0]
        titles = {path: self.fit(f"{self.title(path)}  ({path})", "") for path in models}
        chosen = self.choose(self.say("menu-model"), {**titles, "": self.say("menu-leave")})
        return chosen or None

    def choose_or_return(self, title: str, choices: Mapping[str, str]) -> str:
        """Let the person choose, or return to what can be done with the model."""
        chosen = self.choose(title, {**choices, "": self.say("menu-return")})
        if not chosen:
            raise _ReturnedError
        return chosen

    def text(
        self, title: str, default: str = "", check: Callable[[str], bool | str] | None = None
    ) -> str:
        """Let the person type a text, or nothing to return to what can be done with the model."""
        typed: str = questionary.text(title, default=default, validate=check).unsafe_ask()
        if not typed.strip():
            raise _ReturnedError
        return typed.strip()

    def check_name(self, typed: str) -> bool | str:
        """Say why a name is not fit for an expert; nothing typed is none yet."""
        name = typed.strip()
        fault = Finding(BAD_EXPERT, {"name": name}).message(self.lang)
        return not name or is_fit_for_files(name) or fault

    def fit(self, text: str, beside: str) -> str:
        """Cut a text so that it has room in a line beside another, and the marks before it."""
        width = shutil.get_terminal_size().columns
        return Look(width, 24, self.lang).short(text, max(width - cell_len(beside) - 5, 12))

    def title(self, model: str) -> str:
        try:
            document = load_hierarchy(model)
        except AhpError:
            return os.path.basename(os.path.abspath(model))
        goal = document.hierarchy.goal
        return document.title.get(self.lang) or document.hierarchy.name(goal, self.lang)

    def action(self, model: str, others: bool) -> str:
        choices = {action: self.say(f"menu-{action}") for action in MODEL_ACTIONS}
        if others:
            choices["other"] = self.say("menu-other")
        choices["leave"] = self.say("menu-leave")
        longest = max(self.say("menu-hint"), *choices.values(), key=cell_len)
        title = self.fit(self.title(model), self.say("menu-what", model="") + longest)
        return self.choose(self.say("menu-what", model=title), choices)

    # -- what can be done ----------------------------------------------------------------------

    def elicit(self, model: str) -> None:
        """Ask someone for judgments."""
        with Desk.open(model, self.expert(model)) as desk:
            prompts.run(desk, self.lang)

    def expert(self, model: str) -> str | None:
        """Ask whose judgments are meant; None stands for the model's own."""
        experts = _experts(model)
        choices = {"own": self.say("menu-own")}
        choices.update({f"expert:{name}": name for name in experts})
        choices["new"] = self.say("menu-new-expert")
        chosen = self.choose_or_return(self.say("menu-expert"), choices)
        if chosen == "own":
            return None
        if chosen != "new":
            return chosen.removeprefix("expert:")
        return self.text(self.say("menu-expert-name"), check=self.check_name)

    def check(self, model: str) -> None:
        """Print what `ahp check` prints."""
        settings = Settings()
        reporter("table")(check_paths([model], settings), settings, self.lang, sys.stdout)

    def repair(self, model: str) -> None:
        """Show how an inconsistent matrix could be repaired."""
        expert = self.expert(model) if _experts(model) else None
        with Desk.open(model, expert) as desk:
            wrong = {
                row.code: f"{row.name}  CR {row.cr:.4f}"
                for row in desk.overview(self.lang)
                if row.consistent is False
            }
            if not wrong:
                print(self.say("no-repair-needed"))
                return
            desk.switch(self.choose_or_return(self.say("menu-matrix"), wrong))
            prompts.run(desk, self.lang, repair=True)

    def compare(self, model: str) -> None:
        """Print weights or CRs under different choices side by side."""
        ways = ("methods", "scales", "tables")
        choices = {way: self.say(f"menu-{way}") for way in ways}
        way = self.choose_or_return(self.say("menu-vary"), choices)
        loaded = load_model(model)
        grid = compare_tables(loaded, self.lang) if way == "tables" else None
        if grid is None:
            names = list(METHODS) if way == "methods" else self.scales()
            grid = compare_weights(loaded, way, names, self.lang)
        write_grid(*grid, "table", sys.stdout)

    def scales(self) -> list[str]:
        """Ask which scales to compare; all would be wider than a terminal."""
        listed = [questionary.Choice(name, checked=name in USUAL_SCALES) for name in SCALES]
        chosen: list[str] = questionary.checkbox(
            self.say("menu-scales"), choices=listed, instruction=self.say("menu-several")
        ).unsafe_ask()
        if not chosen:
            raise _ReturnedError
        return chosen

    def export(self, model: str) -> None:
        """Write the weights of a model into a file."""
        style = self.choose_or_return(self.say("menu-format"), {name: name for name in FORMATS})
        default = f"{os.path.basename(os.path.abspath(model))}-weights{FORMATS[style]}"
        path = self.text(self.say("menu-file"), default)
        if os.path.exists(path):
            question = self.say("menu-overwrite", path=path)
            if not questionary.confirm(question, default=False).unsafe_ask():
                return
        out = io.StringIO()
        write_grid(*weights_grid(load_model(model), self.lang), style, out)
        write_bytes(path, out.getvalue().encode("utf-8"))
        print(WRITTEN(self.lang, path=path))


def _experts(model: str) -> list[str]:
    folder = os.path.join(model, EXPERTS_FOLDER)
    if not os.path.isdir(folder):
        return []
    return sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))


# -- tables ----------------------------------------------------------------------------------------


def weights_grid(model: Model, lang: Language) -> Grid:
    """Return the local and global weight of every node, as a table."""
    rows: list[dict[str, object]] = [
        {
            "code": row.code,
            "name": model.hierarchy.name(row.code, lang),
            "parent": row.parent,
            "level": row.level,
            "local": row.local,
            "global": row.global_,
        }
        for row in model.weights()
    ]
    columns = [
        Column("code", CODE(lang)),
        Column("name", INDICATOR(lang)),
        Column("parent", PARENT(lang)),
        Column("level", LEVEL_NUMBER(lang), 0),
        Column("local", LOCAL(lang), 4),
        Column("global", GLOBAL(lang), 4),
    ]
    return columns, rows


def compare_weights(model: Model, way: str, names: Sequence[str], lang: Language) -> Grid:
    """Return the global weights under several methods or scales, as a table.

    Parameters
    ----------
    model : Model
    way : str
        ``methods`` or ``scales``: what the names are.
    names : sequence of str
    lang : str
    """
    hierarchy = model.hierarchy
    columns = [Column("item", INDICATOR(lang))]
    weights: dict[str, Mapping[str, float]] = {}
    for name in names:
        rows = model.weights(name) if way == "methods" else model.weights(scale=name)
        weights[name] = {row.code: row.global_ for row in rows}
        heading = METHOD_NAMES[name](lang) if way == "methods" else name
        columns.append(Column(name, heading, 4))
    items = [
        {
            "item": "  " * (hierarchy.level(code) - 1) + hierarchy.name(code, lang),
            **{name: weights[name][code] for name in names},
        }
        for code in hierarchy.codes
        if code != hierarchy.goal
    ]
    return columns, items


def compare_tables(model: Model, lang: Language) -> Grid:
    """Return the CR of every matrix by the random-index tables in wide use, as a table."""
    columns = [Column("matrix", MATRIX(lang)), Column("n", "n", 0)]
    columns += [Column(name, name, 4) for name in COMMON]
    rows: list[dict[str, object]] = [
        {"matrix": model.hierarchy.name(code, lang), "n": matrix.n}
        for code, matrix in model.matrices.items()
    ]
    for name in COMMON:
        analyses = model.analyses(random_index=name)
        for row, analysis in zip(rows, analyses.values(), strict=True):
            row[name] = analysis.cr
    return columns, rows
