# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample leaves every artefact of the main job, opens with public tools, and repeats itself."""

from __future__ import annotations

import json
import subprocess
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypdf import PdfReader

from desa_app.clock import WIB, SetClock
from desa_app.desa import open_desa
from desa_app.domain.links import LinkKind
from desa_app.domain.nik import check_nik
from desa_app.domain.overview import Todo
from desa_app.domain.privacy import RequestState
from desa_app.errors import InvalidInput
from desa_app.kecamatan import open_kecamatan
from desa_app.office.unlock import unlock
from desa_app.sample.people import Families
from desa_app.sample.whole_path import DISTRICT, USER, WholePath, clear
from desa_app.terminal import verbs_sample
from desa_app.terminal.run import main
from tests.office_kit import TODAY

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=WIB)


def play(folder: Path, *, seed: int = 1, villages: int = 2, people: int = 30) -> dict[str, Any]:
    clear(folder)
    path = WholePath(
        folder, NOW, seed=seed, villages=villages, people=people, report=lambda _: None
    )
    summary: dict[str, Any] = path.play()
    return summary


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``contoh --desa 2 --orang 30`` leaves, with the terminal's own summary."""
    folder = tmp_path_factory.mktemp("contoh") / "hasil"
    arguments = ["contoh", "--ke", str(folder), "--desa", "2", "--orang", "30", "--benih", "7"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verbs_sample, "SystemClock", lambda: SetClock(NOW))
        assert main(arguments) == 0
    return folder


