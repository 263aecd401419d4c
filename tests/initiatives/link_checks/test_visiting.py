"""A visit is polite, bounded, and cannot be led inside."""

import gzip
import socket
import ssl
import time
from contextlib import suppress
from pathlib import Path

import pytest

from initiatives.choices import LinkProblem
from initiatives.link_checks.asking import LARGEST_BODY, Asker, public_certificates
from initiatives.link_checks.visiting import Visit
from tests.initiatives.link_checks.hosts import redirect, running_host, text

CERTIFICATE = Path(__file__).with_name("right.example.pem")


@pytest.fixture
def host():
    """A server on this machine."""
    with running_host() as running:
        yield running


def test_address_that_answers_is_asked_by_head_alone(host, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    assert host.visitor().visit(host.url("/law")) == Visit(200, "", host.url("/law"))
    assert host.asked == ["GET site.example /robots.txt", "HEAD site.example /law"]
    assert all("https://portal.example" in agent for agent in host.agents)


@pytest.mark.parametrize("status", [403, 405, 501, 404])
def test_host_that_does_not_know_head_is_asked_by_get(host, status):
    def answer(handler):
        handler.send_response(status if handler.command == "HEAD" else 200)
        handler.end_headers()

    host.pages["/law"] = answer
    assert host.visitor().visit(host.url("/law")).status == 200
    assert host.asked[-2:] == ["HEAD site.example /law", "GET site.example /law"]


def test_host_that_hangs_up_on_head_is_asked_by_get(host):
    def answer(handler):
        if handler.command == "HEAD":
            handler.connection.shutdown(socket.SHUT_RDWR)
        else:
            text("here")(handler)

    host.pages["/law"] = answer
    assert host.visitor().visit(host.url("/law")).status == 200


def test_missing_text_is_told_by_its_status(host):
    host.pages["/law"] = 404
    assert host.visitor().visit(host.url("/law")) == Visit(404, "", host.url("/law"))


def test_redirects_are_followed_and_a_lasting_one_names_the_new_address(host):
    host.pages |= {
        "/old": redirect(301, "/new"),
        "/new": redirect(308, host.url("/newest", host="other.example")),
    }
    newest = host.url("/newest", host="other.example")
    assert host.visitor().visit(host.url("/old")) == Visit(200, "", newest, newest)


def test_passing_redirect_is_no_new_address(host):
    host.pages |= {"/old": redirect(301, "/new"), "/new": redirect(302, "/login")}
    visit = host.visitor().visit(host.url("/old"))
    assert (visit.final_url, visit.moved_to) == (host.url("/login"), host.url("/new"))
    host.pages["/old"] = redirect(302, "/new")
    assert host.visitor().visit(host.url("/old")).moved_to == ""


def test_lasting_redirect_to_the_same_address_written_otherwise_is_no_new_address(host):
    host.pages["/law"] = redirect(301, host.url("/law/?utm_source=x", host="www.site.example"))
    assert host.visitor().visit(host.url("/law")).moved_to == ""


def test_lasting_redirect_into_nothing_is_no_new_address(host):
    host.pages |= {"/law": redirect(301, "/gone"), "/gone": 404}
    visit = host.visitor().visit(host.url("/law"))
    assert (visit.status, visit.moved_to) == (404, "")


def test_redirects_end(host):
    host.pages["/law"] = redirect(302, "/law")
    visit = host.visitor().visit(host.url("/law"))
    assert visit.problem == LinkProblem.TOO_MANY_REDIRECTS
    assert host.asked.count("HEAD site.example /law") == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://inside.example:{port}/",
        "file:///etc/passwd",
        "http://u:p@site.example:{port}/",
        "http://site.example:22/",
    ],
)
def test_redirect_to_an_inner_or_other_address_is_not_followed(host, location):
    host.pages["/law"] = redirect(301, location.format(port=host.port))
    visit = host.visitor().visit(host.url("/law"))
    assert (visit.problem, visit.moved_to) == (LinkProblem.REFUSED_ADDRESS, "")
    assert host.asked[-1] == "HEAD site.example /law"


def test_robots_txt_that_redirects_inside_is_not_followed(host):
    host.pages["/robots.txt"] = redirect(301, host.url("/secret", host="inside.example"))
    assert host.visitor().visit(host.url("/law")).problem == LinkProblem.REFUSED_ADDRESS
    assert host.asked == ["GET site.example /robots.txt"]


def test_host_that_turns_inside_at_the_second_look_is_not_reached_there(host):
    """Each connection goes to the network address that was checked for it."""
    host.turning.add("turning.example")
    visitor = host.visitor()
    target = visitor.door.target(host.url("/law", host="turning.example"))
    assert visitor.asker.ask("HEAD", target).status == 200
    assert host.resolved == ["turning.example"]
    assert visitor.visit(host.url("/law", host="turning.example")).problem == LinkProblem.REFUSED_ADDRESS


