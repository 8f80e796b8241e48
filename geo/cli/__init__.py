"""The command line: one module per command, whose opening text is its help.

A command module has `arguments(parser)` and `run(options) -> int`, the exit status, and imports what it
works with only when it runs, so that every command starts at once. A mistake of the user's is one line on
standard error and exit status 2; an interrupt is 130. Whatever else goes wrong is ours and shows a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from geo.cli import build, check, evaluate, export, extract, resolve
from geo.errors import DataError, ServiceError, UserError

COMMANDS = {
    "extract": extract,
    "resolve": resolve,
    "build": build,
    "check": check,
    "evaluate": evaluate,
    "export": export,
}
MISTAKE = 2
INTERRUPTED = 130  # as shells report a program that ended on an interrupt


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISTAKE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    made = _Parser(prog="python -m geo", description="Delegate Voices Map: articles, places, dataset.")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        text = module.__doc__ or ""
        command = commands.add_parser(
            name,
            help=text.strip().splitlines()[0],
            description=text.strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(command)
        command.add_argument("--json", action="store_true", help="print JSON instead of text")
        command.set_defaults(run=module.run)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # UTF-8 whatever the terminal says: the content is Chinese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except (UserError, DataError, ServiceError) as error:
        print(f"{options.command}: {' '.join(str(error).split())}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print(f"{options.command}: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
