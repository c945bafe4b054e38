"""The store over HTTP: the SPARQL 1.1 Protocol for queries, and a page for people.

`kg.serve.answer.answer` turns a request into a response and knows nothing of sockets; `kg serve --get` calls
it as it is. A server evaluates nothing itself:

server → connection → incoming      sockets, clients, bytes → requests
app → pool → process                who may ask, who has to wait, processes that answer and are killed
worker → answer, writing            in a process of its own: request → response
"""
