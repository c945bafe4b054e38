"""The card: the same from a document and from the store, within any width, and safe whatever is on it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.card import view, words
from kg.card.draw import write_card
from kg.card.from_profile import from_profile
from kg.card.from_store import from_store
from kg.card.paragraph import breaks
from kg.card.rows import card_rows
from kg.card.timeline import Timeline, timeline
from kg.store import Store, open_store
from kg.visible import visible
from tests import strategies
from tests.profiles import rich, sample_store, seed

GOLDEN = Path(__file__).parent.parent / "golden" / "cards"
WIDTHS = (60, 80, 120, 200)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    sample_store(folder := tmp_path_factory.mktemp("card")).close()
    return open_store(folder / "store")


def drawn(candidate: view.Candidate, width: int = 80, **options: bool) -> str:
    stream = io.StringIO()
    write_card(candidate, stream, width=width, **options)
    return stream.getvalue()


def of_store(store: Store, name: str) -> view.Candidate:
    return from_store(store, store.resolve_candidate(name).iri)


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("name", ["seed.txt", "ada.md"])
def test_card_is_as_it_was_last_looked_at(store: Store, name: str, width: int) -> None:
    """The cards of the samples; after a look, renew them with `python -m tests.kg.test_card`."""
    golden = GOLDEN / f"{Path(name).stem}-{width}.txt"
    assert drawn(of_store(store, name), width) == golden.read_text("utf-8")


@pytest.mark.parametrize("profile", [seed(), rich()], ids=["seed", "rich"])
def test_a_document_and_its_graph_give_the_same_card(tmp_path, profile) -> None:
    """Nothing that the card shows is lost or changed on the way through the store."""
    with open_store(tmp_path / "store", "write") as store:
        stored = from_store(store, store.add(profile).candidate)
    assert unordered(stored) == unordered(from_profile(profile))


def unordered(candidate: view.Candidate) -> view.Candidate:
    """A candidate without what only the graph knows, and without the order that the two sources choose."""
    papers = [
        replace(paper, ccf_rank=None, ccf_edition=None, authors=(), results=by_text(paper.results))
        for paper in candidate.papers
    ]
    return replace(
        candidate,
        label="",
        iri=None,
        education=by_text(candidate.education),
        experience=by_text(candidate.experience),
        projects=by_text(candidate.projects),
        papers=by_text(papers),
        awards=by_text(candidate.awards),
        test_scores=by_text(candidate.test_scores),
        patents=by_text(candidate.patents),
        talks=by_text(candidate.talks),
        service=by_text(candidate.service),
        certificates=by_text(candidate.certificates),
    )


def by_text(entries) -> tuple:
    return tuple(sorted(entries, key=repr))


def test_entries_stand_newest_first_and_the_rest_as_printed(store: Store) -> None:
    """The graph has no order; the card does."""
    candidate = of_store(store, "seed.txt")
    assert [study.start for study in candidate.education] == ["2021-09", "2017-09"]
    assert [paper.year for paper in candidate.papers] == [2023, 2022, 2022, 2021]
    assert [skill.name for skill in candidate.skills][:4] == ["Python", "SQL", "Shell", "C"]


def test_authors_stand_in_their_order_by_their_own_names(store: Store) -> None:
    """The candidate is among them under the name that the résumé bears, whatever the paper printed."""
    authors = {paper.title: paper.authors for paper in of_store(store, "ada.md").papers}
    assert authors["Lifelong linking"] == ("B. Zhou", "Ada Lin", "C. Dai")
    assert authors["Graphs that answer"] == ("Ada Lin", "B. Zhou")
    assert authors["Small talk about graphs"] == ()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["seed.txt", "ada.md"])
def test_no_line_is_wider_than_the_terminal(store: Store, name: str, width: int) -> None:
    """Chinese counts two cells a character, and blanks at line ends are not sent."""
    for full in (False, True):
        lines = drawn(of_store(store, name), width, full=full).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert not [line for line in lines if line.endswith(" ")]


def test_full_card_cuts_no_text_short(store: Store) -> None:
    """With `full`, every highlight stands in whole, apart from where lines break."""
    candidate = of_store(store, "seed.txt")
    printed = re.sub(r"\s", "", drawn(candidate, full=True))
    for position in candidate.experience:
        for highlight in position.highlights:
            assert re.sub(r"\s", "", highlight) in printed


@settings(max_examples=60, deadline=None)
@given(strategies.profiles(), st.sampled_from(WIDTHS))
def test_hostile_words_are_drawn(profile, width: int) -> None:
    """Whatever a document says, its card is drawn within the width and sends no control character."""
    printed = drawn(from_profile(profile), width).replace("\n", "")
    assert visible(printed) == printed
    rows = card_rows(from_profile(profile))
    assert all(len(row) == len(rows.columns) for row in rows.rows)


def test_markup_in_a_document_is_text(store: Store) -> None:
    """Brackets that Rich would read as styles or emoji stay as printed."""
    text = "[bold red]x[/] :smile: [/b]"
    card = drawn(view.Candidate(label=text, education=(view.Study(institution=text),)))
    assert card.count(text) == 2


@pytest.mark.parametrize(
    ("environment", "pattern"),
    [({"NO_COLOR": "1"}, r"\x1b\[[\d;]*[34][0-7]m"), ({"TERM": "dumb"}, r"\x1b")],
)
def test_no_color_where_none_is_wanted(store: Store, monkeypatch, environment, pattern: str) -> None:
    """NO_COLOR leaves bold and reverse at most; a dumb terminal gets plain text."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = Terminal()
    write_card(of_store(store, "seed.txt"), coloured, width=80)
    assert re.search(r"\x1b\[[\d;]*[34][0-7]m", coloured.getvalue())
    assert "\x1b[1m中国科学技术大学\x1b[0m" in coloured.getvalue()  # bold, and not dim like what joins names
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    plain = Terminal()
    write_card(of_store(store, "seed.txt"), plain, width=80)
    assert not re.search(pattern, plain.getvalue())


