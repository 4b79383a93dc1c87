"""What the desk lets in, what it refuses, and what it tells the browser to refuse."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from readout.desk import pages, safety
from readout.desk.app import close_app
from readout.desk.bodies import BODY
from readout.desk.safety import SAFE_HEADERS

from .conftest import make_client

ABOUT = "/api/v1/about"
TOKEN = "a-long-token-of-this-test"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    client = make_client(tmp_path_factory.mktemp("safe"))

    @client.app.get("/api/v1/broken")  # type: ignore[attr-defined]
    def broken() -> None:
        raise KeyError("secret/path/of/this/computer")

    client.app.router.routes.insert(0, client.app.router.routes.pop())  # type: ignore[attr-defined]
    return client


@pytest.fixture
def open_desk(tmp_path: Path) -> TestClient:
    """Give a desk that others than this computer can reach."""
    return make_client(tmp_path, host="0.0.0.0", token=TOKEN)


@pytest.mark.parametrize("host", ["127.0.0.1:8801", "localhost:8801", "LOCALHOST:8801", "[::1]:8801"])
def test_names_of_this_computer_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get(ABOUT, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example:8801",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1.evil.example:8801",
            "localhost.evil.example:8801",
        ),
        *("", "192.168.1.7:8801", "[::1]:8802", "0.0.0.0:8801", "127.0.0.1:8801@evil.example"),
    ],
)
@pytest.mark.parametrize("path", [ABOUT, "/", "/events/e1"])
def test_other_names_are_refused(desk: TestClient, host: str, path: str) -> None:
    answer = desk.get(path, headers={"Host": host})
    assert answer.status_code == 403
    assert answer.json() == {"detail": "This desk answers only at its own address."}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # another port of this computer is the same site
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8802"},
        {"Origin": "http://localhost:8801"},  # the host is 127.0.0.1: another origin
        {"Origin": "null"},
    ],
)
def test_pages_of_other_sites_are_refused(desk: TestClient, headers: dict[str, str]) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert desk.request(method, ABOUT, headers=headers).status_code == 403
    assert desk.post("/anything", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://127.0.0.1:8801"}]
)
def test_pages_of_the_desk_and_programs_are_answered(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.get(ABOUT, headers=headers).status_code == 200


def test_a_link_from_elsewhere_leads_to_a_page(desk: TestClient) -> None:
    assert desk.get("/events/e1", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    "path", [ABOUT, "/", "/assets/none.js", "/api/v1/none", "/api/v1/broken", "/api/v1/events?limit=x"]
)
def test_all_answers_have_the_safe_headers(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    for name, value in SAFE_HEADERS.items():
        assert answer.headers[name] == value
    assert not [value for value in answer.headers.get_list("content-security-policy") if "unsafe" in value]
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


def test_every_address_has_a_strict_policy(tmp_path: Path) -> None:
    desk = make_client(tmp_path)
    paths = desk.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method in methods:
            answer = desk.request(method, path.replace("{id}", "x"))
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, (method, path)
            assert "unsafe-eval" not in policy and "script-src 'unsafe" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "Traceback" not in answer.text
    close_app(desk.app)  # type: ignore[arg-type]


def test_refusals_have_the_safe_headers_too(desk: TestClient) -> None:
    answer = desk.get(ABOUT, headers={"Host": "evil.example"})
    assert answer.headers.items() >= {name.lower(): value for name, value in SAFE_HEADERS.items()}.items()


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/v1/events?typ=ASSAULT", 422, "typ: not a parameter"),
        ("/api/v1/events?type=NONE", 422, "a type is AGREE"),
        ("/api/v1/events?limit=9999", 422, "limit: "),
        ("/api/v1/events?cursor=%00", 422, "not a cursor"),
        ("/api/v1/events/e000", 404, "no event of the archive has this id"),
        ("/api/v1/reports/none", 404, "no report of the archive has this id"),
        ("/api/v1/incidents", 409, "not linked yet: readout link empty"),
        ("/api/v1/series?count=incidents", 409, "not linked yet"),
        ("/api/v1/none", 404, "nothing at this address"),
        ("/api/v1/broken", 500, "Something went wrong"),
    ],
)
def test_faults_are_one_sentence(
    desk: TestClient, path: str, status: int, said: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert list(answer.json()) == ["detail"]
    assert said in answer.json()["detail"]
    for told in ("Traceback", "secret", str(tmp_path_factory.getbasetemp())):
        assert told not in answer.text


def test_a_damaged_archive_is_told_without_its_path(tmp_path: Path) -> None:
    desk = make_client(tmp_path)
    log = tmp_path / "empty" / "events" / "_delta_log"
    log.rename(log.with_name("gone"))
    answer = desk.get(ABOUT)
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("words", ["after -1", f"after {10**30}", "after x", "1", "", "after 1 OR 1"])
def test_a_cursor_is_a_place_in_a_list(desk: TestClient, words: str) -> None:
    cursor = base64.urlsafe_b64encode(words.encode()).decode()
    answer = desk.get("/api/v1/events", params={"cursor": cursor})
    assert (answer.status_code, "not a cursor" in answer.text) == ((422, True) if cursor else (200, False))


@pytest.mark.parametrize("value", ["\0", "'; DROP TABLE events; --", "\U0001f680", "%", "x" * 5000, "\u202e<script>"])
def test_odd_values_are_only_values(desk: TestClient, value: str) -> None:
    for name in ("publisher", "report", "incident", "actor", "edge", "box", "period", "min_confidence"):
        answer = desk.get("/api/v1/events", params={name: value})
        assert answer.status_code in (200, 422) and "SELECT" not in answer.text, (name, answer.text)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_a_body_of_another_kind_is_no_judgement(desk: TestClient, kind: str | None) -> None:
    # These are the kinds that a page of another site may send without asking first.
    headers = {"Content-Type": kind} if kind else {}
    answer = desk.post("/api/v1/judgements", content=b'{"id": "e1", "action": "confirm"}', headers=headers)
    assert answer.status_code == 422 and "e1" not in answer.json()["detail"]


def test_tokens_are_compared_in_constant_time(open_desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append(one)
        return one == other

    monkeypatch.setattr(safety.hmac, "compare_digest", compare)
    for token, status in ((TOKEN, 200), ("wrong", 401)):
        assert open_desk.get(ABOUT, headers={"Authorization": f"Bearer {token}"}).status_code == status
    assert compared == [TOKEN.encode(), b"wrong"]


def test_files_of_this_computer_are_named_by_its_own_users_only(tmp_path: Path) -> None:
    for options, status in (({}, 422), ({"host": "0.0.0.0", "token": TOKEN}, 403)):
        desk = make_client(tmp_path, **options)
        answer = desk.post(
            "/api/v1/jobs", json={"source": "/no/such/file"}, headers={"Authorization": f"Bearer {TOKEN}"}
        )
        assert answer.status_code == status, answer.text
    opened = make_client(tmp_path, host="0.0.0.0", token=TOKEN, allow_paths=True)
    answer = opened.post("/api/v1/jobs", json={"source": "/no"}, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 422


def test_bodies_are_limited(desk: TestClient) -> None:
    for length in (str(BODY + 1), "many", "-1", "\u00b2".encode("latin-1"), "9" * 5000):
        assert desk.post(ABOUT, content=b"x", headers={"Content-Length": length}).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(BODY // 65536 + 2):
            yield b" " * 65536

    answer = desk.post("/api/v1/judgements", content=pieces(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413, answer.text


def test_reading_only_refuses_all_that_writes(tmp_path: Path) -> None:
    desk = make_client(tmp_path, writable=False)
    assert desk.get(ABOUT).json()["writable"] is False
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = desk.request(method, "/api/v1/judgements")
        assert answer.status_code == 403
        assert "for reading only" in answer.json()["detail"]


def test_without_its_token_nothing_is_told(open_desk: TestClient) -> None:
    for path in (ABOUT, "/", "/api/v1/openapi.json", "/?token=wrong"):
        assert open_desk.get(path).status_code == 401
    assert open_desk.get(ABOUT, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert open_desk.get(ABOUT, headers={"Cookie": "readout-8801=wrong"}).status_code == 401


def test_a_link_with_the_token_sets_a_cookie_and_hides_it(open_desk: TestClient) -> None:
    answer = open_desk.get(f"/events?type=AID&token={TOKEN}&since=2024-05-01")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?type=AID&since=2024-05-01")
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("readout-8801=", "HttpOnly", "SameSite=Strict", "Path=/"))
    fresh = open_desk.get(ABOUT, headers={"Cookie": cookie.split(";")[0]})
    assert fresh.status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/%5Cevil.example", "/%0d%0aX: y"])
def test_the_token_leads_nowhere_else(open_desk: TestClient, path: str) -> None:
    place = open_desk.get(f"http://127.0.0.1:8801{path}?token={TOKEN}").headers["location"]
    assert place.startswith("/") and not place.startswith(("//", "/\\")) and "\n" not in place


def test_programs_show_the_token_in_a_header(open_desk: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Host": "desk.example:8801"}
    assert open_desk.get(ABOUT, headers=headers).status_code == 200
    assert open_desk.get(ABOUT, headers={**headers, "Origin": "http://evil.example"}).status_code == 403


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Give a desk with a built front end, and a file beside it that is nobody's business."""
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Readout</title>", "utf-8")
    (site / "assets" / "main-1a2b.js").write_text("let one = 1;", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    monkeypatch.setattr(pages, "SITE", site)
    return make_client(tmp_path)


def test_files_and_views_of_the_front_end(built: TestClient) -> None:
    assert "Readout" in built.get("/").text
    assert built.get("/").headers["cache-control"] == "no-cache"
    assert built.get("/events/e123?type=AID").text == built.get("/").text
    script = built.get("/assets/main-1a2b.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert built.get("/assets/other.js").status_code == 404
    assert built.get("/api/none").status_code == 404


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//secret.txt"]
)
def test_no_way_leads_out_of_the_front_end(built: TestClient, path: str) -> None:
    assert "secret" not in built.get(f"http://127.0.0.1:8801{path}").text


def test_pages_that_are_not_built_say_how(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = desk.get("/")
    assert answer.status_code == 200
    assert "text/html" in answer.headers["content-type"]


def test_the_list_of_the_api_loads_nothing(desk: TestClient) -> None:
    text = desk.get("/api/v1/docs").text
    assert "/api/v1/events" in text
    assert not any(sign in text for sign in ("<script", "http://", "https://", "<style", " style="))
