"""The HTML questionnaire in a real browser: filled in, left, taken up again and sent."""

import json
import time
from fractions import Fraction

import numpy as np
import pytest

from ahp.common.findings import Problems
from ahp.core.disturbance import implied_at
from ahp.core.graph import is_connected
from ahp.core.priorities import PRINTED_METHODS
from ahp.core.random_index.incomplete import random_incomplete
from ahp.core.weighing import random_index_for, weigh
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.questionnaire.answers import from_json, from_pasted
from ahp.questionnaire.forms import html
from ahp.questionnaire.questions import make_questionnaire
from tests.questionnaire.drafts import PATIENCE, reload

CAR = [
    Node("car", None, {"zh": "选车", "en": "Which car"}),
    Node("price", "car", {"zh": "价格", "en": "Price"}),
    Node("style", "car", {"zh": "外观", "en": "Style"}),
    Node("safety", "car", {"zh": "安全", "en": "Safety"}),
]
BOTH = ("zh", "en")


def model_of(nodes):
    hierarchy = Hierarchy(nodes)
    matrices = {
        code: PairwiseMatrix.from_judgments(hierarchy.items(code), {}) for code in hierarchy.judged
    }
    return Model(hierarchy, matrices)


def written(folder, nodes=CAR, languages=BOTH, **asked):
    path = folder / "questionnaire.html"
    path.write_bytes(html.make(make_questionnaire(model_of(nodes), **asked), languages))
    return path


def choose(browser, question, value):
    browser.execute_script(
        "document.querySelector(`#${arguments[0]} input[value='${arguments[1]}']`).click()",
        question,
        str(value),
    )


def text_of(browser, element):
    return browser.execute_script(
        "const found = document.getElementById(arguments[0]);"
        "return found.value === undefined ? found.innerText : found.value",
        element,
    )


def pasted(browser):
    problems = Problems()
    sheet = from_pasted(text_of(browser, "text"), problems)
    assert not problems.findings
    return sheet


def downloaded(browser, button):
    browser.execute_script("document.getElementById(arguments[0]).click()", button)
    name = browser.execute_script("return document.getElementById('told').textContent")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = [path for path in browser.downloads.iterdir() if path.name in name]
        if found:
            text = found[0].read_bytes()
            found[0].unlink()
            return text
        time.sleep(0.05)
    raise AssertionError(f"nothing was saved: {name}")


def values(sheet):
    return {(one.a, one.b): one.value for one in sheet.answers}


def test_nothing_is_chosen_beforehand_and_open_is_not_equal(page, tmp_path):
    browser = page(written(tmp_path, expert="wang"))
    assert browser.execute_script("return document.querySelectorAll('input:checked').length") == 0
    assert set(values(pasted(browser)).values()) == {None}
    choose(browser, "q-0-1", 1)
    found = values(pasted(browser))
    assert found["price", "safety"] == 1
    assert found["price", "style"] is None


@pytest.mark.parametrize("lang", BOTH)
def test_filled_left_taken_up_again_and_saved(page, tmp_path, lang):
    asked = [{"zh": "领域", "en": "Field"}]
    consent = {"zh": "我同意。", "en": "I agree."}
    path = written(tmp_path, languages=(lang,), asked=asked, consent=consent)
    browser = page(path)
    name = browser.find_element("name", "name")
    name.send_keys("王 五")
    browser.find_element("name", "asked-0").send_keys("交通 & <b>物流</b>")
    choose(browser, "q-0-0", 3)
    choose(browser, "q-0-1", -7)
    reload(browser, path.as_uri())
    assert text_of(browser, "count") == ("已答 2 / 3" if lang == "zh" else "2 of 3 answered")
    choose(browser, "q-0-2", -5)
    assert browser.find_element("id", "save_json").get_attribute("disabled")
    browser.find_element("name", "consent").click()
    problems = Problems()
    sheet = from_json(downloaded(browser, "save_json").decode(), problems)
    assert not problems.findings
    assert values(sheet) == {
        ("price", "style"): 3,
        ("price", "safety"): Fraction(1, 7),
        ("style", "safety"): Fraction(1, 5),
    }
    assert (sheet.expert, dict(sheet.attributes)) == (
        "王 五",
        {"领域": "交通 & <b>物流</b>", "consent": "yes"},
    )
    assert sheet.names["car"]["zh"] == "选车"
    short = pasted(browser)
    assert (short.answers, short.expert, short.attributes, short.fingerprint) == (
        sheet.answers,
        sheet.expert,
        sheet.attributes,
        sheet.fingerprint,
    )
    table = downloaded(browser, "save_csv").decode("utf-8-sig").splitlines()
    assert table[1].startswith("car,price,style,3,")


