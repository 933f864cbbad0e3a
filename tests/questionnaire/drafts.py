"""Loading a page again: a browser hands what one page has stored to the next in its own time."""

import json
import time

PATIENCE = 120  # seconds

_STORED = "return JSON.stringify(Object.entries(localStorage).sort())"
_STORE = """
localStorage.clear();
for (const [key, value] of JSON.parse(arguments[0])) localStorage.setItem(key, value);
"""
_AT_START = "window.foundAtStart = JSON.stringify(Object.entries(localStorage).sort())"


def reload(browser, uri):
    """Load a page that finds, as it starts, what is stored now.

    What a page stores just before it is left can come late or be lost: it is stored again until
    a page has found it.
    """
    stored, found = browser.execute_script(_STORED), None
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _AT_START})
    deadline = time.monotonic() + PATIENCE
    while found != stored and time.monotonic() < deadline:
        if found is not None:
            browser.execute_script(_STORE, stored)
            time.sleep(0.2)
        browser.get(uri)
        found = browser.execute_script("return window.foundAtStart")
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    assert json.loads(found) == json.loads(stored)
