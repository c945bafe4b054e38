"""Invented CVs with their golds, rendered by real tools in many layouts, to measure reading on files that no rule was fitted to."""
