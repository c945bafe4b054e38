"""Names are found as they are typed on another keyboard."""

from __future__ import annotations

import pytest

from extract.letters import plain, written_out


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Yıldırım", "yildirim"),
        ("García", "garcia"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Groß", "gross"),
    ],
)
def test_plain_has_no_letters_of_one_language(name: str, typed: str) -> None:
    assert plain(name) == typed


@pytest.mark.parametrize(("name", "typed"), [("Müller", "mueller"), ("Jörg", "joerg"), ("Åse", "aase")])
def test_written_out_has_two_letters_for_an_umlaut(name: str, typed: str) -> None:
    assert written_out(name) == typed
