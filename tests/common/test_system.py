"""No Chinese message ends in the English of the system."""

import csv
import errno
import io
import os
import re
import tomllib
import zipfile
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from ahp.common.findings import FileError, Problems
from ahp.common.io.text import read_bytes
from ahp.common.io.toml import open_document
from ahp.common.io.write import make_folder, write_bytes
from ahp.common.system import reader_reason, system_reason

LATIN = re.compile("[A-Za-z]")

# open(2), mkdir(2), rename(2), write(2), fsync(2) and getdents(2) of Linux, what NFS, CIFS and
# FUSE add to them, and what open and rename of macOS and the C library of Windows say besides.
_NAMES = """
EACCES EBADF EBUSY EDQUOT EEXIST EFAULT EFBIG EINTR EINVAL EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE
ENODEV ENOENT ENOMEM ENOSPC ENOTDIR ENXIO EOPNOTSUPP EOVERFLOW EPERM EROFS ETXTBSY EWOULDBLOCK
EMLINK ENOTEMPTY EXDEV EAGAIN EIO EPIPE ESPIPE ENOTSUP EILSEQ EDEADLK ENOLCK ENOSYS ESTALE
EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ETIMEDOUT ECONNREFUSED ECONNRESET ENOTCONN
ECONNABORTED ENOBUFS EREMOTEIO EPROTO EUCLEAN ENODATA ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED
ENOMEDIUM EMEDIUMTYPE ECANCELED EBADMSG ESHUTDOWN ENOTTY
"""
RAISED = _NAMES.split()


@pytest.mark.parametrize("name", RAISED)
def test_every_error_of_files_has_words_of_both_languages(name):
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("not on this system")
    words = system_reason(OSError(number, os.strerror(number)))
    assert not LATIN.search(words["zh"])
    assert re.search("[一-鿿]", words["zh"])
    assert str(number) not in words["en"]


@pytest.mark.skipif(not os.path.exists("/proc/version"), reason="the words are those of Linux")
@pytest.mark.parametrize("name", RAISED)
def test_the_english_is_that_of_the_system(name):
    number = getattr(errno, name)
    said = system_reason(OSError(number, os.strerror(number)))["en"]
    assert said == os.strerror(number)


def test_what_is_not_known_is_quoted_with_its_number():
    words = system_reason(OSError(4711, "All is lost"))
    assert words == {"en": 'system error 4711: "All is lost"', "zh": "系统错误 4711：“All is lost”"}
    assert system_reason(OSError("no number"))["zh"] == "“no number”"


def test_a_file_open_in_excel():
    error = PermissionError(errno.EACCES, "Permission denied")
    error.winerror = 32
    assert system_reason(error)["zh"] == "文件正被其他程序打开"


