"""A protocol's ladder as a picture: its steps, where each outcome leads, and the clocks.

Every word of the picture is also in its description, so that it can be heard as well as seen. Only
attributes are used for colours and lines, because pages forbid inline styles.
"""

from concordat.library.telling.map.drawing import map_svg
from concordat.library.telling.map.words import describe

__all__ = ["describe", "map_svg"]
