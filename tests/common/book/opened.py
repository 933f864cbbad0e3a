"""Documents of Word's opened again, by another program and as the XML they are."""

import io
import zipfile
from functools import cache

from docx import Document
from lxml import etree

from ahp.common.document.book.docx import files
from tests.common.book.sample import book

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
BOOKS = (("zh", "thesis"), ("zh", "plain"), ("en", "plain"), ("en", "thesis"))


@cache
def sample(lang, layout):
    return files(book(lang, layout), "book.docx")["book.docx"]


def reopened(data):
    return Document(io.BytesIO(data))


def xml(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(name))


def find(root, path):
    return etree.ElementBase.xpath(root, path, namespaces=NAMES)


def values(root, path, attribute="w:val"):
    return [str(one) for one in find(root, f"{path}/@{attribute}")]


def text(element):
    """Return what is read in an element, with its breaks of lines."""
    return "".join(
        "\n" if one.tag == f"{{{W}}}br" else one.text or ""
        for one in element.iter(f"{{{W}}}t", f"{{{W}}}br")
    )


def bookmarked(root):
    """Return the text that each bookmark is around, by its name."""
    found, open_ones = {}, {}
    for one in root.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd", f"{{{W}}}t"):
        key = one.get(f"{{{W}}}id")
        if one.tag == f"{{{W}}}bookmarkStart":
            open_ones[key] = one.get(f"{{{W}}}name")
            assert found.setdefault(open_ones[key], "") == ""
        elif one.tag == f"{{{W}}}bookmarkEnd":
            del open_ones[key]
        else:
            for name in open_ones.values():
                found[name] += one.text
    assert not open_ones
    return found


def fields(root):
    """Return the fields that hold no others: what each is and what it says, in order."""
    found, stack = [], []
    for one in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}t"):
        kind = one.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            stack.append(["", ""])
        elif kind == "end":
            found.append(tuple(stack.pop()))
        elif one.tag == f"{{{W}}}instrText":
            stack[-1][0] += one.text.strip()
        elif one.tag == f"{{{W}}}t" and stack:
            stack[-1][1] += one.text
    assert not stack
    return found
