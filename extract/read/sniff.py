"""What kind of file some bytes are: by content first, by name only between text, Markdown and Org."""

from __future__ import annotations

import re
from pathlib import PurePath

SIGNATURES = (  # (offset, bytes, media type); sources: the formats' own specifications
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBPVP8", "image/webp"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"bplist00", "application/x-webarchive"),
)
PACKAGES = (  # a name or the beginning of a zip archive → media type; sources: OPC, OpenDocument, EPUB, IWA
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"mimetypeapplication/vnd.oasis.opendocument.", "application/vnd.oasis.opendocument"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"Index/Document.iwa", "application/vnd.apple.pages"),
    (b"[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)
MARKDOWN_NAMES = {".md", ".markdown", ".mkd", ".mdown", ".rmd", ".qmd"}
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_BITMAP = re.compile(
    rb"BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x6c\x7c]\0\0\0", re.S
)  # BITMAPFILEHEADER, and a size
_FRONT = rb"\s*(<\?xml\b[^>]*>\s*)?(<!--(?:(?!-->).)*-->\s*)*"
_HTML = re.compile(_FRONT + rb"<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_PART_OF_HTML = re.compile(_FRONT + rb"<[a-z][a-z0-9-]*\b[^<]*>", re.I | re.S)
_CLOSED = re.compile(
    rb"</(?:p|div|span|table|tr|td|ul|ol|li|dl|h[1-6]|section|article|main|header|body|style)\s*>", re.I
)
_ARCHIVE = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,12}content-type:\s*multipart/related", re.I
)
_MAIL = re.compile(  # headers, one of them a sender's; the fields are those of RFC 5322 and its additions
    rb"(?=(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?from:[ \t])"
    rb"(?=(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|message-id|received|subject|date|to):)"
    rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n",
    re.I,
)
_ORG = re.compile(rb"^(?:\*{1,4} \S|#\+(?:title|author|email|options|startup|latex_\w+):)", re.M | re.I)
ORG_NAMES = {".org"}
HTML_NAMES = {".html", ".htm", ".xhtml", ".xht"}
_MARKDOWN = re.compile(rb"^(#{1,6} \S|.{0,80}\*\*\S.*\*\*|\|.*\|\s*\n\|[ :|-]+\||.*\]\(https?://)", re.M)


def media_type(data: bytes, file: str = "") -> str:
    """The media type of `data`; `application/octet-stream` for bytes that are no text."""
    for offset, signature, kind in SIGNATURES:
        if data.startswith(signature, offset):
            return _package(data) if kind == "application/zip" else kind
    if _BITMAP.match(data):
        return "image/bmp"
    if _is_binary(data):
        return "application/octet-stream"
    if _is_html(data, PurePath(file).suffix.lower()):
        return "text/html"
    if _ARCHIVE.match(data[:4096]):
        return "multipart/related"
    if _MAIL.match(data[:16384]):
        return "message/rfc822"
    if PurePath(file).suffix.lower() in ORG_NAMES and _ORG.search(data[:65536]):
        return "text/x-org"
    if PurePath(file).suffix.lower() in MARKDOWN_NAMES:
        return "text/markdown"
    return "text/markdown" if len(_MARKDOWN.findall(data[:65536])) >= 3 else "text/plain"


def _is_html(data: bytes, suffix: str) -> bool:
    """Whether text is a page, or a part of one that begins with a tag and closes several."""
    encoding = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
    text = data.removeprefix(b"\xef\xbb\xbf")
    if encoding:
        text = data[2:131074].decode(encoding, "ignore").encode()
    if _HTML.match(text):
        return True
    if suffix in MARKDOWN_NAMES:
        return False
    closed = len(_CLOSED.findall(text[:65536]))
    return (closed >= 3 and bool(_PART_OF_HTML.match(text))) or (closed > 0 and suffix in HTML_NAMES)


def _package(data: bytes) -> str:
    """What a zip archive holds, by the names of its parts, which stand in it as they are."""
    return next((kind for name, kind in PACKAGES if name in data), "application/zip")


def _is_binary(data: bytes) -> bool:
    """More than one NUL byte in fifty outside of UTF-16, or one control byte in twenty."""
    if data.startswith(BYTE_ORDER_MARKS):
        return False
    sample = data[:65536]
    if sample.count(0) * 50 > len(sample) and not _is_utf16(sample):
        return True
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x00" for byte in sample)
    return control * 20 > len(sample)


def _is_utf16(sample: bytes) -> bool:
    """Whether text without a mark looks like UTF-16: all zero bytes are at odd or at even places."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 5 > len(sample) // 2
