"""The same person across documents: signs of a document → which documents are about one candidate, and why.

    profile → signs → index → links → people → candidates

A document has signs of its own (`signs`), kept in an index in the store. Documents that share a sign are
linked (`links`) unless something speaks against it; people are what hangs together (`people`). What a
person has decided (`decisions`) comes before all that. All of it follows from the documents that are in
the store and from the decisions, never from the order in which they came.
"""
