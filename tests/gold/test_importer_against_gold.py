"""The importer reads the five seeds as the hand-made coding does; the gold scripts accept its reading."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from articles.text.canonical import canonical_text
from articles.text.segments import Segment
from articles.text.story import Story, read_story

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
GOLD: dict[str, Any] = json.loads((HERE / "gold_seeds.json").read_text(encoding="utf-8"))
GOLD_KIND = {"headline": "title", "paragraph": "para"}
RELAYS = {
    "000": ["BelTA"],
    "001": [],
    "002": ["TASS"],
    "003": ["BelTA", "ARTSAKHPRESS"],
    "004": ["BelTA"],
}

each_seed = pytest.mark.parametrize("seed", sorted(GOLD["articles"]))


def read(seed: str) -> tuple[str, Story]:
    text = canonical_text((SEEDS / GOLD["articles"][seed]["file"]).read_bytes()).text
    return text, read_story(text)


def span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def segment_span(text: str, segment: Segment | None) -> dict[str, Any] | None:
    return None if segment is None else span(text, segment.start, segment.end)


def as_gold(text: str, story: Story) -> dict[str, Any]:
    """The importer's reading of a seed in the gold file's shape."""
    story_parts = [s for s in story.segments if s.kind in ("dateline", "paragraph", "crosshead")]
    line = story.dateline
    return {
        "segments": [
            {"kind": GOLD_KIND.get(s.kind, s.kind), **span(text, s.start, s.end)} for s in story.segments
        ],
        "title": segment_span(text, story.headline),
        "standfirst": segment_span(text, story.standfirst),
        "timestamp": segment_span(text, story.timestamp),
        "dateline": None if line is None else span(text, line.start, line.end),
        "body": {"start": story_parts[0].start, "end": story_parts[-1].end},
    }


def run_check(folder: Path, gold: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    shutil.copy(HERE / "check_gold.py", folder)
    (folder / "gold_seeds.json").write_text(json.dumps(gold), encoding="utf-8")
    return subprocess.run(
        [sys.executable, folder / "check_gold.py"],
        env={**os.environ, "SEEDS_DIR": str(SEEDS), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@each_seed
def test_segments_are_the_golds(seed: str) -> None:
    text, story = read(seed)
    assert as_gold(text, story)["segments"] == GOLD["articles"][seed]["segments"]


@each_seed
def test_headline_standfirst_timestamp_dateline_and_body_are_the_golds(seed: str) -> None:
    found, gold = as_gold(*read(seed)), GOLD["articles"][seed]
    for key in ("title", "standfirst", "timestamp", "dateline", "body"):
        assert found[key] == gold[key], key


@each_seed
def test_place_agency_outlet_and_date_are_the_golds(seed: str) -> None:
    text, story = read(seed)
    meta = GOLD["articles"][seed]["meta"]
    stated = story.date.stated
    assert story.dateline is None or story.dateline.place_name == meta["place"]
    assert story.agency == meta["agency"]
    assert story.outlet == meta["outlet_stated"]
    assert stated is not None
    assert stated.words == meta["date_stated"] == text[stated.start : stated.end]
    assert story.date.partial == meta["date_partial"]
    assert (story.date.resolved or None) == meta["date"]
    assert story.language == meta["lang"]


@each_seed
def test_relays_run_from_the_source_to_the_reader(seed: str) -> None:
    text, story = read(seed)
    assert [relay.name for relay in story.relays] == RELAYS[seed]
    assert all(text[relay.start : relay.end] == relay.name for relay in story.relays)


@each_seed
def test_relay_words_are_the_golds_with_their_places(seed: str) -> None:
    _, story = read(seed)
    gold = [
        (
            said["source_mention"]["start"],
            said["source_mention"]["end"],
            said["cue"]["start"],
            said["cue"]["end"],
        )
        for said in GOLD["agency_attributions"]
        if said["article"] == seed
    ]
    found = [(words.start, words.end, words.cue_start, words.cue_end) for words in story.relay_words]
    assert found == gold


@pytest.mark.parametrize("seed", ["000", "001", "003"])
def test_a_year_known_only_from_outside_the_text_stays_open_and_is_asked(seed: str) -> None:
    _, story = read(seed)
    assert story.date.resolved == ""
    assert story.date.basis == ""
    assert any("does not give its year" in question for question in story.questions)


@each_seed
def test_the_check_script_accepts_the_importers_reading(seed: str, tmp_path: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["articles"][seed].update(as_gold(*read(seed)))
    result = run_check(tmp_path, gold)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_check_script_refuses_a_reading_that_is_off_by_one(tmp_path: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["articles"]["002"]["segments"][6]["start"] += 1
    assert run_check(tmp_path, gold).returncode == 1


def test_the_score_script_gives_the_gold_itself_full_marks(tmp_path: Path) -> None:
    def pair(span: dict[str, Any] | None) -> list[int] | None:
        return None if span is None else [span["start"], span["end"]]

    said = [
        {
            "article": s["article"],
            "content": [pair(part) for part in s["content"]],
            "cue": pair(s["cue"]),
            "source": pair(s["source_mention"]),
            "speaker": s["speaker"],
            "mode": s["mode"],
        }
        for s in GOLD["statements"]
    ]
    predictions = tmp_path / "predictions.json"
    predictions.write_text(json.dumps(said), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, HERE / "score_gold.py", predictions, "--json"],
        env={**os.environ, "SEEDS_DIR": str(SEEDS)},
        capture_output=True,
        text=True,
        check=True,
    )
    score = json.loads(result.stdout)
    assert (score["recall"], score["precision"], score["speaker_recall"]) == (1, 1, 1)
