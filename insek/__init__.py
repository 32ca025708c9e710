"""INSEK: a city's integrated urban development concept as checked, comparable text."""

__version__ = "0.1.0"
