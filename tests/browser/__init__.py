"""The tests in a real browser.

A package, so that what they share ends with them: Playwright keeps an event loop running, and a test that follows may
want one of its own.
"""
