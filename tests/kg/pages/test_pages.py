"""Pages for people: what they show, in both languages, whatever a CV says; and that no link leads nowhere."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pyoxigraph as ox
import pytest

from extract.tables import toml_table
from kg.check.rules import BETWEEN, RULES
from kg.pages import render
from kg.pages.render import web
from kg.pages.site import has
from kg.queries import all_queries, bind
from kg.run import run
from kg.serve.answer import answer
from kg.serve.evaluate import SnapshotEvaluator
from kg.serve.http import Request, Response
from kg.vocab import PREFIXES
from tests.profiles import sample_store

ADA = "bb47bb6c5488c265"
HOSTILE = """# <script>alert(1)</script> Mallory
mallory@example.org
[home](javascript:alert(2)) [site](https://example.org/"onmouseover=alert(3))

## Education
2018 - 2022 Nanjing University, "><img src=x onerror=alert(4)>, Bachelor

## Skills
Python, <b>bold</b>
"""


class Links(HTMLParser):
    """The addresses of a page, its elements, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)


@pytest.fixture(scope="module")
def evaluator(tmp_path_factory) -> SnapshotEvaluator:
    folder = tmp_path_factory.mktemp("pages")
    sample_store(folder).close()
    (folder / "mallory.md").write_text(HOSTILE, encoding="utf-8")
    assert run(["add", str(folder / "mallory.md"), "--store", str(folder / "store")]) == 0
    return SnapshotEvaluator(folder / "store")


@pytest.fixture
def get(evaluator: SnapshotEvaluator):
    """A page at an address."""

    def got(address: str, accept: str = "text/html", language: str = "en") -> Response:
        path, _, query = address.partition("?")
        headers = {"accept": accept, "accept-language": language}
        return answer(Request("GET", path, query, headers), evaluator)

    return got


