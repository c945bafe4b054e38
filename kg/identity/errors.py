"""The errors of identity: a decision that cannot be made.

KgError
└── BadDecision              exit 1: it contradicts another, has one side only, or was never made
"""

from __future__ import annotations

from kg.errors import KgError


class BadDecision(KgError):
    """A decision that cannot be made, or unmade; the message says why and what to type."""

    exit_code = 1
