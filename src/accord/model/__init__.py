"""The values that everything else passes on. Standard library only; knows nobody."""
