"""Measures in one run what the product promises as ratios: `make bench`."""
