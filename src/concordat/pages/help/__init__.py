"""Help: what this is for, how a disagreement goes, who sees what."""
