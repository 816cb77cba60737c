"""What was measured, as lines for people: figures, and whether a target was met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured. `met` is None where there is no target."""

    what: str
    figure: str
    target: str = ""
    met: bool | None = None


def seconds(value: float) -> str:
    """A span in the unit that reads best."""
    if value < 1e-3:
        return f"{value * 1e6:.3g} µs"
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def beside(what: str, ratio: float) -> Line:
    """A ratio that no target was set for, told because it is another fair way to compare."""
    return Line(what, f"{ratio:.1f}×")


def at_least(what: str, ratio: float, wanted: float) -> Line:
    return Line(what, f"{ratio:.1f}×", f"at least {wanted:g}×", ratio >= wanted)


def at_most(what: str, ratio: float, allowed: float) -> Line:
    return Line(what, f"{ratio:.2f}×", f"at most {allowed:g}×", ratio <= allowed)


def told(title: str, lines: list[Line]) -> str:
    """A part of the report. A target that was missed says so."""
    width = max(len(line.what) for line in lines)
    rows = [
        f"  {line.what:<{width}}  {line.figure:>10}  {_judged(line)}".rstrip() for line in lines
    ]
    return "\n".join([title, *rows, ""])


def _judged(line: Line) -> str:
    if line.met is None:
        return line.target
    return f"{line.target}: {'met' if line.met else 'MISSED'}"
