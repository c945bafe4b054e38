"""The store over HTTP: the SPARQL 1.1 Protocol for queries, and a page for people.

`kg.serve.answer.answer` turns a request into a response and knows no web framework; `kg.serve.app` puts
it on a socket, and `kg serve --get` calls it without one.
"""
