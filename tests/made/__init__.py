"""Invented CVs with their golds, rendered by real tools in many layouts.

They measure reading on files that no rule was fitted to: other people, other words, other pages each time.

    python -m tests.made OUT --count 60 --seed 1

writes `OUT/files/ID.pdf` (or `.docx`, `.html`, `.odt`) and `OUT/gold/ID.json`, in the form of the golds in
`tests/resumes`. Score them as those are:

    kg eval OUT/gold OUT/files --worst 20

The way of a document: `people` invents a person (studies, jobs, papers, awards), `wording` puts the person
into words (a `sheet`: headings, dates, citation styles; and the gold, written from just what is printed),
`look` draws fonts and arrangements, `layouts` turn sheet and look into HTML, LaTeX, Typst or Word sources,
and `render` runs the tools. All is drawn from the seed: the same seed and number make the same source.
Tools that are not installed are skipped with a line that says so: Chromium, XeLaTeX (with ctex, moderncv
and europecv), LibreOffice, and from PyPI `typst` and `python-docx`. Fonts fall back where they are missing.

Keep sets apart: one seed to look at while rules are written, others only to measure.
"""
