from __future__ import annotations

import csv
import io
import math
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from geo.store import Filters
from geo.store.curation.session_sets import SETS
from geo.store.dataset.facets import facet_counts
from geo.store.dataset.rows import delegate_detail
from geo.store.dataset.select import select
from geo.web.presenter import presented
from geo.web.routes import routes
from geo.web.server import assets
from tests.generate import hostile
from tests.web.asgi import ask

CHINA = "73,3,136,54"


def selected(dataset, **filters):
    return select(dataset, Filters(**filters))


def test_health_says_how_much_there_is(get, dataset):
    answer = get("/healthz")
    assert answer.status == 200
    assert answer.json() == {"status": "ok", "delegates": len(dataset), "quotes": len(dataset.quotes["id"])}


def test_browsers_get_an_icon(get):
    answer = get("/favicon.ico")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert b"<path" in answer.body


@pytest.mark.parametrize("path", ["/healthz", "/api/cells", "/api/facets", "/api/delegates", "/api/themes"])
def test_broken_data_are_503_with_the_file(tmp_path, monkeypatch, path):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(tmp_path))
    answer = ask(Starlette(routes=routes()), path)
    assert answer.status == 503
    assert "articles.csv" in answer.json()["error"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "zoom=4&bbox=" + CHINA,
        "zoom=4.25&bbox=100,20,120,40",
        "zoom=9&bbox=110,20,120,40&kind=direct",
        "zoom=3&theme=innovation&theme=health",
        "zoom=3&q=" + quote("书记"),
    ],
)
def test_cells_agree_with_the_rows_of_the_same_question(get, query):
    answer = get(f"/api/cells?{query}").json()
    pairs = [pair for pair in query.split("&") if pair and not pair.startswith(("zoom=", "bbox="))]
    rows = get("/api/delegates?limit=500&" + "&".join(pairs)).json()["rows"]
    window = next((pair[5:] for pair in query.split("&") if pair.startswith("bbox=")), "-180,-90,180,90")
    west, south, east, north = map(float, window.split(","))
    placed = {
        row["id"]: row
        for row in rows
        if row["lat"] is not None and south <= row["lat"] <= north and west <= row["lon"] <= east
    }
    assert answer["total"] == len(rows)
    assert answer["unplaced"] == sum(row["lat"] is None for row in rows)
    assert answer["in_view"] == len(placed) == sum(cell["count"] for cell in answer["cells"])
    for cell in answer["cells"]:
        west, south, east, north = cell["bbox"]
        within = [
            row for row in placed.values() if south <= row["lat"] <= north and west <= row["lon"] <= east
        ]
        assert len(within) >= cell["count"]
        if cell["count"] == 1:
            row = placed[cell["id"]]
            assert [cell[name] for name in ("key", "name", "name_pinyin", "precision", "lat", "lon")] == [
                row[name] for name in ("id", "name", "name_pinyin", "precision", "lat", "lon")
            ]
            held = {quote["theme_id"] for quote in row["quotes"] if quote["matches"]} - {None}
            assert cell["themes"] == dict.fromkeys(held, 1)
        elif west == east and south == north:
            assert cell["ids"] == [row["id"] for row in within]
        assert sum(cell["themes"].values()) >= max(cell["themes"].values(), default=0)


def test_the_selected_delegate_is_there_as_long_as_it_matches(get, dataset):
    row = get("/api/delegates?province=440000").json()["rows"][0]
    expected = {"id": row["id"], "lat": row["lat"], "lon": row["lon"]}
    assert get(f"/api/cells?selected={row['id']}").json()["selected"] == expected
    assert get(f"/api/cells?selected={row['id']}&province=440000").json()["selected"] == expected
    assert get(f"/api/cells?selected={row['id']}&province=110000").json()["selected"] is None
    assert get("/api/cells?selected=nobody").json()["selected"] is None
    assert get("/api/cells").json()["selected"] is None
    unplaced = dataset.delegates["id"][[math.isnan(lat) for lat in dataset.lat].index(True)]
    assert get(f"/api/cells?selected={unplaced}").json()["selected"] == {
        "id": unplaced,
        "lat": None,
        "lon": None,
    }


def test_facets_are_those_of_the_dataset(get, dataset):
    answer = get("/api/facets?theme=innovation&province=440000").json()
    assert answer == facet_counts(dataset, Filters(theme=("innovation",), province=("440000",)))


