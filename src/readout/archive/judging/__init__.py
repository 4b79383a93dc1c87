"""Judgements: what people decide of records, kept for good and laid over them."""
