"""What boards decided, beside what the system makes of it. No case is shown here."""
