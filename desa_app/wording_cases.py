# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fields of users and of cases are called, and what can be wrong with them."""

from __future__ import annotations

CASE_FIELDS = {
    "manager": "Mengelola pengguna",
    "reported_on": "Tanggal lapor",
    "reporter": "Pelapor",
    "reporter_relation": "Hubungan pelapor",
    "reporter_contact": "Kontak pelapor",
    "person_id": "Orang di register",
    "victim": "Nama menurut pelapor",
    "suspect": "Perekrut atau pelaku",
    "action": "Tindakan desa",
    "corrects": "Catatan yang dibetulkan",
    "episode_id": "Rencana",
    "returned_on": "Tanggal pulang",
    "loss": "Kerugian",
    "signs": "Tanda",
    "words": "Uraian",
    "told": "Uraian pelapor",
    "told_by": "Sumber uraian",
    "by": "Yang menyetujui",
    "how": "Cara persetujuan",
    "result": "Hasil",
    "state": "Keadaan",
}

CASE_PROBLEMS = {
    "nama-pengguna-terpakai": 'sudah pernah dipakai: "{value}"; catatan lama memakai nama itu',
    "pemeriksa-hanya-membaca": "tidak untuk pemeriksa, yang hanya membaca",
    "anak-perlu-wali": "tidak cukup dari anak sendiri; mintakan kepada wali, atau kepada pendamping"
    " bila wali terlibat",
    "persetujuan-ditolak": "tidak dapat dicatat: yang bersangkutan menolak dirujuk",
    "persetujuan-belum": "perlu diisi karena persetujuan belum dicatat",
    "rujukan-belum-ada": "baru dirujuk setelah rujukannya dicatat",
    "catatan-lain": "bukan dari kasus ini",
    "sandi-sama": "masih sama dengan yang lama; buat yang baru",
}
