"""Sources → files, by the tools that people use: Chromium, XeLaTeX, Typst, LibreOffice; each may be absent.

`convert(tool, source, target)` raises `Absent` where the tool is not installed and `Failed` where it fails.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

TIMEOUT = 120


class Absent(Exception):
    """A tool is not installed here."""


class Failed(Exception):
    """A tool made no file."""


PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "xelatex": ("xelatex",),
    "soffice": ("soffice", "libreoffice"),
}
MODULES = {"typst": "typst", "docx": "docx"}


def program(tool: str) -> str:
    """The path of a tool's program. Raises `Absent`."""
    found = next(filter(None, map(shutil.which, PROGRAMS[tool])), None)
    if not found:
        raise Absent(f"{tool} is not installed: its layouts are skipped")
    return found


def present(tool: str) -> bool:
    """Whether a tool is installed."""
    if tool in MODULES:
        return importlib.util.find_spec(MODULES[tool]) is not None
    return any(map(shutil.which, PROGRAMS[tool]))


def run(command: list[str], folder: Path) -> None:
    """Run a tool in a folder. Raises `Failed` with the end of what it said."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{command[0]} took over {TIMEOUT} s") from error
    if done.returncode:
        raise Failed(f"{command[0]}: {(done.stdout + done.stderr).decode('utf-8', 'replace')[-1500:]}")


def by_chromium(source: bytes, folder: Path) -> None:
    """Print HTML; the margins are the page's own."""
    (folder / "cv.html").write_bytes(source)
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    ]
    run([program("chromium"), *options, "--print-to-pdf=cv.pdf", f"file://{folder}/cv.html"], folder)


def by_xelatex(source: bytes, folder: Path) -> None:
    """Run XeLaTeX twice, for page counts."""
    (folder / "cv.tex").write_bytes(source)
    for _ in range(2):
        run([program("xelatex"), "-interaction=nonstopmode", "-halt-on-error", "cv.tex"], folder)


def by_typst(source: bytes, folder: Path) -> None:
    """Compile Typst with its PyPI package."""
    if not present("typst"):
        raise Absent("typst is not installed: its layouts are skipped")
    import typst

    (folder / "cv.typ").write_bytes(source)
    try:
        typst.compile(folder / "cv.typ", output=folder / "cv.pdf")
    except Exception as error:
        raise Failed(f"typst: {error}") from error


def by_soffice(source: bytes, folder: Path, suffix: str = "pdf") -> None:
    """Let LibreOffice print a DOCX file, or save it in another format."""
    (folder / "cv.docx").write_bytes(source)
    options = ["--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", suffix]
    run([program("soffice"), *options, "--outdir", str(folder), "cv.docx"], folder)


TOOLS: dict[str, Callable[[bytes, Path], None]] = {
    "chromium": by_chromium,
    "xelatex": by_xelatex,
    "typst": by_typst,
    "soffice": by_soffice,
}


def convert(tool: str, source: bytes, target: Path) -> None:
    """Write what a tool makes of a source: a PDF, or with LibreOffice ODT. Raises `Absent` or `Failed`."""
    suffix = target.suffix[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if suffix == "pdf":
            TOOLS[tool](source, folder)
        else:
            by_soffice(source, folder, suffix)
        made = folder / f"cv.{suffix}"
        if not made.exists():
            raise Failed(f"{tool} made no file")
        shutil.copy(made, target)
