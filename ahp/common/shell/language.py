"""Which language to speak; decided before anything is parsed, as help and errors need it too."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ahp.common.wording import Language


def choose_language(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language of ``--lang``, else of the locale, else English.

    >>> choose_language(["check", "--lang", "zh"], {})
    'zh'
    >>> choose_language(["check"], {"LANG": "zh_CN.UTF-8"})
    'zh'
    """
    for place, argument in enumerate(argv):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else "".join(argv[place + 1 : place + 2])
            return "zh" if asked.startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return _windows_language() if sys.platform == "win32" else "en"


def _windows_language() -> Language:
    # Windows sets no LANG, and names its locales in words: Chinese (Simplified)_China.
    import locale

    locale.setlocale(locale.LC_CTYPE, "")
    name = locale.getlocale(locale.LC_CTYPE)[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