def test_delegates_come_in_pages(get, dataset):
    assert [len(get(f"/api/delegates{query}").json()["rows"]) for query in ("", "?limit=3", "?limit=0")] == [
        20,
        3,
        0,
    ]
    pages = [get(f"/api/delegates?limit=7&offset={offset}").json() for offset in (0, 7, 295, 900)]
    assert {page["total"] for page in pages} == {len(dataset)}
    assert [row["id"] for page in pages for row in page["rows"]] == [
        *dataset.delegates["id"][:14],
        *dataset.delegates["id"][295:300],
    ]


def test_delegates_by_id_and_by_window(get, dataset):
    ids = dataset.delegates["id"]
    for query in (f"ids={ids[4]},{ids[2]}", f"ids={ids[4]}&ids={ids[2]}", f"ids={ids[2]},{ids[4]},{ids[2]}"):
        answer = get(f"/api/delegates?{query}").json()
        assert [row["id"] for row in answer["rows"]] == [ids[2], ids[4]]
    assert get("/api/delegates?ids=").json() == {"total": 0, "rows": []}
    inside = get("/api/delegates?limit=500&bbox=110,20,115,25").json()
    expected = [
        ids[row]
        for row in range(len(dataset))
        if 20 <= dataset.lat[row] <= 25 and 110 <= dataset.lon[row] <= 115
    ]
    assert [row["id"] for row in inside["rows"]] == expected
    assert inside["total"] == len(expected) > 0


def test_one_delegate_with_all_that_is_known(get, dataset):
    key = dataset.delegates["id"][0]
    answer = get(f"/api/delegates/{key}").json()
    assert answer.pop("shown") == presented(answer)
    assert answer == delegate_detail(dataset, key)
    assert {"precision", "state", "quotes"} <= set(answer)
    assert {"start", "end", "article"} <= set(answer["quotes"][0])


def test_exports_hold_the_filtered_rows(get, dataset):
    expected = len(selected(dataset, province=("440000",)))
    features = get("/api/delegates.geojson?province=440000")
    assert features.headers["content-type"] == "application/geo+json"
    assert len(features.json()["features"]) == expected
    table = get("/api/delegates.csv?province=440000")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="delegates.csv"'
    assert len(list(csv.DictReader(io.StringIO(table.body.decode("utf-8-sig"))))) == expected


BAD = [  # address, what the message names
    ("/api/cells?zoom=x", "zoom='x'"),
    ("/api/cells?zoom=nan", "0 to 22"),
    ("/api/cells?zoom=23", "0 to 22"),
    ("/api/cells?zoom=-1", "0 to 22"),
    ("/api/cells?bbox=1,2,3", "west,south,east,north"),
    ("/api/cells?bbox=1,2,3,x", "west,south,east,north"),
    ("/api/cells?bbox=1,2,3,inf", "finite"),
    ("/api/cells?bbox=nan,2,3,4", "finite"),
    ("/api/cells?bbox=9,2,3,4", "exceed"),
    ("/api/cells?bbox=1,9,3,4", "exceed"),
    ("/api/cells?theme=nothing", "rural-revitalisation"),
    ("/api/cells?thme=innovation", "'thme'"),
    ("/api/facets?zoom=4", "'zoom'"),
    ("/api/facets?kind=shouted", "direct, indirect"),
    ("/api/facets?from=yesterday", "YYYY-MM-DD"),
    ("/api/facets?from=2022-01-02&to=2022-01-01", "before"),
    ("/api/facets?province=999999", "province='999999'"),
    ("/api/facets?precision=metre", "precision='metre'"),
    ("/api/facets?q=" + "x" * 201, "at most 200"),
    ("/api/delegates?limit=-1", "0 to 500"),
    ("/api/delegates?limit=501", "0 to 500"),
    ("/api/delegates?limit=1e2", "0 to 500"),
    ("/api/delegates?limit=%D9%A3", "0 to 500"),
    ("/api/delegates?offset=x", "0 or more"),
    ("/api/delegates?offset=99999999999999999999", "0 or more"),
    ("/api/delegates?bbox=%00", "west,south,east,north"),
    ("/api/delegates.geojson?role=king", "role='king'"),
    ("/api/delegates.csv?limit=3", "'limit'"),
    ("/api/delegates/d0?q=x", "'q'"),
    ("/api/themes?theme=innovation", "'theme'"),
]


