"""Bytes → document → annotated → profile: the way of a document, in one place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.document import Document
from extract.errors import NotAResume
from extract.fields.other import leftovers
from extract.profile import Profile, Source
from extract.read import read_bytes, read_file


def extract_file(path: Path, *, strict: bool = False) -> Profile:
    """The profile of the résumé at `path`. Raises `ExtractError`; `strict` refuses what has no section.

    The file is read in this process and without limits on time and memory: for files that come from
    others, `extract.isolated.profile` reads each in a process of its own.
    """
    return profile_of(read_file(path), strict=strict)


def extract_bytes(data: bytes, file: str, *, strict: bool = False) -> Profile:
    """The profile of the résumé in `data`, which `file` names; otherwise as `extract_file`."""
    return profile_of(read_bytes(data, file), strict=strict)


def profile_of(document: Document, *, strict: bool = False) -> Profile:
    """The profile of a document that has been read."""
    from extract.nlp import annotate

    context, fields = annotate(document)
    source = Source(document.file, document.sha256, document.media_type, document.language, document.pages)
    profile = Profile(source, document.text, document.warnings, **fields)
    if strict and not profile.has_section:
        raise NotAResume(f"{document.file}: no section of a résumé was found")
    return replace(profile, other=leftovers(context, profile))
