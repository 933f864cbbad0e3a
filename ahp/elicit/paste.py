"""Telling pasted text from typed keys in a terminal that does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

TYPED_AT_ONCE = 3  # characters that reach us together and may still have been typed


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
