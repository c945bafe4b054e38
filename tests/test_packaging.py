"""What is installed is whole: wheel, source distribution and editable install, run from another folder."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OCR = ("extract/ocr/", "extract/read/image.py")
"""Where the extra for OCR may be imported: nothing else may need it."""

OWNERS = {"cv2": ["opencv-python-headless"], "PIL": ["pillow"]}
"""What gives a module of another name, where it is not installed and cannot tell."""

SAMPLE = ROOT / "data" / "resumes" / "seed.txt"


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel (made from the source distribution) and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


def _installed(wheel: Path, folder: Path) -> Path:
    """A fresh environment with the wheel in it, its dependencies taken from this one."""
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    _run(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    site = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "kg"


def test_wheel_answers_from_another_folder(built: Path, tmp_path: Path) -> None:
    """A wheel in a fresh environment adds the sample and answers a saved query and a question."""
    kg = _installed(next(built.glob("*.whl")), tmp_path / "venv")
    where = _run(kg.with_name("python"), "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert str(tmp_path) in where
    store = tmp_path / "store"
    _run(kg, "add", SAMPLE, "--store", store, cwd=tmp_path)
    assert "AAAI" in _run(kg, "query", "papers-by-rank", "--store", store, cwd=tmp_path)
    assert "AAAI" in _run(kg, "ask", "papers at CCF-A venues", "--store", store, cwd=tmp_path)


def test_wheel_holds_queries_data_and_schema(built: Path) -> None:
    """The plain folders ship inside the package, and nothing of the tests does."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    for needed in (
        "kg/_shipped/queries/papers.rq",
        "kg/_shipped/data/venues.csv",
        "kg/schema/ontology.ttl",
        "kg/schema/shapes.ttl",
        "kg/schema/context.jsonld",
        "kg/help.txt",
        "extract/words/headings.toml",
        "extract/py.typed",
    ):
        assert needed in names, needed
    assert not [name for name in names if name.startswith("tests")]


def test_source_distribution_holds_the_tests(built: Path) -> None:
    """The source distribution can be tested and built again."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/test_packaging.py", "queries/papers.rq"} <= names


def test_imports_are_declared() -> None:
    """Every package that kg and extract import is a declared dependency, not one for development only."""
    always = _declared(PROJECT["dependencies"])
    for_ocr = always | _declared(PROJECT["optional-dependencies"]["ocr"])
    owners = OWNERS | dict(packages_distributions())
    for file in [*ROOT.glob("kg/**/*.py"), *ROOT.glob("extract/**/*.py")]:
        declared = for_ocr if file.relative_to(ROOT).as_posix().startswith(OCR) else always
        for name in _imports(ast.parse(file.read_text("utf-8"))):
            if name in sys.stdlib_module_names or name in ("kg", "extract"):
                continue
            distributions = {owner.lower().replace("_", "-") for owner in owners.get(name, [name])}
            assert distributions & declared, f"{file.relative_to(ROOT)} imports {name}"


def _declared(requirements: list[str]) -> set[str]:
    names = {re.split(r"[<>=\[]", item)[0].lower() for item in requirements}
    return names | {name.replace("_", "-") for name in names}


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
