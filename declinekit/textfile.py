"""Text files: a name comes in, the message exactly as given goes out; and files written whole or not at all."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .exceptions import UnusableFile, UnusableText

LONGEST = 100_000
"""The longest message that is read, in characters; `declinekit.scorecard` holds the same limit."""

_DOCUMENTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zipped document (Word, OpenDocument, Excel)",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "rich text (RTF)",
}
_ENCODINGS = "Save it as plain text in UTF-8 (other encodings tried: UTF-16, Windows-1252)."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")


def read_text(source: str | Path, stdin: BinaryIO | None = None) -> str:
    """Take a path, or "-" for standard input; give the text with its own line ends, without a byte order mark.

    Raises `UnusableFile` where the file cannot be read, `UnusableText` where it holds no message.

    >>> import io
    >>> read_text("-", io.BytesIO("Dear Zoë,\\r\\nno.".encode("utf-16")))
    'Dear Zoë,\\r\\nno.'
    """
    if str(source) == "-":
        return decode((stdin or sys.stdin.buffer).read(_most()), "standard input")
    return decode(_bytes(Path(source)), str(source))


def decode(raw: bytes, name: str) -> str:
    """Take the bytes of a message and the name to use in errors, give its text.

    Raises `UnusableText` for an empty, blank, overlong or binary one, or one in an unknown encoding.

    >>> decode(b"\\xef\\xbb\\xbfNo caf\\xc3\\xa9", "a.txt"), decode(b"No caf\\xe9 \\x96 sorry", "a.txt")
    ('No café', 'No café – sorry')
    >>> decode(b"  \\n", "a.txt")
    Traceback (most recent call last):
    declinekit.exceptions.UnusableText: a.txt is empty: there is no message in it. Write one, then try again.
    """
    for start, what in _DOCUMENTS.items():
        if raw.startswith(start):
            raise UnusableText(f"{name} is {what}, not plain text. Copy the message out of it into a .txt file.")
    if b"\x00" in raw and not raw.startswith(_UTF16):
        raise UnusableText(f"{name} is a binary file, not a message. {_ENCODINGS}")
    if len(raw) >= _most():
        raise too_long(name)
    text = _text(raw, name)
    if not text.strip():
        raise UnusableText(f"{name} is empty: there is no message in it. Write one, then try again.")
    if len(text) > LONGEST:
        raise too_long(name)
    return text


def encoding_of(raw: bytes) -> str | None:
    """Take bytes, give the encoding that reads them as text: None where they are no text.

    >>> encoding_of("naïve".encode()), encoding_of("naïve".encode("cp1252")), encoding_of("Привет".encode("cp1251"))
    ('utf-8', 'cp1252', None)
    """
    if raw.startswith(_UTF16):
        return "utf-16" if _decodes(raw, "utf-16") else None
    if b"\x00" in raw:
        return None
    if _decodes(raw, "utf-8"):
        return "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
    western = re.findall(rb"[\x80-\xff]", raw)  # in western languages a small part of the letters
    if len(western) * 5 <= len(raw) and _decodes(raw, "cp1252"):
        return "cp1252"
    return None


@contextmanager
def replacing(path: Path, mode: str = "w") -> Iterator:
    """Give a file to write that takes the place of `path` when all went well; else nothing is left behind."""
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": "", "errors": "backslashreplace"}
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UnusableFile(f"{path} cannot be written: {error.strerror}. Choose another folder.") from None
    try:
        with os.fdopen(handle, mode, **text) as file:
            yield file
        if os.name == "posix":
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        if isinstance(error, UnusableFile):
            raise
        raise UnusableFile(f"{path} cannot be written: {error.strerror or error}.") from None
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def _text(raw: bytes, name: str) -> str:
    """Give the text of bytes; refuse what is binary or in no encoding that is tried."""
    encoding = encoding_of(raw)
    text = raw.decode(encoding) if encoding else ""
    if encoding is None:
        raise UnusableText(f"the encoding of {name} is not known. {_ENCODINGS}")
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise UnusableText(f"{name} is a binary file, not a message. {_ENCODINGS}")
    return text


def _bytes(path: Path) -> bytes:
    """Give at most as many bytes of a file as the longest message may have; errors name the cure."""
    try:
        with path.open("rb") as file:
            return file.read(_most())
    except FileNotFoundError:
        raise UnusableFile(f"{path} does not exist. Check its name, or give - to read standard input.") from None
    except (IsADirectoryError, PermissionError) as error:
        if path.is_dir():  # Windows calls a folder a matter of permission
            raise UnusableFile(f"{path} is a folder. Give the file in it that holds the message.") from None
        raise UnusableFile(f"{path} may not be read: {os.strerror(error.errno)}. Change its permissions.") from None
    except (OSError, ValueError) as error:
        raise UnusableFile(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def _most() -> int:
    """The number of bytes from which on a text is too long whatever its encoding."""
    return 4 * LONGEST + 4


def too_long(name: str) -> UnusableText:
    """Give the error for a message over the limit, to be raised."""
    return UnusableText(
        f"{name} is longer than {LONGEST:,} characters, the most that one message may have. "
        "Give one message; for many at once there is: declinekit batch IN OUT"
    )


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
