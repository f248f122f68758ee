"""Who gets what: someone logged in the book, anybody else nothing."""

import http.client
import json

import httpx
import pytest

PLACES = [
    "/book",
    "/book/",
    "/book/days/day.html",
    "/book/notebooks/days/day.ipynb",
    "/book/nothing.html",
    "/book/_live/live.js",
    "/book/_live/thebe/index.js",
    "/book/_live/lab/days/day",
    "/files/book/conf.py",
    "/lab",
]
OUTSIDE = [
    "/book/../book/conf.py",
    "/book/..%2f..%2fbook/conf.py",
    "/book/%2e%2e/%2e%2e/book/conf.py",
    "/book//etc/passwd",
    "/book/_live/../__init__.py",
    "/book/_live/%2e%2e/__init__.py",
    "/book/_live/thebe/..%2fpackage.json",
    "/book/_live/lab/..%2f..%2f..%2fexercises/day10_step_decay/day10_step_decay",
]


@pytest.mark.parametrize("place", PLACES)
def test_an_anonymous_visitor_is_sent_to_the_login_page_without_content(served, place):
    answer = httpx.get(served.url + place)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/login?next=")
    assert answer.content == b""


@pytest.mark.parametrize("place", ["/api/kernels", "/api/sessions", "/api/contents/book"])
def test_an_anonymous_program_is_refused(served, place):
    assert httpx.get(served.url + place).status_code == 403


def test_a_wrong_token_opens_nothing(served):
    assert httpx.get(f"{served.url}/book/?token=wrong").status_code == 302
    assert httpx.get(f"{served.url}/book/?token=wrong").headers["location"].startswith("/login")


@pytest.mark.parametrize("place", OUTSIDE)
def test_nothing_outside_the_book_is_served(served, place):
    answer = raw_get(served, place)
    assert answer.status in (403, 404)
    assert b"extensions" not in answer.read()


def raw_get(served, place):
    """A request whose path is sent as it stands: clients tidy `..` away."""
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=30)
    connection.request("GET", place, headers={"Authorization": f"token {served.token}"})
    return connection.getresponse()


def logged_in(served):
    """A client with the cookies of a browser that came with the token once."""
    client = httpx.Client(base_url=served.url, follow_redirects=True)
    client.get("/book/", params={"token": served.token})
    return client


def test_the_login_leaves_the_token_in_no_address(served):
    client = logged_in(served)
    answer = client.get("/", params={"token": served.token})
    assert answer.status_code == 200
    assert "token" not in str(answer.url)


@pytest.mark.parametrize("place", ["/book/", "/book/days/day.html", "/book/_live/live.js", "/lab"])
def test_no_page_holds_the_token(served, place):
    answer = logged_in(served).get(place)
    assert answer.status_code == 200
    assert served.token not in answer.text


def test_every_served_page_is_marked_and_other_files_are_not(served):
    client = logged_in(served)
    assert '<meta name="tendays-server" content="/">' in client.get("/book/days/day.html").text
    assert "tendays-server" not in client.get("/book/searchindex.js").text


def test_the_cookies_start_a_kernel_only_with_the_xsrf_token(served):
    client = logged_in(served)
    body = json.dumps({"name": "python3"})
    assert client.post("/api/kernels", content=body).status_code == 403
    allowed = client.post("/api/kernels", content=body, headers={"X-XSRFToken": client.cookies["_xsrf"]})
    assert allowed.status_code == 201
    client.delete(f"/api/kernels/{allowed.json()['id']}", headers={"X-XSRFToken": client.cookies["_xsrf"]})


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "http://127.0.0.1:1", "null"])
def test_another_origin_starts_no_kernel_even_with_the_cookies(served, origin):
    client = logged_in(served)
    headers = {"X-XSRFToken": client.cookies["_xsrf"], "Origin": origin}
    answer = client.post("/api/kernels", json={"name": "python3"}, headers=headers)
    assert answer.status_code in (403, 404)
    assert client.get("/api/kernels").json() == []


def test_another_host_name_is_refused(served):
    """A page elsewhere whose name resolves to this machine (DNS rebinding)."""
    answer = httpx.get(f"{served.url}/book/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 403


def test_only_this_machine_can_connect(served):
    assert "0.0.0.0" not in served.log.read_text()
    assert f"{served.url}/book/" in served.log.read_text()


@pytest.mark.parametrize("place", ["/book/days/day.html", "/book/searchindex.js", "/book/_live/live.js"])
def test_an_unchanged_file_is_not_sent_twice(served, place):
    client = logged_in(served)
    first = client.get(place)
    assert first.headers["cache-control"] == "private, no-cache"
    again = client.get(place, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_rebuilt_page_is_sent_anew(served, course):
    client = logged_in(served)
    path = course / "build" / "html" / "genindex.html"
    before = client.get("/book/genindex.html")
    path.write_text(path.read_text().replace("</body>", "<p>rebuilt</p></body>"))
    after = client.get("/book/genindex.html", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "rebuilt" in after.text
