"""The room `lexicon`."""