def test_host_is_resolved_by_our_door_only(host, monkeypatch):
    real = socket.getaddrinfo

    def numbers_only(name, *args, **kwargs):
        assert name == "127.0.0.1"
        return real(name, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", numbers_only)
    assert host.visitor().visit(host.url("/law")).status == 200


def test_unknown_host(host):
    assert host.visitor().visit(host.url(host="unknown.example")).problem == LinkProblem.UNKNOWN_HOST


def test_nobody_listening():
    with running_host() as stopped:
        pass
    assert stopped.visitor().visit(stopped.url()).problem == LinkProblem.NO_CONNECTION


def test_answer_that_is_no_web_page(host):
    host.pages["/law"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    assert host.visitor().visit(host.url("/law")).problem == LinkProblem.BAD_ANSWER


def test_silent_host_is_left_after_a_while(host):
    host.pages["/law"] = lambda handler: time.sleep(1)
    started = time.monotonic()
    assert host.visitor(patience=0.1).visit(host.url("/law")).problem == LinkProblem.TIMEOUT
    assert time.monotonic() - started < 0.9


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.0 200 OK\r\n", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_host_that_answers_one_byte_at_a_time_is_left_after_a_while(host, beginning):
    def drip(handler):
        handler.wfile.write(beginning)
        with suppress(OSError):
            for _number in range(100):
                handler.wfile.write(b"x")
                time.sleep(0.02)

    host.pages["/law"] = drip
    visitor = host.visitor(patience=5, deadline=0.2)
    started = time.monotonic()
    with pytest.raises(Exception, match=LinkProblem.TIMEOUT):
        visitor.asker.ask("GET", visitor.door.target(host.url("/law")), 4096)
    assert time.monotonic() - started < 1.5


def test_endless_body_is_cut_off(host):
    def flood(handler):
        handler.send_response(404 if handler.command == "HEAD" else 200)
        handler.end_headers()
        if handler.command == "GET":
            with suppress(OSError):
                while True:
                    handler.wfile.write(b"x" * 65536)

    host.pages["/law"] = flood
    visitor = host.visitor()
    assert visitor.visit(host.url("/law")).status == 200
    answer = visitor.asker.ask("GET", visitor.door.target(host.url("/law")), 10**9)
    assert len(answer.body) == LARGEST_BODY


def test_packed_body_is_not_unpacked(host):
    packed = gzip.compress(b"0" * 10_000_000)

    def bomb(handler):
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(packed)

    host.pages["/law"] = bomb
    visitor = host.visitor()
    answer = visitor.asker.ask("GET", visitor.door.target(host.url("/law")), 4096)
    assert answer.body == packed[:4096]
    host.pages["/robots.txt"] = bomb
    assert host.visitor().visit(host.url("/law")).status == 200


@pytest.fixture
def secure_host():
    """A server whose certificate is for ``right.example``."""
    with running_host(str(CERTIFICATE)) as running:
        yield running


def test_certificate_must_be_for_the_host_although_the_connection_goes_to_a_number(secure_host):
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    right, wrong = (secure_host.url(host=name, scheme="https") for name in ("right.example", "wrong.example"))
    assert secure_host.visitor(trusting).visit(right).status == 200
    assert secure_host.visitor(trusting).visit(wrong).problem == LinkProblem.CERTIFICATE


def test_certificate_of_an_unknown_authority_is_refused(secure_host):
    url = secure_host.url(host="right.example", scheme="https")
    assert secure_host.visitor(public_certificates()).visit(url).problem == LinkProblem.CERTIFICATE


def test_page_without_encryption_behind_https_is_no_answer(host):
    visit = host.visitor().visit(host.url(scheme="https"))
    assert visit.problem == LinkProblem.NO_CONNECTION


def test_host_that_asks_programs_to_stay_away_is_not_visited(host):
    host.pages["/robots.txt"] = text("User-agent: *\nDisallow: /private/\n")
    visitor = host.visitor()
    assert visitor.visit(host.url("/private/law")).problem == LinkProblem.ROBOTS
    assert visitor.visit(host.url("/law")).status == 200
    assert host.asked == ["GET site.example /robots.txt", "HEAD site.example /law"]


def test_robots_of_the_host_to_which_a_redirect_leads_are_respected(host):
    def rules(handler):
        strict = handler.headers["Host"].startswith("strict.")
        text("User-agent: *\nDisallow: /\n" if strict else "")(handler)

    host.pages |= {"/robots.txt": rules, "/law": redirect(302, host.url("/law", host="strict.example"))}
    assert host.visitor().visit(host.url("/law")).problem == LinkProblem.ROBOTS
    assert "HEAD strict.example /law" not in host.asked


def test_host_that_fails_on_its_rules_is_asked_nothing_else(host):
    host.pages["/robots.txt"] = 503
    assert host.visitor().visit(host.url("/law")) == Visit(503, "", host.url("/law"))
    assert host.asked == ["GET site.example /robots.txt"]


def test_pause_between_two_requests_to_one_host_only(host):
    visitor = host.visitor()
    visitor.visit(host.url("/one"))
    assert host.sleeps == [2.0]
    visitor.visit(host.url("/two", host="other.example"))
    assert host.sleeps == [2.0, 2.0]
    visitor.visit(host.url("/three"))
    assert host.sleeps == [2.0, 2.0]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7.0), ("600", 15.0), ("0", 2.0)])
def test_pause_that_a_host_asks_for_is_kept_within_bounds(host, asked, kept):
    host.pages["/robots.txt"] = text(f"User-agent: *\nCrawl-delay: {asked}\n")
    host.visitor().visit(host.url("/law"))
    assert host.sleeps == [kept]


def test_asker_has_bounds_of_its_own():
    asker = Asker(public_certificates())
    assert asker.patience <= 10
    assert asker.deadline <= 20
