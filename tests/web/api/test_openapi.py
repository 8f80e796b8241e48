"""The description of the HTTP interface is complete, and the interface does what it says."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.applications import Starlette

from geo.web.api import openapi
from geo.web.routes import _HANDLERS, routes
from tests.web.asgi import ask

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
APP = Starlette(routes=routes())
described = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


def test_every_address_is_described():
    assert set(openapi.operations()) == {path for path, _ in _HANDLERS} | {"/api/basemaps"}


@pytest.mark.parametrize("path", [path for path, one in openapi.operations().items() if not one.path])
def test_an_address_takes_what_is_described_and_nothing_else(path):
    taken = ask(APP, path).status
    assert taken == 200
    if path != "/healthz":
        assert ask(APP, f"{path}?nothing=1").status == 400
    for parameter in openapi.document()["paths"][path]["get"]["parameters"]:
        assert "is not a parameter" not in ask(APP, f"{path}?{parameter['name']}=x").body.decode(
            "utf-8", "replace"
        )


@described.parametrize()
@settings(
    max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_the_interface_does_what_its_description_says(case):
    case.call_and_validate(checks=CHECKS)
