"""The nouns that travel between the stages: frozen, small, no input or output."""
