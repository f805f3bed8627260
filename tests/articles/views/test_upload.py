"""The page where files are chosen: what it keeps, what it refuses by name, and what it lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from articles.importing.uploads import PART
from articles.models import Article, ImportBatch, ImportFile, ImportFilePart, ImportItem
from articles.views import upload

from .conftest import ImportDesk, path_of
from .forms import BOUNDARY, multipart
from .stories import STORY, story


def kept(batch: ImportBatch) -> dict[str, bytes]:
    """The files of a batch as they are kept."""
    return {
        file.name: b"".join(bytes(part.data) for part in file.parts.order_by("number"))
        for file in batch.files.all()
    }


def test_files_are_kept_byte_for_byte_and_nothing_is_imported_yet(desk: ImportDesk) -> None:
    files = {"a.txt": STORY.encode(), "b.bin": bytes(range(256)) * 10_000}
    batch = desk.upload(*files.items())
    assert kept(batch) == files
    assert batch.state == ImportBatch.State.UPLOADED
    assert batch.source == "a.txt, b.bin"
    assert batch.bytes_total == sum(map(len, files.values()))
    assert batch.imported_by is not None
    assert batch.imported_by.username == "ada"
    assert not Article.objects.exists()


def test_a_large_file_stands_in_parts_of_one_size(desk: ImportDesk) -> None:
    raw = bytes(range(256)) * 4096 * 2 + b"the rest"
    batch = desk.upload(("large.bin", raw))
    sizes = [len(part.data) for part in ImportFilePart.objects.filter(file__batch=batch)]
    assert sizes == [PART, PART, len(b"the rest")]
    assert kept(batch) == {"large.bin": raw}


def test_folders_stay_in_the_names_and_lead_nowhere_else(desk: ImportDesk) -> None:
    batch = desk.upload(
        ("belta/2016/a.txt", story(1)),
        ("../../etc/b.txt", story(2)),
        ("C:\\wire\\c.txt", story(3)),
        ("/abs/d.txt", story(4)),
        ("bi\u202edi\x07.txt", story(5)),
    )
    assert list(batch.files.values_list("name", flat=True)) == [
        "belta/2016/a.txt",
        "etc/b.txt",
        "C:/wire/c.txt",
        "abs/d.txt",
        "bidi.txt",
    ]


def test_a_file_over_the_limit_or_empty_is_refused_by_name_and_the_rest_is_kept(
    desk: ImportDesk, settings: Settings
) -> None:
    settings.IMPORT_LIMITS = settings.IMPORT_LIMITS | {"file_bytes": 2 * 1024**2}
    files = [("large.txt", b"x" * (2 * 1024**2 + 1)), ("empty.txt", b""), ("a.txt", STORY.encode())]
    batch = desk.upload(*files)
    assert kept(batch) == {"large.txt": b"", "empty.txt": b"", "a.txt": STORY.encode()}
    page = desk.ada.get(path_of(batch)).content.decode()
    assert "It is larger than 2 MiB; divide it" in page
    assert "It is empty; save it again and upload that" in page
    assert "Ministers agree to go on talking" in page


def test_one_file_too_many_is_refused_by_name_and_the_rest_is_kept(
    desk: ImportDesk, settings: Settings
) -> None:
    settings.IMPORT_UPLOAD_FILES = 2
    batch = desk.upload(*((f"{number}.txt", story(number)) for number in range(3)))
    assert [name for name, raw in kept(batch).items() if raw] == ["0.txt", "1.txt"]
    assert "An upload takes at most 2 files" in desk.ada.get(path_of(batch)).content.decode()


def test_a_thousand_small_files_are_one_batch(desk: ImportDesk) -> None:
    batch = desk.upload(*((f"{number}.txt", story(number)) for number in range(1000)))
    assert batch.files.count() == 1000
    assert batch.source == "0.txt, 1.txt, 2.txt and 997 more"


def test_fifty_mebibytes_pass_and_sixty_get_one_clear_line(desk: ImportDesk) -> None:
    assert desk.upload(("fifty.txt", b"x" * (50 * 1024**2))).bytes_total == 50 * 1024**2
    response = desk.send(("sixty.txt", b"x" * (60 * 1024**2)))
    assert response.status_code == 400
    page = response.content.decode()
    assert "sixty.txt: it is larger than 50 MiB; divide it" in page
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ([], "No file was chosen"),
        ([("empty.txt", b"")], "empty.txt: it is empty"),
        ([("", b"")], "No file was chosen"),
    ],
)
def test_where_nothing_can_be_kept_the_form_says_why(
    desk: ImportDesk, files: list[tuple[str, bytes]], line: str
) -> None:
    response = desk.send(*files)
    assert response.status_code == 400
    assert line in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_mapping_goes_with_the_files(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()), mapping="text=body, title=kicker")
    assert batch.mapping == {"text": "body", "headline": "kicker"}


@pytest.mark.parametrize("words", ["body", "colour=red", "text=a,text=b", "text=a\0b", "x" * 2000])
def test_a_mapping_that_cannot_be_read_is_refused_with_what_is_wrong(desk: ImportDesk, words: str) -> None:
    response = desk.send(("a.txt", STORY.encode()), mapping=words)
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_more_than_an_upload_may_be_is_turned_away_unread(desk: ImportDesk, settings: Settings) -> None:
    settings.IMPORT_UPLOAD_BYTES = 1024**2
    response = desk.send(("a.txt", b"x" * 2 * 1024**2))
    assert response.status_code == 413
    assert "larger than 1.0\xa0MB, the most an upload may be" in response.content.decode()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", f"multipart/form-data; boundary={BOUNDARY}"),
        (b"garbage", f"multipart/form-data; boundary={BOUNDARY}"),
        (b"garbage", "multipart/form-data"),
        (b"garbage", "application/octet-stream"),
        (b"mapping=%00", "application/x-www-form-urlencoded"),
        (multipart([("a.txt", b"x" * 100)], {}).body[:-80], f"multipart/form-data; boundary={BOUNDARY}"),
        (
            multipart([("a.txt", b"x")], {}).body.replace(
                b"octet-stream\r\n", b"octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
            ),
            f"multipart/form-data; boundary={BOUNDARY}",
        ),
    ],
)
def test_a_broken_form_is_one_clear_line(desk: ImportDesk, body: bytes, content_type: str) -> None:
    response = desk.ada.post("/desk/import/", body, content_type=content_type)
    assert response.status_code == 400
    assert not ImportBatch.objects.exists()


def test_a_server_without_room_says_so_and_keeps_nothing(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk:
        def __init__(self, dir: str | None) -> None: ...  # noqa: A002 - as tempfile calls it
        def seek(self, place: int) -> None: ...
        def close(self) -> None: ...
        def write(self, data: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("articles.views.receiving.tempfile.TemporaryFile", FullDisk)
    response = desk.send(("a.txt", STORY.encode()))
    assert response.status_code == 400
    assert "The server has no room for this now" in response.content.decode()


def test_our_script_is_told_where_to_go(desk: ImportDesk) -> None:
    sent = multipart([("a.txt", STORY.encode())], {})
    response = desk.ada.post(
        "/desk/import/", sent.body, content_type=sent.content_type, headers={"accept": "application/json"}
    )
    assert response.status_code == 201
    assert response["Location"] == path_of(ImportBatch.objects.get())


def test_the_first_page_says_what_to_do(desk: ImportDesk) -> None:
    assert "No batch yet." in desk.ada.get("/desk/import/").content.decode()


def test_batches_stand_newest_first_with_their_outcomes(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "BATCHES_ON_A_PAGE", 2)
    batches = [ImportBatch.objects.create(source=f"batch {number}") for number in range(3)]
    ImportItem.objects.create(batch=batches[2], position=0, file="x", outcome="rejected", reason="no text")
    page = desk.ada.get("/desk/import/")
    assert [batch.source for batch, _ in page.context["batches"]] == ["batch 2", "batch 1"]
    assert "1 refused" in page.content.decode()
    older = desk.ada.get("/desk/import/", {"before": page.context["before"]})
    assert [batch.source for batch, _ in older.context["batches"]] == ["batch 0"]
    assert desk.ada.get("/desk/import/", {"before": "x"}).status_code == 200


def test_many_batches_cost_what_one_does(desk: ImportDesk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.ada.get("/desk/import/")
        return len(queries)

    user = desk.upload(("a.txt", story(0))).imported_by
    one = asked()
    for number in range(12):
        batch = ImportBatch.objects.create(source=f"batch {number}", imported_by=user)
        ImportFile.objects.create(batch=batch, position=0, name="a.txt", size=1)
    assert asked() == one
