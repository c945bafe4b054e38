"""Each format gives the same records, is told by its content, and is read as far as it is good."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.bibliography import Record, source
from kg.bibliography.formats import records
from kg.bibliography.record import Fault
from kg.bibliography.streams import Completing
from kg.errors import NoBibliography
from kg.reference import Reference
from tests.kg.bibliography import texts

COMPLETING = Completing(Reference.load())
FILES = {
    "dblp.xml": texts.DBLP,
    "2021.findings.xml": texts.ANTHOLOGY,
    "dblp.nt": texts.TRIPLES,
    "crossref.jsonl": texts.CROSSREF,
    "openalex.jsonl": texts.OPENALEX,
    "refs.bib": texts.BIBTEX,
}


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def papers(path: Path) -> list[Record]:
    found = list(records(path))
    assert not [each for each in found if isinstance(each, Fault)]
    return found  # type: ignore[return-value]


def faults(path: Path) -> list[Fault]:
    return [each for each in records(path) if isinstance(each, Fault)]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_tells_the_same_of_a_paper(tmp_path: Path, name: str, packed: bool) -> None:
    """Title, year, venue, track, first author and DOI, whatever the format and the file's name."""
    data = FILES[name].encode()
    path = written(tmp_path, "file", gzip.compress(data) if packed else data)
    record = COMPLETING.completed(papers(path)[0])
    assert (record.title, record.year, record.venue_key, record.track) == (
        texts.NEWSBERT, 2021, "findings/emnlp", "findings",
    )  # fmt: skip
    assert record.authors[0] == "Chuhan Wu"
    assert record.doi == "10.18653/v1/2021.findings-emnlp.280"


@pytest.mark.parametrize(
    ("name", "keys", "source"),
    [
        ("dblp.xml", ["conf/emnlp/WuWYQHL21", "journals/corr/abs-2102-04887", "journals/pacmpl/MuellerG20",
                      "conf/emnlp/Lin18"], "dblp, 2022-01-20"),
        ("2021.findings.xml", ["2021.findings-emnlp.280"], "ACL Anthology, 2021-11-07"),
        ("dblp.nt", ["conf/emnlp/WuWYQHL21", "journals/corr/abs-2102-04887"], "dblp, dblp.nt"),
        ("crossref.jsonl", ["10.18653/v1/2021.findings-emnlp.280", "10.1234/xyz"], "Crossref, 2022-03-01"),
        ("openalex.jsonl", ["W123"], "OpenAlex, 2024-05-06"),
        ("refs.bib", ["2021.findings-emnlp.280", "journals/corr/abs-2102-04887"], "refs.bib"),
    ],
)  # fmt: skip
def test_papers_have_their_keys_and_sources(tmp_path: Path, name: str, keys: list[str], source: str) -> None:
    """Volumes, home pages and works without a title are no papers."""
    found = papers(written(tmp_path, name, FILES[name]))
    assert [record.key for record in found] == keys
    assert found[0].source == source


def test_dblp_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Entities of its DTD, marked-up titles, numbers after names, preprints, issues, workshops."""
    newsbert, preprint, types, look = papers(written(tmp_path, "dblp.xml", texts.DBLP))
    assert newsbert.authors == ("Chuhan Wu", "Fangzhao Wu", "Yang Yu")
    assert (preprint.arxiv, preprint.venue_key) == ("2102.04887", "journals/corr")
    assert (types.title, types.authors) == ("Types for O(n2) & H2O?", ("Jürgen Müller",))
    assert types.venue_key == "conf/popl"
    assert COMPLETING.completed(look).track == "workshop"


def test_the_anthology_of_old_is_read(tmp_path: Path) -> None:
    """Ids are composed where papers have none; a demo is told by its volume's title."""
    (record,) = papers(written(tmp_path, "N19.xml", texts.OLD_ANTHOLOGY))
    assert record.key == "N19-4009"
    assert COMPLETING.completed(record)[3:5] == ("conf/naacl", "demo")


def test_names_are_put_in_order(tmp_path: Path) -> None:
    """Family names first or last, parts, accents, a consortium, signatures by their ordinals."""
    first = {name: papers(written(tmp_path, name, text))[0].authors for name, text in FILES.items()}
    assert first["refs.bib"] == ("Chuhan Wu", "Jürgen Müller", "Ada van Dam Jr.")
    assert first["2021.findings.xml"] == ("Chuhan Wu", "Fangzhao Wu", "Plato")
    assert first["dblp.nt"] == ("Chuhan Wu", 'Jürgen "J" Müller')
    assert first["crossref.jsonl"] == ("Chuhan Wu", "A Consortium")


