"""Candidates ranked against a job description, with a reason for each requirement.

    words.toml        the words of job descriptions, a list a language
    weights.toml      how much each kind of requirement counts
    vocabulary        names of skills, subjects, venues → what they stand for in a text
    requirements      a job description → requirements, and the lines that hold none
    facts             what the store tells of all candidates, as far as requirements ask for it
    judging           a requirement and a candidate's facts → met, partly met or not, with the evidence
    ranking           all of these → candidates, best first
    draw              a ranking for a person's eyes

Only facts that a requirement asks for are looked at: nothing about name, gender, age, photo or origin.
"""

from kg.match.ranking import Match, rank
from kg.match.requirements import Requirement, requirements

__all__ = ["Match", "Requirement", "rank", "requirements"]
