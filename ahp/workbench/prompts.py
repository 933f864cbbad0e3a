"""The workbench in a terminal: keys from prompt_toolkit to the dialogue, its screen back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from ahp.common.document.text import is_unicode
from ahp.common.wording import Language
from ahp.workbench.dialogue import Dialogue, item_names
from ahp.workbench.draw import ASCII, UNICODE, Glyphs, fragments
from ahp.workbench.screen import About, farewell_lines
from ahp.workbench.wording import say

if TYPE_CHECKING:
    from ahp.workbench.desk import Desk
    from ahp.workbench.mending import Found

FINE, INTERRUPTED = 0, 130
ESCAPE_SECONDS = 0.1  # how long an Escape may be the start of an arrow key
TYPED_AT_ONCE = 3  # characters that reach us together and may still have been typed

_NAMES = {
    Keys.Left: "left",
    Keys.Right: "right",
    Keys.Up: "up",
    Keys.Down: "down",
    Keys.Home: "home",
    Keys.End: "end",
    Keys.Enter: "enter",
    Keys.ControlJ: "enter",
    Keys.Escape: "escape",
    Keys.Backspace: "backspace",
    Keys.Delete: "backspace",
    Keys.Tab: "tab",
    Keys.BracketedPaste: "paste",
}


def run(desk: Desk, lang: Language, *, plain: bool = False, repair: bool = False) -> int:
    """Ask an expert at a terminal until they leave; then say where the work stands.

    Parameters
    ----------
    desk : Desk
    lang : str
    plain : bool
        Ask numbered questions line by line instead of drawing; always so in a dumb terminal.
    repair : bool
        Begin with proposals to repair the current matrix.

    Returns
    -------
    int
        The exit code: 0, or 130 after Ctrl-C or the end of the input.
    """
    glyphs = UNICODE if is_unicode(sys.stdout) else ASCII
    dialogue = Dialogue(desk, lang, glyphs)
    code = FINE
    if repair:
        dialogue.begin_repair()
    try:
        if plain or is_dumb():
            _ask_plainly(dialogue)
        else:
            make_application(dialogue).run()
    except (KeyboardInterrupt, EOFError):
        code = INTERRUPTED
    farewell(desk, lang, glyphs)
    return code


def _ask_plainly(dialogue: Dialogue) -> None:
    from ahp.workbench.plain import ask  # deferred: most terminals can draw

    if sys.stdin is None:  # closed before we started
        raise EOFError
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # a stray byte is no reason to end
    ask(dialogue, sys.stdin, sys.stdout)


def is_dumb() -> bool:
    """Whether the terminal can only show lines."""
    return sys.platform != "win32" and os.environ.get("TERM", "dumb") in ("dumb", "unknown")


def make_application(
    dialogue: Dialogue, input: Input | None = None, output: Output | None = None
) -> Application[None]:
    """Make the full-screen application of a dialogue.

    Parameters
    ----------
    dialogue : Dialogue
    input, output : optional
        Of prompt_toolkit; by default the terminal.
    """

    def text() -> StyleAndTextTuples:
        size = application.output.get_size()
        return [*fragments(dialogue.frame(size.columns, size.rows))]

    control = FormattedTextControl(text, focusable=True, show_cursor=False)
    application: Application[None] = Application(
        Layout(Window(control, always_hide_cursor=True)),
        key_bindings=_bindings(dialogue),
        full_screen=True,
        input=PasteGuard(input or get_app_session().input),
        output=output,
    )
    application.ttimeoutlen = ESCAPE_SECONDS
    application.after_render += lambda _: _work(dialogue, application)
    return application


def _bindings(dialogue: Dialogue) -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add(Keys.Any)
    def _any(event: KeyPressEvent) -> None:
        press = event.key_sequence[-1]
        name = _NAMES.get(press.key) if isinstance(press.key, Keys) else press.key
        if name is None:
            return
        dialogue.press(name, press.data)
        if dialogue.finished:
            event.app.exit()

    # These would otherwise belong to prompt_toolkit's own bindings.
    for key in _NAMES:
        bindings.add(key, eager=True)(_any)

    @bindings.add(Keys.ControlC)
    @bindings.add(Keys.SIGINT)
    def _interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @bindings.add(Keys.ControlD)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError())

    @bindings.add(Keys.ControlL)
    def _redraw(event: KeyPressEvent) -> None:
        event.app.renderer.clear()

    @bindings.add(Keys.ControlZ)
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def _work(dialogue: Dialogue, application: Application[None]) -> None:
    """Do what takes time beside the screen; one that is not wanted any more is let go."""
    work, dialogue.pending = dialogue.pending, None
    loop = application.loop
    if work is None or loop is None:
        return

    def settle(found: Found) -> None:
        dialogue.settle(found)
        application.invalidate()

    def seek() -> None:
        found = work()
        with suppress(RuntimeError):  # the loop is closed: the person has left
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=seek, daemon=True).start()


def as_pasted(keys: Sequence[KeyPress]) -> list[KeyPress]:
    r"""Tell what was typed from what was pasted into a terminal that does not mark pastes.

    Characters that arrive together are a paste if they are many or go on after an Enter: a
    person's keys arrive one by one. They become one pasted text, so that no part of it is taken
    for a command or an answer.

    Parameters
    ----------
    keys : sequence of KeyPress
        What arrived at once.

    Examples
    --------
    >>> [press.key for press in as_pasted([KeyPress("3"), KeyPress(Keys.Enter, "\r")])]
    ['3', <Keys.ControlM: 'c-m'>]
    >>> as_pasted([KeyPress(sign) for sign in "no idea"])
    [KeyPress(key=<Keys.BracketedPaste: '<bracketed-paste>'>, data='no idea')]
    """
    enters = (Keys.Enter, Keys.ControlJ)
    signs = [press for press in keys if not isinstance(press.key, Keys)]
    goes_on = any(press.key in enters for press in keys[:-1])
    if len(signs) <= TYPED_AT_ONCE and not goes_on:
        return list(keys)
    kept = [press for press in keys if press.key in (Keys.ControlC, Keys.CPRResponse)]
    text = "".join(
        "\n" if press.key in enters else press.data
        for press in keys
        if press.key in enters or not isinstance(press.key, Keys)
    )
    return [*kept, KeyPress(Keys.BracketedPaste, text)]


class PasteGuard(Input):
    """An input of prompt_toolkit that lets no pasted text pass as keys."""

    def __init__(self, inner: Input) -> None:
        self.inner = inner

    def read_keys(self) -> list[KeyPress]:
        """Return what arrived, pastes as such."""
        return as_pasted(self.inner.read_keys())

    def flush_keys(self) -> list[KeyPress]:
        """Return what was held back as the start of an escape sequence."""
        return self.inner.flush_keys()

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self.inner.fileno()

    def typeahead_hash(self) -> str:
        """Return what tells this input from others."""
        return self.inner.typeahead_hash()

    def flush(self) -> None:
        """Flush the input."""
        self.inner.flush()

    @property
    def closed(self) -> bool:
        """Whether the input has ended."""
        return self.inner.closed

    def raw_mode(self) -> AbstractContextManager[None]:
        """Let every key through at once."""
        return self.inner.raw_mode()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Let the terminal handle lines."""
        return self.inner.cooked_mode()

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Call back whenever keys have arrived."""
        return self.inner.attach(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Stop calling back."""
        return self.inner.detach()

    def close(self) -> None:
        """Close the input."""
        self.inner.close()


