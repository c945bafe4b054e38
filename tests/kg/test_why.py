"""`kg why`: every fact names its file, page, line and very words, with or without the file."""

from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path

import pytest

from extract.document import Document, Line
from extract.profile import Fact, Paper, Span
from kg.errors import AmbiguousCandidate, NoSuchFact
from kg.store import Store, open_store
from kg.vocab import SCHEMA
from kg.why import Evidence, in_store, of_profile, select
from kg.why.draw import write_evidence
from kg.why.rows import COLUMNS, context, rows
from tests.kg.test_cli import kg  # noqa: F401
from tests.kg.test_render import Terminal
from tests.profiles import Quote, profile, rich, sample_store, seed


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    folder = tmp_path_factory.mktemp("why")
    sample_store(folder).close()
    return open_store(folder / "store")


def told(evidence: list[Evidence]) -> list[tuple[str, str]]:
    return [(each.fact, each.value) for each in evidence]


# In a store


def test_a_pointer_names_one_fact(store: Store) -> None:
    """All that is known of it: where it was read, the words, the line around them, the rule."""
    (found,) = in_store(store, ["Ada Lin", "/papers/1/venue"])
    assert (found.value, found.file, found.page, found.line) == ("TKDE", "ada.md", 1, 18)  # the known venue
    assert found.words == "IEEE Transactions on Knowledge and Data Engineering"
    assert (found.rule, found.confidence) == ("by-hand", 1.0)
    assert context(found) == (
        'B. Zhou, A. Lin, C. Dai. "Lifelong linking". '
        "⟦IEEE Transactions on Knowledge and Data Engineering⟧, 2018."
    )


@pytest.mark.parametrize("name", ["Ada Lin", "ada lin", "ada.md"])
def test_a_candidate_goes_by_name_or_file(store: Store, name: str) -> None:
    assert told(in_store(store, [name, "/name"])) == [("/name", "Ada Lin")]


def test_a_pointer_to_an_entry_names_all_below_it(store: Store) -> None:
    """And a whole section, and, with no pointer at all, everything, in the order of the document."""
    entry = in_store(store, ["Ada Lin", "/education/0"])
    assert {"/education/0/gpa", "/education/0/institution"} < {each.fact for each in entry}
    assert {each.entry for each in entry} == {"/education/0"}
    everything = in_store(store, ["Ada Lin"])
    assert {each.fact for each in everything} == {pointer for pointer, _ in rich().facts()}
    assert [each.start for each in everything] == sorted(each.start for each in everything)
    assert in_store(store, ["Ada Lin", "/"]) == everything


def test_a_pointer_stops_at_the_end_of_a_name(store: Store) -> None:
    """`/papers/1` is not `/papers/10`, nor is `/education/0/g` the GPA."""
    assert not [each for each in in_store(store, ["ada.md", "/papers/0"]) if each.entry != "/papers/0"]
    with pytest.raises(NoSuchFact):
        in_store(store, ["ada.md", "/education/0/gp"])


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (["TOEFL"], ["/test_scores/0/test"]),
        (["toefl", "score"], ["/test_scores/0/test", "/test_scores/0/score"]),  # one entry says both
        (["vldb 2023"], []),
        (["VLDB", "2023", "venue"], ["/papers/0/track", "/papers/0/venue", "/papers/0/year"]),
        (["gpa"], ["/education/0/gpa"]),  # the name of a field
    ],
)
def test_words_name_facts_of_entries_that_say_them_all(
    store: Store, words: list[str], facts: list[str]
) -> None:
    """In the values, in the very words, or as the name of a field or section."""
    if not facts:
        with pytest.raises(NoSuchFact):
            in_store(store, ["Ada Lin", *words])
    else:
        assert [each.fact for each in in_store(store, ["Ada Lin", *words])] == facts


def test_words_alone_are_looked_for_in_all_documents(store: Store) -> None:
    """Each row says which file it is of."""
    found = in_store(store, ["AAAI"])
    assert {(each.file, each.value) for each in found} >= {("seed.txt", "AAAI")}
    assert {each.words for each in found} == {"AAAI"}
    both = in_store(store, ["/education/0/gpa"])
    assert {each.file for each in both} == {"seed.txt", "ada.md"}


