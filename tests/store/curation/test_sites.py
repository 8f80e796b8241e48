from __future__ import annotations

import pytest

from geo.model import Divisions
from geo.store import load
from geo.store.building.build import build
from geo.store.contract.data_dir import DEFAULT
from geo.store.curation import sites

LINES = (
    "“路修好了。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n",
    "“果子卖得出去。”陕西省延安市延川县文安驿镇梁家河村村民喻晓河代表说。\n",
    "“要把小事办好。”鼓楼区区长邵远帆代表说。\n",
    "“城里更干净了。”江苏省南京市鼓楼区教师贺知秋代表说。\n",
    "“我们在一线。”焊工卢定远代表说。",
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    (data / "articles").mkdir()
    (data / "articles" / "a.txt").write_text("".join(LINES), encoding="utf-8")
    (data / "themes.csv").write_bytes((DEFAULT / "themes.csv").read_bytes())
    build(data)
    return load(data)


def site(dataset, name):
    found = sites.site_of(dataset, dataset.delegates["id"][dataset.delegates["name"].index(name)])
    assert found is not None
    return found


def test_everybody_stands_at_exactly_one_site(dataset):
    members = [key for one in sites.sites(dataset) for key in one.delegates]
    assert sorted(members) == sorted(dataset.delegates["id"])
    assert sites.sites(dataset) is sites.sites(dataset)


def test_delegates_of_one_place_share_a_site(dataset):
    assert site(dataset, "钟麦田").names == ("钟麦田", "喻晓河")


def test_an_uncertain_place_is_not_joined_with_a_certain_one_of_its_name(dataset):
    assert site(dataset, "邵远帆").names == ("邵远帆",)
    assert site(dataset, "贺知秋").names == ("贺知秋",)


def test_the_worst_comes_first(dataset):
    states = [sites.WORST_FIRST.index(one.state) for one in sites.sites(dataset)]
    assert states == sorted(states)
    assert sites.sites(dataset)[0].names == ("邵远帆",)


def test_alternatives_keep_to_what_is_certain(dataset):
    unsure = site(dataset, "邵远帆")
    codes = [code for _, code in sites.alternatives(unsure)]
    assert {"320106", "350102"} <= set(codes)
    bound = sites.Site(
        **{name: getattr(unsure, name) for name in unsure.__slots__} | {"chain": Divisions("福建省")}
    )
    assert [code for _, code in sites.alternatives(bound)] == ["350102"]


def test_a_certain_place_has_no_alternatives(dataset):
    assert sites.alternatives(site(dataset, "钟麦田")) == []


def test_confidence_is_that_of_the_phrase_and_none_without_one(dataset):
    assert sites.confidence(site(dataset, "卢定远")) is None
    assert 0 < (sites.confidence(site(dataset, "钟麦田")) or 0) <= 1


def test_neighbours_are_the_nearest_certain_places_elsewhere(dataset):
    here = site(dataset, "钟麦田")
    found = sites.neighbours(dataset, here.lat, here.lon, most=5, within_km=5000)
    assert [one.names for one in found] == [("贺知秋",)]
    assert sites.neighbours(dataset, here.lat, here.lon, most=5, within_km=10) == []