def test_by_keyboard_alone(page, tmp_path):
    """Tab goes to a question, an arrow chooses, and back again; no key is ours alone."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser = page(written(tmp_path, languages=("en",), expert="wang"))

    def press(*keys):
        for key in keys:
            ActionChains(browser).send_keys(key).perform()

    browser.execute_script("document.querySelector('summary').focus()")
    press(Keys.TAB, Keys.TAB, Keys.SPACE, Keys.ARROW_RIGHT)
    assert values(pasted(browser))["price", "style"] == 8
    press(Keys.TAB, Keys.TAB, Keys.SPACE)
    assert values(pasted(browser))["price", "safety"] == 9
    press(Keys.TAB, Keys.SPACE)  # clears it, and goes back to the question
    assert values(pasted(browser))["price", "safety"] is None
    assert browser.execute_script("return document.activeElement.name") == "q-0-1"


def test_on_a_narrow_screen_nothing_is_cut(page, tmp_path):
    long = "规模以上工业企业研究与试验发展经费内部支出占主营业务收入的比重"
    nodes = [*CAR, Node("long", "car", {"zh": long})]
    browser = page(written(tmp_path, nodes, ("zh",), expert="wang"))
    size = {"width": 360, "height": 700, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        width, inner = browser.execute_script(
            "return [document.documentElement.scrollWidth, window.innerWidth]"
        )
        assert width <= inner == 360
        targets = browser.execute_script(
            "return [...document.querySelectorAll('.step')].map(one => {"
            "const box = one.getBoundingClientRect(); return [box.width, box.height]})"
        )
        assert min(min(target) for target in targets) >= 40
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_both_languages_on_one_page(page, tmp_path):
    browser = page(written(tmp_path, expert="wang"))
    choose(browser, "q-0-0", -3)
    assert text_of(browser, "q-0-0-said") == "外观 比 价格 稍微重要（3）"
    browser.find_element("css selector", ".languages button[lang=en]").click()
    assert text_of(browser, "q-0-0-said") == "Style is moderately more important than Price (3)"
    assert browser.execute_script("return document.documentElement.lang") == "en"


def test_a_screen_reader_is_told_what_every_choice_says(page, tmp_path):
    browser = page(written(tmp_path, languages=("en",), expert="wang"))
    labels = browser.execute_script(
        "return [...document.querySelectorAll('#q-0-0 input')].map(one => one.ariaLabel)"
    )
    assert len(labels) == 17
    assert labels[0] == "Price is extremely more important than Style (9)"
    assert labels[8] == "Price and Style are equally important (1)"
    assert labels[16] == "Style is extremely more important than Price (9)"


EVIL = "</script><script>window.struck = 1</script><img src=x onerror='window.struck = 1'>{a}&amp;"


def test_names_are_never_markup(page, tmp_path):
    nodes = [Node("car", None, {"en": EVIL}), *CAR[1:3], Node("x", "car", {"en": EVIL})]
    browser = page(written(tmp_path, nodes, ("en",), asked=[{"en": EVIL}], consent={"en": EVIL}))
    browser.find_element("name", "name").send_keys(EVIL)
    assert browser.execute_script("return window.struck") is None
    assert browser.execute_script("return document.querySelectorAll('img').length") == 0
    assert EVIL in browser.execute_script(
        "return document.querySelector('legend').textContent"
    ) or (EVIL in browser.execute_script("return document.body.innerText"))


def test_a_spoilt_draft_is_no_answer(page, tmp_path):
    path = written(tmp_path, expert="wang")
    browser = page(path)
    choose(browser, "q-0-0", 3)
    key = browser.execute_script("return Object.keys(localStorage)[0]")
    kept = json.loads(browser.execute_script("return localStorage.getItem(arguments[0])", key))
    kept["answers"] = {"car|price|style": 12, "car|price|safety": 5, "car|gone|style": 3}
    for spoilt, expected in ((json.dumps(kept), 5), ("{", None), ("null", None), ("[1]", None)):
        browser.execute_script("localStorage.setItem(arguments[0], arguments[1])", key, spoilt)
        reload(browser, path.as_uri())
        found = values(pasted(browser))
        assert found["price", "style"] is None
        assert found["price", "safety"] == expected


def test_the_page_asks_for_nothing_else(page, tmp_path):
    path = written(tmp_path, expert="wang")
    browser = page(path)
    entries = browser.execute_script(
        "return performance.getEntriesByType('resource').map(one => one.name)"
    )
    assert entries == []


def test_a_large_questionnaire_is_a_small_file(tmp_path):
    nodes = [Node("goal")]
    for dimension in range(6):
        nodes.append(Node(f"d{dimension}", "goal", {"zh": f"第{dimension}个一级指标"}))
        nodes += [
            Node(f"i{dimension}-{k}", f"d{dimension}", {"zh": f"第{dimension}.{k}个二级指标的名称"})
            for k in range(6 if dimension < 4 else 5)
        ]
    path = written(tmp_path, nodes)
    assert path.stat().st_size < 300_000


def in_json(matrix):
    return [[None if np.isnan(x) else x for x in row] for row in matrix.tolist()]


WEIGH = """
const matrix = arguments[0].map(row => row.map(x => x === null ? NaN : x));
const found = Weighing.weigh(matrix, arguments[1], arguments[2]);
const tension = found && Weighing.tension(matrix, found.weights);
return [found, tension];
"""


@pytest.mark.parametrize("method", PRINTED_METHODS)
def test_the_page_weighs_as_the_library_does(page, tmp_path, method):
    browser = page(written(tmp_path, expert="wang"))
    generator = np.random.default_rng(5)
    for n in (2, 3, 4, 6, 9):
        most = (n - 1) * (n - 2) // 2
        indices = [random_index_for(n, missing) for missing in range(most + 1)]
        for missing in sorted({0, most // 3, most // 2, most}):
            for matrix in random_incomplete(n, missing, 3, generator):
                expected = weigh(matrix, method)
                found, tension = browser.execute_script(WEIGH, in_json(matrix), method, indices)
                np.testing.assert_allclose(found["weights"], expected.weights, rtol=1e-9)
                np.testing.assert_allclose(found["cr"], expected.cr, rtol=1e-9, atol=1e-9)
                if tension is not None:
                    i, j = tension["row"], tension["column"]
                    told = implied_at(matrix, [i], [j])[0]
                    np.testing.assert_allclose(tension["implied"], told, rtol=1e-9)


def test_judgments_that_do_not_link_all_items_are_not_weighed(page, tmp_path):
    browser = page(written(tmp_path, expert="wang"))
    matrix = np.full((4, 4), np.nan)
    matrix[0, 1], matrix[1, 0], matrix[2, 3], matrix[3, 2] = 3, 1 / 3, 5, 1 / 5
    np.fill_diagonal(matrix, 1)
    assert not is_connected(matrix)
    found, _ = browser.execute_script(WEIGH, in_json(matrix), "eigenvector", [])
    assert found is None


def test_contradicting_answers_are_told_and_kept(page, tmp_path):
    browser = page(written(tmp_path, languages=("en",), expert="wang"))
    for question, value in (("q-0-0", 9), ("q-0-1", -9), ("q-0-2", 9)):
        choose(browser, question, value)
    advice = text_of(browser, "advice-0")
    matrix = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    assert f"CR {weigh(matrix).cr:.4f}" in advice
    assert "In tension" in advice
    assert list(values(pasted(browser)).values()) == [9, Fraction(1, 9), 9]


def choose_second(browser, question, value):
    browser.execute_script(
        "const found = document.getElementById(`${arguments[0]}-second`);"
        "found.value = arguments[1]; found.dispatchEvent(new Event('change'))",
        question,
        str(value),
    )


def test_a_second_choice_makes_an_interval_that_is_kept_and_sent(page, tmp_path):
    path = written(tmp_path, languages=("en",), expert="wang", intervals=True)
    browser = page(path)
    for question, ends in (("q-0-0", (5, 3)), ("q-0-1", (-2, 4)), ("q-0-2", (-3, -5))):
        choose(browser, question, ends[0])
        choose_second(browser, question, ends[1])
    assert text_of(browser, "q-0-0-said") == "Price is 3 to 5 times as important as Style"
    assert text_of(browser, "q-0-2-said") == "Safety is 3 to 5 times as important as Style"
    matrix = PairwiseMatrix.from_upper(["price", "style", "safety"], ["3-5", "1/2-4", "1/5-1/3"])
    assert f"CR {weigh(matrix.to_array()).cr:.4f}" in text_of(browser, "advice-0")
    reload(browser, path.as_uri())
    expected = [value for *_, value in matrix.given()]
    assert list(values(pasted(browser)).values()) == expected
    sent = from_json(downloaded(browser, "save_json").decode(), Problems())
    assert [one.value for one in sent.answers] == expected
    assert b"price,style,3~5," in downloaded(browser, "save_csv")
    choose_second(browser, "q-0-0", "")
    browser.execute_script("document.getElementById('q-0-1-clear').click()")
    assert list(values(pasted(browser)).values()) == [5, None, expected[2]]


def test_without_intervals_the_page_has_nothing_of_them():
    page = html.make(make_questionnaire(model_of(CAR)), BOTH)
    assert b"-second" not in page
    assert b"/*+" not in html.make(make_questionnaire(model_of(CAR), intervals=True), BOTH)
