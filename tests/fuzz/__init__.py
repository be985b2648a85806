"""Harnesses for a fuzzer; nothing here is run by pytest."""
