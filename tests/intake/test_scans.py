# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever comes from a camera: within the limits, upright, with nothing hidden, or refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from desa_app.domain.documents import ScanForm
from desa_app.domain.scans import JPG_LIMIT, PDF_LIMIT, ReducedScan, plain_name
from desa_app.errors import (
    Cancelled,
    ScanError,
    ScanTooLarge,
    ScanTooManyPages,
    ScanUnknownKind,
    ScanUnreadable,
)
from desa_app.intake import scans
from desa_app.intake.scans import as_pdf, reduce_scan
from tests.intake.scan_files import encoded, held, noise, paper, pdf_of, pdf_with, png_bomb

JPG, PDF = ScanForm.JPG, ScanForm.PDF
LIMITS = {JPG: JPG_LIMIT, PDF: PDF_LIMIT}


def shown(scan: ReducedScan, number: int = 0) -> Image.Image:
    """What a person sees of it."""
    if scan.form is JPG:
        return Image.open(BytesIO(scan.content)).convert("RGB")
    document = pypdfium2.PdfDocument(scan.content)
    try:
        picture: Image.Image = document[number].render(scale=1).to_pil().convert("RGB")
        return picture
    finally:
        document.close()


def colour(picture: Image.Image, right: float, down: float) -> str:
    red, green, blue = picture.getpixel(  # type: ignore[misc]
        (int(picture.width * right), int(picture.height * down))
    )
    if red > 150 and green > 150 and blue > 150:
        return "putih"
    return "merah" if red > blue else "biru"


def is_upright(picture: Image.Image) -> bool:
    corners = [colour(picture, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    return corners == ["merah", "putih", "putih", "biru"]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", list(ScanForm))
def test_a_picture_stands_upright_however_the_camera_was_held(
    orientation: int, form: ScanForm
) -> None:
    (scan,) = reduce_scan(held(paper(), orientation), "ktp.jpg", form)
    picture = shown(scan)
    assert picture.width < picture.height
    assert is_upright(picture)
    assert b"KAMERA" not in scan.content
    assert b"Exif" not in scan.content


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    width=st.integers(200, 2600),
    height=st.integers(200, 2600),
    orientation=st.integers(1, 8),
    noisy=st.booleans(),
    form=st.sampled_from(list(ScanForm)),
    seed=st.integers(0, 99),
)
def test_every_picture_ends_within_its_limit_and_upright(
    width: int, height: int, orientation: int, noisy: bool, form: ScanForm, seed: int
) -> None:
    sheet = noise(width, height, seed) if noisy else paper(width, height)
    (scan,) = reduce_scan(held(sheet, orientation), "foto.jpg", form)
    assert len(scan.content) <= LIMITS[form]
    assert scan.pages == 1
    picture = shown(scan)
    if form is JPG:
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.1)
        assert noisy or is_upright(picture)


def test_a_long_pdf_of_noise_still_fits_and_keeps_every_page() -> None:
    (scan,) = reduce_scan(pdf_of([noise(400, 560, at) for at in range(20)]), "kontrak.pdf", PDF)
    assert scan.pages == 20
    assert len(scan.content) <= PDF_LIMIT
    assert len(pypdf.PdfReader(BytesIO(scan.content)).pages) == 20


def test_a_pdf_becomes_a_picture_of_each_page_where_pictures_are_asked_for() -> None:
    found = reduce_scan(pdf_of([paper(), paper(800, 600)]), "paspor.pdf", JPG)
    assert [scan.form for scan in found] == [JPG, JPG]
    assert all(len(scan.content) <= JPG_LIMIT for scan in found)
    assert is_upright(shown(found[0]))


def test_nothing_that_could_run_or_hide_survives_in_a_pdf() -> None:
    hostile = pdf_with(
        catalog="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        page="/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
        "/A << /S /Launch /F (jahat.exe) >> >>]",
    )
    (scan,) = reduce_scan(hostile, "surat.pdf", PDF)
    for word in (b"JavaScript", b"Launch", b"OpenAction", b"Annots", b"jahat"):
        assert word in hostile
        assert word not in scan.content
    assert shown(scan).size == (595, 842)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "I;16", "CMYK"])
