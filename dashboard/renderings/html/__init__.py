"""HTML: cards, tables, choices and whole pages as HTML, the same for the live page and the first paint."""