def test_a_part_of_a_name_serves_where_no_entry_says_it(store: Store) -> None:
    """`Ada` is in one candidate's name and `CET` in her scores, but in no entry together."""
    assert told(in_store(store, ["Ada", "CET-6"])) == [("/test_scores/1/test", "CET-6")]


def test_an_iri_names_what_was_read_of_a_thing(store: Store) -> None:
    """A paper, what it points to, a document, a candidate, and evidence itself."""

    def one(sparql: str) -> str:
        return next(iter(store.query(sparql)))[0].value  # type: ignore[union-attr]

    paper = one('SELECT ?p { ?p a schema:ScholarlyArticle ; rdfs:label "Lifelong linking" }')
    assert ("/papers/1/title", "Lifelong linking") in told(in_store(store, [paper]))
    assert told(in_store(store, [paper, "year"])) == [("/papers/1/year", "2018")]
    school = one('SELECT ?o { ?s cv:institution ?o . ?o schema:alternateName "Tsinghua University" }')
    assert told(in_store(store, [school])) == [("/education/0/institution", "清华大学")]
    evidence = one('SELECT ?e { ?e cv:pointer "/test_scores/0/score" ; oa:exact "112/120" }')
    assert told(in_store(store, [evidence])) == [("/test_scores/0/score", "112/120")]
    person = one('SELECT ?c { ?c a cv:Candidate ; schema:name "Ada Lin" }')
    document = one(f"SELECT ?d {{ <{person}> cv:document ?d }}")
    assert in_store(store, [person]) == in_store(store, [document]) == in_store(store, ["Ada Lin"])
    for stranger in ("https://example.org/nothing", "https://exa mple.org/"):
        with pytest.raises(NoSuchFact):
            in_store(store, [stranger])


def test_what_is_not_there_is_named_with_the_nearest(store: Store) -> None:
    """One line, with pointers and values that are near."""
    with pytest.raises(NoSuchFact, match=r"'/papers/9/venue' \(did you mean .*/papers/0/venue"):
        in_store(store, ["Ada Lin", "/papers/9/venue"])
    with pytest.raises(NoSuchFact, match=r"'Tsinghu Univercity' \(did you mean Tsinghua University.*\?\)"):
        in_store(store, ["Tsinghu Univercity"])


def test_a_part_of_several_names_is_ambiguous(tmp_path: Path) -> None:
    """As in every other command."""
    with open_store(tmp_path / "store", "write") as store:
        for name in ("Ada Lin", "Ada Wu"):
            q = Quote(f"{name}\n{name[-2:]}@example.org\n")
            store.add(profile(q.text, "cv.txt", "en", name=q(name), emails=q.all(f"{name[-2:]}@example.org")))
        with pytest.raises(AmbiguousCandidate):
            in_store(store, ["Ada", "/emails/0"])


def test_a_present_end_is_told_as_such(store: Store) -> None:
    """The graph says that a study is going on; the profile, and so its evidence, that its end is present."""
    assert told(in_store(store, ["Ada Lin", "/education/0/end"])) == [("/education/0/end", "present")]


def test_a_store_without_texts_shows_the_words_alone(tmp_path: Path) -> None:
    """A store of an older version still says where, as far as it knows."""
    with open_store(tmp_path / "store", "write") as store:
        store.add(rich())
        texts = list(store.engine.quads_for_pattern(None, SCHEMA.text, None, None))
        assert len(texts) == 2  # in the document's graph and in the union
        for quad in texts:
            store.engine.remove(quad)
        (found,) = in_store(store, ["Ada Lin", "/name"])
        assert context(found) == "⟦Ada Lin⟧"


def test_the_text_goes_with_its_document(tmp_path: Path) -> None:
    """Who is forgotten leaves no words behind."""
    with open_store(tmp_path / "store", "write") as store:
        store.add(rich())
        store.remove(rich().source.sha256)
        assert not list(store.engine.quads_for_pattern(None, SCHEMA.text, None, None))


# In a file


def test_a_profile_and_the_store_say_the_same(store: Store) -> None:
    """`kg why FILE` and `kg why CANDIDATE` differ in nothing but the time they take."""
    for known, name in ((rich(), "ada.md"), (seed(), "seed.txt")):
        stored = {each.fact: each for each in in_store(store, [name])}
        for each in of_profile(known):
            assert (each.words, each.before, each.after, each.line) == (
                known.text[each.start : each.end],
                *(stored[each.fact].before, stored[each.fact].after),
                stored[each.fact].line,
            )
            assert each.line == known.text.count("\n", 0, each.start) + 1