def test_real_errors_end_in_chinese(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    told = []
    for path in (tmp_path, "a\0b", tmp_path / "file" / "x", tmp_path / ("x" * 300)):
        problems = Problems()
        read_bytes(str(path), problems)
        told += [found.message("zh") for found in problems.findings]
    for act in (
        lambda: make_folder(tmp_path / "file"),
        lambda: make_folder(tmp_path / "file" / "x"),
        lambda: write_bytes(tmp_path / "none" / "x", b""),
        lambda: write_bytes(tmp_path, b""),
    ):
        with pytest.raises(FileError) as caught:
            act()
        told += [found.message("zh") for found in caught.value.findings]
    assert len(told) == 8
    assert not [text for text in told if LATIN.search(text)]


def test_a_null_character_is_told_alike_by_every_version_of_python():
    for said in ("embedded null byte", "stat: embedded null character in path"):
        assert reader_reason(said) == {"en": "embedded null byte", "zh": "路径中有空字符"}


BROKEN_TOML = {
    "a = [1, 2\n": "方括号没有闭合",
    "a = [1，2]\n": "方括号没有闭合",
    "a = { b = 1\n": "花括号没有闭合",
    'a = "x\n': "此处不能有字符 '\\n'",
    'a = "x': "字符串缺少结束的引号",
    "a\n": "键之后应有 =",
    "a = \n": "值无效",
    "= 1\n": "语句无效",
    "a = 1 b = 2\n": "语句之后应换行",
    "[a\n": "此处应以 ] 结束",
    "[[a]\n": "此处应以 ]] 结束",
    "[x.y]\n[x.y]\n": "x.y 已在前面写过",
    "a = 1\na = 2\n": "同一个键写了两次",
    "a = {b = 1}\n[a.c]\n": "a.c 已在前面写过",
    'a = "\\d"\n': "字符串中的反斜杠须写两次",
    'a = "\\ud800"\n': "转义的字符不存在",
    'a = "\\uzzzz"\n': "十六进制数无效",
    "a = 2020-02-30\n": "日期或时间无效",
    "a. = 1\n": "键的首字符无效",
    "a = {b = 1, b = 2}\n": "键 'b' 写了两次",
    "a = '''x": "此处应为",
    "a = 1e" + "9" * 30 + "\n": "数字的指数过大",
    "a = " + "[" * 5000: "嵌套过深",
    "a = " + "9" * 5000 + "\n": "数字的位数过多",
}


@pytest.mark.parametrize("text", BROKEN_TOML, ids=lambda text: text[:12])
def test_broken_toml(tmp_path, text):
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    open_document(str(path), problems)
    (found,) = problems.findings
    assert found.message("zh").startswith(f"不符合 TOML 语法：{BROKEN_TOML[text]}")
    assert "“" not in found.message("zh")


def test_every_text_of_tomllib_is_known():
    """A newer Python may say more; its words are then quoted, and this test says which."""
    with open(tomllib.loads.__code__.co_filename, encoding="utf-8") as file:
        source = file.read()
    raised = re.findall(r"suffixed_err\(\s*src,\s*\w+,\s*f?\"(.+?)\"", source)
    raised += re.findall(r"suffixed_err\(\s*src,\s*\w+,\s*f?'(.+?)'", source)
    raised += re.findall(r"TOMLDecodeError\(\s*f?\"(.+?)\",", source)
    texts = [re.sub(r"\{[^}]*\}", "'x'", text.encode().decode("unicode_escape")) for text in raised]
    assert len(texts) > 15
    assert [text for text in texts if reader_reason(text)["zh"].startswith("“")] == []


def broken_csv():
    for text in ('"a', '"a"b', '"a\n"b'):
        try:
            list(csv.reader(io.StringIO(text), strict=True))
        except csv.Error as error:
            yield error
    try:
        list(csv.reader(["x" * 200_000]))
    except csv.Error as error:
        yield error


def test_broken_csv_is_told_in_chinese():
    told = [system_reason(error)["zh"] for error in broken_csv()]
    assert told == ["引号没有配对", '" 之后应为 ,', '" 之后应为 ,', "单元格超过 131072 个字符"]


def broken_workbooks():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.xml", "<a>")
    data = whole.getvalue()
    yield b"no archive"
    yield data[:-30]
    yield data[:30] + b"x" * 12 + data[42:]
    yield data


@pytest.mark.parametrize("data", list(broken_workbooks()), ids=["text", "cut", "changed", "empty"])
def test_a_damaged_workbook_is_told_in_chinese(data):
    with pytest.raises((zipfile.BadZipFile, KeyError)) as caught:
        load_workbook(io.BytesIO(data))
    said = system_reason(caught.value)["zh"]
    assert not LATIN.search(said.replace("[Content_Types].xml", "").replace("xlsx", ""))


def test_broken_xml_is_told_in_chinese():
    for text in ("", "<a>", "<a></b>", "<a>&b;</a>", "<a/><b/>", "<a"):
        with pytest.raises(ElementTree.ParseError) as caught:
            ElementTree.fromstring(text)
        assert system_reason(caught.value)["zh"] == "内部的标记已损坏"
