"""Large data sets, made by copying the demonstration's told cases, and what pages cost on them."""