def test_lines_are_counted_on_their_page_where_there_are_pages() -> None:
    """A sidebar of the first page may be read after the second page."""
    text = "one\ntwo\n\nthree\nfour\n\nside\n"
    starts = [text.index(word) for word in text.split()]
    pages = (1, 1, 2, 2, 1)
    lines = tuple(
        Line(start, start + len(word), page)
        for start, word, page in zip(starts, text.split(), pages, strict=True)
    )
    bound = Document("cv.pdf", "0" * 64, "application/pdf", text, lines, bytes(len(text)), pages=2)
    loose = Document("cv.txt", "0" * 64, "text/plain", text, lines, bytes(len(text)))
    assert [bound.span(start, start + 1).line for start in starts] == [1, 2, 1, 2, 3]
    assert [bound.span(start, start + 1).page for start in starts] == [1, 1, 2, 2, 1]
    assert [loose.span(start, start + 1).line for start in starts] == [1, 2, 4, 5, 7]


# As shown


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    paper = Paper(title=Fact(" ".join(words.split()), Span(start, start + len(words)), "test", 0.9))
    return of_profile(profile(text, "cv.txt", "en", papers=(paper,)))[0]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("On engines", "On engines", "⟦On engines⟧"),
        ("before\n1. On engines (1843)\nafter", "On engines", "1. ⟦On engines⟧ (1843)"),
        ("a\n  On\tthe\n engine,  1843", "On\tthe\n engine", "⟦On the engine⟧, 1843"),  # over two lines
        (f"{'x' * 150} On engines {'y' * 150}", "On engines", f"…{'x' * 99} ⟦On engines⟧ {'y' * 99}…"),
    ],
)
def test_context_is_the_line_with_the_words_marked(text: str, words: str, shown: str) -> None:
    """White space is joined, and what is far from the words is cut."""
    assert context(evidence(text, words)) == shown


def test_rows_have_the_words_as_they_are() -> None:
    """One row a fact."""
    table = rows([evidence("x On\tengines", "On\tengines")])
    assert table.columns == COLUMNS
    (row,) = table.rows
    assert row[:6] == ("/papers/0/title", "On engines", "cv.txt", 1, 1, "On\tengines")
    assert [str(cell) for cell in row[6:]] == ["x ⟦On engines⟧", "test", "0.90"]


def test_facts_of_the_same_words_are_drawn_together() -> None:
    """The line stands once below them; a long value is cut, as its words are there."""
    q = Quote("GPA 4.0\n" + "word " * 40)
    known = profile(
        q.text, "cv.txt", "en", name=q("4.0"), location=q("4.0"), emails=q.all("word " * 39 + "word")
    )
    out = io.StringIO()
    write_evidence(select(of_profile(known), ["/"]), out, width=80)
    assert out.getvalue().splitlines()[:6] == [
        *("/location  4.0  by-hand 1.00", "/name  4.0  by-hand 1.00"),
        *("  cv.txt, page 1, line 1", "  GPA ⟦4.0⟧"),
        f"/emails/0  {('word ' * 12)[:48]}…  by-hand 1.00",
        "  cv.txt, page 1, line 2",
    ]


def test_hostile_words_are_drawn_not_sent() -> None:
    """What would steer a terminal, or be read as markup, is shown."""
    out = Terminal()
    write_evidence([evidence("x \x1b]0;owned\x07 [/b] \u202etxt", "\x1b]0;owned\x07 [/b]")], out, width=80)
    assert "␛]0;owned␇ [/b]" in out.getvalue()
    assert "\\u202e" in out.getvalue()


# The command


def test_why_prints_rows(kg, store: Store) -> None:  # noqa: F811
    """In every format of rows, and as a drawing."""
    line = ["why", "Ada Lin", "/name", "--store", store.path]
    assert kg(*line).out == (
        "fact\tvalue\tfile\tpage\tline\twords\tcontext\trule\tconfidence\n"
        "/name\tAda Lin\tada.md\t1\t1\tAda Lin\t⟦Ada Lin⟧\tby-hand\t1.00\n"
    )
    (row,) = json.loads(kg(*line, "-f", "json").out)
    assert (row["line"], row["confidence"], row["words"]) == (1, 1.0, "Ada Lin")
    assert kg(*line, "-f", "table").out.startswith("/name  Ada Lin  by-hand 1.00\n  ada.md, page 1, line 1\n")


