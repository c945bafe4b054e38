"""RTF as a tree: groups of control words with numbers, bytes of a code page, and plain letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.errors import TooLarge

MAX_DEPTH = 150
MAX_TOKENS = 250_000
"""How deep groups may lie in each other, and how many pieces a file may have."""

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""`fcharset` → encoding; source: Rich Text Format specification 1.9.1, "Font table"."""

_TOKEN = re.compile(
    r"(?P<group>[{}])|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|"
    r"\\(?P<sign>[^a-zA-Z])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A `word` with its number, a `sign`, or the `bytes` of letters."""

    kind: str
    text: str
    number: int | None = None


@dataclass(slots=True)
class Group:
    """What stands between two braces. `name` is its first control word, `new` whether `\\*` comes before:
    a reader that does not know the word passes over the group."""

    parts: list[Token | Group] = field(default_factory=list)
    name: str = ""
    new: bool = False

    def groups(self, name: str) -> list[Group]:
        """The groups of a name in it."""
        return [part for part in self.parts if isinstance(part, Group) and part.name == name]

    def words(self) -> list[Token]:
        """The control words in it, not those in groups."""
        return [part for part in self.parts if isinstance(part, Token) and part.kind == "word"]


def tree(source: str, file: str) -> Group:
    """The outermost group of a source that was decoded as Latin-1; braces that are missing at the end are
    no matter. Raises `TooLarge` past a limit."""
    top = Group()
    groups, place, count = [top], 0, 0
    while match := _TOKEN.match(source, place):
        place, count = match.end(), count + 1
        if count > MAX_TOKENS or len(groups) > MAX_DEPTH:
            raise TooLarge(f"{file}: more than {MAX_TOKENS:,} pieces, or {MAX_DEPTH} groups in each other")
        if match["group"] == "{":
            groups[-1].parts.append(Group())
            groups.append(groups[-1].parts[-1])  # type: ignore[arg-type]
        elif match["group"]:
            groups.pop()
            if len(groups) < 2:
                break
        else:
            place += _take(groups[-1], match)
    return top


def _take(group: Group, match: re.Match[str]) -> int:
    """Put a token into a group; returns how many raw bytes follow it that are no tokens."""
    kind = match.lastgroup
    if kind in ("word", "number"):
        number = int(match["number"]) if match["number"] else None
        group.parts.append(Token("word", match["word"], number))
        group.name = group.name or match["word"]
        return max(number or 0, 0) if match["word"] == "bin" else 0
    if kind == "byte":
        group.parts.append(Token("bytes", chr(int(match["byte"], 16))))
    elif kind == "sign" and match["sign"] == "*" and not group.parts:
        group.new = True
    elif kind in ("sign", "text"):
        group.parts.append(Token("bytes" if kind == "text" else "sign", match[kind]))
    return 0


def decoded(text: str, encoding: str) -> str:
    """Bytes, given as Latin-1, as letters; what does not decode is left out."""
    try:
        return text if text.isascii() else text.encode("latin-1", "ignore").decode(encoding, "ignore")
    except LookupError:
        return text.encode("latin-1", "ignore").decode("cp1252", "ignore")


def encoding_of(code_page: int | None) -> str:
    """The encoding of an `ansicpg`."""
    known = {936: "gb18030", 950: "cp950", 10000: "mac_roman", 65001: "utf-8"}
    return known.get(code_page or 1252, f"cp{code_page or 1252}")


def text_of(group: Group, encoding: str) -> str:
    """All letters of a group and the groups in it, as they stand."""
    pieces: list[str] = []
    for part in group.parts:
        if isinstance(part, Group):
            pieces.append(text_of(part, encoding))
        elif part.kind == "bytes":
            pieces.append(part.text)
        elif part.kind == "sign":
            pieces.append({"~": " ", "_": "-"}.get(part.text, "" if part.text.isspace() else part.text))
    return decoded("".join(pieces), encoding)
