"""Why something is not shown."""


class NotWrittenDown(Exception):
    """That somebody reads this can't be written down, so it must not be shown."""
