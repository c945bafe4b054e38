"""E-mails: the résumé in the letter, or attached to it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from extract import extract_bytes
from extract.errors import UnreadableFile
from extract.read import read_bytes
from tests.extract.texts import ROOT

LETTER = """Dear Dr. Moe,

please find my CV below.

Zoë Quill
+47 555 01 234

EDUCATION

Ph.D. in Mathematics, University of Oslo, 2017 - 2021

WORK

Lecturer, University of Bergen, Aug 2021 - present
"""
SAMPLE = next((ROOT / "data" / "resumes").glob("*.pdf"))


def message(sender: str = "Zoë Quill <zoe@example.org>") -> EmailMessage:
    """A message without words yet."""
    mail = EmailMessage()
    mail["Received"] = (
        "from mx.example.net by mail.example.org with a name that makes the line too long; 3 Mar"
    )
    mail["From"] = sender
    mail["To"] = "jobs@example.net"
    mail["Subject"] = "Application"
    return mail


def test_mail_is_told_by_its_headers() -> None:
    """Whatever the name of the file; a letter that only begins with `From:` is text."""
    mail = message()
    mail.set_content(LETTER, cte="quoted-printable")
    assert read_bytes(mail.as_bytes(), "saved.txt").media_type == "message/rfc822"
    assert read_bytes(b"From: Oslo\n\nEducation\n", "cv.eml").media_type == "text/plain"


def test_mail_tells_its_sender_and_no_other_header() -> None:
    """Name and address of the sender come first; who it is for and how it came are not of the résumé."""
    mail = message()
    mail.set_content(LETTER, cte="quoted-printable")
    profile = extract_bytes(mail.as_bytes(), "cv.eml").to_json()
    assert (profile["name"], profile["emails"]) == ("Zoë Quill", ["zoe@example.org"])
    assert profile["phones"] == ["+47 555 01 234"]
    assert profile["education"][0]["institution"] == "University of Oslo"
    assert profile["experience"][0]["end"] == "present"


def test_mail_of_html_is_read_as_a_page() -> None:
    """Where a message has no plain text; places of bold words are those of the whole text."""
    mail = message()
    page = "<html><body><h2>Education</h2><p><b>University of Oslo</b>, 2021</p></body></html>"
    mail.set_content(page, "html")
    read = read_bytes(mail.as_bytes(), "cv.eml")
    assert read.text.startswith("Zoë Quill\nzoe@example.org\n")
    assert "University of Oslo" in [read.text[start:end] for start, end in read.strong]
    assert [read.value(line.start, line.end) for line in read.lines][2] == "Education"


def test_mail_gives_way_to_the_document_attached() -> None:
    """A PDF that is attached is the résumé, and the message its cover."""
    mail = message()
    mail.set_content("See the attached file.")
    mail.add_attachment(SAMPLE.read_bytes(), maintype="application", subtype="pdf", filename="cv.pdf")
    read = read_bytes(mail.as_bytes(), "cv.eml")
    assert read.text == read_bytes(SAMPLE.read_bytes(), "cv.pdf").text
    assert (read.media_type, read.file) == ("message/rfc822", "cv.eml")


def test_mail_without_text_is_refused() -> None:
    """Such as one with nothing but a picture."""
    mail = message()
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="me.png")
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_bytes(mail.as_bytes(), "cv.eml")
