"""Documents → profiles. Knows no RDF and imports nothing of `kg`."""

__version__ = "0.1.0"
"""The version of what the extractor reads: kept with every document, raised when the same bytes read differently."""