def test_a_candidate_of_whom_nothing_is_known_has_a_card() -> None:
    """An empty profile is a name and no section."""
    assert drawn(view.Candidate(label="Nobody"), 20).splitlines() == ["Nobody", "─" * 20]


# Words


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-09", "present", "2021-09 – present"),
        ("2019-09-01", "2020-01-31", "2019-09 – 2020-01"),
        ("2020", "2020", "2020"),
        (None, "2020", "until 2020"),
        (None, "present", "present"),
        (None, None, ""),
    ],
)
def test_period(start: str | None, end: str | None, expected: str) -> None:
    assert words.period(start, end) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (view.Result(change="relative-increase", low=13.0, high=32.0, unit="%"), "↑ 13–32 %"),
        (view.Result(change="decrease", low=70.0, high=70.0, unit="%"), "↓ 70 %"),
        (view.Result(change="share", low=1.0, high=1.0, unit="%"), "1 %"),
        (view.Result(change="increase", low=None, high=8.0, unit="倍"), "↑ 8 倍"),
        (view.Result(metric="AUC"), ""),
    ],
)
def test_amount(result: view.Result, expected: str) -> None:
    assert words.amount(result) == expected


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        ("3/253", "rank 3/253 (top 1.2 %)"),
        ("前2%", "前2%"),
        ("0/0", "0/0"),
        ("3 / 253", "rank 3 / 253 (top 1.2 %)"),
    ],
)
def test_place(rank: str, expected: str) -> None:
    assert words.place(rank) == expected


