"""Achievements in numbers: what changed, which way, by how much, where."""

from __future__ import annotations

import pytest

from tests.extract.texts import picked, told

FIELDS = ("metric", "change", "low", "high", "unit")
Result = tuple[str | None, str, float | None, float | None, str | None]


def results(text: str) -> list[Result]:
    """The results that a row about a position tells."""
    body = told(f"周一鸣\n\n工作经历\n青禾科技 工程师 2020-2021\n• {text}\n\n技能\nGo\n")
    return [picked(result, *FIELDS) for result in body["experience"][0]["results"]]  # type: ignore[misc]


@pytest.mark.parametrize(
    "text, result",
    [
        ("模型规模减小约 70%", ("模型规模", "decrease", 70, 70, "%")),
        ("取得了平均 1.3%的 AUC相对提升", ("AUC", "relative-increase", 1.3, 1.3, "%")),
        ("在8个地区取得了 13%~32%的 AUC相对提升", ("AUC", "relative-increase", 13, 32, "%")),
        ("仅需 1%的恶意客户端就够了", ("恶意客户端", "share", 1, 1, "%")),
        ("将模型大小缩减了 50%~70%", ("模型大小", "decrease", 50, 70, "%")),
        ("将推理速度提升了 2~8倍", ("推理速度", "increase", 2, 8, "倍")),
        ("转化率提升 2 个百分点", ("转化率", "increase", 2, 2, "个百分点")),
        ("PSNR 提升了 1.4 dB", ("PSNR", "increase", 1.4, 1.4, "dB")),
        ("人均搜索次数提升 0.8 次", ("人均搜索次数", "increase", 0.8, 0.8, "次")),
        ("准确率达到 95.3%", ("准确率", "level", 95.3, 95.3, "%")),
        ("性能提升了约30%左右", ("性能", "increase", 30, 30, "%")),
        ("响应时间从 200ms 缩短到 50ms", ("响应时间", "decrease", None, None, "ms")),
        ("吞吐量提高 3 倍", ("吞吐量", "increase", 3, 3, "倍")),
        ("reduced latency by 40%", ("latency", "decrease", 40, 40, "%")),
        ("improved forecast accuracy by 8%-11%", ("forecast accuracy", "increase", 8, 11, "%")),
        ("improved forecast accuracy by 8 to 11%", ("forecast accuracy", "increase", 8, 11, "%")),
        ("increased the grasp success rate by 18% on owls", ("grasp success rate", "increase", 18, 18, "%")),
        ("Cut calibration time by a factor of 3", ("calibration time", "decrease", 3, 3, "x")),
        ("improved chrF by 2.4 points", ("chrF", "increase", 2.4, 2.4, "points")),
        ("a 15% reduction in costs", ("costs", "decrease", 15, 15, "%")),
        ("15% higher throughput", ("throughput", "increase", 15, 15, "%")),
        ("decreased waiting time by 17 minutes", ("waiting time", "decrease", 17, 17, "minutes")),
        ("power consumption reduced by 26%", ("power consumption", "decrease", 26, 26, "%")),
        ("needs only 1% of the clients", ("clients", "share", 1, 1, "%")),
    ],
)
def test_result(text: str, result: Result) -> None:
    """Metric, direction and numbers as printed, in both languages; numbers from 10 to 10 are one number."""
    assert results(text) == [result]


def test_several_results_of_one_row() -> None:
    """Each number is told once, in order."""
    assert results("点击率提升 4.1%，转化率提升 2%，时延下降 9%") == [
        ("点击率", "increase", 4.1, 4.1, "%"),
        ("转化率", "increase", 2, 2, "%"),
        ("时延", "decrease", 9, 9, "%"),
    ]
    assert results("efficiency improved by 11%, power consumption reduced by 26%") == [
        ("efficiency", "increase", 11, 11, "%"),
        ("power consumption", "decrease", 26, 26, "%"),
    ]


@pytest.mark.parametrize(
    "text, scope",
    [
        ("在 8个地区取得了 13%的 AUC提升", "8个地区"),
        ("在多个下游场景取得了 1.3%的 AUC提升", "多个下游场景"),
        ("in 12 languages, improved BLEU by 1.5 points", "12 languages"),
        ("improved BLEU by 1.5 points", None),
        ("在 8个地区上线。后来 AUC提升 13%", None),
    ],
)
def test_scope_is_told_in_the_same_sentence(text: str, scope: str | None) -> None:
    """Where a result holds."""
    body = told(f"周一鸣\n\n工作经历\n青禾科技 工程师 2020-2021\n• {text}\n\n技能\nGo\n")
    assert [result["scope"] for result in body["experience"][0]["results"]] == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "服务 300 万用户",
        "带领 5 人团队",
        "Managed a team of 12",
        "Presented to clients with assets above $9 billion",
        "100% remote",
        "won 3rd place of 120 teams",
        "improved by 2019",
        "2019-2020 improved the system",
        "提升到 2020 年的水平",
        "reducing costs and improving quality",
        "覆盖 20 余个一级类目",
    ],
)
def test_numbers_that_are_no_results(text: str) -> None:
    """Sizes of teams, years, shares of nothing and words without numbers."""
    assert results(text) == []


@pytest.mark.parametrize("text", ["覆盖率由 40% 提升至 85%", "QPS 从 1k 提升到 5k"])
def test_from_and_to_is_no_change_by_either(text: str) -> None:
    """`由 40% 提升至 85%` is no increase by 40 %."""
    assert all(low is None for _, _, low, _, _ in results(text))


def test_share_of_what_it_was() -> None:
    """`降低到原来的 30%` is no decrease by 30 %."""
    assert ("内存占用", "decrease", 30, 30, "%") not in results("内存占用降低到原来的 30%")


@pytest.mark.parametrize(
    "text, metric",
    [
        ("sampling is 6x faster than the baseline", "sampling"),
        ("a 2.5x speedup over the baseline", None),
        ("首屏加载时间由 3.2s 降至 1.4s", "首屏加载时间"),
    ],
)
def test_metric_is_what_changed(text: str, metric: str | None) -> None:
    """Neither what it is held against, nor where it started from, is the metric."""
    assert results(text)[0][0] == metric


def test_unit_of_money() -> None:
    """`20 万元` is money."""
    assert results("成本节省 20 万元")[0][4] == "万元"
