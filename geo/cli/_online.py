"""What the commands share that ask online services: the option, and asking until done or stopped."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import ServiceError

if TYPE_CHECKING:
    from geo.model import Place
    from geo.places.cache import Cache
    from geo.places.online import Outcome


def add_online(parser: argparse.ArgumentParser, what: str) -> None:
    """The option that names services to ask."""
    parser.add_argument(
        "--online",
        action="append",
        default=[],
        metavar="NAME",
        help=f"ask an online geocoder {what}: nominatim, or amap, tianditu, baidu with a key in the "
        "environment (DELEGATE_MAP_AMAP_KEY and so on); may be given several times, agreement counts",
    )


class Asking:
    """Outcomes of asking the services of these names; a service that gives up ends it with one line."""

    def __init__(self, command: str, names: Sequence[str]) -> None:
        """Raises BadParameter for an unknown name or a missing key."""
        from geo.places import online
        from geo.places.cache import Cache

        self.command = command
        self.services = online.services(names, keys=os.environ)
        self.cache: Cache = Cache()
        self.stopped = False

    def ask(self, places: Sequence[Place], *, done: Collection[str] = ()) -> Iterator[Outcome]:
        """One outcome after another; `stopped` says afterwards whether some were not asked about."""
        from geo.places import online

        try:
            yield from online.locate(places, self.services, self.cache, done=done)
        except ServiceError as error:
            self.stopped = True
            reason = " ".join(str(error).split())
            print(f"{self.command}: stopped asking, what was answered is kept: {reason}", file=sys.stderr)

    def keep(self, directory: Path, outcome: Outcome) -> None:
        """Write an accepted answer to geocoded.csv at once, so that an interrupt loses nothing."""
        from geo.store.curation.review import keep_answer

        keep_answer(outcome, directory)


def as_row(outcome: Outcome) -> dict[str, Any]:
    """An outcome for --json: its status, and each answer with its verdict."""
    answers = [
        {
            "service": answer.service,
            "verdict": answer.verdict,
            "lat": answer.lat,
            "lon": answer.lon,
            "precision": answer.precision,
            "provider_id": answer.provider_id,
        }
        for answer in outcome.answers
    ]
    faults = [{"service": fault.service, "reason": fault.reason} for fault in outcome.faults]
    return {"status": outcome.status, "answers": answers, "faults": faults}
