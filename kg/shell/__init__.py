"""An interactive prompt for questions and SPARQL.

session   what each line does: no terminal, no prompt
prompt    the prompt on a terminal: history, completion, colours
words     what can be completed: names in the store, words of questions, SPARQL's own
"""