def test_every_usual_kind_of_picture_is_read_on_white(mode: str) -> None:
    if mode == "I;16":
        grey = Image.new("I;16", (300, 400), 60000)
        content = encoded(grey, "PNG")
    elif mode == "CMYK":
        content = encoded(paper().convert("CMYK"))
    elif mode in ("RGBA", "LA"):
        content = encoded(Image.new(mode, (300, 400)), "PNG")
    else:
        content = encoded(Image.new("RGB", (300, 400), "white").convert(mode), "PNG")
    (scan,) = reduce_scan(content, "scan.png", JPG)
    if mode != "CMYK":
        assert colour(shown(scan), 0.5, 0.5) == "putih"
    else:
        assert is_upright(shown(scan))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", ScanUnknownKind),
        (b"GIF89a" + bytes(100), ScanUnknownKind),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ScanUnknownKind),
        (b"\xff\xd8\xff" + bytes(50), ScanUnreadable),
        (png_bomb(100_000, 100_000), ScanUnreadable),
        (png_bomb(6_500, 6_500), ScanTooLarge),
        (png_bomb(50_000, 800), ScanTooLarge),
        (png_bomb(3_000, 3_000), ScanUnreadable),
        (b"%PDF-1.7\n%%EOF", ScanUnreadable),
        (b"%PDF-1.7" + bytes(2000), ScanUnreadable),
        (pdf_with(picture="/Width 30000 /Height 30000"), ScanTooLarge),
        (pdf_with(page="/MediaBox [0 0 0 0] /CropBox [0 0 0.5 900]"), ScanUnreadable),
        (pdf_of([paper()] * 21), ScanTooManyPages),
        (encoded(paper(40, 300)), ScanUnreadable),
        (bytes(scans.SOURCE_LIMIT + 1), ScanTooLarge),
    ],
    ids=[
        "empty",
        "gif",
        "svg",
        "only-a-mark",
        "bomb-of-billions",
        "too-many-pixels",
        "endless-line",
        "less-than-it-claims",
        "pdf-without-pages",
        "pdf-of-zeros",
        "bomb-in-a-pdf",
        "page-without-size",
        "too-many-pages",
        "too-narrow",
        "too-many-bytes",
    ],
)
@pytest.mark.parametrize("form", list(ScanForm))
def test_what_is_no_sound_scan_is_refused_with_its_name(
    content: bytes, error: type[ScanError], form: ScanForm
) -> None:
    with pytest.raises(error) as caught:
        reduce_scan(content, "berkas.pdf", form)
    assert caught.value.name == "berkas.pdf"  # type: ignore[attr-defined]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_pictures_raise_only_what_has_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from(
            [
                held(paper(300, 400), 6),
                encoded(paper(300, 400), "PNG"),
                encoded(paper(300, 400), progressive=True),
            ]
        )
    )
    broken = bytearray(whole[: data.draw(st.integers(1, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = reduce_scan(bytes(broken), "rusak", data.draw(st.sampled_from(list(ScanForm))))
    except ScanError:
        return
    assert all(len(scan.content) <= LIMITS[scan.form] for scan in found)


def test_a_pdf_locked_with_a_password_is_refused() -> None:
    writer = pypdf.PdfWriter(BytesIO(pdf_of([paper()])))
    writer.encrypt("rahasia", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    with pytest.raises(ScanUnreadable):
        reduce_scan(buffer.getvalue(), "terkunci.pdf", PDF)


def test_the_work_can_be_stopped_between_pages() -> None:
    told = []

    def stop(done: int, count: int) -> None:
        told.append((done, count))
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        reduce_scan(pdf_of([paper()] * 3), "buku.pdf", PDF, stop)
    assert told == [(0, 3), (1, 3)]


def test_no_file_is_written_while_a_scan_is_reduced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    reduce_scan(pdf_of([paper()] * 2), "buku.pdf", JPG)
    reduce_scan(held(paper(), 6), "foto.jpg", PDF)
    assert list(tmp_path.iterdir()) == []


def test_a_kept_picture_is_looked_at_as_a_pdf_without_being_changed() -> None:
    (scan,) = reduce_scan(held(paper(), 3), "ktp.jpg", JPG)
    pdf = as_pdf(scan)
    assert scan.content in pdf
    (kept,) = reduce_scan(pdf_of([paper()]), "kk.pdf", PDF)
    assert as_pdf(kept) == kept.content


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("IMG_0001.JPG", "IMG_0001"),
        ("..\\..\\jahat.pdf", "jahat"),
        ("/home/orang/KTP siti.pdf", "KTP siti"),
        (".pdf", "pdf"),
        ("a\x00b\u202e.jpg", "ab"),
        ("", "pindaian"),
        ("x" * 400 + ".jpg", "x" * 120),
    ],
)
def test_a_name_is_kept_without_folder_ending_or_tricks(name: str, kept: str) -> None:
    assert plain_name(name) == kept
