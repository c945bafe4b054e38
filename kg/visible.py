"""Text from a document, made safe to show: what steers a terminal is drawn, never sent.

A résumé may hold escape sequences, bells, right-to-left overrides or NUL. On a terminal those would
move the cursor, retitle the window or reorder what is read, so each becomes a visible character.
"""

import re

# Controls (C0, DEL, C1), line and paragraph separators, surrogates, and the invisible format
# characters that reorder or hide text (Unicode's bidi controls, zero-width space and its kin, tags).
# ZWNJ and ZWJ (U+200C, U+200D) stay: Persian, Indic scripts and emoji are written with them.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_C0 = 0x20
_DEL = 0x7F
_PICTURES = 0x2400  # U+2400 … U+241F draw the C0 controls, U+2421 draws DEL


def visible(text: str) -> str:
    """`text` on one line with every unsafe character drawn: ESC as ␛, U+202E as \\u202e."""
    return _UNSAFE.sub(_drawn, text) if _UNSAFE.search(text) else text


def escaped(text: str) -> str:
    """`text` with every unsafe character as a JSON escape, which a reader turns back; line ends stay."""
    return _UNSAFE.sub(_json_escape, text) if _UNSAFE.search(text) else text


def _drawn(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < _C0:
        return chr(_PICTURES + code)
    if code == _DEL:
        return "␡"
    return _json_escape(match)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\n":
        return "\n"
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
