"""What one case owes: duties and clocks as values, and when they end."""
