"""Every error that this library raises on purpose, in one tree.

    DelegateMapError
    ├── UserError (ValueError)         the caller's input; shown in one line, exit status 2
    │   ├── ArticleError               an article that cannot be read
    │   ├── BadParameter               a query parameter, option or filter value
    │   └── UnknownId (LookupError)    an id that the dataset does not hold
    ├── DataError (OSError)            a data file that is missing or broken
    └── ServiceError                   an online geocoder that did not do its work
        ├── ServiceQuotaExceeded       stop asking, keep what is done
        └── ServiceUnavailable         try again later

Nothing found is not an error: functions return None or an empty list for that.
"""

from __future__ import annotations


class DelegateMapError(Exception):
    """Root of the tree: catch this to catch every error of this library."""


class UserError(DelegateMapError, ValueError):
    """The input is at fault: show the message as it is, without a traceback.

    `code` names the case and `values` what the message holds, where a screen may have to say the same in
    another language; both are empty otherwise.
    """

    def __init__(self, message: str, *, code: str = "", **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.values = values


class ArticleError(UserError):
    """An article that cannot be read: give another file, or mend the one that is named."""


class BadParameter(UserError):
    """A value that is not allowed: the message names it and what is allowed."""


class UnknownId(UserError, LookupError):
    """No row has this id: list the rows to see which ids there are."""


class DataError(DelegateMapError, OSError):
    """A data file is missing or broken: the message names the file and what mends it.

    `code` and `values` are as in UserError.
    """

    def __init__(self, message: str, *, code: str = "", **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.values = values


class ServiceError(DelegateMapError):
    """An online service failed: what was done so far is kept; ask again or use another service."""


class ServiceQuotaExceeded(ServiceError):
    """The service refuses more requests for now: stop, and go on when the quota is renewed."""


class ServiceUnavailable(ServiceError):
    """The service did not answer, or not in its documented form: try again later."""
