"""Zip archives: entries as files of their own, and nothing of an archive believed."""

import io
import stat
import struct
import zipfile

import pytest

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.options import MEBIBYTE, Limits
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import SENTENCE, STORY, article, read, refusal


def packed(entries: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, raw in entries.items():
            archive.writestr(name, raw)
    return content.getvalue()


def reasons(found: list[Reading | Unreadable]) -> dict[str, str]:
    return {each.file: each.reason for each in found if isinstance(each, Unreadable)}


def test_entries_are_read_by_what_they_are() -> None:
    found = read(
        "a.zip",
        packed({"b/a.txt": STORY, "c.json": f'{{"text": "{SENTENCE}"}}', "d.csv": f'text\n"{SENTENCE}"'}),
    )
    assert [(each.document.file, each.document.format) for each in found if isinstance(each, Reading)] == [
        ("a.zip/b/a.txt", "plain text"),
        ("a.zip/c.json", "JSON"),
        ("a.zip/d.csv", "CSV"),
    ]


def test_a_bad_entry_is_refused_alone() -> None:
    found = read("a.zip", packed({"a.txt": "a\0b", "b.pdf": b"%PDF-1.7", "c.txt": STORY}))
    assert set(reasons(found)) == {"a.zip/a.txt", "a.zip/b.pdf"}
    assert isinstance(found[-1], Reading)


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "b\\..\\a.txt", "\\\\x\\a.txt"]
)
def test_names_that_lead_out_of_the_archive_are_refused(name: str) -> None:
    assert "leads out of the archive" in refusal("a.zip", packed({name: STORY})).reason


def test_a_name_with_a_nul_is_refused() -> None:
    raw = packed({"aXb.txt": STORY}).replace(b"aXb.txt", b"a\0b.txt")
    assert "leads out of the archive" in refusal("a.zip", raw).reason


def test_what_systems_add_is_passed_over_by_its_name() -> None:
    raw = packed({"__MACOSX/._a.txt": b"\0", ".DS_Store": b"\0", "b/.git/x.txt": "x", "a.txt": STORY})
    assert article("a.zip", raw).document.file == "a.zip/a.txt"


def test_links_and_devices_are_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, kind in (("link.txt", stat.S_IFLNK), ("device.txt", stat.S_IFCHR)):
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, (kind | 0o644) << 16
            archive.writestr(info, "/etc/passwd")
    found = reasons(read("a.zip", content.getvalue()))
    assert len(found) == 2
    assert all("symbolic link or a device" in reason for reason in found.values())


def test_nested_archives_are_refused_by_name_and_by_content() -> None:
    inner = packed({"a.txt": STORY})
    found = reasons(read("a.zip", packed({"b.zip": inner, "c.txt": inner, "d.tar.gz": b"\x1f\x8b"})))
    assert len(found) == 3
    assert all("archive" in reason for reason in found.values())


def test_an_encrypted_entry_is_refused() -> None:
    raw = bytearray(packed({"a.txt": STORY}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    raw[6] |= 1
    assert refusal("a.zip", bytes(raw)).reason == "it is encrypted; pack it without a password"


def test_an_archive_that_swells_is_stopped_and_what_stood_before_is_taken() -> None:
    found = read("a.zip", packed({"a.txt": STORY, "b.txt": "0" * 20 * MEBIBYTE, "c.txt": STORY}))
    assert isinstance(found[0], Reading)
    assert "as a zip bomb is" in reasons(found)["a.zip"]
    assert len(found) == 3


def test_bytes_are_counted_whatever_the_headers_say() -> None:
    raw = packed({"a.txt": "0" * 20 * MEBIBYTE})
    lie = raw.replace(struct.pack("<I", 20 * MEBIBYTE), struct.pack("<I", 10))
    assert any("zip bomb" in reason or "damaged" in reason for reason in reasons(read("a.zip", lie)).values())


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(archive_entries=2), "it has 3 entries, the most is 2; divide it"),
        (
            Limits(archive_bytes=2 * MEBIBYTE, archive_ratio=10_000),
            "unpacked, the archive is larger than 2 MiB; divide it",
        ),
        (Limits(file_bytes=MEBIBYTE, archive_ratio=10_000), "it is larger than 1 MiB; divide it"),
    ],
)
def test_each_limit_is_named_when_it_is_passed(limits: Limits, reason: str) -> None:
    big = "0123456789abcde\n" * 70_000
    raw = packed({"a.txt": big, "b.txt": big, "c.txt": big})
    assert reason in reasons(read("a.zip", raw, limits=limits)).values()


def test_names_in_other_encodings_are_shown_well() -> None:
    for encoding in ("cp866", "utf-8"):
        name = "новость.txt".encode(encoding)
        raw = packed({"x" * len(name): STORY}).replace(b"x" * len(name), name)
        assert article("a.zip", raw).document.file == "a.zip/новость.txt"


def test_a_name_is_reported_as_printable_text() -> None:
    assert article("a.zip", packed({"a\x1b[31m\u202e.txt": STORY})).document.file.isprintable()


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", packed({"a.txt": STORY})[:-30], packed({}), b"PK\x05\x06" + b"\xff" * 30]
)
def test_what_is_no_archive_or_an_empty_one_is_refused(raw: bytes) -> None:
    assert refusal("a.zip", raw).file == "a.zip"


def test_an_entry_that_is_damaged_is_refused() -> None:
    raw = bytearray(packed({"a.txt": STORY}, zipfile.ZIP_STORED))
    raw[raw.index(b"ministers")] ^= 0xFF
    assert refusal("a.zip", bytes(raw)).reason == "it is damaged in the archive; pack it again"


@pytest.mark.parametrize("name", ["[Content_Types].xml", "META-INF/container.xml"])
def test_documents_of_other_programs_are_named_as_what_they_are(name: str) -> None:
    reason = refusal("a.docx.zip", packed({"mimetype": "x", name: "x"})).reason
    assert "save its text as plain text or HTML" in reason
