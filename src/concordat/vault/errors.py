"""What the vault raises. No message contains a sealed word."""


class VaultError(Exception):
    """Keys or sealed words are not as they should be."""


class Erased(VaultError):
    """The case's key was destroyed: nothing sealed in that case can be read again."""

    def __init__(self, case: str) -> None:
        super().__init__(f"the words of case {case} were erased and cannot be read again")
        self.case = case


class Destroyed(VaultError):
    """The note's own key was destroyed: it cannot be read again; the rest of its case can."""

    def __init__(self, case: str, note: str) -> None:
        super().__init__(f"note {note} of case {case} was destroyed and cannot be read again")
        self.case = case
        self.note = note


class NoKey(VaultError):
    """No key was ever made for this case, or for this note."""

    def __init__(self, case: str, note: str | None = None) -> None:
        super().__init__(
            f"case {case} has no key: begin it in the vault before sealing anything"
            if note is None
            else f"note {note} of case {case} has no key: it was not sealed by this vault"
        )
        self.case = case
        self.note = note


class Tampered(VaultError):
    """Sealed bytes, or the key they need, were changed or belong somewhere else."""

    def __init__(self, case: str, field: str) -> None:
        super().__init__(
            f"the sealed {field} of case {case} was changed, or belongs somewhere else"
        )
        self.case = case
        self.field = field


class MasterKeyWrong(VaultError):
    """The master key's file is missing, damaged, readable by others, or not the one that wrapped
    the case's key. The message says what to do.
    """
