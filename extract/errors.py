"""The errors of extraction.

    ExtractError
    ├── UnreadableFile     missing, empty, not a file, no permission
    ├── UnknownFormat      bytes that no reader understands
    ├── TooLarge           past a limit on size
    └── NotAResume         no section found, and the caller asked for strictness

Every message is one line that names the file and says why.
"""


class ExtractError(Exception):
    """A document that cannot become a profile; `str()` is one line for a person."""


class UnreadableFile(ExtractError):
    """The file is missing, empty, not a file, or may not be read."""


class UnknownFormat(ExtractError):
    """No reader understands these bytes."""


class TooLarge(ExtractError):
    """The file passes a limit on size."""


class NotAResume(ExtractError):
    """No section of a résumé was found."""