def summary_of(sample: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((sample / "ringkasan.json").read_text("utf-8"))
    return found


def test_the_kecamatan_finds_a_recruiter_and_a_woman_in_both_villages(sample: Path) -> None:
    folder = sample / "kecamatan"
    password = (sample / "sandi-contoh.txt").read_text("utf-8").strip()
    office = open_kecamatan(folder, unlock(folder, "kasi", password, SetClock(NOW)), SetClock(NOW))
    shown = office.links.list(months=12)
    office.close()
    kinds = {one.link.kind for one in shown.found}
    assert kinds >= {LinkKind.PERSON, LinkKind.PHONE, LinkKind.COMPANY}
    assert all(one.new for one in shown.found)
    numbers = [one.link.title for one in shown.found if one.link.kind is LinkKind.PHONE]
    assert "0812-0000-0101 (UJANG SUPARDI)" in numbers


def test_the_pages_of_data_protection_have_something_to_practise_on(sample: Path) -> None:
    password = (sample / "sandi-contoh.txt").read_text("utf-8").strip()
    folder, clock = min(sample.glob("desa-*")), SetClock(NOW)
    office = open_desa(folder, unlock(folder, USER, password, clock), clock)
    asked = office.privacy.requests()
    todo = {item.kind for item in office.overview.today().todo}
    shown = (len(office.incidents.list()), len(office.erasures.list()), len(office.bin.list()))
    limited = office.packages.limited()
    office.close()
    assert {one.request.state for one in asked} == set(RequestState)
    assert todo >= {Todo.INCIDENT, Todo.DATA_REQUEST}
    assert (shown, limited) == ((1, 1, 1), 1)


def test_every_promised_file_is_there(sample: Path) -> None:
    told = summary_of(sample)
    assert (told["benih"], told["contoh"]) == (7, True)
    assert sorted(path.name for path in sample.glob("desa-*")) == [
        village["folder"] for village in told["desa"]
    ]
    assert (sample / "kecamatan" / "kunci.json").exists()
    listed = told["berkas"]
    for names in (
        listed["surat"],
        listed["buku"],
        listed["poster"],
        listed["binaan"],
        listed["kirim"],
        listed["tanda_terima"],
        listed["rekap"],
        listed["kirim_kabupaten"],
    ):
        assert names
        assert all((sample / name).stat().st_size > 0 for name in names)
    # Each sent the month before too.
    assert len(listed["kirim"]) == 4
    assert {Path(name).suffix for name in listed["rekap"]} == {".xlsx", ".pdf"}
    assert {Path(name).suffix for name in listed["surat"]} == {".pdf"}
    assert (sample / listed["kunci"]).exists()


def test_the_numbers_of_the_summary_add_up(sample: Path) -> None:
    told = summary_of(sample)
    assert (told["kecamatan"]["diterima"], told["kecamatan"]["ditolak"]) == (4, 0)
    assert told["kecamatan"]["belum_mengirim"] == []
    regency = told["kabupaten"]
    assert (regency["diterima"], regency["ditolak"], regency["tanda_terima_dibaca"]) == (2, 0, 2)
    assert told["tanda_terima_dibaca"] == 4
    assert [village["orang"] for village in told["desa"]] == [30, 30]
    letters = sum(len(village["surat"]) for village in told["desa"])
    assert letters == len(told["berkas"]["surat"]) > 0


def test_the_public_age_program_opens_the_package(sample: Path) -> None:
    package = sample / summary_of(sample)["berkas"]["kirim"][0]
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", sample / "kunci-contoh.txt", package],
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout
    with zipfile.ZipFile(BytesIO(opened)) as archive:
        assert {"manifest.json", "manifest.sig"} <= set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["level"] == "register" or "register" in json.dumps(manifest)


def test_the_letters_say_that_they_are_samples(sample: Path) -> None:
    name = summary_of(sample)["berkas"]["surat"][0]
    said = "".join(page.extract_text() for page in PdfReader(sample / name).pages)
    assert "CONTOH" in said.upper()


def test_the_offices_open_with_the_written_password(sample: Path) -> None:
    told = summary_of(sample)
    password = (sample / "sandi-contoh.txt").read_text("utf-8").splitlines()[0]
    folder = sample / told["desa"][0]["folder"]
    clock = SetClock(datetime(2099, 1, 1, tzinfo=WIB))
    office = open_desa(folder, unlock(folder, USER, password, clock), clock)
    # Those of the sheet, and the woman who asks in both villages.
    assert office.people.search().found == 31
    assert office.inspection.data().faults == ()
    assert all(sent.receipt_at is not None for sent in office.packages.list())
    office.close()


def test_the_same_seed_gives_the_same_people_and_letters(sample: Path, tmp_path: Path) -> None:
    first, second = summary_of(sample), play(tmp_path / "b", seed=7, villages=1, people=30)
    code = first["desa"][0]["kode"]
    assert first["desa"][:1] == second["desa"]
    sheets = [folder / "warga" / f"warga-{code}.xlsx" for folder in (sample, tmp_path / "b")]
    cells = [zipfile.ZipFile(sheet).read("xl/sharedStrings.xml") for sheet in sheets]
    assert cells[0] == cells[1]
    names = [
        [one.name for one in Families(Random(seed), DISTRICT, "Serang", TODAY).people(20)]
        for seed in (7, 8)
    ]
    assert names[0] != names[1]


@pytest.mark.slow
def test_many_candidates_still_fit_into_one_month(tmp_path: Path) -> None:
    told = play(tmp_path / "banyak", villages=1, people=340)
    letters = told["desa"][0]["surat"]
    assert len(letters) > 50
    assert all(number.endswith("/X/2026") for number in letters)
    assert told["kecamatan"]["diterima"] == 2


@pytest.mark.parametrize(("villages", "people"), [(0, 30), (99, 30), (1, 19), (1, 5001)])
def test_sizes_that_make_no_sample_are_named(tmp_path: Path, villages: int, people: int) -> None:
    with pytest.raises(InvalidInput):
        play(tmp_path / "x", villages=villages, people=people)


def test_only_an_empty_folder_or_an_older_sample_is_cleared(tmp_path: Path) -> None:
    mine = tmp_path / "punya-saya"
    mine.mkdir()
    (mine / "penting.txt").write_text("jangan dihapus")
    with pytest.raises(InvalidInput):
        clear(mine)
    assert (mine / "penting.txt").exists()
    (mine / "sandi-contoh.txt").write_text("x")
    (mine / "surat").mkdir()
    clear(mine)
    assert list(mine.iterdir()) == []


def test_invented_people_have_whole_numbers_that_are_theirs_alone() -> None:
    people = Families(Random(3), DISTRICT, "Serang", TODAY).people(300)
    assert len({one.nik for one in people}) == 300
    for one in people:
        assert check_nik(one.nik, one.birth_date, one.sex, DISTRICT) == ()
        assert int(one.nik[-4:]) >= 9000, "a serial that nobody has"
        assert one.birth_date <= TODAY
    assert not {one.nik for one in people} & {one.kk for one in people}
