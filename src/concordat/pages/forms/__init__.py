"""The one way to declare, show and read a field of a form.

A page declares a field once (`fields`, `days`, `moments`) and asks it of a `Sheet`. The answer is
the field to be shown, with everything that was typed, and the value that was read from it. So the
question, the reading of it and its errors can't drift apart.

`dates` and `times` read what people type; `plausible` says which dates are asked about once more.
"""
