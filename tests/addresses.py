"""Every address of the project that has a name."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver


def named(patterns=None, spaces=(), above=frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Names with those of their namespaces, and of each address the names of its parts."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        parts = above | each.pattern.regex.groupindex.keys()
        if not isinstance(each, URLPattern):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from named(each.url_patterns, inner, parts)
        elif each.name:
            yield ":".join([*spaces, each.name]), parts


def parts() -> dict[str, frozenset[str]]:
    """By name; of an address that is spelt in several ways the first counts."""
    return dict(reversed(list(named())))
