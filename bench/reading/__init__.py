"""How well pasted texts are read, counted: `python -m bench.reading`."""
