"""Documents → profiles. Knows no RDF and imports nothing of `kg`.

from extract import extract_file
profile = extract_file(Path("cv.md"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.debug import layout_picture
    from extract.pipeline import extract_bytes, extract_file
    from extract.read.pdf_picture import picture

_MODULES = {
    "extract_bytes": "extract.pipeline",
    "extract_file": "extract.pipeline",
    "layout_picture": "extract.debug",
    "picture": "extract.read.pdf_picture",
}
__all__ = ["extract_bytes", "extract_file", "layout_picture", "picture"]

__version__ = "0.2.0"
"""Of what is read from given bytes: the graph keeps it with every document. Raise it when that changes."""


def __getattr__(name: str) -> Any:
    """Load the pipeline, and with it spaCy, at first use; pictures load pdfium."""
    if name in _MODULES:
        from importlib import import_module

        from extract.loading import uncollected

        with uncollected():
            return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
