"""The app and the command line where the system has no fcntl (Windows), on which file locks often rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from geo.store.contract.change import LOCK
from tests.copies import copy_of_dataset

ROOT = Path(__file__).resolve().parent.parent
CODE = """
import sys
sys.modules["fcntl"] = None
from pathlib import Path
import app
from geo.store.building import build
from streamlit.testing.v1 import AppTest
built = build.build(Path(sys.argv[1]))
page = AppTest.from_file(str(app.ROOT / "pages" / "index.py"), default_timeout=60).run()
print(built.counts["articles"], len(page.exception))
"""


def test_the_app_starts_and_the_dataset_is_built_without_fcntl(tmp_path):
    data = copy_of_dataset(tmp_path)
    (data / LOCK).unlink()  # here it is of another kind
    command = [sys.executable, "-W", "ignore", "-c", CODE, str(data)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.split()) == (0, ["1", "0"]), run.stderr[-2000:]
