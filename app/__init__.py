"""Glassbox: open a language model and watch."""

__version__ = "0.1.0"
