"""A page in a real browser."""

import pytest

from tests.browser import browser
from tests.questionnaire.drafts import reload

__all__ = ["browser", "page"]


@pytest.fixture
def page(browser):
    """Open a page as a person does who has never seen it; it must have nothing to complain of."""

    def open_page(path):
        browser.get(path.as_uri())
        browser.execute_script("localStorage.clear()")
        reload(browser, path.as_uri())
        return browser

    yield open_page
    assert browser.get_log("browser") == []
