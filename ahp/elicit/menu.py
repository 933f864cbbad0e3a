"""The start screen of the workbench: a folder of models, and what can be done with each."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import questionary
from rich.cells import cell_len

from ahp.check.check import check_paths
from ahp.check.show import document
from ahp.check.targets import find_targets
from ahp.common.document.formats import write
from ahp.common.document.grid import write_grid
from ahp.common.findings import AhpError, Finding, Problems, UsageError
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.io.write import write_bytes
from ahp.common.names import in_natural_order, is_fit_for_files
from ahp.common.shell.tell import answer, tell
from ahp.common.wording import WRITTEN, Language, Words
from ahp.core.priorities import METHODS
from ahp.core.scales import SCALES
from ahp.elicit import people, terminal
from ahp.elicit.desk import Desk
from ahp.elicit.draw import Look
from ahp.elicit.names import model_title
from ahp.elicit.pages.repair import NO_REPAIR_NEEDED
from ahp.elicit.people import NO, YES
from ahp.elicit.wording import BAD_EXPERT, NO_MODELS
from ahp.files import is_model_folder, load_hierarchy, load_model, load_roster
from ahp.files.experts import expert_file, find_places
from ahp.model.settings import Settings
from ahp.weights.show import compare_tables, compare_weights, weights_document

FINE = 0
FORMATS: Mapping[str, str] = {"csv": ".csv", "json": ".json", "markdown": ".md"}
USUAL_SCALES = ("linear", "root", "power", "geometric", "balanced-n")

MODEL = Words("Which model?", "选择模型")
WHAT = Words("{model}: what to do?", "{model}：要做什么？")
ELICIT = Words("Make judgments", "两两比较，作出判断")
CHECK = Words("Check", "检查一致性")
REPAIR = Words("Repair inconsistent judgments", "修改不一致的判断")
COMPARE = Words(
    "Compare weights under method, scale and RI table", "比较不同方法、标度和 RI 表下的权重"
)
EXPORT = Words("Export the weights", "导出权重")
PEOPLE = Words("Experts: questionnaires, answers, the group", "专家：问卷、答卷与专家组")
OTHER = Words("Another model", "换一个模型")
LEAVE = Words("Leave", "离开")
RETURN = Words("Return", "返回")
EXPERT = Words("Whose judgments?", "谁来判断？")
REPAIR_WHOSE = Words("Whose judgments are to be repaired?", "修改谁的判断？")
OWN = Words("The model's own", "不分专家（直接填模型）")
NEW_EXPERT = Words("Someone new", "新的专家")
EXPERT_NAME = Words("Name (empty returns):", "姓名（留空返回）：")
MATRIX = Words("Which matrix?", "选择判断矩阵")
VARY = Words("Compare under different", "比较不同的")
FORMAT = Words("In which format?", "选择格式")
HINT = Words("(arrow keys, Enter)", "（方向键选择，Enter 确认）")
SEVERAL = Words("(Space marks, Enter; none returns)", "（空格勾选，Enter 确认；不选则返回）")
CHOSEN = Words("? {what}: {count} chosen", "? {what}：已选 {count} 项")
FILE = Words("File (empty returns):", "文件（留空返回）：")
OVERWRITE = Words("{path} exists. Replace it?", "{path} 已存在，是否覆盖？")
WAYS: Mapping[str, Words] = {
    "methods": Words("methods", "方法"),
    "scales": Words("scales", "标度"),
    "tables": Words("RI tables", "RI 表"),
}


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
        while (chosen := menu.action(model, len(models) > 1)) in menu.actions:
            try:
                menu.actions[chosen].run(model)
            except _ReturnedError:
                pass
            except AhpError as error:
                tell(error.text(lang))
        if chosen == "leave":
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
        raise UsageError([Finding(NO_SUCH_PATH, {}, folder)])
    paths = find_targets([folder]).paths
    return [os.path.normpath(path) for path in paths if is_model_folder(path)]


class _ReturnedError(Exception):
    """The person has thought better of what they chose."""


@dataclass(frozen=True)
class Action:
    """What can be done with a model, and how the menu calls it."""

    text: Words
    run: Callable[[str], None]


class _Menu:
    """The menus in one language."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self.actions: Mapping[str, Action] = {
            "elicit": Action(ELICIT, self.elicit),
            "check": Action(CHECK, self.check),
            "repair": Action(REPAIR, self.repair),
            "compare": Action(COMPARE, self.compare),
            "export": Action(EXPORT, self.export),
            "people": Action(PEOPLE, self.people),
        }

    def choose(self, title: str, choices: Mapping[str, str]) -> str:
        """Let the person choose; return the key of the choice, which may be none: ""."""
        listed = [questionary.Choice(text, value=key) for key, text in choices.items()]
        chosen: str = questionary.select(
            title, choices=listed, instruction=HINT(self.lang)
        ).unsafe_ask()
        return chosen

    def model(self, models: Sequence[str]) -> str | None:
        if len(models) == 1:
            return models[0]
        titles = {path: self.fit(f"{self.title(path)}  ({path})", "") for path in models}
        chosen = self.choose(MODEL(self.lang), {**titles, "": LEAVE(self.lang)})
        return chosen or None

    def choose_or_return(self, title: str, choices: Mapping[str, str]) -> str:
        """Let the person choose, or return to what can be done with the model."""
        chosen = self.choose(title, {**choices, "": RETURN(self.lang)})
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
        return model_title(document, self.lang)

    def action(self, model: str, others: bool) -> str:
        choices = {name: action.text(self.lang) for name, action in self.actions.items()}
        if others:
            choices["other"] = OTHER(self.lang)
        choices["leave"] = LEAVE(self.lang)
        longest = max(HINT(self.lang), *choices.values(), key=cell_len)
        title = self.fit(self.title(model), WHAT(self.lang, model="") + longest)
        return self.choose(WHAT(self.lang, model=title), choices)

    def elicit(self, model: str) -> None:
        """Ask someone for judgments."""
        with Desk.open(model, self.expert(model)) as desk:
            terminal.run(desk, self.lang)

    def expert(self, model: str, title: Words = EXPERT, new: bool = True) -> str | None:
        """Ask whose judgments are meant; None stands for the model's own."""
        experts = _experts(model)
        choices = {"own": OWN(self.lang)}
        choices.update({f"expert:{name}": name for name in experts})
        if new:
            choices["new"] = NEW_EXPERT(self.lang)
        chosen = self.choose_or_return(title(self.lang), choices)
        if chosen == "own":
            return None
        if chosen != "new":
            return chosen.removeprefix("expert:")
        return self.text(EXPERT_NAME(self.lang), check=self.check_name)

    def people(self, model: str) -> None:
        """Ask, hear and weigh experts who are elsewhere."""
        people.show(self, model)

    def check(self, model: str) -> None:
        """Print what `ahp check` prints."""
        settings = Settings()
        checked = check_paths([model], settings)
        write(document(checked, settings, self.lang), "table", sys.stdout)

    def repair(self, model: str) -> None:
        """Show how an inconsistent matrix could be repaired."""
        expert = self.expert(model, REPAIR_WHOSE, new=False) if _experts(model) else None
        with Desk.open(model, expert) as desk:
            wrong = {
                row.code: f"{row.name}  CR {row.cr:.4f}"
                for row in desk.overview(self.lang)
                if row.consistent is False
            }
            if not wrong:
                answer(NO_REPAIR_NEEDED(self.lang))
                return
            desk.switch(self.choose_or_return(MATRIX(self.lang), wrong))
            terminal.run(desk, self.lang, repair=True)

    def compare(self, model: str) -> None:
        """Print weights or CRs under different choices side by side."""
        choices = {way: text(self.lang) for way, text in WAYS.items()}
        way = self.choose_or_return(VARY(self.lang), choices)
        loaded = load_model(model).judged_by()
        grid = compare_tables(loaded, self.lang) if way == "tables" else None
        if grid is None:
            names = list(METHODS) if way == "methods" else self.scales()
            grid = compare_weights(loaded, way, names, self.lang)
        write_grid(*grid, "table", sys.stdout)

    def scales(self) -> list[str]:
        """Ask which scales to compare; all would be wider than a terminal."""
        listed = [questionary.Choice(name, checked=name in USUAL_SCALES) for name in SCALES]
        chosen: list[str] = questionary.checkbox(
            WAYS["scales"](self.lang),
            choices=listed,
            instruction=SEVERAL(self.lang),
            erase_when_done=True,  # it would say in English how many
        ).unsafe_ask()
        if not chosen:
            raise _ReturnedError
        answer(CHOSEN(self.lang, what=WAYS["scales"](self.lang), count=len(chosen)))
        return chosen

    def export(self, model: str) -> None:
        """Write the weights of a model into a file."""
        style = self.choose_or_return(FORMAT(self.lang), {name: name for name in FORMATS})
        default = f"{os.path.basename(os.path.abspath(model))}-weights{FORMATS[style]}"
        path = self.text(FILE(self.lang), default)
        if os.path.exists(path):
            question = OVERWRITE(self.lang, path=path)
            choices = {"no": NO(self.lang), "yes": YES(self.lang)}
            if self.choose(question, choices) != "yes":
                return
        out = io.StringIO(newline="")
        write(weights_document(load_model(model).judged_by(), self.lang), style, out)
        # without the mark, a spreadsheet takes CSV for text in an old code page
        write_bytes(path, out.getvalue().encode("utf-8-sig" if style == "csv" else "utf-8"))
        answer(WRITTEN(self.lang, path=path))


def _experts(model: str) -> list[str]:
    """List who judges at the terminal or may: those with a folder, and who has no file yet."""
    hierarchy = load_hierarchy(model).hierarchy
    roster = load_roster(model, hierarchy, Problems())
    places = find_places(model, hierarchy, roster, Problems())
    names = in_natural_order({*(one.code for one in roster), *places})
    return [name for name in names if expert_file(model, name) is None]