def farewell(desk: Desk, lang: Language, glyphs: Glyphs = UNICODE) -> None:
    """Print the weights as they stand, and say where all is saved and how to go on."""
    width = shutil.get_terminal_size().columns
    for code in desk.nodes:
        session = desk.session(code)
        if session.analysis is None or not session.actions:
            continue
        about = About(desk.title(lang), desk.name(code, lang), item_names(desk, code, lang))
        print("\n".join(farewell_lines(about, session, lang, glyphs, width)))
    rows = desk.overview(lang)
    answered = sum(row.progress.answered for row in rows)
    total = sum(row.progress.total for row in rows)
    if desk.saved:
        print(
            say("left", lang, folder=desk.folder, answered=answered, total=total), file=sys.stderr
        )
    else:
        print(say("unsaved", lang), file=sys.stderr)
        print(desk.unsaved, file=sys.stderr)
    print(say("resume", lang, command=resume_command(desk, lang)), file=sys.stderr)


def resume_command(desk: Desk, lang: Language) -> str:
    """Return the command that takes the work up again."""
    words = ["ahp", "elicit", desk.folder]
    if desk.expert is not None:
        words = ["ahp", "elicit", str(Path(desk.folder).parent.parent), "--expert", desk.expert]
    words += ["--lang", lang]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