@pytest.mark.parametrize(("address", "named"), BAD)
def test_a_bad_parameter_is_400_and_says_what_is_allowed(get, address, named):
    answer = get(address)
    assert answer.status == 400
    assert named in answer.json()["error"]


@pytest.mark.parametrize(
    "address",
    [
        "/api",
        "/api/",
        "/api/nothing",
        "/api/cells/4",
        "/api/delegates/d00000000",
        "/api/delegates/%3Cscript%3E",
        "/api/delegates?ids=d00000000",
        "/api/cells?set=guess",
        "/api/facets?set=guess",
        "/api/delegates/x?set=guess",
        "/assets",
        "/assets/",
        "/assets/voices.js",
        "/assets/000000000000/map/voices.js",
        "/assets/000000000000/../api.py",
        "/assets/000000000000/boundaries/county/99.json",
    ],
)
def test_what_is_not_there_is_404_in_json(get, address):
    answer = get(address)
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["error"]


@pytest.mark.parametrize("address", ["/api/cells", "/api/facets", "/api/delegates", "/api/delegates.csv"])
def test_the_names_of_page_addresses_are_passed_over(get, address):
    page = "lang=en&delegate=d1&view=4,30,100&quote=q1&embed=true"
    assert get(f"{address}?{page}").body == get(address).body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/api/cells", "/api/delegates/x", "/healthz", "/api/nothing"])
def test_nothing_can_be_written(get, method, address):
    answer = get(address, method=method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "GET, HEAD" in answer.json()["error"]


@pytest.mark.parametrize("address", ["/healthz", "/api/cells", "/api/delegates.csv", "/api/nothing", "asset"])
def test_head_has_the_headers_of_get_and_no_body(get, address):
    address = f"/{assets.address('voices.css')}" if address == "asset" else address
    whole, head = get(address), get(address, method="HEAD")
    assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")


def test_an_error_that_nobody_foresaw_is_503_and_in_the_log(get, monkeypatch, caplog):
    monkeypatch.setattr("geo.web.api.params.zoom", lambda query: 1 / 0)
    answer = get("/api/cells")
    assert answer.status == 503
    assert "ZeroDivisionError" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_answers_are_not_kept_and_assets_are_kept_for_ever(get):
    for address in ("/healthz", "/api/cells", "/api/delegates.csv", "/api/nothing", "/assets/0/voices.js"):
        assert get(address).headers["cache-control"] == "no-store"
    kept = get(f"/{assets.address('map/voices.js')}").headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("", False),
        ("br", False),
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("identity;q=1, GZIP", True),
    ],
)
def test_assets_are_sent_compressed_to_those_who_take_it(get, accepted, packed):
    for name in ("leaflet.js", "boundaries/province.json", "boundaries/prefecture/64.json"):
        whole = assets.find(name)
        assert whole is not None
        answer = get(f"/assets/{whole.digest}/{name}", headers={"Accept-Encoding": accepted})
        assert answer.status == 200
        assert (answer.headers.get("content-encoding") == "gzip") is packed
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.text == whole.body.decode()


def test_everything_stands_below_the_base_path(made, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(made))
    app = Starlette(routes=routes("press/map"))
    assert ask(app, "/press/map/healthz").status == 200
    assert ask(app, f"/press/map/{assets.address('map/voices.js')}").status == 200
    assert ask(app, "/press/map/api/nothing").json()["error"].endswith("/press/map/api/nothing")


def test_the_articles_of_a_session_are_there_for_its_token_alone(get, dataset, monkeypatch):
    asked = []

    def known(token):
        asked.append(token)
        return dataset

    monkeypatch.setattr(SETS, "dataset", known)
    for path in ("cells", "facets", "themes", "delegates", "delegates.csv", "delegates.geojson"):
        assert get(f"/api/{path}?set=token").status == 200
    assert get(f"/api/delegates/{dataset.delegates['id'][0]}?set=token").status == 200
    assert asked == ["token"] * 7


def test_hostile_text_comes_back_as_it_is_and_as_json(tmp_path, monkeypatch):
    hostile(tmp_path)
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(tmp_path))
    app = Starlette(routes=routes())
    for address in ("/api/cells?zoom=22", "/api/delegates?limit=500", "/api/facets", "/api/themes"):
        answer = ask(app, address)
        assert answer.headers["content-type"] == "application/json"
        assert "</script><script>alert(1)</script>" in answer.text
        assert answer.json()
