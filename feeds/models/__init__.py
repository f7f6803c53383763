"""One module per noun; this list only registers them with Django."""

from feeds.models.fragment import Fragment
from feeds.models.job import Job

__all__ = ["Fragment", "Job"]
