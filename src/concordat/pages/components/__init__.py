"""Parts of pages without the words of any journey: macros (`*.html`) and the values they show."""
