"""What the system and the readers of others say is wrong, in both languages."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping

from ahp.common.wording import Language

Reason = Mapping[Language, str]

_BY_NAME: Mapping[str, tuple[str, str]] = {
    "EPERM": ("Operation not permitted", "系统不允许此操作"),
    "ENOENT": ("No such file or directory", "没有这个文件或文件夹"),
    "EINTR": ("Interrupted system call", "操作被中断"),
    "EIO": ("Input/output error", "磁盘或网络读写出错"),
    "ENXIO": ("No such device or address", "没有这个设备"),
    "EBADF": ("Bad file descriptor", "文件已关闭"),
    "EAGAIN": ("Resource temporarily unavailable", "资源暂时不可用"),
    "ENOMEM": ("Cannot allocate memory", "内存不足"),
    "EACCES": ("Permission denied", "没有权限"),
    "EFAULT": ("Bad address", "内存地址无效"),
    "EBUSY": ("Device or resource busy", "正被占用"),
    "EEXIST": ("File exists", "已有同名文件"),
    "EXDEV": ("Invalid cross-device link", "不能跨磁盘移动"),
    "ENODEV": ("No such device", "没有这个设备"),
    "ENOTDIR": ("Not a directory", "路径中有一部分不是文件夹"),
    "EISDIR": ("Is a directory", "这是文件夹"),
    "EINVAL": ("Invalid argument", "名称或参数无效"),
    "ENFILE": ("Too many open files in system", "系统中打开的文件过多"),
    "EMFILE": ("Too many open files", "打开的文件过多"),
    "ENOTTY": ("Inappropriate ioctl for device", "设备不支持此操作"),
    "ETXTBSY": ("Text file busy", "程序文件正在运行"),
    "EFBIG": ("File too large", "文件过大"),
    "ENOSPC": ("No space left on device", "磁盘空间不足"),
    "ESPIPE": ("Illegal seek", "管道中不能移动位置"),
    "EROFS": ("Read-only file system", "磁盘为只读"),
    "EMLINK": ("Too many links", "链接过多"),
    "EPIPE": ("Broken pipe", "接收输出的程序已关闭"),
    "EDEADLK": ("Resource deadlock avoided", "与其他程序互相等待"),
    "ENAMETOOLONG": ("File name too long", "文件名过长"),
    "ENOLCK": ("No locks available", "无法再加锁"),
    "ENOSYS": ("Function not implemented", "系统不支持此操作"),
    "ENOTEMPTY": ("Directory not empty", "文件夹不为空"),
    "ELOOP": ("Too many levels of symbolic links", "链接互相指向，没有尽头"),
    "ENODATA": ("No data available", "没有数据"),
    "ETIME": ("Timer expired", "等待超时"),
    "ENOLINK": ("Link has been severed", "连接已断开"),
    "EPROTO": ("Protocol error", "网络协议出错"),
    "EBADMSG": ("Bad message", "数据损坏"),
    "EOVERFLOW": ("Value too large for defined data type", "文件过大"),
    "EILSEQ": ("Invalid or incomplete multibyte or wide character", "名称中有无效字符"),
    "EOPNOTSUPP": ("Operation not supported", "此处不支持此操作"),
    "ENOTSUP": ("Operation not supported", "此处不支持此操作"),
    "EADDRINUSE": ("Address already in use", "网络地址已被占用"),
    "EADDRNOTAVAIL": ("Cannot assign requested address", "网络地址不可用"),
    "ENETDOWN": ("Network is down", "网络已断开"),
    "ENETUNREACH": ("Network is unreachable", "网络不通"),
    "ENETRESET": ("Network dropped connection on reset", "网络连接被重置"),
    "ECONNABORTED": ("Software caused connection abort", "连接已中止"),
    "ECONNRESET": ("Connection reset by peer", "连接被对方断开"),
    "ENOBUFS": ("No buffer space available", "缓冲区不足"),
    "ENOTCONN": ("Transport endpoint is not connected", "尚未连接"),
    "ESHUTDOWN": ("Cannot send after transport endpoint shutdown", "连接已关闭"),
    "ETIMEDOUT": ("Connection timed out", "连接超时"),
    "ECONNREFUSED": ("Connection refused", "连接被拒绝"),
    "EHOSTDOWN": ("Host is down", "对方主机已关闭"),
    "EHOSTUNREACH": ("No route to host", "无法到达对方主机"),
    "ESTALE": ("Stale file handle", "网络文件已失效"),
    "EUCLEAN": ("Structure needs cleaning", "磁盘的文件系统已损坏，需要修复"),
    "EREMOTEIO": ("Remote I/O error", "远程读写出错"),
    "EDQUOT": ("Disk quota exceeded", "超出磁盘配额"),
    "ENOMEDIUM": ("No medium found", "没有插入磁盘"),
    "EMEDIUMTYPE": ("Wrong medium type", "磁盘类型不对"),
    "ECANCELED": ("Operation canceled", "操作已取消"),
    "ENOKEY": ("Required key not available", "缺少解密密钥"),
    "EKEYEXPIRED": ("Key has expired", "密钥已过期"),
    "EKEYREVOKED": ("Key has been revoked", "密钥已吊销"),
    "EKEYREJECTED": ("Key was rejected by service", "密钥被拒绝"),
}
_BY_NUMBER = {getattr(errno, name): name for name in _BY_NAME if hasattr(errno, name)}

_OF_WINDOWS: Mapping[int, tuple[str, str]] = {
    32: ("The file is open in another program", "文件正被其他程序打开"),
    33: ("Part of the file is locked by another program", "文件的一部分被其他程序锁定"),
    123: ("The name is not one that Windows allows", "名称不符合系统的规定"),
}

_NULL = "embedded null byte"

# What zipfile, python-calamine, xml, csv and tomllib say, where it reaches messages. {1} is the
# first group of the pattern.
_SAID: tuple[tuple[str, str], ...] = (
    (_NULL, "路径中有空字符"),
    (r"file is not a zip file", "不是有效的 xlsx 文件"),
    (r"cannot detect file format", "内容不是工作簿"),
    (r"bad magic number for .*|bad (?:offset|zip64) .*|truncated .*", "压缩包已损坏"),
    (r"corrupt .*|zipfiles that span .*|file name in directory .*", "压缩包已损坏"),
    (r"bad crc-32 for file (.+)", "其中的 {1} 已损坏"),
    (r"file (.+) is encrypted, password required .*", "其中的 {1} 已加密"),
    (r"[\"']*there is no item named ['\"]([^'\"]+)['\"] in the archive[\"']*", "其中缺少 {1}"),
    (r"error -[0-9]+ while decompressing data: .*", "压缩的数据已损坏"),
    (r"compressed file ended before .*|eof.*", "数据不完整"),
    (r"(?:not well-formed|mismatched tag|no element found|syntax error).*", "内部的标记已损坏"),
    (r"(?:unclosed token|undefined entity|unbound prefix|junk after).*", "内部的标记已损坏"),
    (r"a pipe or a device, not a file", "这是管道或设备，不是文件"),
    (r"line contains nul", "行中有空字符"),
    (r"field larger than field limit \(([0-9]+)\)", "单元格超过 {1} 个字符"),
    (r"unexpected end of data", "引号没有配对"),
    (r"'(.+)' expected after '(.+)'", "{2} 之后应为 {1}"),
    (r"new-line character seen in unquoted field.*", "单元格中有未加引号的换行"),
    (r"'([^']+)' codec can't decode .*", "文字不是 {1} 编码"),
    (r"invalid statement", "语句无效"),
    (r"invalid value", "值无效"),
    (r"invalid date or datetime", "日期或时间无效"),
    (r"invalid hex value", "十六进制数无效"),
    (r"invalid initial character for a key part", "键的首字符无效"),
    (r"expected newline or end of document after a statement", "语句之后应换行"),
    (r"expected '=' after a key in a key/value pair", "键之后应有 ="),
    (r"expected '(\]\]?)' at the end of an? (?:table|array) declaration", "此处应以 {1} 结束"),
    (r"expected (['\"].+['\"])", "此处应为 {1}"),
    (r"unclosed array", "方括号没有闭合（请检查是否用了中文逗号）"),
    (r"unclosed inline table", "花括号没有闭合（请检查是否用了中文逗号）"),
    (r"unterminated string", "字符串缺少结束的引号"),
    (r"unescaped '\\' in a string", "字符串中的反斜杠须写两次"),
    (r"escaped character is not a unicode scalar value", "转义的字符不存在"),
    (r"illegal character (.+)", "此处不能有字符 {1}"),
    (r"found invalid character (.+)", "此处不能有字符 {1}"),
    (r"cannot overwrite a value", "同一个键写了两次"),
    (r"duplicate inline table key (.+)", "键 {1} 写了两次"),
    (r"cannot (?:declare|redefine namespace) (.+?)(?: twice)?", "{1} 已在前面写过"),
    (r"cannot mutate immutable namespace (.+)", "{1} 已在前面写过，不能再加"),
    (r"a number has an absurd exponent", "数字的指数过大"),
    (r"nested too deeply", "嵌套过深"),
    (r"exceeds the limit .* for integer string conversion.*", "数字的位数过多"),
)


def system_reason(error: BaseException) -> Reason:
    """Put what went wrong into words of each language.

    Parameters
    ----------
    error : exception
        Of the system, or of a reader such as zipfile's.

    Returns
    -------
    mapping of str to str
        By language. What is not known is quoted as the system says it, with its number.

    Examples
    --------
    >>> system_reason(IsADirectoryError(21, "Is a directory"))
    {'en': 'Is a directory', 'zh': '这是文件夹'}
    >>> system_reason(OSError(999, "All is lost"))["zh"]
    '系统错误 999：“All is lost”'
    """
    if not isinstance(error, OSError) or error.errno is None:
        return reader_reason(str(error) or type(error).__name__)
    of_windows = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    if of_windows is not None:
        return _words(*of_windows)
    name = _BY_NUMBER.get(error.errno)
    if name is not None:
        return _words(*_BY_NAME[name])
    said, number = error.strerror or str(error), error.errno
    return _words(f'system error {number}: "{said}"', f"系统错误 {number}：“{said}”")


def reader_reason(said: str) -> Reason:
    """Put what a reader of another library says into words of each language.

    Examples
    --------
    >>> reader_reason("Unclosed array")["zh"]
    '方括号没有闭合（请检查是否用了中文逗号）'
    >>> reader_reason("Something else")
    {'en': 'Something else', 'zh': '“Something else”'}
    """
    if "embedded null" in said:  # each version of Python says it in other words
        said = _NULL
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, said, re.IGNORECASE | re.DOTALL)
        if found is not None:
            return _words(said, words.format(said, *map(_shown, found.groups())))
    return _words(said, f"“{said}”")


def _words(en: str, zh: str) -> Reason:
    return {"en": en, "zh": zh}


def _shown(part: str) -> str:
    """Write a dotted key, which tomllib shows as a tuple, as it stands in a file."""
    if part.startswith("(") and part.endswith(")"):
        return ".".join(re.findall(r"'([^']*)'", part))
    return part
