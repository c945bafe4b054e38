"""A candidate as a card for a person's eyes."""
