"""The one way to declare, show and read a field.

A page declares a field once (`fields`, `days`, `moments`) and asks it of a `Sheet`. The answer is
the field to be shown, with everything that was typed, and the value that was read from it. So what
is asked, what is read and what is said about a mistake can't drift apart.

`dates` and `times` read what people type; `plausible` says which dates are asked about once more.
"""
