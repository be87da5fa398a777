"""A test suite in Python that calls a phone menu: `pip install phonetree-0.1.0-*.whl pytest`, then `pytest`.

The wheel is what `make dist` builds: the phonetree that a package index has today is another program.

Nothing is dialed: the menu answers on this machine, at a pretended hour, in microseconds.
"""

import json
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MENU = HERE.parent / "bakery.toml"
CALLS = HERE / "calls.toml"


def phonetree(*words):
    """What phonetree prints, and its exit code: 0 fine, 1 something is wrong, 2 it could not run."""
    ran = subprocess.run(["phonetree", *map(str, words)], capture_output=True, text=True, timeout=60)
    assert ran.returncode != 2, ran.stderr
    return ran.stdout, ran.returncode


def call(at, keys):
    """The events of one call, as a voice agent would hear them."""
    told, _ = phonetree("call", "--menu", MENU, "--at", at, "--keys", keys, "--json", "--fast")
    return [json.loads(line) for line in told.splitlines()]


def test_orders_are_taken_while_they_are_open():
    events = call("2026-11-24 10:00", "1")
    assert [event["team"] for event in events if event["event"] == "transferred"] == ["orders"]
    assert events[-1]["reason"] == "connected"


def test_nobody_answers_at_night():
    assert call("2026-11-24 22:00", "1")[-1]["reason"] == "closed"


def written_calls():
    told, _ = phonetree("test", "--menu", MENU, CALLS, "--format", "json")
    return [call for file in json.loads(told)["files"] for call in file["calls"]]


@pytest.mark.parametrize("written", written_calls(), ids=lambda written: written["name"])
def test_written_calls_go_as_written(written):
    """Each call of calls.toml is a test of its own."""
    assert written["passed"], written.get("transcript")