def test_why_reads_a_file_that_is_in_no_store(kg, tmp_path: Path) -> None:  # noqa: F811
    """It is extracted anew, and no store is made."""
    (tmp_path / "cv.txt").write_text("Mira Okonkwo\nmira@example.org\n", "utf-8")
    (row,) = json.loads(kg("why", "cv.txt", "/emails/0", "-f", "json").out)
    assert (row["file"], row["line"], row["context"]) == ("cv.txt", 2, "⟦mira@example.org⟧")
    assert not (tmp_path / "new").exists()


PAGE = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 101>> stream
BT /F 20 Tf 50 350 Td (Mira Okonkwo) Tj /F 10 Tf 0 -50 Td (mira@example.org) Tj 0 -250 Td (x) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
"""


def size_and_colours(png: bytes) -> tuple[int, int, set[bytes]]:
    """Width and height of a picture, and the colours in it; its rows are not filtered."""
    width, height = struct.unpack("!II", png[16:24])
    size = int.from_bytes(png[33:37])
    data = zlib.decompress(png[41 : 41 + size])
    rows = [data[start + 1 : start + 1 + 3 * width] for start in range(0, len(data), 3 * width + 1)]
    assert len(rows) == height
    return width, height, {row[at : at + 3] for row in rows for at in range(0, 3 * width, 3)}


def test_why_draws_the_place_on_the_page(kg, tmp_path: Path) -> None:  # noqa: F811
    """The strip of the page around the words, with a frame of its own colour."""
    (tmp_path / "cv.pdf").write_bytes(PAGE)
    outcome = kg("why", "cv.pdf", "/emails/0", "--image", "out.png", "-f", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)[0]["words"] == "mira@example.org"
    width, height, colours = size_and_colours((tmp_path / "out.png").read_bytes())
    assert width == 300 * 150 // 72
    assert 200 < height < 300  # a strip, not the page
    assert bytes((200, 30, 30)) in colours and b"\0\0\0" in colours


def test_why_draws_from_the_store_while_the_file_is_there_unchanged(kg, tmp_path: Path) -> None:  # noqa: F811
    """The store knows the file by its bytes; one of the same name with others is not drawn."""
    (tmp_path / "cv.pdf").write_bytes(PAGE)
    kg("add", "cv.pdf")
    assert kg("why", "mira@example.org", "--image", "out.png").code == 0
    (tmp_path / "cv.pdf").write_bytes(PAGE + b"%")
    outcome = kg("why", "mira@example.org", "--image", "other.png")
    assert (outcome.code, outcome.out) == (2, "")
    assert "cv.pdf: not in this folder as it was read" in outcome.err
    assert not (tmp_path / "other.png").exists()


def test_only_pages_have_pictures(kg, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "cv.txt").write_text("Mira Okonkwo\nmira@example.org\n", "utf-8")
    outcome = kg("why", "cv.txt", "/emails/0", "--image", "out.png")
    assert (outcome.code, outcome.err) == (2, "kg: cv.txt: is no PDF, and only pages have pictures\n")
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (["why", "Ada Lin", "/nam"], 1, "nothing was read that says '/nam' (did you mean /name"),
        (["why", "plover", "xyzzy"], 1, "nothing was read that says 'plover xyzzy'"),
        (["why", "Ada Lin", "-f", "jsn"], 2, "no format 'jsn' (did you mean json"),
        (["why"], 2, "missing argument 'FACT...'"),
        (["why", "Ada Lin", " "], 2, "nothing is asked for: kg why CANDIDATE"),
    ],
)
def test_why_says_in_one_line_what_is_wrong(
    kg,  # noqa: F811
    store: Store,
    line: list[str],
    code: int,
    message: str,
) -> None:
    outcome = kg(*line, "--store", store.path)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1)
    assert outcome.err.startswith(f"kg: {message}")


def test_why_needs_a_store_for_anybody_by_name(kg) -> None:  # noqa: F811
    assert kg("why", "Ada Lin").err == "kg: no store at new: make one with `kg add FILE`\n"