PAGES = (
    "/",
    "/ask?q=papers+at+CCF-A+venues",
    "/ask?q=blah",
    "/candidates",
    "/candidates?degree=bachelor&rank=A&page=1",
    "/search?q=python",
    "/search?q=(",
    f"/compare?c={ADA}",
    f"/compare?c={ADA}&c=2e5a79d156f83281",
    "/queries",
    "/queries/papers-by-rank",
    "/queries/papers-by-rank?rank=Z",
    "/sparql",
    f"/id/candidate/{ADA}",
    "/id/venue/conf-aaai",
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_whole_in_both_languages(get, address: str, language: str) -> None:
    page = get(address, language=language)
    html = page.body.decode()
    assert page.status == 200, html
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in html
    seen = Links(html)
    assert len(seen.ids) == len(set(seen.ids))
    assert not seen.handlers
    assert seen.tags.count("h1") == 1
    assert "main" in seen.tags


def test_no_link_leads_nowhere(get) -> None:
    """Every address of this server on every page is answered; downloads are of their kind."""
    known = set(PAGES)
    waiting = list(PAGES)
    while waiting and len(known) < 400:
        here = waiting.pop()
        page = get(here)
        assert page.status < 400 or page.status == 404, here
        if not page.media_type.startswith("text/html"):
            continue
        for link in Links(page.body.decode()).addresses:
            parts = urlsplit(urljoin(f"http://here{here}", link))
            if parts.scheme != "http" or parts.netloc != "here":
                assert parts.scheme in ("https", "http", "mailto"), link
                continue
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if address not in known:
                known.add(address)
                assert has(parts.path) or parts.path == "/sparql", (here, link)
                assert get(address).status == 200, (here, link)
                if parts.path.startswith("/id/"):
                    waiting.append(address)


def test_a_candidate_with_papers_evidence_and_claims(get) -> None:
    html = get("/id/candidate/2e5a79d156f83281").body.decode()
    assert 'class="badge rank-A">CCF-A <small>official 2022</small>' in html
    assert re.search(r"seed\.txt, page 1, line \d+", html)
    assert "<mark>" in html
    assert "Findings" in html.partition('id="claims"')[2].partition("</section>")[0]
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert data
    assert "@context" in json.loads(data[1])
    assert 'class="timeline"' in html
    assert html.count('<svg class="graph ') == 2


def test_what_a_cv_says_stays_text(get, evaluator: SnapshotEvaluator) -> None:
    (mallory,) = (row for row in evaluator.store().candidates() if "mallory.md" in row.documents)
    for address in (
        f"/id/candidate/{mallory.key}",
        "/candidates",
        "/search?q=mallory",
        f"/ask?q={quote('who knows Python')}",
    ):
        html = get(address).body.decode()
        scripts = re.findall(r"<script(?![^>]*(?:src=|ld\+json))", html)
        assert not scripts, address
        assert "<img" not in html
        assert "<b>" not in html
        assert 'href="javascript' not in html
        assert not Links(html).handlers


@pytest.mark.parametrize(
    ("given", "followed"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("github.com/ada", "https://github.com/ada"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("//example.org", None),
        ("ada", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(given: str | None, followed: str | None) -> None:
    assert web(given) == followed


@pytest.mark.parametrize(
    ("address", "accept", "status", "media_type"),
    [
        ("/ask.csv?q=papers+at+AAAI", "*/*", 200, "text/csv; charset=utf-8"),
        ("/ask.json?q=papers+at+AAAI", "*/*", 200, "application/json"),
        ("/ask.html?q=papers+at+AAAI", "*/*", 200, "text/html; charset=utf-8"),
        ("/ask?q=papers+at+AAAI", "*/*", 200, "text/html; charset=utf-8"),
        ("/ask?q=papers+at+AAAI", "text/csv", 200, "text/csv; charset=utf-8"),
        ("/ask?q=papers+at+AAAI", "application/json, text/html;q=0.5", 200, "application/json"),
        ("/ask?q=papers+at+AAAI", "image/png", 406, "text/plain; charset=utf-8"),
        ("/ask?q=blah", "application/json", 400, "text/plain; charset=utf-8"),
        ("/queries/papers-by-rank?rank=A", "application/json", 200, "application/json"),
        ("/ask.json?q=blah", "*/*", 400, "text/plain; charset=utf-8"),
        ("/queries/papers-by-rank.json?rank=A", "*/*", 200, "application/json"),
        ("/queries/papers-by-rank.csv?rank=Z", "*/*", 400, "text/plain; charset=utf-8"),
        ("/queries/papers-by-rank.html", "text/html", 200, "text/html; charset=utf-8"),
        ("/queries/papers-by-rank.exe", "*/*", 404, "text/plain; charset=utf-8"),
        ("/queries/none", "text/html", 404, "text/html; charset=utf-8"),
        (f"/id/candidate/{ADA}", "text/turtle", 200, "text/turtle; charset=utf-8"),
        (f"/id/candidate/{ADA}", "application/ld+json", 200, "application/ld+json"),
        (f"/id/candidate/{ADA}.ttl", "text/html", 200, "text/turtle; charset=utf-8"),
        (f"/id/candidate/{ADA}", "image/png", 406, "text/plain; charset=utf-8"),
        ("/id/candidate/none", "text/html", 404, "text/html; charset=utf-8"),
        ("/id/candidate/no thing", "text/html", 404, "text/html; charset=utf-8"),
        ("/static/style.css", "*/*", 200, "text/css; charset=utf-8"),
        ("/static/../site.py", "*/*", 404, "text/plain; charset=utf-8"),
    ],
)
def test_formats_and_refusals(get, address: str, accept: str, status: int, media_type: str) -> None:
    page = get(address, accept)
    assert (page.status, page.media_type) == (status, media_type), page.body
    assert b"Traceback" not in page.body


def test_facets_count_and_narrow(get) -> None:
    html = get("/candidates").body.decode()
    assert '<span>bachelor</span> <span class="count">' in html
    narrowed = get("/candidates?institution=" + quote("中国科学技术大学")).body.decode()
    assert narrowed.count('<li><a href="/id/candidate/') == 1


def test_pages_link_no_other_host() -> None:
    """Templates, styles and scripts of pages name no other server."""
    folder = Path(__file__).parents[3] / "kg" / "pages"
    for file in [*(folder / "static").iterdir(), *(folder / "templates").iterdir()]:
        told = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in told, file
        assert "https://" not in told, file


@pytest.mark.parametrize("language", ["en", "zh"])
def test_documents_are_dropped_only_where_the_server_takes_them(
    evaluator: SnapshotEvaluator, language: str
) -> None:
    headers = {"accept": "text/html", "accept-language": language}
    shown = {
        writable: answer(Request("GET", "/candidates", headers=headers, writable=writable), evaluator)
        for writable in (False, True)
    }
    assert b"drop.js" not in shown[False].body
    seen = Links(shown[True].body.decode())
    assert {"drop", "token", "files", "told"} <= set(seen.ids)
    assert "/static/drop.js" in seen.addresses
    assert not seen.handlers


def test_what_narrows_the_list_can_be_let_go_of(get) -> None:
    assert ">Clear all</a>" in get("/candidates?degree=bachelor").body.decode()


@pytest.mark.parametrize(
    "address", ["/candidates", "/ask?q=papers+at+AAAI", "/queries", f"/id/candidate/{ADA}"]
)
def test_links_keep_the_language(get, address: str) -> None:
    """Who chose Chinese stays in Chinese, whatever the browser prefers."""
    html = get(address + ("&" if "?" in address else "?") + "lang=zh", language="en").body.decode()
    links = [
        link for link in Links(html).addresses if link.startswith("/") and not link.startswith("/static/")
    ]
    pages = [link for link in links if has(urlsplit(link).path) and "." not in urlsplit(link).path]
    assert pages
    assert [link for link in pages if "lang=zh" not in link and link not in ("/ask", "/search")] == []


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nothing", 404, "nothing is at /nothing"),
        ("/id/candidate/none", 404, "nothing is known of"),
        ("/store?graph=x", 400, "graph"),
        ("/sparql?query=SELECT+*+WHERE+{+?s+}", 400, "line 1, column"),
        ("/queries/papers-by-rank.csv?rank=Z", 400, "rank is A, B or C"),
    ],
)
def test_refusals_are_pages_for_browsers_only(get, address: str, status: int, told: str) -> None:
    page = get(address, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (page.status, page.media_type) == (status, "text/html; charset=utf-8")
    assert told in page.body.decode()
    plain = get(address, "*/*")
    assert (plain.status, plain.media_type) == (status, "text/plain; charset=utf-8")


def test_what_cannot_be_read_is_refused_all_the_same(get) -> None:
    assert get("/candidates?degree=%ff").status == 400


def test_both_languages_say_the_same() -> None:
    """No word is wanting in either language, nor the Chinese for a kind of finding or a column."""
    words = toml_table(Path(render.__file__).with_name("words.toml"))
    assert set(words["en"]) == set(words["zh"])
    assert {rule.kind for rule in (*RULES, *BETWEEN)} <= set(words["zh"]["terms"])
    columns = {
        variable.value
        for query in all_queries()
        if all(param.default is not None for param in query.params)
        for variable in ox.Store().query(bind(query, {}), prefixes=PREFIXES).variables
    }
    assert columns - set(words["zh"]["terms"]) == set()
