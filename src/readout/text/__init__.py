"""The room `text`: pure functions on strings, lines, dates and tables."""
