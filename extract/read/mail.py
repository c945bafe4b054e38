"""E-mails → document: the résumé that is attached, or else what the message says.

Who sent it stands at the top of the text, since a letter often names its writer nowhere else. Other
headers, whatever their kind, are not of the résumé.
"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from extract.document import Anchor, Document, Line
from extract.errors import UnreadableFile
from extract.read.text import split_lines

MEDIA_TYPE = "message/rfc822"
_ATTACHED = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/rtf",
)
"""What is read rather than the message where it is attached, the likeliest first."""


def read(data: bytes, file: str, sha256: str) -> Document:
    """A message as a document. Raises `UnreadableFile` where it holds no text."""
    message = message_from_bytes(data, policy=policy.default)
    try:
        return _attached(message, file, sha256) or _letter(message, file, sha256)
    except (MessageError, LookupError, ValueError, AttributeError) as error:
        raise UnreadableFile(f"{file}: the e-mail is broken ({type(error).__name__})") from error


def _attached(message: EmailMessage, file: str, sha256: str) -> Document | None:
    """The document attached to a message."""
    from extract.read import read_bytes

    parts = {part.get_content_type(): part for part in reversed(list(message.iter_attachments()))}
    for kind in _ATTACHED:
        content = parts[kind].get_content() if kind in parts else b""
        if isinstance(content, bytes) and content:
            return replace(read_bytes(content, file), sha256=sha256, media_type=MEDIA_TYPE)
    return None


def _letter(message: EmailMessage, file: str, sha256: str) -> Document:
    """What a message says, under the name and the address of who sent it."""
    body = message.get_body(("plain", "html"))
    content = body.get_content() if body else None
    if not isinstance(content, str) or body is None:
        raise UnreadableFile(f"{file}: the e-mail holds no text")
    top = _sender(message)
    if body.get_content_subtype() == "html":
        from extract.read import html

        return _under(top, replace(html.read(content.encode(), file, sha256), media_type=MEDIA_TYPE))
    content = content.replace("\r\n", "\n")
    lines = tuple(split_lines(content))
    return _under(top, Document(file, sha256, MEDIA_TYPE, content, lines, bytes(len(content))))


def _sender(message: EmailMessage) -> str:
    """Name and address of who sent a message, a line each."""
    header = message["from"]
    addresses = header.addresses if header else ()
    return "".join(f"{line}\n" for one in addresses[:1] for line in (one.display_name, one.addr_spec) if line)


def _under(top: str, document: Document) -> Document:
    """A document with lines of text above it."""
    by = len(top) + 1 if top else 0

    def moved(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((start + by, end + by) for start, end in places)

    lines = tuple(replace(line, start=line.start + by, end=line.end + by) for line in document.lines)
    anchors = tuple(
        Anchor(a.start + by, a.end + by, a.url, a.url_start + by, a.url_end + by) for a in document.anchors
    )
    return replace(
        document,
        text=f"{top}\n{document.text}" if top else document.text,
        lines=(*(Line(line.start, line.end) for line in split_lines(top)), *lines),
        markup=bytes(by) + document.markup,
        anchors=anchors,
        strong=moved(document.strong),
        emphasis=moved(document.emphasis),
    )