@pytest.mark.parametrize(
    ("claim", "rank", "expected"),
    [
        ("CCF-A", "A", ""),
        ("CCF A类", "A", ""),
        ("A类", "A", "claims A类"),
        ("CCF-A", "B", "claims CCF-A, the list says CCF-B"),
        ("CCF-B", None, "claims CCF-B, the list gives none"),
        ("SCI Q1", None, "claims SCI Q1"),
        (None, "A", ""),
    ],
)
def test_dispute(claim: str | None, rank: str | None, expected: str) -> None:
    """A claim is told only where it is not what the list says."""
    assert words.dispute(view.Paper(claimed_rank=claim, ccf_rank=rank)) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (view.Paper(authorship="co-first", first_author=True), "co-first author"),
        (view.Paper(first_author=True), "first author"),
        (view.Paper(first_author=False, author_position=3, authors=("a", "b", "c")), "author 3 of 3"),
        (view.Paper(author_position=3), "author 3"),
        (view.Paper(), ""),
    ],
)
def test_authorship(paper: view.Paper, expected: str) -> None:
    assert words.authorship(paper) == expected


# Timeline and paragraphs


def bars(*periods: tuple[str | None, str | None]) -> Timeline | None:
    studies = tuple(view.Study(institution=f"U{n}", start=a, end=b) for n, (a, b) in enumerate(periods))
    return timeline(view.Candidate(label="x", education=studies))


def test_timeline_shares_one_scale() -> None:
    """Two studies that meet leave no gap and no overlap, to half a cell."""
    shown = bars(("2017-01", "2018-12"), ("2019-01", "2020-12"))
    assert shown
    scale = shown._scale(66)
    first, second = ("".join(scale.drawn(bar)) for bar in shown.bars)
    assert len(first) == len(second) == 50
    assert (first.rstrip(), second.lstrip()) == ("━" * 25, "━" * 25)


def test_timeline_of_a_year_alone_is_the_whole_year() -> None:
    """`2020` begins in January and ends in December."""
    shown = bars(("2020", "2020"))
    assert shown and (shown.bars[0].start, shown.bars[0].end) == (2020 * 12, 2021 * 12)


def test_timeline_does_not_know_today() -> None:
    """What goes on ends in an arrow at the edge, wherever today is: the same input, the same output."""
    shown = bars(("2017-01", "2018-12"), ("2018-06", "present"))
    assert shown
    ongoing = "".join(shown._scale(66).drawn(shown.bars[1]))
    assert ongoing.endswith("━▶")
    assert shown._last() == 2019 * 12 + 6


@pytest.mark.parametrize("date", ["0021-09", "9999", "soon", "", None])
def test_timeline_leaves_out_what_is_no_date(date: str | None) -> None:
    """A misread year would squeeze all others into one cell."""
    shown = bars(("2017-01", "2018-12"), (date, date))
    assert shown and len(shown.bars) == 1


def test_no_timeline_without_dates() -> None:
    assert bars((None, None)) is None


@given(st.text(max_size=80) | strategies.text, st.integers(2, 40))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    """Breaking a text gives pieces that are the text, none wider than asked but for blanks at its end."""
    text = visible(text)
    places = [0, *breaks(text, width), len(text)]
    assert places == sorted(places)
    pieces = [text[a:b] for a, b in pairwise(places)]
    assert max((cell_len(piece.rstrip()) for piece in pieces), default=0) <= width


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    """A line of Chinese is filled; closing marks stay with the word before."""
    text = "我主要对新闻, 为MSN服务,开发了(新闻)推荐模型。"
    places = [0, *breaks(text, 12), len(text)]
    lines = [text[a:b].strip() for a, b in pairwise(places)]
    assert lines == ["我主要对新", "闻, 为MSN服", "务,开发了(新", "闻)推荐模", "型。"]


def renew() -> None:
    """Write the golden cards anew, to be looked at."""
    import tempfile

    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sample_store(Path(folder)) as store:
        for name in ("seed.txt", "ada.md"):
            for width in (80, 200):
                card = drawn(of_store(store, name), width)
                (GOLDEN / f"{Path(name).stem}-{width}.txt").write_text(card, "utf-8")


if __name__ == "__main__":
    renew()
