"""Every error that declinekit raises. Each says what was given, what is allowed and what to do."""


class DeclinekitError(Exception):
    """The parent of all: catch this one to catch every error of the package."""


class UnusableText(DeclinekitError, ValueError):
    """The message cannot be scored: empty, too long, or no text at all."""


class UnusableFile(DeclinekitError, OSError):
    """A file cannot be read or written."""


class UnknownName(DeclinekitError, KeyError):
    """A kind, label, flaw, scenario, language, lesson or item that does not exist."""

    __str__ = Exception.__str__  # KeyError would print the message in quotation marks


class WrongRecord(DeclinekitError, ValueError):
    """A record, table row or lesson file that breaks its contract."""


class ImpossiblePlan(DeclinekitError, ValueError):
    """Labels that no message can have together."""


class MissingExtra(DeclinekitError, ImportError):
    """An optional library is not installed."""
