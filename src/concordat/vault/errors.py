"""The ways the vault says no. None of their sentences holds a word that was sealed."""


class VaultError(Exception):
    """Something about keys or sealed words is not as it should be."""


class Erased(VaultError):
    """The key of this case was destroyed: what was sealed with it can never be read again."""

    def __init__(self, case: str) -> None:
        super().__init__(f"the words of case {case} were erased and cannot be read again")
        self.case = case


class NoKey(VaultError):
    """A case for which no key was ever made."""

    def __init__(self, case: str) -> None:
        super().__init__(f"case {case} has no key: begin it in the vault before sealing anything")
        self.case = case


class Tampered(VaultError):
    """Sealed bytes that were changed, or that belong to another case, field or note."""

    def __init__(self, case: str, field: str) -> None:
        super().__init__(
            f"the sealed {field} of case {case} was changed, or belongs somewhere else"
        )
        self.case = case
        self.field = field


class MasterKeyWrong(VaultError):
    """The master key's file is missing, damaged, readable by others or not the one that was used.
    Says what to do.
    """
