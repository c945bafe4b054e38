"""Pages in a real browser: what people do on them, with a mouse or by keyboard alone, wide and narrow, light
and dark, in both languages; and that no name from a document does harm.

Debian's Chromium is driven by Playwright, and axe (https://github.com/dequelabs/axe-core) looks for what
keeps people out. There is one server, and one browser.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.kg.pages.hostile import hostile
from tests.profiles import sample_store
from tests.server import Served, serving

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
if not CHROMIUM:
    pytest.skip("Chromium is not installed", allow_module_level=True)

SEED = "/id/candidate/2e5a79d156f83281"
TOKEN = "open sesame"
NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
CV = "# Grace Example\ngrace@example.org\n\n## Education\n2015 - 2019 Nanjing University, Bachelor\n"
DROPPED = "text => { const it = new DataTransfer(); it.items.add(new File([text], 'grace.md')); return it; }"
WRONG = "SELECT * WHERE {\n  ?s 能 ?o }"


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("browser")
    with sample_store(folder) as store:
        store.add(hostile())
    with serving(folder / "store", "--writable", "--token", TOKEN) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser, served: Served) -> Iterator[Any]:
    """A page that fails the test when a script fails, something is blocked, or another host is asked."""
    context = browser.new_context(base_url=served.url, viewport=WIDE, locale="en-GB")
    context.set_default_timeout(10_000)
    opened, wrong = context.new_page(), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: wrong.append(dialog.message) or dialog.dismiss())
    opened.on("console", lambda message: _keep(message, wrong))
    opened.on(
        "request", lambda request: request.url.startswith((served.url, "blob:")) or wrong.append(request.url)
    )
    yield opened
    context.close()
    assert wrong == []


def _keep(message: Any, wrong: list[str]) -> None:
    """A refusal that a test asks for is told on the console, too."""
    if message.type == "error" and "status of 4" not in message.text:
        wrong.append(message.text)


@pytest.fixture(scope="module")
def mallory(served: Served) -> str:
    """The page of the candidate whose names are meant to do harm."""
    html = served.ask("GET", "/candidates").text
    return re.findall(r'href="([^"?]+)[^"]*">(?:(?!</a>).)*alert\(1\)', html)[0]


def test_ask(page) -> None:
    """A question gives rows, how it was read, its SPARQL, and the rows as a file."""
    page.goto("/")
    page.get_by_label("Ask in English or Chinese").fill("papers at CCF-A venues")
    page.get_by_role("button", name="Ask").click()
    assert "venue ranked CCF A" in page.locator(".reading").inner_text()
    assert page.get_by_role("row").count() == 5
    page.get_by_text("The SPARQL").click()
    assert page.locator("code .k", has_text="SELECT").first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="csv").click()
    assert Path(download.value.path()).read_text("utf-8").startswith("candidate,title,venue")
    page.get_by_role("link", name=re.compile("Unnamed candidate")).first.click()
    assert page.url.endswith(f"{SEED}?lang=en")


def test_ask_what_is_not_understood(page) -> None:
    page.goto("/ask?q=" + quote("papers at CCF-A venues by left-handed authors"))
    alert = page.get_by_role("alert")
    assert "left-handed" in alert.inner_text()
    alert.get_by_role("link", name="papers at CCF-A venues", exact=True).click()
    assert page.get_by_role("table").is_visible()


def test_browse_by_facets(page) -> None:
    """Facets narrow the list, tell what is chosen, and are let go of; Chinese stays Chinese."""
    page.goto("/candidates?lang=zh")
    everyone = page.locator(".people li").count()
    page.get_by_role("link", name=re.compile("^博士")).click()
    assert 0 < page.locator(".people li").count() < everyone
    chosen = page.locator(".chosen")
    assert "学位: 博士" in chosen.inner_text()
    chosen.get_by_role("link", name="清除筛选").click()
    assert page.locator(".people li").count() == everyone
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_evidence_opens_where_it_was_read(page) -> None:
    """A click shows the line of a fact with its very words marked, and the place of the line."""
    page.goto(SEED)
    paper = page.locator("article", has_text="Untargeted Attack")
    assert paper.locator(".rank-A").inner_text() == "CCF-A official 2022"
    assert not paper.locator("mark").first.is_visible()
    paper.get_by_text("source", exact=True).click()
    title = paper.locator("li", has_text="/title")
    assert title.locator("mark").inner_text().startswith("Untargeted Attack against Federated")
    assert title.locator("mark").is_visible()
    assert re.search(r"seed\.txt, page 1, line \d+", title.inner_text())
    assert "Findings" in page.get_by_role("region", name="Claims that do not hold").inner_text()


def test_editor_completes_runs_and_downloads(page) -> None:
    page.goto("/sparql")
    box = page.get_by_label("SPARQL query")
    box.fill("SELECT ?t WHERE { ?p a schema:Scholarly")
    box.press("Control+ ")
    option = page.get_by_role("option", name="schema:ScholarlyArticle")
    assert option.get_attribute("aria-selected") == "true"
    box.press("Enter")
    assert box.input_value().endswith("schema:ScholarlyArticle")
    assert page.locator("#painted .i").inner_text() == "schema:ScholarlyArticle"
    box.press_sequentially(" ; rdfs:label ?t } ORDER BY ?t LIMIT 3")
    box.press("Control+Enter")
    page.get_by_role("table").wait_for()
    assert page.locator("#answer tbody tr").count() == 3
    with page.expect_download() as download:
        page.get_by_role("link", name="csv").click()
    assert len(Path(download.value.path()).read_text("utf-8").splitlines()) == 4
    page.get_by_label("Saved queries").select_option(index=1)
    page.get_by_role("button", name="Run").click()
    page.locator("#answer th", has_text="candidate").wait_for()


@pytest.mark.parametrize("way", ["run", "address"])
def test_the_place_of_an_error_is_marked(page, way: str) -> None:
    """What is wrong in a query is told, marked in it, and gone to: when it is run, or came as an address."""
    if way == "address":
        assert page.goto("/sparql?query=" + quote(WRONG)).status == 400
    else:
        page.goto("/sparql?edit=" + quote(WRONG))
        page.get_by_role("button", name="Run").click()
    assert "line 2, column" in page.get_by_role("alert").inner_text()
    assert page.locator("#painted .wrong").is_visible()
    assert page.evaluate("document.activeElement.id") == "query"
    assert page.evaluate("document.activeElement.selectionStart") > WRONG.index("\n")
    page.keyboard.type(" ")
    assert page.locator("#painted .wrong").count() == 0


def test_a_dropped_file_is_read(page) -> None:
    """Without the right token nothing is taken; with it, what became of the file is told, with a link."""
    page.goto("/candidates")
    page.locator("details.add summary").click()
    page.get_by_label("Token").fill("guessed")
    dropped = page.evaluate_handle(DROPPED, CV)
    page.dispatch_event("#zone", "drop", {"dataTransfer": dropped})
    page.locator("#told .failed", has_text="token").wait_for()
    page.get_by_label("Token").fill(TOKEN)
    page.dispatch_event("#zone", "drop", {"dataTransfer": dropped})
    page.locator("#told a", has_text="grace.md").click(timeout=60_000)
    assert page.get_by_role("heading", level=1).inner_text() == "Grace Example"
    page.goto("/candidates")
    page.locator("details.add summary").click()
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_label("choose a file").set_input_files(
        {"name": "x.bin", "mimeType": "text/plain", "buffer": b"\0\1\2"}
    )
    page.get_by_role("button", name="Add a document").click()
    page.locator("#told .failed", has_text="x.bin — not read").wait_for(timeout=60_000)


def test_keyboard_alone(page) -> None:
    """From the top of a page to an answer and its source, without a mouse; what has the focus is seen."""
    page.goto("/")
    keyboard = page.keyboard
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    assert focus_is_seen(page)
    keyboard.type("papers at CCF-A venues")
    keyboard.press("Enter")
    page.locator(".reading").wait_for()
    keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    tab_to(page, "tbody a")
    keyboard.press("Enter")
    page.locator(".claims").wait_for()
    tab_to(page, "article summary")
    keyboard.press("Enter")
    assert page.locator("article mark").first.is_visible()
    page.goto("/sparql")
    tab_to(page, "#query")
    keyboard.press("Control+Enter")
    page.locator("#answer table").wait_for()
    keyboard.type(" ?p")
    keyboard.press("Control+ ")
    assert page.locator("#completions").is_visible()
    keyboard.press("Escape")
    assert not page.locator("#completions").is_visible()
    tab_to(page, "#editor button")
    tab_to(page, "#answer .scroll")
    tab_to(page, "#downloads a")


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the element has the focus, and hold that everything on the way shows that it has."""
    for _ in range(60):
        page.keyboard.press("Tab")
        assert focus_is_seen(page)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def focus_is_seen(page: Any) -> bool:
    style = "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && outlineWidth !== '0px')"
    return page.evaluate(f"{style}(getComputedStyle(document.activeElement))")


