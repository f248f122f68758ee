"""Grade notebooks by the numbers their functions return, never by what they claim."""
