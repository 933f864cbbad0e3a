"""Word documents as LibreOffice sets them: captions, figures and margins of its pages."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ahp.common.document.book.numbering import numbered
from ahp.common.document.parts import Figure, Grid, Heading, plain
from tests.common.book.opened import sample
from tests.common.book.sample import HOSTILE, book

pdfium = pytest.importorskip("pypdfium2")

OFFICE = shutil.which("soffice")
CENTIMETER = 72 / 2.54


def has_writer():
    """Whether the program for texts is there; others of its suite cannot read Word's."""
    return OFFICE is not None and (Path(OFFICE).resolve().parent / "swriter").exists()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    if not has_writer():
        pytest.skip("needs LibreOffice Writer")
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for lang, layout in (("zh", "thesis"), ("en", "plain")):
        (folder / f"{lang}.docx").write_bytes(sample(lang, layout))
        found[lang] = folder / f"{lang}.pdf"
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    subprocess.run(
        [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", folder,
         *(folder / f"{lang}.docx" for lang in found)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {lang: pdfium.PdfDocument(path) for lang, path in found.items()}


def read(document):
    return [page.get_textpage().get_text_range() for page in document]


def packed(text):
    return "".join(text.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_captions_headings_and_figures_are_on_the_pages(pages, lang):
    texts = read(pages[lang])
    whole = packed("".join(texts))
    found = numbered(book(lang).parts)
    for place, part in enumerate(found.parts):
        label = found.at.get(place)
        if isinstance(part, Grid) and part.title:
            assert packed(label.said(lang)) in whole
            assert packed(part.title) in whole
            cells = [packed(plain(cell)) for row in part.shown() for cell in row]
            hostile = part.rows[0][0] == HOSTILE[0]
            assert hostile or all(cell in whole for cell in cells)
        elif isinstance(part, Figure):
            assert packed(f"{label.said(lang)}{part.caption}").replace(".", "") in (
                whole.replace(".", "")
            )
        elif isinstance(part, Heading):
            assert packed(f"{part.number}{part.text}") in whole
    assert "Error" not in whole


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_heading_of_a_long_table_is_on_each_of_its_pages(pages, lang):
    head = "2022 年" if lang == "zh" else "2022 2021 2020"
    region = "地区" if lang == "zh" else "Region"
    of_table = [
        text for text in read(pages[lang]) if f"{region} 40" in text or f"{region} 5 " in text
    ]
    assert len(of_table) >= 2
    assert all(packed(head) in packed(text) for text in of_table)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_stands_beyond_the_margins(pages, lang):
    for page in pages[lang]:
        width = page.get_width()
        text = page.get_textpage()
        right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
        assert right <= width - 2.4 * CENTIMETER


def test_wide_tables_lie_on_a_page_between_others_that_stand(pages):
    for document in pages.values():
        lying = [page.get_width() > page.get_height() for page in document]
        assert lying.count(True) == 1
        assert not lying[0]
        assert not lying[-1]
