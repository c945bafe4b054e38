"""How far profiles agree with gold profiles: which fields are right, spurious or missed, and figures of it.

    golds → readings (of their files) → evaluate → report.figures, report.wrong

A gold is a profile in the JSON form, or a part of one. What it does not mention is not judged.
"""

from kg.evaluation.evaluate import Reading, Scored, evaluate

__all__ = ["Reading", "Scored", "evaluate"]
