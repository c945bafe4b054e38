"""What each command does: open the store, call the library, write what it gives.

A function here is a command without its command line. It writes data to standard output or a file and
what a person should know to standard error, and returns the exit code.
"""

DONE, NO, COULD_NOT_RUN = 0, 1, 2
