"""Phrases to resolve: written by hand (handwritten.txt) and made from the gazetteer (made.py)."""
