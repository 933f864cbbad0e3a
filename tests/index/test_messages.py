"""Both languages of a message say the same things."""

import string

import pytest


def entries():
    for name in ("_ENGINE", "_AUDIT", "_SHOW", "_SOURCE", "_RECORDS"):
        yield from getattr(messages, name, {}).items()


def fields(template):
    found = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    return found - {"en", "zh"}  # a name in either language


@pytest.mark.parametrize(("code", "message"), [*entries()], ids=lambda value: str(value)[:30])
def test_both_languages_use_the_same_fields(code, message):
    for part in (message.message, message.hint):
        assert fields(part["en"]) == fields(part["zh"]), code
        assert bool(part["en"]) == bool(part["zh"]), code
