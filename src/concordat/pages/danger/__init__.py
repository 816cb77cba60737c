"""A child in immediate danger: who to ring. Public, no form, no script, no database."""
