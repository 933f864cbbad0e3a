"""The workbench in a terminal: keys from prompt_toolkit to the dialogue, its screen back."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from ahp.common.document.text import is_unicode
from ahp.common.wording import Language
from ahp.elicit.dialogue import Dialogue
from ahp.elicit.draw import ASCII, UNICODE, fragments
from ahp.elicit.farewell import farewell
from ahp.elicit.paste import PasteGuard

if TYPE_CHECKING:
    from ahp.elicit.desk import Desk
    from ahp.elicit.pages.repair import Found

FINE, INTERRUPTED = 0, 130
ESCAPE_SECONDS = 0.1  # how long an Escape may be the start of an arrow key

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
    from ahp.elicit.plain import ask  # deferred: most terminals can draw

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
