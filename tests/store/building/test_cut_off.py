"""Changes cut off at each write, by a full disk or a kill: the dataset is the old or the new one."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time

import pytest

from geo.errors import BadParameter, DataError
from geo.store import load
from geo.store.building import build, check
from geo.store.contract import change
from geo.store.contract.change import FOLDER, JOURNAL, Disk
from geo.store.curation import history, intake, review
from tests.copies import copy_of_dataset
from tests.store.curation.test_intake import brought, files_of, undo
from tests.store.curation.test_review import at_pin, outcome

WRITES = ("write", "folder", "move", "remove", "clear", "sync")
KILLS = int(os.environ.get("KILLS", "3"))  # how many processes are killed, each at a time of its own


class Cut(BaseException):
    """Nothing of this process happens any more."""


class Failing(Disk):
    """Lets so many writes through; then each raises, as it would for a process that is no more."""

    def __init__(self, through: int, error: BaseException | None = None, *, once: bool = False) -> None:
        self.left, self.error, self.once, self.failed = through, error, once, 0
        for name in WRITES:
            setattr(self, name, self.counted(getattr(Disk, name)))

    def counted(self, write):
        def act(*arguments):
            self.left -= 1
            if self.left < 0 and not (self.once and self.failed):
                self.failed += 1
                raise self.error if self.error is not None else Cut
            return write(*arguments)

        return act


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A dataset with articles saved and a place decided, so that there is something to undo."""
    data = copy_of_dataset(tmp_path_factory.mktemp("whole"))
    intake.save([brought(data)], data)
    review.save([at_pin(data)], data)
    intake.save([brought(data, "第三次会议。\n　　王建国代表说：“桥修好了。”\n")], data)
    return data


def touched(data):
    """What `geo build` has to do something about."""
    with (data / "corrections.csv").open("a", encoding="utf-8") as file:
        key = load(data).delegates["id"][0]
        file.write(f"delegates:{key},role,村支书,r,s\n")


def refused(data):
    one = brought(data, "另一次会议。\n　　李建国代表说：“路修好了。”\n")
    with pytest.raises(BadParameter):
        intake.save([one, one], data)


CHANGES = {
    "an article is saved": lambda data: intake.save(
        [brought(data, "另一次会议。\n　　李建国代表说：“路修好了。”\n")], data
    ),
    "an import is undone": lambda data: undo(data, "save"),
    "an article is deleted": lambda data: intake.delete([load(data).articles["id"][-1]], data),
    "a place is decided": lambda data: review.save([at_pin(data, reason="又看过")], data),
    "a decision is withdrawn": lambda data: review.withdraw(at_pin(data).delegates, data),
    "a decision is undone": lambda data: undo(data, *history.PLACES),
    "answers are kept": lambda data: review.keep_answers([outcome()], data),
    "one answer is kept": lambda data: review.keep_answer(outcome(), data),
    "a save is refused": refused,
    "the dataset is built": build.build,
}


@pytest.fixture
def copied(whole, tmp_path):
    def copy(number, *, before=None):
        data = tmp_path / str(number)
        shutil.copytree(whole, data)
        if before:
            before(data)
        return data

    return copy


def attempt(act, data, monkeypatch, disk):
    """The error that ended the change on this disk, if any."""
    monkeypatch.setattr(change, "disk", disk)
    try:
        act(data)
    except (Cut, DataError) as error:
        return error
    finally:
        monkeypatch.setattr(change, "disk", Disk())
    return None


def assert_whole(data, *states):
    """Whoever opens the dataset finds one of the states, and nothing of the change beside it."""
    load(data)
    assert files_of(data) in states
    assert not (data / FOLDER).exists()
    assert not (data / JOURNAL).exists()
    assert list(data.rglob("*.tmp")) == []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_cut_off_at_any_write_is_made_or_not(name, copied, monkeypatch):
    act, before = CHANGES[name], touched if name == "the dataset is built" else None
    done = copied("done", before=before)
    old, findings = files_of(done), [check.check(done).findings]
    act(done)
    new = files_of(done)
    findings.append(check.check(done).findings)
    for through in range(1000):
        data = copied(through, before=before)
        if attempt(act, data, monkeypatch, Failing(through)) is None:
            break
        assert_whole(data, old, new)
        if through % 5 == 0:
            assert check.check(data).findings in findings
        shutil.rmtree(data)
    assert_whole(data, new)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS], ids=["full", "read-only"])
def test_a_disk_that_takes_nothing_is_told_and_nothing_is_lost(name, number, copied, monkeypatch):
    act, before = CHANGES[name], touched if name == "the dataset is built" else None
    data = copied("data", before=before)
    old = files_of(data)
    told = 0
    for through in range(4):
        error = attempt(act, data, monkeypatch, Failing(through, OSError(number, "no"), once=True))
        if not isinstance(error, DataError) or files_of(data) != old:
            break
        assert ("full" if number == errno.ENOSPC else "cannot be written") in str(error)
        assert str(data) not in str(error)
        assert_whole(data, old)
        told += 1
    assert told or name == "a save is refused"


def test_a_process_that_is_killed_leaves_the_old_or_the_new(copied):
    act = "intake.save([brought(data, '另一次会议。\\n　　李建国代表说：“路修好了。”\\n')], data)"
    code = (
        "import sys; from pathlib import Path; from geo.store.curation import intake\n"
        "from tests.store.curation.test_intake import brought\n"
        f"data = Path(sys.argv[1]); print('ready', flush=True); {act}\n"
    )
    done = copied("done")
    old = files_of(done)
    CHANGES["an article is saved"](done)
    new = files_of(done)
    draw = random.Random(7)
    for number in range(KILLS):
        data = copied(number)
        with subprocess.Popen([sys.executable, "-c", code, str(data)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(draw.uniform(0, 0.5))
            process.kill()
        assert_whole(data, old, new)
        assert check.check(data).findings == []
        shutil.rmtree(data)


def test_two_changes_at_once_wait_for_each_other(copied):
    data = copied("data")
    with change.alone(data), pytest.raises(DataError, match="another process"), change.alone(data, wait=0.1):
        pass
