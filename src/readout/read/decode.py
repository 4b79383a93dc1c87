"""Bytes to text: which encoding it is, and whether it is text at all."""

import codecs
import re

from readout.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file; turn it into text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or an office document (DOCX, ODT, XLSX); save it as text first"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"{\\rtf", "an RTF file; save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC, XLS); save it as text first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet file; export its texts as JSON lines first"),
    (b"SQLite format 3", "an SQLite database; export its texts as JSON lines first"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,30})")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 65_536


def decode_text(data: bytes) -> str:
    """Return text in UTF-8 or UTF-16, else in Windows-1252 where that makes sense; faults become `\\ufffd`.

    `InputError` for what is no text: known binary formats by name, and bytes that are mostly no characters.
    """
    encoding = _mark(data)
    if encoding is None:
        refuse_binary(data[:_SAMPLE])
        encoding = _guess(data)
    return _decode(data, encoding)


def decode_page(data: bytes, charset: str | None = None) -> str:
    """Return the text of HTML or XML; its word on the encoding is believed unless the bytes plainly say UTF-8.

    `charset` is what its server said, which goes before its own word.
    """
    encoding = _mark(data)
    if encoding is not None:
        return _decode(data, encoding)
    refuse_binary(data[:_SAMPLE])
    guess = _guess(data)
    if guess == "utf-8" and not data.isascii() and _is_valid(data):
        return _decode(data, "utf-8")
    match = _CHARSET.search(data[:_SAMPLE]) or _XML.search(data[:200])
    told = [charset] if charset else []
    told += [match[1].decode("ascii")] if match else []
    return _decode(data, next(filter(None, map(_known_encoding, told)), guess))


def refuse_binary(sample: bytes) -> None:
    """Raise `InputError` if the first bytes of an input are of a binary format, or mostly no characters."""
    for magic, name in _MAGIC:
        if sample.startswith(magic):
            raise InputError(f"not text: {name}")
    if _mark(sample) is None and len(_CONTROLS.findall(sample)) > len(sample) * 0.005 + 2:
        raise InputError("not text: binary data")


def guess_encoding(sample: bytes) -> str:
    """Return the encoding of a stream that starts with `sample`; a cut character at its end is no fault."""
    return _mark(sample) or _guess(sample[: sample.rfind(b"\n") + 1] or sample[:-4] or sample)


def _mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _guess(data: bytes) -> str:
    if data.isascii() or _is_valid(data):
        return "utf-8"
    sample = data[: _SAMPLE * 16]
    good = sum(map(len, _SEQUENCES.findall(sample)))
    high = len(sample.translate(None, bytes(range(128))))
    if high > 0.5 * len(sample) and good < 0.5 * high:
        raise InputError("not text: mostly bytes that are no characters in UTF-8 or Windows-1252")
    return "utf-8" if good >= 0.5 * high else "cp1252"


def _is_valid(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known_encoding(label: str) -> str | None:
    """Return Python's name for a page's charset; pages that say Latin-1 or ASCII are Windows-1252, as browsers hold."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the label itself was read as bytes of ASCII, so it cannot be true
    return "cp1252" if name in ("iso8859-1", "ascii", "iso8859-15") and label.lower() != "iso-8859-15" else name


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:  # codecs that are not of text
        raise InputError(f"cannot be decoded as {encoding}: {error}") from error
