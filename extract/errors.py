"""The errors of extraction.

    ExtractError
    ├── UnreadableFile     missing, empty, not a file, no permission
    ├── UnknownFormat      bytes that no reader understands
    ├── Encrypted          asks for a password
    ├── NoText             a scan, or a text layer that says nothing, and no OCR
    ├── TooLarge           past a limit on size, pages, memory or time
    └── NotAResume         no section found, and the caller asked for strictness

Every message is one line that names the file and says why.
"""


class ExtractError(Exception):
    """A document that cannot become a profile; `str()` is one line for a person.

    What cannot be printed, as in the name of a file, is shown by its code.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message))


class UnreadableFile(ExtractError):
    """The file is missing, empty, not a file, or may not be read."""


class UnknownFormat(ExtractError):
    """No reader understands these bytes."""


class Encrypted(ExtractError):
    """The file asks for a password."""


class NoText(ExtractError):
    """The file holds pictures of words, or letters other than it shows, and no OCR is installed."""


class TooLarge(ExtractError):
    """The file passes a limit: bytes, pages, what it unpacks to, memory or time."""


class NotAResume(ExtractError):
    """No section of a résumé was found."""
