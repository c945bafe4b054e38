"""The house that the code lives in: which way imports point, how large things are, what start-up loads."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASE = {"errors", "iris", "letters", "months", "numerals", "terms", "visible", "vocab"}
MIDDLE = {
    "ask",
    "bibliography",
    "candidates",
    "check",
    "exchange",
    "held",
    "identity",
    "opening",
    "persons",
    "queries",
    "reference",
    "retelling",
    "store",
    "triples",
    "union",
}
"""The parts of `kg` by what they stand on; all others are the front: cli, commands, serve, cards."""
OPEN = {
    "extract",
    "extract.document",
    "extract.errors",
    "extract.isolated",
    "extract.letters",
    "extract.limits",
    "extract.names",
    "extract.profile",
    "extract.read",
    "extract.shipped",
    "extract.tables",
}
"""What `kg` may import of `extract`; all of it is cheap, and the pipeline loads at its first use."""
HEAVY = {
    "spacy",
    "rdflib",
    "httptools",
    "rich",
    "pyld",
    "numpy",
    "markdown_it",
    "pypinyin",
    "charset_normalizer",
    "tantivy",
    "pyshacl",
    "prompt_toolkit",
    "rapidfuzz",
}


def modules(package: str) -> dict[str, ast.Module]:
    """The syntax tree of each module of a package, by its full name."""
    found = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        if "_shipped" not in path.parts:
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(path.read_text("utf-8"))
    return found


CODE = modules("kg") | modules("extract")
each_module = pytest.mark.parametrize("name", CODE)


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module of ours that a tree imports, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in ("kg", "extract"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("kg", "extract"):
            for alias in node.names:
                longer = f"{node.module}.{alias.name}"
                yield longer if longer in CODE else str(node.module)


def part(module: str) -> str:
    """The part of `kg` that a module belongs to: `kg.ask.words` to `ask`."""
    return module.split(".")[1] if "." in module else ""


@each_module
def test_imports_point_one_way(name: str) -> None:
    """extract knows nothing of kg; what stands below in kg imports nothing of what stands above."""
    targets = set(imports(CODE[name]))
    if name.split(".")[0] == "extract":
        assert not {target for target in targets if target.startswith("kg")}
        return
    assert {target for target in targets if target.startswith("extract")} <= OPEN
    ours = {part(target) for target in targets if target.startswith("kg.")} - {part(name)}
    if part(name) in BASE:
        assert ours <= BASE
    if part(name) in MIDDLE:
        assert ours <= BASE | MIDDLE


def test_no_module_of_extract_imports_in_a_circle() -> None:
    """The stages of extraction stand on one another, each on those before it."""
    graph = {
        name: set(imports(tree)) - {name, "extract"}
        for name, tree in CODE.items()
        if name.startswith("extract.")
    }
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@each_module
def test_modules_are_short(name: str) -> None:
    """No module is longer than three hundred lines."""
    path = ROOT.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert len(file.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("package", ["kg", "extract"])
def test_functions_are_short(package: str) -> None:
    """Half of the functions have ten lines or less, nine in ten have thirty-five or less."""
    lengths = [
        node.end_lineno - node.lineno + 1
        for name, tree in CODE.items()
        if name.split(".")[0] == package
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    assert statistics.median(lengths) <= 10
    assert statistics.quantiles(lengths, n=10)[-1] <= 35


def public(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """The module, and the classes, functions and methods without an underscore."""
    yield "the module", tree
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, definitions) and not node.name.startswith("_"):
            yield node.name, node
            inner = node.body if isinstance(node, ast.ClassDef) else []
            yield from (
                (f"{node.name}.{method.name}", method)
                for method in inner
                if isinstance(method, definitions) and not method.name.startswith("_")
            )


@each_module
def test_public_things_are_documented(name: str) -> None:
    """Modules, classes, functions and methods say what they are."""
    silent = [what for what, node in public(CODE[name]) if not ast.get_docstring(node)]  # type: ignore[arg-type]
    assert silent == []


@each_module
def test_names_say_what_things_are(name: str) -> None:
    """Nothing is called a utility, a manager, a helper or a processor."""
    words = ("util", "manager", "helper", "processor", "handler_base", "misc", "common")
    classes = [node.name for node in ast.walk(CODE[name]) if isinstance(node, ast.ClassDef)]
    assert not [n for n in (name.split(".")[-1], *classes) if any(word in n.lower() for word in words)]


def loaded(statement: str) -> set[str]:
    """The top-level packages that a fresh process has after a statement."""
    script = f"{statement}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", script]
    return set(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import kg.cli",
        "import kg.__main__",
        "import kg.queries, kg.ask, kg.store, kg.triples",
        "import extract, extract.isolated, extract.read, extract.profile, extract.errors, extract.shipped",
    ],
)
def test_start_up_is_light(statement: str) -> None:
    """What every command loads is none of the heavy libraries."""
    assert loaded(statement) & HEAVY == set()


def test_profile_needs_the_standard_library_only() -> None:
    """The typed model can be used by anything, at no cost."""
    before = loaded("")
    names = loaded("import extract.profile, extract.errors, extract.shipped") - before
    assert names - set(sys.stdlib_module_names) == {"extract"}


def test_pipeline_is_loaded_at_first_use() -> None:
    """`from extract import extract_file` is what loads spaCy, and nothing before it."""
    assert "spacy" not in loaded("import extract")
    assert "spacy" in loaded("from extract import extract_bytes; extract_bytes(b'Ada', 'cv.txt')")
    with pytest.raises(AttributeError, match="has no attribute 'extract_files'"):
        import extract

        extract.extract_files  # noqa: B018
