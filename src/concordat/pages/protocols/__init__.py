"""What boards decided, beside what the system does because of it. No case is shown here."""
