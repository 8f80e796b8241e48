"""Asks online services about places, one after another, within their limits.

What was asked before comes from the cache. A question that fails is put again a few times; a service that
has run out of quota, refuses the key or stays silent for several places is not asked again in this run, and
the others go on. Interrupting is always safe: a run that is started again asks only what is missing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from geo.errors import BadParameter, DelegateMapError, ServiceError, ServiceQuotaExceeded, ServiceUnavailable
from geo.model import PRECISIONS, Place, Precision
from geo.places.cache import Cache, Kept
from geo.places.online.outcome import Answer, Fault, Outcome, chosen, judged
from geo.places.online.service import Service, joined
from geo.places.position import geocode

_ATTEMPTS = 3
_PAUSE = 2.0  # seconds before the second attempt, doubled before each further one
_LONGEST_PAUSE = 60.0  # a service that asks for more has run out of quota
_SILENT = 3  # places in a row without an answer, after which a service is given up

_SECRET = re.compile(r"((?:key|tk|ak|sn)=)[^&\s'\")]+", re.IGNORECASE)


def locate(
    places: Iterable[Place],
    services: Sequence[Service],
    cache: Cache,
    *,
    done: Collection[str] = (),
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Outcome]:
    """What the services say about each place, one Outcome at a time.

    Left out: places that are in `done` (keys of geocoded.csv), that came before, whose division is not known,
    or that name nothing finer than the gazetteer's own point. When the last service has to be given up, the
    outcome so far is yielded and its error raised: ServiceQuotaExceeded, ServiceUnavailable or BadParameter
    (a key that is refused).
    """
    seen = set(done)
    given_up: dict[str, DelegateMapError] = {}
    silent: dict[str, int] = {}
    for place in places:
        key = joined(place.divisions)
        known = _worth_asking(place)
        if known is None or key in seen:
            continue
        seen.add(key)
        answers: list[Answer] = []
        faults: list[Fault] = []
        for service in services:
            if service.name in given_up:
                continue
            try:
                answer = _answer(service, place, known, cache, sleep)
                silent[service.name] = 0
                if answer is not None:
                    answers.append(answer)
            except (ServiceError, BadParameter) as error:
                faults.append(Fault(service.name, str(error)))
                silent[service.name] = silent.get(service.name, 0) + 1
                lasting = isinstance(error, (ServiceQuotaExceeded, BadParameter))
                if lasting or silent[service.name] >= _SILENT:
                    given_up[service.name] = error
        yield Outcome(place, key, tuple(answers), *chosen(answers), tuple(faults))
        if len(given_up) == len(services):
            raise next(reversed(given_up.values()))


def _worth_asking(place: Place) -> Precision | None:
    """The level of the gazetteer's own point, if the place names something finer."""
    known = geocode(place).precision
    named: Precision = (
        "village" if place.divisions.village else "township" if place.divisions.township else "none"
    )
    finer = PRECISIONS.index(named) < PRECISIONS.index(known) < PRECISIONS.index("none")
    return known if finer else None


def _answer(
    service: Service, place: Place, known: Precision, cache: Cache, sleep: Callable[[float], None]
) -> Answer | None:
    """The service's first accepted result, else its first one that shows what is wrong, else None."""
    phrase = service.phrase(place.divisions)
    kept = cache.get(service.name, phrase) or _asked(service, phrase, cache, sleep)
    answers: list[Answer] = []
    for raw in kept.found:
        try:
            result = service.read(raw)
        except (KeyError, TypeError, ValueError) as error:
            raise ServiceUnavailable(f"{service.name} answered in another form: {error!r}") from error
        level, verdict = judged(result, place, known)
        answers.append(
            Answer(
                service.name,
                round(result.lon, 5),
                round(result.lat, 5),
                level,
                verdict,
                result.id,
                kept.retrieved_at,
                service.crs,
            )
        )
    order = ("accepted", "outside", "coarse")
    return min(answers, key=lambda answer: order.index(answer.verdict), default=None)


def _asked(service: Service, phrase: str, cache: Cache, sleep: Callable[[float], None]) -> Kept:
    """Ask, in turn with every other process, and keep the answer."""
    from geopy import exc

    pause = _PAUSE
    for attempt in range(1, _ATTEMPTS + 1):
        last = attempt == _ATTEMPTS
        cache.wait_for_turn(service.name, service.interval)
        try:
            return cache.put(service.name, phrase, service.ask(phrase))
        # `from None`: geopy's own messages and addresses may hold the key.
        except exc.GeocoderRateLimited as error:
            pause = max(pause, error.retry_after or 0)
            if last or pause > _LONGEST_PAUSE:
                raise ServiceQuotaExceeded(_told(service, error)) from None
        except exc.GeocoderQuotaExceeded as error:
            raise ServiceQuotaExceeded(_told(service, error)) from None
        except (exc.GeocoderAuthenticationFailure, exc.GeocoderInsufficientPrivileges) as error:
            raise BadParameter(f"the key is refused: {_told(service, error)}") from None
        except exc.GeocoderQueryError as error:
            raise ServiceError(_told(service, error)) from None
        except exc.GeocoderServiceError as error:
            if last or isinstance(error, exc.GeocoderParseError):
                raise ServiceUnavailable(_told(service, error)) from None
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # geopy read another shape
            raise ServiceUnavailable(f"{service.name} answered in another form: {error!r}") from error
        sleep(pause)
        pause *= 2
    raise AssertionError("the last attempt returns or raises")


def _told(service: Service, error: Exception) -> str:
    """The error in one line, without the key that an address in it may hold."""
    text = " ".join(_SECRET.sub(r"\1…", str(error)).split())
    return f"{service.name}: {text or type(error).__name__}"
