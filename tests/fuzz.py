"""Spoilt files: small valid ones of every format, changed at random, and whether reading them ends well.

    python -m tests.fuzz --minutes 10 [FORMAT…]

A file may give a profile or an error of one line. What crashes its process, takes longer than it may, or
shows a defect of ours is made as small as it goes, and kept in `tests/spoilt`, where the tests find it.
Every change follows from a number, so that a run can be repeated.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import re
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from extract import isolated
from extract.errors import ExtractError
from extract.isolated import Answer, of_bytes
from extract.limits import Limits
from extract.profile import Profile
from tests.seeds import SEEDS

KEPT = Path(__file__).with_name("spoilt")
LIMITS = Limits(20.0, 2**30)
_EXTREME = (
    *(b"-1", b"0", b"1", b"255", b"65536", b"2147483648", b"-2147483649", b"99999999999999999999"),
    *(b"1e308", b"-1e308", b"nan", b"inf", b"0.0000001", b"", b"%", b"#"),
)
_HOSTILE = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbb\xbf"),
    *(b"\n", b"\r", b"\t", b"\f", b"\\", b"\\'", b"\\bin9 ", b"\\u-1?", b"```", b"&#0;", b"&#x110000;"),
    *(
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"endobj",
        b"stream\n",
        *(bytes([sign]) for sign in b'<>&"()[]{}|'),
    ),
)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """A file with some changes; of a package, mostly inside of one of its parts."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = chance.choice(_CHANGES)(data, chance)
    return data


def _repacked(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = archive.namelist()
        body = [name for name in names if name.endswith(("document.xml", "content.xml"))]
        chosen = chance.choice(body if body and chance.random() < 0.6 else names)
        for name in names:
            part = archive.read(name)
            for _ in range(chance.choice((1, 1, 2, 8)) if name == chosen else 0):
                changes = _GENTLE if chance.random() < 0.7 else _CHANGES  # XML breaks at a touch
                part = chance.choice(changes)(part, chance)
            new.writestr(zipfile.ZipInfo(name), part, archive.getinfo(name).compress_type)
    return stream.getvalue()


def _place(data: bytes, chance: random.Random, longest: int = 64) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, longest))


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.5 else data[chance.randrange(9) :]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50, 2000)) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance, 200)
    rest = data[:start] + data[end:]
    target = chance.randrange(len(rest) + 1)
    return rest[:target] + data[start:end] + rest[target:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(_HOSTILE) * chance.choice((1, 1, 2, 300)) + data[start:]


def _number(data: bytes, chance: random.Random) -> bytes:
    return _swap(data, chance, rb"-?\d+(?:\.\d+)?", chance.choice(_EXTREME))


def _word(data: bytes, chance: random.Random) -> bytes:
    """One word, which may be a name of the format, in the place of another."""
    words = re.findall(rb"[A-Za-z][\w:-]{2,}", data[:200_000])
    return _swap(data, chance, rb"[A-Za-z][\w:-]{2,}", chance.choice(words)) if words else data


def _element(data: bytes, chance: random.Random) -> bytes:
    """An element of XML or HTML without what is in it, or many times over."""
    found = list(re.finditer(rb"<([\w:-]+)[^<>]*>.*?</\1>", data[:200_000], re.S))
    if not found:
        return data
    start, end = chance.choice(found).span()
    return data[:start] + data[start:end] * chance.choice((0, 2, 2, 500)) + data[end:]


def _swap(data: bytes, chance: random.Random, pattern: bytes, new: bytes) -> bytes:
    found = list(re.finditer(pattern, data[:200_000]))
    if not found:
        return data
    start, end = chance.choice(found).span()
    return data[:start] + new + data[end:]


def _packed(data: bytes, chance: random.Random) -> bytes:
    """The content of a packed stream of a PDF, changed."""
    found = list(re.finditer(rb"stream\r?\n", data))
    if not found:
        return data
    start = chance.choice(found).end()
    try:
        content = zlib.decompressobj().decompress(data[start:], 2**20)
    except zlib.error:
        return data
    end = data.find(b"endstream", start)
    new = zlib.compress(chance.choice(_CHANGES[:-1])(content, chance))
    return data[:start] + new + b"\n" + data[end:]


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _cut, _drop, _repeat, _move, _insert, _number, _number, _word, _element, _packed),
)


_GENTLE = (_number, _number, _word, _element)


