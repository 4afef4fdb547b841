"""Wording: the words of the reader's language."""

from dashboard.words import Vocabulary, vocabulary


def words() -> Vocabulary:
    """French, the one language of today."""
    return vocabulary()
