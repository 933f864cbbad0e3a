"""Loading a page again: a browser hands what one page has stored to the next in its own time."""

import json
import time

PATIENCE = 20  # seconds

_STORED = "return JSON.stringify(Object.entries(localStorage).sort())"


def reload(browser, uri):
    """Load a page that finds what is stored now, once a page has been seen to find it."""
    stored, found = browser.execute_script(_STORED), None
    deadline = time.monotonic() + PATIENCE
    while found != stored and time.monotonic() < deadline:
        browser.get(uri)
        found = browser.execute_script(_STORED)
    assert json.loads(found) == json.loads(stored)
    browser.get(uri)
