from __future__ import annotations

import pytest

from geo.store import load
from tests.store import random_data


@pytest.fixture(scope="session")
def dataset_of(tmp_path_factory):
    """A loaded dataset of so many generated delegates, each made once."""
    made = {}

    def of(delegates: int, seed: int = 0):
        if (delegates, seed) not in made:
            directory = tmp_path_factory.mktemp("dataset") / "data"
            made[delegates, seed] = load(random_data.write(directory, delegates=delegates, seed=seed))
        return made[delegates, seed]

    return of