def test_bibtex_of_dblp_names_its_source_and_stream(tmp_path: Path) -> None:
    _, record = papers(written(tmp_path, "refs.bib", texts.BIBTEX))
    assert record.source == "dblp computer science bibliography, 2021-02-19"
    assert (record.venue_key, record.arxiv, record.title) == ("journals/corr", "2102.04887", "Another One")


def test_an_address_in_an_abstract_is_not_the_papers(tmp_path: Path) -> None:
    abstract = "<abstract>See <url>https://aclanthology.org/N19-1423</url>.</abstract>"
    text = texts.ANTHOLOGY.replace("<url hash", f"{abstract}<url hash")
    assert papers(written(tmp_path, "a.xml", text))[0].key == "2021.findings-emnlp.280"


# What is bad


@pytest.mark.parametrize("name", FILES)
def test_what_was_read_before_a_cut_is_kept(tmp_path: Path, name: str) -> None:
    """Cut at any tenth, plain or compressed: no paper is made up, and one fault at most is told."""
    data = FILES[name].encode()
    whole = papers(written(tmp_path, name, data))
    for tenth in range(2, 10):
        cut = data[: len(data) * tenth // 10]
        for path in (
            written(tmp_path, name, cut),
            written(tmp_path, f"{name}.gz", gzip.compress(data)[: len(gzip.compress(data)) * tenth // 10]),
        ):
            try:
                read = list(records(path))
            except NoBibliography:  # cut before the format can be told
                continue
            kept = [each for each in read if isinstance(each, Record)]
            assert [record.key for record in kept] == [record.key for record in whole[: len(kept)]]
            assert [each.cut for each in read if isinstance(each, Fault)] in ([], [True])


@pytest.mark.parametrize("name", ["dblp.xml", "2021.findings.xml"])
def test_xml_that_ends_in_the_middle_says_where(tmp_path: Path, name: str) -> None:
    lines = FILES[name].splitlines(keepends=True)
    path = written(tmp_path, name, "".join(lines[:-1]))
    assert faults(path) == [Fault(len(lines), "the file ends in the middle", cut=True)]


def test_compressed_data_that_break_off_say_so(tmp_path: Path) -> None:
    packed = gzip.compress(
        b"".join(b'{"DOI": "10.1234/%d", "title": ["T%d"]}\n' % (n, n) for n in range(9999))
    )
    read = list(records(written(tmp_path, "works.jsonl.gz", packed[:-2000])))
    assert read[-1] == Fault(read[-1][0], "the compressed data end in the middle", cut=True)  # type: ignore[index]
    assert len(read) > 5000


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE dblp [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE dblp [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path, prolog: str) -> None:
    """Bombs need them, and so do documents that would read files; no bibliography does."""
    text = texts.DBLP.replace('<!DOCTYPE dblp SYSTEM "dblp.dtd">', prolog).replace("Chuhan", "&b;&file;")
    (fault,) = list(records(written(tmp_path, "dblp.xml", text)))
    assert isinstance(fault, Fault)
    assert fault.line == 2
    assert "entities of its own" in fault.reason


def test_a_record_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb that unpacks to one endless title, or one endless line, takes no more memory than the limit."""
    monkeypatch.setattr(source, "LARGEST", 1_000_000)
    title = gzip.compress(b"<dblp><article key='a/b/c'><title>" + b"x" * 10_000_000)
    line = gzip.compress(b'{"DOI": "' + b"1" * 10_000_000)
    for name, data in (("a.xml.gz", title), ("b.jsonl.gz", line)):
        (fault,) = faults(written(tmp_path, name, data))
        assert fault.cut
        assert "too large" in fault.reason


def test_bad_lines_of_json_are_named_and_the_rest_kept(tmp_path: Path) -> None:
    good = '{"DOI": "10.1234/x", "title": ["X"]}\n'
    bad = ['{"DOI": "10.1234/x", "title": 7}\n', "{,}\n", "[1]\n", '{"x": 1}\n', "\n", '{"DOI": null}\n']
    path = written(tmp_path, "works.jsonl", good + good.join(bad) + good)
    read = list(records(path))
    assert [each.line for each in read if isinstance(each, Fault)] == [2, 4, 6, 8, 12]
    assert len([each for each in read if isinstance(each, Record)]) == 7


def test_a_dump_of_several_works_a_line_is_read(tmp_path: Path) -> None:
    """The parts of Crossref's dumps and the answers of both services hold lists of works."""
    works = ", ".join(texts.CROSSREF.splitlines()).replace("\n", " ")
    for text in (f'{{"items": [{works}]}}', f'{{"message": {{"items": [{works}]}}}}'):
        assert len(papers(written(tmp_path, "dump.json", text))) == 2


def test_broken_entries_of_bibtex_spoil_only_themselves(tmp_path: Path) -> None:
    good = "@misc{k%d, title = {Title %d}}\n"
    bad = [
        "@misc{a, title = {no end}\n",
        "@misc{b, title {no sign}}\n",
        '@misc{c, title = "no {end}\n}\n',
        "@misc{d, year = 2020}\n",
        "@misc{e, title = }\n",
    ]
    text = "".join(good % (number, number) + each for number, each in enumerate(bad)) + good % (9, 9)
    read = list(records(written(tmp_path, "refs.bib", text)))
    assert [record.key for record in read if isinstance(record, Record)] == [
        "k0",
        "k1",
        "k2",
        "k3",
        "k4",
        "k9",
    ]
    assert [each.line for each in read if isinstance(each, Fault)] == [2, 4, 6, 9, 11]


def test_bibtex_may_be_packed_into_lines_and_old_encodings(tmp_path: Path) -> None:
    """Several entries on a line; Windows-1252; a byte order mark."""
    one = "@misc{a, title = {Ein}} @misc{b, title={Zwei}}\n@misc{c, title = {Über α}}"
    assert [record.key for record in papers(written(tmp_path, "a.bib", one))] == ["a", "b", "c"]
    latin = written(tmp_path, "b.bib", "\n@misc{c, title = {Über}}".encode("cp1252"))
    assert papers(latin)[0].title == "Über"
    marked = written(tmp_path, "c.bib", "\ufeff@misc{c, title = {Über}}".encode())
    assert papers(marked)[0].title == "Über"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"hello, world", "no bibliography of a format"),
        (b"\x89PNG\r\n", "no bibliography of a format"),
        (b"<html><body/></html>", "no bibliography of a format"),
        (b'{"basics": {"name": "Ada"}}', "no bibliography of a format"),
        (
            b"@prefix dblp: <https://dblp.org/rdf/schema#> .\n<a> a dblp:Publication .",
            "no bibliography of a format",
        ),
        (b"\x1f\x8bnonsense", "the compressed data are damaged"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(NoBibliography, match=f"file: {reason}"):
        list(records(written(tmp_path, "file", data)))


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBibliography, match="nothing: no such file or directory"):
        list(records(tmp_path / "nothing"))
    with pytest.raises(NoBibliography, match="is a directory"):
        list(records(tmp_path))


def test_halves_of_characters_become_replacement_characters(tmp_path: Path) -> None:
    """Escapes can name what is no text; whole pairs are kept."""
    line = r'{"DOI": "10.1234/x", "title": ["a\ud83d b\uDE00 \ud83d\ude00"]}'
    assert papers(written(tmp_path, "works.jsonl", line))[0].title == "a\ufffd b\ufffd 😀"
    triples = texts.TRIPLES.replace("J\\u00fcrgen", "J\\ud800rgen")
    assert papers(written(tmp_path, "dblp.nt", triples))[0].authors[1].startswith("J\ufffdrgen")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FILES)),
    packed=st.booleans(),
    spoils=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=6)), max_size=6),
)
def test_spoiled_files_give_records_and_faults_and_nothing_else(
    tmp_path: Path, name: str, packed: bool, spoils: list[tuple[float, int, bytes]]
) -> None:
    """Whatever is cut out or put in, before it is compressed or after."""
    data = gzip.compress(FILES[name].encode()) if packed else FILES[name].encode()
    for where, gone, put in spoils:
        place = int(where * len(data))
        data = data[:place] + put + data[place + gone :]
    try:
        found = list(records(written(tmp_path, name, data)))
    except NoBibliography:
        return
    for each in found:
        assert isinstance(each, Fault) or (each.title and "\n" not in each.title), each
        str(each).encode()


@pytest.mark.parametrize("encoding", ["foo", "gb2312", "utf-16"])
def test_xml_in_other_encodings_is_refused(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><dblp><article><title>X</title></article></dblp>'
    (fault,) = faults(written(tmp_path, "a.xml", text))
    assert (fault.line, fault.cut) == (1, True)
    assert "encod" in fault.reason


@pytest.mark.parametrize("year", ["99999999999999999999999", "1" * 5000, "in press", "-5", ""])
def test_years_that_are_none_are_left_out(tmp_path: Path, year: str) -> None:
    xml = f"<dblp><article key='a/b/c'><title>X</title><year>{year}</year></article></dblp>"
    bib = f"@misc{{a, title = {{X}}, year = {{{year}}}}}"
    lines = f'{{"DOI": "10.1234/x", "title": ["X"], "issued": {{"date-parts": [["{year}"]]}}}}'
    for text in (xml, bib, lines):
        assert papers(written(tmp_path, "a", text))[0].year is None