def cases(format: str, numbers: Iterator[int] | range) -> Iterator[tuple[str, bytes]]:
    """Spoilt files of a format, each with its name."""
    seeds = SEEDS[format]()
    for number in numbers:
        chance = random.Random(f"{format} {number}")
        yield f"{number}.{format}", spoilt(chance.choice(seeds), chance)


def verdicts(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, str, Answer]]:
    """Each file with what is wrong about the way it was read: nothing, for most."""
    under_way: list[tuple[str, bytes]] = []

    def requests() -> Iterator[isolated.Request]:
        for name, data in files:
            under_way.append((name, data))
            yield of_bytes(data, name, LIMITS)

    for answer in isolated.profiles(requests()):
        assert answer
        name, data = under_way.pop(0)
        yield name, data, wrong(answer, name), answer


def wrong(answer: Answer, file: str) -> str:
    """What must not be in an answer, as words that stay the same for the same defect."""
    if isinstance(answer, ExtractError):
        message = str(answer)
        for sign in ("while reading", "crashed", "took more than", "no profile", "takes more than"):
            if sign in message:
                return message.removeprefix(f"{file}: ")
        return "" if message.startswith(f"{file}: ") and message.isprintable() else f"odd message {message!r}"
    return _wrong_profile(answer)


def _wrong_profile(profile: Profile) -> str:
    text = profile.text
    for pointer, fact in profile.facts():
        span = fact.span
        if not 0 <= span.start <= span.end <= len(text):
            return f"{re.sub('[0-9]+', 'N', pointer)}: a place outside of the text"
        if fact.value is None or fact.value == "":
            return f"{re.sub('[0-9]+', 'N', pointer)}: an empty value"
    return "" if any(not c.isspace() for c in text) else "a profile of no text"


def smallest(data: bytes, file: str, seconds: float = 120.0) -> bytes:
    """A file that is wrong in the same way and has as few bytes as can be found in the time."""
    defect = _kind(_verdict(data, file))
    deadline, size = time.monotonic() + seconds, max(1, len(data) // 2)
    while size and time.monotonic() < deadline:
        tries = (
            (f, data[:start] + data[start + size :]) for start in range(0, len(data), size) for f in [file]
        )
        for _, shorter, found, _ in verdicts(tries):
            if _kind(found) == defect:
                data = shorter
                break
            if time.monotonic() > deadline:
                break
        else:
            size //= 2
        size = min(size, max(1, len(data) // 2)) if size else 0
    return data


def _without(data: bytes, size: int, file: str) -> Iterator[tuple[str, bytes]]:
    """A file without each of its stretches of `size` bytes."""
    for start in range(0, len(data), size):
        yield file, data[:start] + data[start + size :]


def _verdict(data: bytes, file: str) -> str:
    return next(verdicts(iter([(file, data)])))[2]


def _kind(defect: str) -> str:
    return re.sub(r"\d+", "N", defect)[:60]


def run(formats: list[str], minutes: float, first: int) -> int:
    """Spoil files until the time is up; the number of defects, one file for each of which is kept."""
    deadline, seen, told = time.monotonic() + 60 * minutes, Counter[str](), Counter[str]()
    for start in count(first, 50):
        for format in formats:
            for name, data, defect, answer in verdicts(cases(format, range(start, start + 50))):
                told[f"{format}: {'profile' if isinstance(answer, Profile) else type(answer).__name__}"] += 1
                if defect and not seen[key := f"{format}: {_kind(defect)}"]:
                    print(f"{name}: {defect}\n{''.join(getattr(answer, '__notes__', []))}", flush=True)
                    _keep(data, name, defect)
                if defect:
                    seen[key] += 1
            if time.monotonic() > deadline:
                print(*(f"{number:6} {what}" for what, number in sorted((told + seen).items())), sep="\n")
                return len(seen)
    return 0


def _keep(data: bytes, name: str, defect: str) -> None:
    KEPT.mkdir(exist_ok=True)
    small = smallest(data, name)
    format = name.rpartition(".")[2]
    path = KEPT / f"{hashlib.sha256(small).hexdigest()[:8]}.{format}"
    path.write_bytes(small)
    print(f"kept {path} ({len(small)} bytes of {len(data)}): {defect}", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(SEEDS)}; default: all")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--first", type=int, default=10_000, help="the number that changes begin with")
    options = parser.parse_args()
    sys.exit(1 if run(options.formats or list(SEEDS), options.minutes, options.first) else 0)


if __name__ == "__main__":
    main()
