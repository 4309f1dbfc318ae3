"""The record for readers and for other programs."""
