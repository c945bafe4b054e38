"""A picture → strips of text, by RapidOCR (the PP-OCR models of PaddleOCR, run by ONNX Runtime)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image

Point = tuple[float, float]

_THREADS = 2  # always as many, since sums of floating point numbers depend on it
_DETECTED = 1280  # pixels: the longer side of the picture in which lines are looked for
_LEAST, _LONGEST = 60, 30  # pixels of the shorter side, and times it, between which a picture may be a page
_SHORT = (1000, 1700)  # pixels between which the shorter side is brought
_LARGER = 2.0  # times a picture is enlarged at most
_SLICE = 1.5  # times its width: the height of a part of a long picture that is looked at at once
_FIRST = 0.45  # the score of a first character below which it is none, but an icon
_SHORT_SCORE = 0.7  # the score of one or two characters alone below which they are a part of a picture
_DOUBTFUL = 0.75
"""A mean score, of 1, below which a picture may be turned; that of clean pages is above 0.9."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Characters in one line, as seen; all places in pixels of the picture.

    `corners` go clockwise from the upper left one, as the text is read. `centres` are those of its
    characters but for spaces. `score` tells how sure the reading is, from 0 to 1.
    """

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]
    centres: tuple[Point, ...]

    @property
    def is_upright(self) -> bool:
        """Whether it is taller than wide, as a line is in a picture that lies on its side."""
        (left, top), (right, _), (_, bottom), _ = self.corners
        return len(self.text) > 2 and bottom - top > 1.5 * (right - left)


def strips(picture: Image.Image) -> tuple[list[Strip], Image.Image]:
    """The strips of a picture, and the picture they are places in: scaled, and turned if it lies."""
    short, long = sorted(picture.size)
    if short < _LEAST or long > _LONGEST * short:
        return [], picture
    scaled = _scaled(picture)
    tries = [(_read(scaled), scaled)]
    for turn in _turns(tries[0][0]):
        turned = scaled.transpose(turn)
        tries.append((_read(turned), turned))
        if not _turns(tries[-1][0]):
            break
    return max(tries, key=lambda one: _weight(one[0]))


def _scaled(picture: Image.Image) -> Image.Image:
    least, most = _SHORT
    short = min(picture.size)
    factor = min(max(1.0, least / short), _LARGER) if short < least else min(1.0, most / short)
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)


def _turns(found: list[Strip]) -> tuple[Image.Transpose, ...]:
    """How a picture may have to be turned: it lies on its side, or stands on its head; mostly not at all."""
    letters = sum(len(strip.text) for strip in found)
    lying = sum(len(strip.text) for strip in found if strip.is_upright)
    if 2 * lying > letters:
        return Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270
    return (Image.Transpose.ROTATE_180,) if _weight(found) < _DOUBTFUL * letters else ()


def _weight(found: list[Strip]) -> float:
    return sum(strip.score * len(strip.text) * (0.5 if strip.is_upright else 1.0) for strip in found)


def _read(picture: Image.Image) -> list[Strip]:
    """The strips of a picture that stands upright, from top to bottom."""
    found: list[Strip] = []
    for top, bottom in pairwise(_cuts(picture)):
        found += _seen(picture.crop((0, top, picture.width, bottom)), top)
    return found


def _cuts(picture: Image.Image) -> list[int]:
    """Where a long picture is cut: at its top and bottom, and between at rows with nothing on them."""
    cuts, height = [0], round(_SLICE * picture.width)
    while picture.height - cuts[-1] > 1.2 * height:
        begin = cuts[-1] + height
        rows = picture.crop((0, begin - height // 5, picture.width, begin)).convert("L")
        cuts.append(begin - height // 5 + _emptiest(rows))
    return [*cuts, picture.height]


def _emptiest(picture: Image.Image) -> int:
    """The row of a picture whose pixels differ least, the middle one of those that are equal."""
    import numpy

    spread = numpy.ptp(numpy.asarray(picture, dtype=numpy.int16), axis=1)
    rows = numpy.flatnonzero(spread <= spread.min() + 4)
    return int(rows[len(rows) // 2])


def _seen(picture: Image.Image, top: int) -> Iterator[Strip]:
    result = _engine()(picture)
    if result.txts is None or result.boxes is None:
        return
    words = result.word_results if len(result.word_results or ()) == len(result.txts) else [()] * len(result)
    for text, score, corners, characters in zip(result.txts, result.scores, result.boxes, words, strict=True):
        a, b, c, d = ((float(x), float(y) + top) for x, y in corners)
        centres = tuple(_centre(places, top) for _, _, places in characters)
        if [character for character, _, _ in characters] != [c for c in text if not c.isspace()]:
            centres = _spread(text, a, b, c, d)
        strip = Strip(text, float(score), (a, b, c, d), centres)
        if characters and text[0].isalnum() and float(characters[0][1]) < _FIRST:
            strip = _without_first(strip)
        if len(strip.text) > 2 or score > _SHORT_SCORE:
            yield strip


def _without_first(strip: Strip) -> Strip:
    """A strip without its first character: an icon before a heading."""
    rest = strip.text[1:].lstrip()
    a, b, c, d = strip.corners
    left = max(a[0], strip.centres[0][0])
    return replace(strip, text=rest, corners=((left, a[1]), b, c, (left, d[1])), centres=strip.centres[1:])


def _centre(places: Any, top: int) -> Point:
    return sum(float(x) for x, _ in places) / len(places), sum(float(y) for _, y in places) / len(
        places
    ) + top


def _spread(text: str, a: Point, b: Point, c: Point, d: Point) -> tuple[Point, ...]:
    """Centres of characters that are as wide as each other, for want of better knowledge."""
    x, y = (a[0] + d[0]) / 2, (a[1] + d[1]) / 2
    right, lower = (b[0] + c[0]) / 2, (b[1] + c[1]) / 2
    shares = [(i + 0.5) / len(text) for i, character in enumerate(text) if not character.isspace()]
    return tuple((x + share * (right - x), y + share * (lower - y)) for share in shares)


@cache
def _engine() -> Any:
    """RapidOCR with the models of its wheel, named so that it has nothing to download."""
    from omegaconf import flag_override
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": 10_000,
            "Global.width_height_ratio": -1,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTED,
        }
    )
    with flag_override(engine.cfg, "allow_objects", True):
        engine.cfg.Det.session = _session("det")
        engine.cfg.Rec.session = _session("rec")
    return engine


def _session(task: str) -> Any:
    """The model for a task, "det" or "rec", on threads that do not keep a processor busy while they wait."""
    import onnxruntime

    spec = find_spec("rapidocr")
    models = Path(spec.origin if spec and spec.origin else "").parent / "models"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    model = next(models.glob(f"*_{task}_*.onnx"))
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
