"""The addresses of the site, asked of a process that has the program loaded."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse


def filled(gaps: Mapping[str, str]) -> dict[str, str]:
    """Every address by its name, with that in its gaps."""
    return {
        str(each.name): reverse(each.name, kwargs={gap: gaps[gap] for gap in _gaps(each)})
        for each in _patterns(get_resolver())
    }


def names(paths: Sequence[str]) -> list[str]:
    """The names of the addresses at these paths; those at which there is nothing are left out."""
    return sorted({name for path in paths if (name := _name(path))})


def _name(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def _gaps(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.converters)


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each
