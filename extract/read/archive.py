"""Zip packages of XML (DOCX, ODT), opened so that no file can make them grow without end.

Nothing is unpacked but the parts that a reader asks for, each within limits. XML is parsed without
entities, document types and network.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import Encrypted, TooLarge, UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 24 * 2**20
MAX_UNPACKED = 50 * 2**20
"""Bytes of one part, and of all parts read: the text of a long résumé is a hundredth of it."""

MAX_RATIO = 400
"""How many times a part over a megabyte may grow: documents of Word stay under a hundred."""

MAX_TAGS = 300_000
MAX_ENTRIES = 20_000
_CENTRAL = b"PK\x01\x02"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass
class Archive:
    """An opened package. `unpacked` counts the bytes read so far."""

    file: str
    members: zipfile.ZipFile
    unpacked: int = 0

    @property
    def names(self) -> list[str]:
        """The parts, in the order in which the package lists them."""
        return self.members.namelist()

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; `None` where the package has none of that name."""
        try:
            info = self.members.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise Encrypted(f"{self.file}: asks for a password: save it without one")
        limit = min(MAX_PART, MAX_UNPACKED - self.unpacked)
        data = self._unpack(info, limit)
        self.unpacked += len(data)
        too_dense = len(data) > 2**20 and len(data) > MAX_RATIO * max(info.compress_size, 1)
        if len(data) > limit or too_dense:
            raise TooLarge(f"{self.file}: unpacks to more than a résumé can hold ({name})")
        return data

    def _unpack(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """At most one byte more than `limit`."""
        try:
            with self.members.open(info) as stream:
                return stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableFile(f"{self.file}: the archive is broken: save or send it again") from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableFile(f"{self.file}: packed as kg does not read it: save it again") from error

    def xml(self, name: str) -> _Element | None:
        """The root of a part of XML; `None` where there is no such part."""
        data = self.read(name)
        return None if data is None else parse(data, self.file, name)


def open_archive(data: bytes, file: str) -> Archive:
    """The package in `data`. Raises `UnreadableFile` when it is broken, `TooLarge` past a limit."""
    if data.count(_CENTRAL) > MAX_ENTRIES:
        raise TooLarge(f"{file}: the archive has more than {MAX_ENTRIES:,} parts")
    try:
        return Archive(file, zipfile.ZipFile(io.BytesIO(data)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file}: the archive is broken: save or send it again") from error


def parse(data: bytes, file: str, name: str) -> _Element:
    """The root element of XML in `data`, which is part `name` of a file."""
    from lxml import etree

    bare = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if _DOCTYPE.search(bare):
        raise UnreadableFile(f"{file}: declares a document type, as no office program does ({name})")
    if bare.count(b"<") > MAX_TAGS:
        raise TooLarge(f"{file}: more than {MAX_TAGS:,} tags in {name}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{file}: {name} is broken: save or send it again") from error
