"""Tokenizers: how a text becomes numbers. One idea a file."""
