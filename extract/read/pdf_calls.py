"""pdfium's functions that are called for each character or text object, with handles as plain numbers.

pypdfium2 makes an object of each handle, and gives up the interpreter's lock for each call, which both cost
more than most of these calls. Of those for each character not even the arguments are declared: they take a
text as `as_text` gives it.
"""

from __future__ import annotations

import ctypes
from array import array
from typing import Any

import pypdfium2.raw as c

_HANDLE, _INDEX, _OUT = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(handle_of(function) or 0)


def _undeclared(function: Any, result: Any) -> Any:
    return ctypes.PYFUNCTYPE(result)(handle_of(function) or 0)


def handle_of(pointer: Any) -> int | None:
    """A pointer as a number; None for the one that points nowhere."""
    return ctypes.cast(pointer, ctypes.c_void_p).value


def as_text(handle: int) -> Any:
    """A page's text, or an address, for the functions whose arguments are not declared."""
    return ctypes.c_void_p(handle)


def address_of(numbers: array[Any]) -> int:
    """Where numbers stand, for a function that writes to them; reading an array is cheaper than ctypes'."""
    return numbers.buffer_info()[0]


# Of a page's text as `as_text` gives it, and the index of a character in it.
unicode_of = _undeclared(c.FPDFText_GetUnicode, ctypes.c_uint)
object_of = _undeclared(c.FPDFText_GetTextObject, ctypes.c_void_p)
place_of = _undeclared(c.FPDFText_GetLooseCharBox, ctypes.c_int)
origin_of = _undeclared(c.FPDFText_GetCharOrigin, ctypes.c_int)

# Of a page's text and the index of a character in it.
name_of = _plain(c.FPDFText_GetFontInfo, ctypes.c_ulong, _HANDLE, _INDEX, _OUT, ctypes.c_ulong, _OUT)
weight_of = _plain(c.FPDFText_GetFontWeight, ctypes.c_int, _HANDLE, _INDEX)
size_of = _plain(c.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _INDEX)
matrix_of = _plain(c.FPDFText_GetMatrix, ctypes.c_int, _HANDLE, _INDEX, _OUT)
colour_of = _plain(c.FPDFText_GetFillColor, ctypes.c_int, _HANDLE, _INDEX, _OUT, _OUT, _OUT, _OUT)
is_unnamed = _plain(c.FPDFText_HasUnicodeMapError, ctypes.c_int, _HANDLE, _INDEX)

# Of a text object.
mode_of = _plain(c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _HANDLE)
font_of = _plain(c.FPDFTextObj_GetFont, _HANDLE, _HANDLE)

# Of a page or a form, and the index of an object on it; of an object.
thing_of = _plain(c.FPDFPage_GetObject, _HANDLE, _HANDLE, _INDEX)
thing_inside = _plain(c.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _INDEX)
kind_of = _plain(c.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)
