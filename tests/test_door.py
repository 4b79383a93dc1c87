"""The Python door: what `import readout` gives, in every order of imports, and what a reading can do."""

import subprocess
import sys
from pathlib import Path

import pytest

import readout
from readout import door
from readout.pipeline import Tools

STORY = "Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry said."
HEAVY = ("click", "deltalake", "duckdb", "numpy", "onnxruntime", "pyarrow", "rich", "trafilatura", "importlib.metadata")

ORDERS = {
    "door first": "import readout; from readout.read import read_text",
    "room first": "from readout.read import read_text; import readout",
    "part of the room first": "import readout.read.sources; import readout",
    "room twice": "import readout.read; import readout.read; import readout",
    "function by name": "from readout import read; import readout.read; import readout; assert read is readout.read",
    "door module first": "import readout.door; import readout",
    "command line first": "import readout.cli.read, readout.door; import readout",
    "all names": "from readout import *; import readout",
    "room explain first": "from readout.explain import explain_report; import readout",
    "part of the room explain first": "import readout.explain.asking; import readout",
}


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def reading(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> readout.Reading:
    monkeypatch.setattr(door, "_tools", [tools])
    return readout.read(STORY, published="2024-03-05", publisher="Fjord <b>Wire</b>")


@pytest.mark.parametrize("order", ORDERS)
def test_read_is_the_function_whatever_is_imported_first(order: str) -> None:
    check = "; import types; assert all(isinstance(f, types.FunctionType) for f in (readout.read, readout.explain))"
    room = "; from readout.read import read_text, read_inputs; assert callable(read_text) and callable(read_inputs)"
    _python(ORDERS[order] + check + room)


def test_import_loads_nothing_heavy() -> None:
    loaded = _python("import sys, readout; print(' '.join(sys.modules))").split()
    assert not set(HEAVY) & set(loaded)


def test_at_most_ten_public_names_and_all_are_there() -> None:
    assert len(readout.__all__) <= 10
    assert all(getattr(readout, name) is not None for name in readout.__all__)
    assert set(readout.__all__) <= set(dir(readout))


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = readout.nothing_like_it


def test_users_code_passes_strict_types(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    script = tmp_path / "script.py"
    script.write_text(
        "import readout\n"
        "from readout import Problem, Reading\n"
        "reading: Reading = readout.read('Norway met Sweden.', published='2024-03-05')\n"
        "types: list[str] = [event.type for event in reading.events]\n"
        "for found in readout.read_files(['reports/']):\n"
        "    line: str = found.message if isinstance(found, Problem) else found.report.text\n"
        "readout.read(12)  # type: ignore[arg-type]\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "script.py"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_a_reading_has_its_records(reading: readout.Reading) -> None:
    event = reading.events[0]
    assert event.type == "CONSULT"
    assert reading.words(event.trigger) in STORY
    assert {reading.mention(actor).country for actor in event.actors} == {"NOR", "SWE"}
    assert reading.words(event.actors[0]).startswith("Norway")
    assert reading.to_dict()["report"]["published"] == "2024-03-05"
    assert repr(reading) == (
        f"<Reading of {reading.report.id}: {len(reading.events)} events, "
        f"{len(reading.claims)} claims, {len(reading.mentions)} mentions>"
    )
    with pytest.raises(KeyError):
        reading.mention("m0")


def test_unsure_events_may_be_left_out(reading: readout.Reading, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert reading.events
    for least in {0.0, 1.0, *(event.confidence for event in reading.events)}:
        sure = [event.id for event in reading.events if event.confidence >= least]
        one = door.read_one(STORY, published="2024-03-05", publisher=reading.report.publisher, min_confidence=least)
        (other,) = readout.read_files([str(tmp_path)], published="2024-03-05", min_confidence=least)
        assert isinstance(other, readout.Reading) and type(one) is readout.Reading
        assert [event.id for event in one.events] == sure
        assert len(other.events) == len(sure)
        assert {link.event for claim in one.claims for link in claim.events} <= set(sure)


def test_reading_one_text_takes_what_the_door_takes(reading: readout.Reading) -> None:
    least = reading.events[0].confidence
    found = readout.read(STORY, published="2024-03-05", publisher="Fjord <b>Wire</b>", min_confidence=least)
    assert [event.id for event in found.events] == [e.id for e in reading.events if e.confidence >= least]


def test_nothing_to_read_is_an_error(tools: Tools) -> None:
    with pytest.raises(readout.ReadoutError, match="empty"):
        readout.read(" \n ")
    with pytest.raises(readout.ReadoutError, match="not a date"):
        readout.read(STORY, published="soon")
    with pytest.raises(readout.ReadoutError, match="not a date"):
        readout.read_files(["-"], published="soon")


def test_notebook_view_escapes_all_that_came_from_outside(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_tools", [tools])
    hostile = 'Norway\'s army attacked "Sweden & <script>alert(1)</script>" in Oslo, the <img src=x> ministry said.'
    html = readout.read(hostile, published="2024-03-05")._repr_html_()
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html and "Sweden &amp;" in html


def test_notebook_view_shows_text_events_and_claims(reading: readout.Reading) -> None:
    html = reading._repr_html_()
    assert "CONSULT" in html and "<th" in html and "<li>" in html
    assert "background:" in html


def test_data_frame_or_a_clear_word(reading: readout.Reading) -> None:
    from importlib.util import find_spec

    if find_spec("pandas") or find_spec("polars"):
        assert len(reading.to_dataframe()) == len(reading.events)
    else:
        with pytest.raises(readout.ReadoutError, match="pip install pandas"):
            reading.to_dataframe()


def test_files_give_readings_and_problems(tools: Tools, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(door, "_tools", [tools])
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"")
    first, second = readout.read_files(tmp_path, published="2024-03-05")
    assert isinstance(first, readout.Reading) and first.events[0].type == "CONSULT"
    assert isinstance(second, readout.Problem) and second.message.startswith("empty")
