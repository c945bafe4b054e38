"""Pages for people, rendered on the server: they work offline, with the keyboard, and without scripts.

site        paths → pages, and the static files
render      templates with the words of a language, and the headers of every page
words.toml  what pages say, in English and Chinese
asked       a question with its answer, reading and SPARQL
people      the candidates, narrowed by facets
candidate   one candidate: timeline, papers, evidence, claims, picture of the graph around
things      any other thing of the graph: what is said of it, and what points to it
saved       saved queries, and the SPARQL editor
others      search and comparison
picture     a candidate and what they are linked to, as SVG
"""
