"""The prompt on a terminal: history, completion of what is typed, colours for SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import DynamicLexer, Lexer, PygmentsLexer, SimpleLexer

from kg.progress import say
from kg.shell.session import COMMANDS, Session, is_sparql, is_whole
from kg.shell.words import Words

_GREETING = (
    "A question, SPARQL, or \\help. Tab completes, Ctrl-R searches what was typed before, Ctrl-D ends."
)
_LONGEST = 40  # letters before the cursor that may begin a name
_MOST = 20


def converse(session: Session, words: Words) -> None:
    """Read lines from a terminal until Ctrl-D or \\quit."""
    prompt: PromptSession[str] = PromptSession(
        "kg> ",
        history=_history(),
        completer=Names(words),
        complete_while_typing=False,
        lexer=DynamicLexer(_lexer),
        multiline=Condition(lambda: not is_whole(get_app().current_buffer.text)),
        prompt_continuation=_continued,
        key_bindings=_keys(),
    )
    say(_GREETING)
    going = True
    while going:
        try:
            going = session.run(prompt.prompt())
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


class Names(Completer):
    """Completes commands, questions, names of the store and, in SPARQL, its words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """What may stand where the cursor is."""
        before = document.text_before_cursor
        if before.startswith("\\") and " " not in before:
            yield from _that_begin([f"\\{name}" for name in COMMANDS], before)
        elif is_sparql(document.text):
            yield from _that_begin(self._words.terms, document.get_word_before_cursor(WORD=True))
        else:
            yield from _that_begin(self._words.questions, before)
            yield from self._names(before[-_LONGEST:])

    def _names(self, before: str) -> Iterator[Completion]:
        """The names that the longest possible end of what was typed is the beginning of."""
        for start in range(len(before)):
            begun = before[start:]
            at_word = start == 0 or not (before[start - 1].isalnum() and before[start - 1].isascii())
            if at_word and begun.strip() == begun and len(begun) > (0 if not begun.isascii() else 1):
                found = list(_that_begin(self._words.names, begun))
                if found:
                    yield from found
                    return


def _that_begin(words: Iterable[str], begun: str) -> Iterator[Completion]:
    small = begun.lower()
    found = (word for word in words if small and word.lower().startswith(small) and word != begun)
    for _, word in zip(range(_MOST), found, strict=False):
        yield Completion(word, start_position=-len(begun))


def _lexer() -> Lexer:
    """Colours for SPARQL; a question has none."""
    if not is_sparql(get_app().current_buffer.text):
        return SimpleLexer()
    from pygments.lexers.rdf import SparqlLexer

    return PygmentsLexer(SparqlLexer)


def _continued(width: int, line: int, wraps: int) -> StyleAndTextTuples:
    return [("", "... ".rjust(width))]


def _keys() -> KeyBindings:
    """Enter answers what is whole, and else begins a new line; an empty line gives up on what is not."""
    keys = KeyBindings()

    @keys.add("enter", filter=Condition(lambda: not is_whole(get_app().current_buffer.text)))
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.current_line.strip():
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    return keys


def _history() -> FileHistory | InMemoryHistory:
    """What was typed before, kept in the user's state folder where that can be written."""
    try:
        folder = platformdirs.user_state_path("candidate-kg", ensure_exists=True)
        (folder / "history").touch()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(folder / "history"))
