"""Texts that a person can read, and texts that no page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.plausible import garbled_share, is_garbled
from extract.read import read_file
from tests.extract.texts import SEED, resumes

TEXTS = [SEED, *resumes("dev"), *resumes("held"), *resumes("late")]


def text_of(path: Path) -> str:
    return read_file(path).view


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_resumes_are_plausible(path: Path) -> None:
    """Whole ones, and each of their parts, however short."""
    text = text_of(path)
    assert not is_garbled(text)
    assert not any(is_garbled(part) for part in text.split("\n\n"))


PLAUSIBLE = {
    "German": (
        "Wissenschaftlicher Mitarbeiter am Lehrstuhl für Künstliche Intelligenz, Universität Tübingen. "
        "Übersetzung großer Sprachmodelle; Betreuung von Übungen zur Vorlesung Maschinelles Lernen."
    ),
    "French": (
        "Élève ingénieur à l'École normale supérieure, spécialité théorie des graphes. Thèse dirigée "
        "par Mme Lefèvre : « Réseaux de neurones à mémoire étendue », soutenue à Besançon."
    ),
    "Polish": (
        "Wydział Matematyki, Informatyki i Mechaniki; praca licencjacka pod kierunkiem dr. Wójcik: "
        "złożoność obliczeniowa gier na grafach. Stypendium ministra za wybitne osiągnięcia."
    ),
    "Vietnamese": (
        "Trường Đại học Bách khoa, ngành Khoa học máy tính. Nghiên cứu về xử lý ngôn ngữ tự nhiên "
        "và dịch máy; đạt giải nhất cuộc thi lập trình sinh viên toàn quốc."
    ),
    "Japanese": (
        "東京大学大学院情報理工学系研究科修士課程修了。"
        "自然言語処理に関する研究を行い、国際会議で発表しました。趣味は登山とピアノです。"
    ),
    "traditional": (
        "國立臺灣大學資訊工程學系碩士，研究領域為機器學習與電腦視覺，"
        "曾獲優秀論文獎，並於國際會議發表論文三篇。"
    ),
    "names": "山田太郎、佐々木希、渡邊健一郎、長谷川潤、小野寺優子、髙橋美咲、伊藤誠、斎藤学、五十嵐瞳",
    "rare names": (
        "赵翀、钱垚、孙晗昱、李濬、周珺玥、吴昶、郑翾、王祎然、冯锴、"
        "陈炘、褚奕、卫璟、蒋昕、沈珏、韩瑢、杨镕、朱晔、秦钰"
    ),
    "skills": "C++ / C# / SQL / HTML5 / CSS3 / PHP / JVM / LLVM / gRPC / NGINX / k8s / PyTorch / MPI",
    "figures": "138-0013-8000 | +86 (10) 6275-1201 | 2019.09 – 2023.06 | GPA: 3.87/4.00 (3/253, 前2%)",
    "dots": "Experience ................ 1\nPapers ................ 2\n★★★★☆ Python ●●●●○ C++ ━━━━━━━",
    "icons": "\uf095 138 0013 8000 \uf0e0 lin@example.org \uf09b github.com/lin \uf015 lin.example.org 杭州",
    "Greek": "α-β pruning, λ-calculus, μ-recursive functions, π-calculus; estimated θ̂ and σ² of the models",
    "link": "https://doi.org/10.1145/3442381.3449914 https://openreview.net/forum?id=Ab3_xYz-9Qw#discussion",
    "Thai": "มหาวิทยาลัยเชียงใหม่ คณะวิทยาศาสตร์ สาขาคณิตศาสตร์ พ.ศ. 2562 somchai@example.org",
}


@pytest.mark.parametrize("text", PLAUSIBLE.values(), ids=PLAUSIBLE)
def test_other_languages_names_and_signs_are_plausible(text: str) -> None:
    assert not is_garbled(text)
    assert not is_garbled(text * 5)


def numbered(first: int) -> Callable[[str], str]:
    """Characters as numbers, given out when they are first used."""

    def spoil(text: str) -> str:
        order = {character: first + index for index, character in enumerate(dict.fromkeys(text))}
        return "".join(chr(order[character]) for character in text)

    return spoil


def moved(by: int) -> Callable[[str], str]:
    """All characters but spaces by so many places."""
    return lambda text: "".join(c if c.isspace() else chr((ord(c) + by) % 0xD000 or 1) for c in text)


def turned(by: int) -> Callable[[str], str]:
    """Latin letters by so many places in the alphabet; others stay."""
    return lambda text: "".join(
        chr((ord(c.lower()) - 97 + by) % 26 + 97) if c.isascii() and c.isalpha() else c for c in text
    )


SPOILED = {
    "numbered from control characters": numbered(1),
    "numbered from symbols": numbered(0x21),
    "numbered among Thai letters": numbered(0x0E01),
    "glyphs of a TrueType font": moved(-29),
    "among letters of all kinds": lambda text: "".join(chr(0x500 + 37 * ord(c) % 0x900) for c in text),
    "for private use": lambda text: "".join(chr(0xE000 + ord(c) % 0x1800) for c in text),
    "replaced": lambda text: "".join("\ufffd" if c.isalpha() else c for c in text),
}


@pytest.mark.parametrize("path", TEXTS[:8], ids=lambda path: path.name)
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_wrong_maps_to_unicode_are_told(path: Path, spoil: Callable[[str], str]) -> None:
    """What a reader gets where a font names its glyphs wrongly, numbers them or says nothing."""
    assert is_garbled(spoil(text_of(path)))


@pytest.mark.parametrize("by", [1, 3, 7, 13, 19, 25])
def test_letters_turned_in_the_alphabet_are_told(by: int) -> None:
    """English in which every letter is another one has no words left, nor the shares of letters."""
    english = next(text for path in TEXTS if (text := text_of(path)).isascii() and len(text) > 800)
    assert is_garbled(turned(by)(english))


@pytest.mark.parametrize("by", [0x29, 0x1234, 0x2000, 0x3100])
def test_chinese_in_other_places_is_told(by: int) -> None:
    """Rare characters only, or other scripts, or a few common ones by chance."""
    assert is_garbled(moved(by)(text_of(SEED)))


def test_what_is_short_gets_the_benefit_of_the_doubt() -> None:
    for text in ("", " \n", "\x01\x02\x03", "!\"#$%&'()", "ΨΔ ไทย"):
        assert not is_garbled(text)


def test_numbers_of_glyphs_are_no_text_unless_plain_latin() -> None:
    """Where the font does not say what its glyphs mean, only plain Latin may be right by luck."""
    assert is_garbled("⑴⑵⑶⑷⑸⑹⑺⑻⑼", named=False)
    assert is_garbled("ڙІxઋߑॠx䫄בઋ", named=False)
    assert not is_garbled("research assistant at the institute", named=False)


def test_share_of_a_page() -> None:
    """A font is judged on all its text on the page; small ones together."""
    good = "Education: doctoral work on graphs, with five students of physics, quite big. " * 5
    assert garbled_share({}) == 0
    assert garbled_share({("A", True): good}) == 0
    assert garbled_share({("A", True): SPOILED["numbered among Thai letters"](good)}) == 1
    unnamed = {(str(index), False): "ڙІઋ" for index in range(20)}
    assert 0.1 < garbled_share({("A", True): good, **unnamed}) < 0.3