PAGES = (
    "/",
    "/ask?q=papers+at+CCF-A+venues",
    "/ask?q=blah",
    "/ask?q=papers+at+SIGGRAPH",
    "/candidates",
    "/candidates?degree=phd",
    "/search?q=federated",
    "/search?q=(",
    "/compare?c=bb47bb6c5488c265&c=2e5a79d156f83281",
    "/queries",
    "/queries/results-by-metric",
    "/queries/papers-by-rank?rank=Z",
    "/sparql",
    f"/sparql?query={quote(WRONG)}",
    SEED,
    "/id/venue/conf-aaai",
    "/nothing",
    "mallory",
)
"""Each page, and each of its states."""


OPENED = """
for (const each of document.querySelectorAll('details:not(article ~ article .source)')) each.open = true
"""


@pytest.mark.parametrize("address", PAGES)
def test_pages_keep_nobody_out(page, mallory: str, address: str) -> None:
    """axe finds nothing serious, wide and light in English, nor narrow and dark in Chinese."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    address = mallory if address == "mallory" else address
    for language, scheme, size in (("en", "light", WIDE), ("zh", "dark", NARROW)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
        page.evaluate(OPENED)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.locator("html").get_attribute("lang").startswith(language)
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [
            (each["id"], node["target"], node["failureSummary"])
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ] == []


def test_light_and_dark(page) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("/")
        told = page.evaluate("getComputedStyle(document.body).backgroundColor")
        grounds[scheme] = sum(map(int, re.findall(r"\d+", told)))
    assert grounds["light"] > 600 > 150 > grounds["dark"]


def test_hostile_names_stay_names(page, mallory: str) -> None:
    """No script runs (the fixture would tell), no address of a script is a link, and no override turns what
    stands beside it."""
    page.goto(mallory)
    assert "<script>alert(1)</script>" in page.get_by_role("heading", level=1).inner_text()
    assert page.locator("main img, main script, [onerror], a[href^=javascript]").count() == 0
    page.goto("/candidates")
    row = page.locator(".people li", has_text="alert(1)")
    count = row.locator(".count")
    assert count.inner_text() == "1 paper"
    first, last = (count.evaluate(PLACE, at) for at in (0, 3))
    assert first < last


PLACE = """(element, at) => {
  const range = document.createRange();
  range.setStart(element.firstChild, at);
  range.setEnd(element.firstChild, at + 1);
  return range.getBoundingClientRect().left;
}"""
"""How far to the right a letter of an element stands, in pixels."""


def test_without_scripts(browser, served: Served) -> None:
    """Questions are answered, sources open, and a query can be seen and sent."""
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#q", "papers at AAAI")
    page.press("#q", "Enter")
    assert page.locator("tbody tr").count() == 1
    page.goto(SEED)
    page.locator("article summary").first.click()
    assert page.locator("article mark").first.is_visible()
    page.goto("/sparql")
    assert "SELECT" in page.locator("#query").input_value()
    context.close()


def test_paper(page) -> None:
    """In print there is the page alone."""
    page.goto(SEED)
    page.emulate_media(media="print")
    assert not page.locator("header.bar").is_visible()
    assert page.locator("article h3").first.is_visible()


def test_addresses_for_programs(page) -> None:
    """A thing is a page for a browser and RDF for others at one address; answers come in their formats."""
    assert page.goto(SEED).headers["content-type"].startswith("text/html")
    ask = page.request.get
    for address, accept, media_type in (
        (SEED, "text/turtle", "text/turtle"),
        (SEED, "application/ld+json", "application/ld+json"),
        (f"{SEED}.ttl", "*/*", "text/turtle"),
        ("/queries/papers-by-rank.csv?rank=A", "*/*", "text/csv"),
        ("/queries/papers-by-rank.json", "*/*", "application/json"),
        ("/queries/papers-by-rank.html", "*/*", "text/html"),
        ("/ask?q=papers+at+AAAI", "application/json", "application/json"),
        ("/ask.csv?q=papers+at+AAAI", "*/*", "text/csv"),
    ):
        reply = ask(address, headers={"Accept": accept})
        assert reply.status == 200
        assert reply.headers["content-type"].startswith(media_type), address


def test_the_picture_leads_through_the_graph(page) -> None:
    """What stands around a candidate leads to its page, from the wide picture and from the narrow one."""
    for size, shown in ((WIDE, "wide"), (NARROW, "narrow")):
        page.set_viewport_size(size)
        page.goto(SEED)
        assert page.locator("svg.graph:visible").count() == 1
        page.locator(f"svg.{shown} a", has_text=re.compile("^.*AAAI$")).click()
        assert page.get_by_role("heading", level=1).inner_text() == "AAAI"
        assert page.url.endswith("/id/venue/conf-aaai?lang=en")
