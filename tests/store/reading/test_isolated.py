"""Articles are read in a process of their own, which a bad one ends without harm."""

from __future__ import annotations

import io
import time

import pytest

from geo import text
from geo.errors import ArticleError
from geo.store.reading import isolated
from geo.store.reading.article import read_article

ARTICLE = "代表们的心声\n　　江西省萍乡市安源区委书记李明代表说：“路修好了。”\n"


@pytest.fixture(autouse=True)
def no_reader_is_left():
    isolated.close()
    yield
    isolated.close()


def test_an_article_is_read_as_it_is_here():
    article, reading = isolated.read(ARTICLE.encode(), "a.txt", date="2022-10-20")
    assert article == text.parse(ARTICLE)
    assert reading == read_article(article, date="2022-10-20")


def test_a_reader_reads_one_after_the_other_and_survives_a_refusal():
    isolated.read(ARTICLE.encode(), "a.txt")
    (reader,) = isolated._idle
    with pytest.raises(ArticleError, match="没有文字") as refused:
        isolated.read(b" ", "b.txt")
    assert refused.value.code == "empty"
    isolated.read(ARTICLE.encode(), "c.txt")
    assert isolated._idle == [reader]


def test_what_takes_too_long_is_given_up_by_name(monkeypatch):
    monkeypatch.setattr(isolated, "SECONDS", 0.0)
    with pytest.raises(ArticleError, match=r"a\.txt") as slow:
        isolated.read(ARTICLE.encode(), "a.txt")
    assert slow.value.code == "too_slow"
    assert isolated._idle == []


def test_what_takes_too_much_memory_is_given_up_by_name(monkeypatch):
    monkeypatch.setattr(isolated, "MEGABYTES", 0)
    with pytest.raises(ArticleError, match=r"a\.txt") as large:
        isolated.read((ARTICLE * 20_000).encode(), "a.txt")
    assert large.value.code in ("too_much_memory", "reader_ended")


def test_a_process_that_ends_is_told_and_replaced():
    isolated.read(ARTICLE.encode(), "a.txt")
    isolated._idle[0].process.kill()
    isolated._idle[0].process.wait()
    assert isolated.read(ARTICLE.encode(), "a.txt")[0].title == "代表们的心声"


def test_who_waits_is_told_and_can_stop_it(monkeypatch):
    monkeypatch.setattr(isolated, "_TICK", 0.001)

    class Stopped(BaseException):
        pass

    def stop(seconds):
        raise Stopped

    began = time.monotonic()
    with pytest.raises(Stopped):
        isolated.read((ARTICLE * 20_000).encode(), "a.txt", waiting=stop)
    assert time.monotonic() - began < 10
    assert isolated._idle == []


def test_a_reader_answers_until_its_input_ends(monkeypatch):
    monkeypatch.setattr(isolated, "_limit", lambda megabytes: None)
    requests, answers = io.BytesIO(), io.BytesIO()
    isolated._send(requests, (ARTICLE.encode(), "a.txt", None))
    isolated._send(requests, (b"", "b.txt", None))
    isolated._send(requests, (None, "c.txt", None))
    requests.seek(0)
    isolated.serve(requests, answers, 0)
    answers.seek(0)
    kinds = [isolated._received(answers)[0] for _ in range(3)]
    assert kinds == ["read", "refused", "reader_failed"]
    assert isolated._received(answers) is None
