"""Files to model: strict YAML and front matter, every value with its place."""

from insek.loading.plan import Loaded, load_plan

__all__ = ["Loaded", "load_plan"]
