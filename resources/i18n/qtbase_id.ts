<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: GPL-3.0-or-later. Qt ships no Indonesian; contexts and sources are those of Qt 6.11.
     Compile: pyside6-lrelease resources/i18n/qtbase_id.ts
     Key caps in Indonesia are printed in English, so QShortcut holds only keys without a word on them. -->
<TS version="2.1" language="id_ID" sourcelanguage="en_US">
<context>
  <name>CloseButton</name>
  <message>
    <source>Close Tab</source>
    <translation>Tutup tab</translation>
  </message>
</context>
<context>
  <name>QAbstractFileIconProvider</name>
  <message>
    <source>Alias</source>
    <translation>Pintasan</translation>
  </message>
  <message>
    <source>Drive</source>
    <translation>Penyimpanan</translation>
  </message>
  <message>
    <source>File</source>
    <translation>Berkas</translation>
  </message>
  <message>
    <source>File Folder</source>
    <translation>Folder berkas</translation>
  </message>
  <message>
    <source>Folder</source>
    <translation>Folder</translation>
  </message>
  <message>
    <source>Shortcut</source>
    <translation>Pintasan</translation>
  </message>
  <message>
    <source>Unknown</source>
    <translation>Tidak dikenal</translation>
  </message>
</context>
<context>
  <name>QAbstractSpinBox</name>
  <message>
    <source>&amp;Select All</source>
    <translation>&amp;Pilih semua</translation>
  </message>
  <message>
    <source>&amp;Step up</source>
    <translation>&amp;Naikkan</translation>
  </message>
  <message>
    <source>Step &amp;down</source>
    <translation>&amp;Turunkan</translation>
  </message>
</context>
<context>
  <name>QColorDialog</name>
  <message>
    <source>&amp;Add to Custom Colors</source>
    <translation>&amp;Tambahkan ke warna sendiri</translation>
  </message>
  <message>
    <source>&amp;Basic colors</source>
    <translation>Warna &amp;dasar</translation>
  </message>
  <message>
    <source>&amp;Custom colors</source>
    <translation>Warna &amp;sendiri</translation>
  </message>
  <message>
    <source>&amp;Green:</source>
    <translation>&amp;Hijau:</translation>
  </message>
  <message>
    <source>&amp;HTML:</source>
    <translation>&amp;HTML:</translation>
  </message>
  <message>
    <source>&amp;Pick Screen Color</source>
    <translation>&amp;Ambil warna dari layar</translation>
  </message>
  <message>
    <source>&amp;Red:</source>
    <translation>&amp;Merah:</translation>
  </message>
  <message>
    <source>&amp;Sat:</source>
    <translation>&amp;Jenuh:</translation>
  </message>
  <message>
    <source>&amp;Val:</source>
    <translation>&amp;Terang:</translation>
  </message>
  <message>
    <source>A&amp;lpha channel:</source>
    <translation>Te&amp;mbus pandang:</translation>
  </message>
  <message>
    <source>Bl&amp;ue:</source>
    <translation>&amp;Biru:</translation>
  </message>
  <message>
    <source>Cursor at %1, %2
Press ESC to cancel</source>
    <translation>Penunjuk di %1, %2
Tekan Esc untuk batal</translation>
  </message>
  <message>
    <source>Hu&amp;e:</source>
    <translation>&amp;Rona:</translation>
  </message>
  <message>
    <source>Select Color</source>
    <translation>Pilih warna</translation>
  </message>
</context>
<context>
  <name>QComboBox</name>
  <message>
    <source>False</source>
    <translation>Tidak</translation>
  </message>
  <message>
    <source>Open the combo box selection popup</source>
    <translation>Buka daftar pilihan</translation>
  </message>
  <message>
    <source>True</source>
    <translation>Ya</translation>
  </message>
</context>
<context>
  <name>QCupsJobWidget</name>
  <message>
    <source>&amp;Billing information:</source>
    <translation>Keterangan &amp;biaya:</translation>
  </message>
  <message>
    <source>&amp;End:</source>
    <translation>&amp;Akhir:</translation>
  </message>
  <message>
    <source>&amp;Start:</source>
    <translation>&amp;Awal:</translation>
  </message>
  <message>
    <source>Banner Pages</source>
    <translation>Lembar pengantar</translation>
  </message>
  <message>
    <source>Classified</source>
    <translation>Terbatas</translation>
  </message>
  <message>
    <source>Confidential</source>
    <translation>Rahasia terbatas</translation>
  </message>
  <message>
    <source>Day (06:00 to 17:59)</source>
    <translation>Siang (06.00 sampai 17.59)</translation>
  </message>
  <message>
    <source>Hold Indefinitely</source>
    <translation>Tahan sampai dilepas</translation>
  </message>
  <message>
    <source>Job</source>
    <translation>Pekerjaan cetak</translation>
  </message>
  <message>
    <source>Job &amp;priority:</source>
    <translation>&amp;Prioritas:</translation>
  </message>
  <message>
    <source>Job Control</source>
    <translation>Pengaturan antrean</translation>
  </message>
  <message>
    <source>Night (18:00 to 05:59)</source>
    <translation>Malam (18.00 sampai 05.59)</translation>
  </message>
  <message>
    <source>None</source>
    <translation>Tidak ada</translation>
  </message>
  <message>
    <source>Print Immediately</source>
    <translation>Cetak sekarang</translation>
  </message>
  <message>
    <source>Scheduled &amp;printing:</source>
    <translation>&amp;Waktu cetak:</translation>
  </message>
  <message>
    <source>Second Shift (16:00 to 23:59)</source>
    <translation>Sore (16.00 sampai 23.59)</translation>
  </message>
  <message>
    <source>Secret</source>
    <translation>Rahasia</translation>
  </message>
  <message>
    <source>Specific Time</source>
    <translation>Jam tertentu</translation>
  </message>
  <message>
    <source>Standard</source>
    <translation>Biasa</translation>
  </message>
  <message>
    <source>Third Shift (00:00 to 07:59)</source>
    <translation>Dini hari (00.00 sampai 07.59)</translation>
  </message>
  <message>
    <source>Top Secret</source>
    <translation>Sangat rahasia</translation>
  </message>
  <message>
    <source>Unclassified</source>
    <translation>Tidak rahasia</translation>
  </message>
  <message>
    <source>Weekend (Saturday to Sunday)</source>
    <translation>Akhir pekan (Sabtu sampai Minggu)</translation>
  </message>
</context>
<context>
  <name>QCupsPrinterSupport</name>
  <message>
    <source>Authentication Needed</source>
    <translation>Perlu masuk</translation>
  </message>
  <message>
    <source>Authentication needed to use %1 on %2.</source>
    <translation>Untuk memakai %1 di %2 Anda perlu masuk.</translation>
  </message>
  <message>
    <source>Authentication needed to use %1.</source>
    <translation>Untuk memakai %1 Anda perlu masuk.</translation>
  </message>
  <message>
    <source>Password:</source>
    <translation>Kata sandi:</translation>
  </message>
  <message>
    <source>Username:</source>
    <translation>Nama pengguna:</translation>
  </message>
</context>
<context>
  <name>QDialog</name>
  <message>
    <source>What&apos;s This?</source>
    <translation>Apa ini?</translation>
  </message>
</context>
<context>
  <name>QDialogButtonBox</name>
  <message>
    <source>OK</source>
    <translation>Oke</translation>
  </message>
</context>
<context>
  <name>QDockWidget</name>
  <message>
    <source>Close</source>
    <translation>Tutup</translation>
  </message>
  <message>
    <source>Closes the dock widget</source>
    <translation>Menutup panel ini</translation>
  </message>
  <message>
    <source>Float</source>
    <translation>Lepaskan</translation>
  </message>
  <message>
    <source>Undocks and re-attaches the dock widget</source>
    <translation>Melepas atau memasang kembali panel ini</translation>
  </message>
</context>
<context>
  <name>QErrorMessage</name>
  <message>
    <source>&amp;OK</source>
    <translation>&amp;Oke</translation>
  </message>
  <message>
    <source>&amp;Show this message again</source>
    <translation>&amp;Tampilkan pesan ini lagi</translation>
  </message>
  <message>
    <source>An error occurred</source>
    <translation>Terjadi kesalahan</translation>
  </message>
  <message>
    <source>Critical Error:</source>
    <translation>Kesalahan berat:</translation>
  </message>
  <message>
    <source>Debug Message:</source>
    <translation>Catatan pengembang:</translation>
  </message>
  <message>
    <source>Fatal Error:</source>
    <translation>Kesalahan fatal:</translation>
  </message>
  <message>
    <source>Information:</source>
    <translation>Keterangan:</translation>
  </message>
  <message>
    <source>Warning:</source>
    <translation>Peringatan:</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
    <translation>%1
Folder tidak ditemukan.
Periksa kembali nama foldernya.</translation>
  </message>
  <message>
    <source>%1
File not found.
Please verify the correct file name was given.</source>
    <translation>%1
Berkas tidak ditemukan.
Periksa kembali nama berkasnya.</translation>
  </message>
  <message>
    <source>%1 already exists.
Do you want to replace it?</source>
    <translation>%1 sudah ada.
Apakah Anda ingin menggantinya?</translation>
  </message>
  <message>
    <source>&amp;Choose</source>
    <translation>&amp;Pilih</translation>
  </message>
  <message>
    <source>&amp;Delete</source>
    <translation>&amp;Hapus</translation>
  </message>
  <message>
    <source>&amp;Look in:</source>
    <translation>&amp;Lihat di:</translation>
  </message>
  <message>
    <source>&amp;New Folder</source>
    <translation>&amp;Folder baru</translation>
  </message>
  <message>
    <source>&amp;Open</source>
    <translation>&amp;Buka</translation>
  </message>
  <message>
    <source>&amp;Rename</source>
    <translation>Ubah &amp;nama</translation>
  </message>
  <message>
    <source>&amp;Save</source>
    <translation>&amp;Simpan</translation>
  </message>
  <message>
    <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
    <translation>&apos;%1&apos; dilindungi dari penulisan.
Tetap hapus?</translation>
  </message>
  <message>
    <source>All Files (*)</source>
    <translation>Semua berkas (*)</translation>
  </message>
  <message>
    <source>All files (*)</source>
    <translation>Semua berkas (*)</translation>
  </message>
  <message>
    <source>Are you sure you want to delete &apos;%1&apos;?</source>
    <translation>Apakah Anda yakin ingin menghapus &apos;%1&apos;?</translation>
  </message>
  <message>
    <source>Back</source>
    <translation>Kembali</translation>
  </message>
  <message>
    <source>Change to detail view mode</source>
    <translation>Tampilkan dengan rincian</translation>
  </message>
  <message>
    <source>Change to list view mode</source>
    <translation>Tampilkan sebagai daftar</translation>
  </message>
  <message>
    <source>Could not delete directory.</source>
    <translation>Folder tidak dapat dihapus.</translation>
  </message>
  <message>
    <source>Create New Folder</source>
    <translation>Buat folder baru</translation>
  </message>
  <message>
    <source>Create a New Folder</source>
    <translation>Buat folder baru</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Hapus</translation>
  </message>
  <message>
    <source>Detail View</source>
    <translation>Tampilan rincian</translation>
  </message>
  <message>
    <source>Directories</source>
    <translation>Folder</translation>
  </message>
  <message>
    <source>Directory:</source>
    <translation>Folder:</translation>
  </message>
  <message>
    <source>File &amp;name:</source>
    <translation>&amp;Nama berkas:</translation>
  </message>
  <message>
    <source>Files</source>
    <translation>Berkas</translation>
  </message>
  <message>
    <source>Files of &amp;type:</source>
    <translation>&amp;Jenis berkas:</translation>
  </message>
  <message>
    <source>Find Directory</source>
    <translation>Cari folder</translation>
  </message>
  <message>
    <source>Forward</source>
    <translation>Maju</translation>
  </message>
  <message>
    <source>Go back</source>
    <translation>Kembali</translation>
  </message>
  <message>
    <source>Go forward</source>
    <translation>Maju</translation>
  </message>
  <message>
    <source>Go to the parent directory</source>
    <translation>Ke folder di atasnya</translation>
  </message>
  <message>
    <source>List View</source>
    <translation>Tampilan daftar</translation>
  </message>
  <message>
    <source>List of places and bookmarks</source>
    <translation>Daftar tempat dan penanda</translation>
  </message>
  <message>
    <source>New Folder</source>
    <translation>Folder baru</translation>
  </message>
  <message>
    <source>Open</source>
    <translation>Buka</translation>
  </message>
  <message>
    <source>Parent Directory</source>
    <translation>Folder di atasnya</translation>
  </message>
  <message>
    <source>Recent Places</source>
    <translation>Tempat terakhir</translation>
  </message>
  <message>
    <source>Remove</source>
    <translation>Hapus dari daftar</translation>
  </message>
  <message>
    <source>Save As</source>
    <translation>Simpan sebagai</translation>
  </message>
  <message>
    <source>Show </source>
    <translation>Tampilkan </translation>
  </message>
  <message>
    <source>Show &amp;hidden files</source>
    <translation>Tampilkan berkas ter&amp;sembunyi</translation>
  </message>
  <message>
    <source>Sidebar</source>
    <translation>Daftar samping</translation>
  </message>
</context>
<context>
  <name>QFileSystemModel</name>
  <message>
    <source>Computer</source>
    <translation>Komputer</translation>
  </message>
  <message>
    <source>Date Modified</source>
    <translation>Tanggal diubah</translation>
  </message>
  <message>
    <source>Kind</source>
    <translation>Jenis</translation>
  </message>
  <message>
    <source>My Computer</source>
    <translation>Komputer ini</translation>
  </message>
  <message>
    <source>Name</source>
    <translation>Nama</translation>
  </message>
  <message>
    <source>Size</source>
    <translation>Ukuran</translation>
  </message>
  <message>
    <source>Type</source>
    <translation>Jenis</translation>
  </message>
</context>
<context>
  <name>QFontDialog</name>
  <message>
    <source>&amp;Font</source>
    <translation>&amp;Huruf</translation>
  </message>
  <message>
    <source>&amp;Size</source>
    <translation>&amp;Ukuran</translation>
  </message>
  <message>
    <source>&amp;Underline</source>
    <translation>&amp;Garis bawah</translation>
  </message>
  <message>
    <source>Effects</source>
    <translation>Efek</translation>
  </message>
  <message>
    <source>Font st&amp;yle</source>
    <translation>&amp;Gaya huruf</translation>
  </message>
  <message>
    <source>Sample</source>
    <translation>Contoh</translation>
  </message>
  <message>
    <source>Select Font</source>
    <translation>Pilih huruf</translation>
  </message>
  <message>
    <source>Stri&amp;keout</source>
    <translation>&amp;Coret</translation>
  </message>
  <message>
    <source>Wr&amp;iting System</source>
    <translation>&amp;Aksara</translation>
  </message>
</context>
<context>
  <name>QGnomeTheme</name>
  <message>
    <source>&amp;Cancel</source>
    <translation>&amp;Batal</translation>
  </message>
  <message>
    <source>&amp;Close</source>
    <translation>&amp;Tutup</translation>
  </message>
  <message>
    <source>&amp;OK</source>
    <translation>&amp;Oke</translation>
  </message>
  <message>
    <source>&amp;Save</source>
    <translation>&amp;Simpan</translation>
  </message>
  <message>
    <source>Close without Saving</source>
    <translation>Tutup tanpa menyimpan</translation>
  </message>
</context>
<context>
  <name>QIODevice</name>
  <message>
    <source>No space left on device</source>
    <translation>Tempat penyimpanan penuh</translation>
  </message>
  <message>
    <source>No such file or directory</source>
    <translation>Berkas atau folder tidak ada</translation>
  </message>
  <message>
    <source>Permission denied</source>
    <translation>Tidak diizinkan</translation>
  </message>
  <message>
    <source>Too many open files</source>
    <translation>Terlalu banyak berkas terbuka</translation>
  </message>
  <message>
    <source>Unknown error</source>
    <translation>Kesalahan tidak dikenal</translation>
  </message>
  <message>
    <source>file to open is a directory</source>
    <translation>yang dibuka adalah folder</translation>
  </message>
</context>
<context>
  <name>QInputDialog</name>
  <message>
    <source>Enter a value:</source>
    <translation>Isikan nilai:</translation>
  </message>
</context>
<context>
  <name>QKeySequenceEdit</name>
  <message>
    <source>Press shortcut</source>
    <translation>Tekan tombol pintasan</translation>
  </message>
</context>
<context>
  <name>QLineEdit</name>
  <message>
    <source>&amp;Copy</source>
    <translation>&amp;Salin</translation>
  </message>
  <message>
    <source>&amp;Paste</source>
    <translation>&amp;Tempel</translation>
  </message>
  <message>
    <source>&amp;Redo</source>
    <translation>&amp;Ulangi</translation>
  </message>
  <message>
    <source>&amp;Undo</source>
    <translation>U&amp;rungkan</translation>
  </message>
  <message>
    <source>Cu&amp;t</source>
    <translation>&amp;Potong</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Hapus</translation>
  </message>
  <message>
    <source>Select All</source>
    <translation>Pilih semua</translation>
  </message>
</context>
<context>
  <name>QMdiSubWindow</name>
  <message>
    <source>&amp;Close</source>
    <translation>&amp;Tutup</translation>
  </message>
  <message>
    <source>&amp;Move</source>
    <translation>&amp;Pindahkan</translation>
  </message>
  <message>
    <source>&amp;Restore</source>
    <translation>&amp;Kembalikan</translation>
  </message>
  <message>
    <source>&amp;Size</source>
    <translation>&amp;Ukuran</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Tutup</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Bantuan</translation>
  </message>
  <message>
    <source>Ma&amp;ximize</source>
    <translation>Per&amp;besar</translation>
  </message>
  <message>
    <source>Maximize</source>
    <translation>Perbesar</translation>
  </message>
  <message>
    <source>Menu</source>
    <translation>Menu</translation>
  </message>
  <message>
    <source>Mi&amp;nimize</source>
    <translation>Per&amp;kecil</translation>
  </message>
  <message>
    <source>Minimize</source>
    <translation>Perkecil</translation>
  </message>
  <message>
    <source>Restore</source>
    <translation>Kembalikan</translation>
  </message>
  <message>
    <source>Restore Down</source>
    <translation>Kembalikan ukuran</translation>
  </message>
  <message>
    <source>Shade</source>
    <translation>Gulung</translation>
  </message>
  <message>
    <source>Stay on &amp;Top</source>
    <translation>Selalu di &amp;atas</translation>
  </message>
  <message>
    <source>Unshade</source>
    <translation>Buka gulungan</translation>
  </message>
</context>
<context>
  <name>QMessageBox</name>
  <message>
    <source>About Qt</source>
    <translation>Tentang Qt</translation>
  </message>
  <message>
    <source>Hide Details...</source>
    <translation>Sembunyikan rincian</translation>
  </message>
  <message>
    <source>Show Details...</source>
    <translation>Tampilkan rincian</translation>
  </message>
</context>
<context>
  <name>QPageSetupWidget</name>
  <message>
    <source>Custom</source>
    <translation>Ukuran sendiri</translation>
  </message>
  <message>
    <source>Height:</source>
    <translation>Tinggi:</translation>
  </message>
  <message>
    <source>Inches (in)</source>
    <translation>Inci (in)</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>Mendatar</translation>
  </message>
  <message>
    <source>Margins</source>
    <translation>Batas tepi</translation>
  </message>
  <message>
    <source>Millimeters (mm)</source>
    <translation>Milimeter (mm)</translation>
  </message>
  <message>
    <source>Orientation</source>
    <translation>Arah kertas</translation>
  </message>
  <message>
    <source>Page &amp;order:</source>
    <translation>&amp;Urutan halaman:</translation>
  </message>
  <message>
    <source>Page Layout</source>
    <translation>Tata halaman</translation>
  </message>
  <message>
    <source>Page size:</source>
    <translation>Ukuran kertas:</translation>
  </message>
  <message>
    <source>Pages &amp;per sheet:</source>
    <translation>Halaman &amp;per lembar:</translation>
  </message>
  <message>
    <source>Paper</source>
    <translation>Kertas</translation>
  </message>
  <message>
    <source>Paper source:</source>
    <translation>Sumber kertas:</translation>
  </message>
  <message>
    <source>Pica (P̸)</source>
    <translation>Pika (P̸)</translation>
  </message>
  <message>
    <source>Points (pt)</source>
    <translation>Poin (pt)</translation>
  </message>
  <message>
    <source>Cicero (CC)</source>
    <translation>Cicero (CC)</translation>
  </message>
  <message>
    <source>Didot (DD)</source>
    <translation>Didot (DD)</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>Tegak</translation>
  </message>
  <message>
    <source>Reverse landscape</source>
    <translation>Mendatar terbalik</translation>
  </message>
  <message>
    <source>Reverse portrait</source>
    <translation>Tegak terbalik</translation>
  </message>
  <message>
    <source>Width:</source>
    <translation>Lebar:</translation>
  </message>
  <message>
    <source>bottom margin</source>
    <translation>batas bawah</translation>
  </message>
  <message>
    <source>left margin</source>
    <translation>batas kiri</translation>
  </message>
  <message>
    <source>right margin</source>
    <translation>batas kanan</translation>
  </message>
  <message>
    <source>top margin</source>
    <translation>batas atas</translation>
  </message>
</context>
<context>
  <name>QPageSize</name>
  <message>
    <source>Custom</source>
    <translation>Ukuran sendiri</translation>
  </message>
  <message>
    <source>Custom (%1in x %2in)</source>
    <translation>Ukuran sendiri (%1in x %2in)</translation>
  </message>
  <message>
    <source>Custom (%1mm x %2mm)</source>
    <translation>Ukuran sendiri (%1mm x %2mm)</translation>
  </message>
  <message>
    <source>Custom (%1pt x %2pt)</source>
    <translation>Ukuran sendiri (%1pt x %2pt)</translation>
  </message>
  <message>
    <source>Custom (%1CC x %2CC)</source>
    <translation>Ukuran sendiri (%1CC x %2CC)</translation>
  </message>
  <message>
    <source>Custom (%1DD x %2DD)</source>
    <translation>Ukuran sendiri (%1DD x %2DD)</translation>
  </message>
  <message>
    <source>Custom (%1pc x %2pc)</source>
    <translation>Ukuran sendiri (%1pc x %2pc)</translation>
  </message>
  <message>
    <source>Postcard</source>
    <translation>Kartu pos</translation>
  </message>
  <message>
    <source>Double Postcard</source>
    <translation>Kartu pos ganda</translation>
  </message>
  <message>
    <source>Note</source>
    <translation>Catatan</translation>
  </message>
  <message>
    <source>Envelope B4</source>
    <translation>Amplop B4</translation>
  </message>
  <message>
    <source>Envelope B5</source>
    <translation>Amplop B5</translation>
  </message>
  <message>
    <source>Envelope B6</source>
    <translation>Amplop B6</translation>
  </message>
  <message>
    <source>Envelope C0</source>
    <translation>Amplop C0</translation>
  </message>
  <message>
    <source>Envelope C1</source>
    <translation>Amplop C1</translation>
  </message>
  <message>
    <source>Envelope C2</source>
    <translation>Amplop C2</translation>
  </message>
  <message>
    <source>Envelope C3</source>
    <translation>Amplop C3</translation>
  </message>
  <message>
    <source>Envelope C4</source>
    <translation>Amplop C4</translation>
  </message>
  <message>
    <source>Envelope C5</source>
    <translation>Amplop C5</translation>
  </message>
  <message>
    <source>Envelope C6</source>
    <translation>Amplop C6</translation>
  </message>
  <message>
    <source>Envelope C65</source>
    <translation>Amplop C65</translation>
  </message>
  <message>
    <source>Envelope C7</source>
    <translation>Amplop C7</translation>
  </message>
  <message>
    <source>Envelope DL</source>
    <translation>Amplop DL</translation>
  </message>
  <message>
    <source>Envelope Personal</source>
    <translation>Amplop pribadi</translation>
  </message>
  <message>
    <source>Envelope Invite</source>
    <translation>Amplop undangan</translation>
  </message>
  <message>
    <source>Envelope Italian</source>
    <translation>Amplop Italia</translation>
  </message>
  <message>
    <source>Envelope Monarch</source>
    <translation>Amplop Monarch</translation>
  </message>
  <message>
    <source>Envelope US 9</source>
    <translation>Amplop US 9</translation>
  </message>
  <message>
    <source>Envelope US 10</source>
    <translation>Amplop US 10</translation>
  </message>
  <message>
    <source>Envelope US 11</source>
    <translation>Amplop US 11</translation>
  </message>
  <message>
    <source>Envelope US 12</source>
    <translation>Amplop US 12</translation>
  </message>
  <message>
    <source>Envelope US 14</source>
    <translation>Amplop US 14</translation>
  </message>
  <message>
    <source>Envelope PRC 1</source>
    <translation>Amplop PRC 1</translation>
  </message>
  <message>
    <source>Envelope PRC 2</source>
    <translation>Amplop PRC 2</translation>
  </message>
  <message>
    <source>Envelope PRC 3</source>
    <translation>Amplop PRC 3</translation>
  </message>
  <message>
    <source>Envelope PRC 4</source>
    <translation>Amplop PRC 4</translation>
  </message>
  <message>
    <source>Envelope PRC 5</source>
    <translation>Amplop PRC 5</translation>
  </message>
  <message>
    <source>Envelope PRC 6</source>
    <translation>Amplop PRC 6</translation>
  </message>
  <message>
    <source>Envelope PRC 7</source>
    <translation>Amplop PRC 7</translation>
  </message>
  <message>
    <source>Envelope PRC 8</source>
    <translation>Amplop PRC 8</translation>
  </message>
  <message>
    <source>Envelope PRC 9</source>
    <translation>Amplop PRC 9</translation>
  </message>
  <message>
    <source>Envelope PRC 10</source>
    <translation>Amplop PRC 10</translation>
  </message>
  <message>
    <source>Envelope Chou 3</source>
    <translation>Amplop Chou 3</translation>
  </message>
  <message>
    <source>Envelope Chou 4</source>
    <translation>Amplop Chou 4</translation>
  </message>
  <message>
    <source>Envelope Kaku 2</source>
    <translation>Amplop Kaku 2</translation>
  </message>
  <message>
    <source>Envelope Kaku 3</source>
    <translation>Amplop Kaku 3</translation>
  </message>
  <message>
    <source>Envelope You 4</source>
    <translation>Amplop You 4</translation>
  </message>
  <message>
    <source>A3 Extra</source>
    <translation>A3 lebih</translation>
  </message>
  <message>
    <source>A4 Extra</source>
    <translation>A4 lebih</translation>
  </message>
  <message>
    <source>A5 Extra</source>
    <translation>A5 lebih</translation>
  </message>
  <message>
    <source>B5 Extra</source>
    <translation>B5 lebih</translation>
  </message>
  <message>
    <source>A4 Plus</source>
    <translation>A4 plus</translation>
  </message>
  <message>
    <source>A4 Small</source>
    <translation>A4 kecil</translation>
  </message>
  <message>
    <source>Letter Extra</source>
    <translation>Letter lebih</translation>
  </message>
  <message>
    <source>Letter Plus</source>
    <translation>Letter plus</translation>
  </message>
  <message>
    <source>Letter Small</source>
    <translation>Letter kecil</translation>
  </message>
  <message>
    <source>Legal Extra</source>
    <translation>Legal lebih</translation>
  </message>
  <message>
    <source>Tabloid Extra</source>
    <translation>Tabloid lebih</translation>
  </message>
  <message>
    <source>PRC 32K Big</source>
    <translation>PRC 32K besar</translation>
  </message>
</context>
<context>
  <name>QPlatformTheme</name>
  <message>
    <source>&amp;No</source>
    <translation>&amp;Tidak</translation>
  </message>
  <message>
    <source>&amp;Yes</source>
    <translation>&amp;Ya</translation>
  </message>
  <message>
    <source>Abort</source>
    <translation>Hentikan</translation>
  </message>
  <message>
    <source>Apply</source>
    <translation>Terapkan</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Batal</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Tutup</translation>
  </message>
  <message>
    <source>Discard</source>
    <translation>Buang</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Bantuan</translation>
  </message>
  <message>
    <source>Ignore</source>
    <translation>Abaikan</translation>
  </message>
  <message>
    <source>N&amp;o to All</source>
    <translation>T&amp;idak untuk semua</translation>
  </message>
  <message>
    <source>OK</source>
    <translation>Oke</translation>
  </message>
  <message>
    <source>Open</source>
    <translation>Buka</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>Setel ulang</translation>
  </message>
  <message>
    <source>Restore Defaults</source>
    <translation>Kembalikan bawaan</translation>
  </message>
  <message>
    <source>Retry</source>
    <translation>Coba lagi</translation>
  </message>
  <message>
    <source>Save</source>
    <translation>Simpan</translation>
  </message>
  <message>
    <source>Save All</source>
    <translation>Simpan semua</translation>
  </message>
  <message>
    <source>Yes to &amp;All</source>
    <translation>Ya untuk &amp;semua</translation>
  </message>
</context>
<context>
  <name>QPrintDialog</name>
  <message>
    <source>%1 already exists.
Do you want to overwrite it?</source>
    <translation>%1 sudah ada.
Apakah Anda ingin menimpanya?</translation>
  </message>
  <message>
    <source>%1 does not follow the correct syntax. Please use &apos;,&apos; to separate ranges and pages, &apos;-&apos; to define ranges and make sure ranges do not intersect with each other.</source>
    <translation>%1 tidak dapat dibaca sebagai nomor halaman. Pisahkan halaman dengan &apos;,&apos;, tulis rentang dengan &apos;-&apos;, dan pastikan rentangnya tidak saling tumpang tindih.</translation>
  </message>
  <message>
    <source>%1 is a directory.
Please choose a different file name.</source>
    <translation>%1 adalah folder.
Pilih nama berkas yang lain.</translation>
  </message>
  <message>
    <source>&amp;Options &lt;&lt;</source>
    <translation>&amp;Pilihan &lt;&lt;</translation>
  </message>
  <message>
    <source>&amp;Options &gt;&gt;</source>
    <translation>&amp;Pilihan &gt;&gt;</translation>
  </message>
  <message>
    <source>&amp;Print</source>
    <translation>&amp;Cetak</translation>
  </message>
  <message>
    <source>All Pages</source>
    <translation>Semua halaman</translation>
  </message>
  <message>
    <source>Bottom to Top, Left to Right</source>
    <translation>Bawah ke atas, kiri ke kanan</translation>
  </message>
  <message>
    <source>Bottom to Top, Right to Left</source>
    <translation>Bawah ke atas, kanan ke kiri</translation>
  </message>
  <message>
    <source>Duplex Settings Conflicts</source>
    <translation>Pilihan cetak bolak-balik bertentangan</translation>
  </message>
  <message>
    <source>Even Pages</source>
    <translation>Halaman genap</translation>
  </message>
  <message>
    <source>File %1 is not writable.
Please choose a different file name.</source>
    <translation>Berkas %1 tidak dapat ditulis.
Pilih nama berkas yang lain.</translation>
  </message>
  <message>
    <source>Invalid Pages Definition</source>
    <translation>Nomor halaman tidak tepat</translation>
  </message>
  <message>
    <source>Left to Right, Bottom to Top</source>
    <translation>Kiri ke kanan, bawah ke atas</translation>
  </message>
  <message>
    <source>Left to Right, Top to Bottom</source>
    <translation>Kiri ke kanan, atas ke bawah</translation>
  </message>
  <message>
    <source>Local file</source>
    <translation>Berkas di komputer ini</translation>
  </message>
  <message>
    <source>Odd Pages</source>
    <translation>Halaman ganjil</translation>
  </message>
  <message>
    <source>Options &apos;Pages Per Sheet&apos; and &apos;Page Set&apos; cannot be used together.
Please turn one of those options off.</source>
    <translation>Pilihan &apos;Halaman per lembar&apos; dan &apos;Bagian halaman&apos; tidak dapat dipakai bersama.
Matikan salah satunya.</translation>
  </message>
  <message>
    <source>Print</source>
    <translation>Cetak</translation>
  </message>
  <message>
    <source>Print To File ...</source>
    <translation>Cetak ke berkas ...</translation>
  </message>
  <message>
    <source>Print to File (PDF)</source>
    <translation>Cetak ke berkas (PDF)</translation>
  </message>
  <message>
    <source>Right to Left, Bottom to Top</source>
    <translation>Kanan ke kiri, bawah ke atas</translation>
  </message>
  <message>
    <source>Right to Left, Top to Bottom</source>
    <translation>Kanan ke kiri, atas ke bawah</translation>
  </message>
  <message>
    <source>The &apos;From&apos; value cannot be greater than the &apos;To&apos; value.</source>
    <translation>Halaman awal tidak boleh lebih besar daripada halaman akhir.</translation>
  </message>
  <message>
    <source>There are conflicts in duplex settings. Do you want to fix them?</source>
    <translation>Pilihan cetak bolak-balik saling bertentangan. Apakah Anda ingin memperbaikinya?</translation>
  </message>
  <message>
    <source>Top to Bottom, Left to Right</source>
    <translation>Atas ke bawah, kiri ke kanan</translation>
  </message>
  <message>
    <source>Top to Bottom, Right to Left</source>
    <translation>Atas ke bawah, kanan ke kiri</translation>
  </message>
  <message>
    <source>Write PDF file</source>
    <translation>Tulis berkas PDF</translation>
  </message>
</context>
<context>
  <name>QPrintPreviewDialog</name>
  <message>
    <source>Export to PDF</source>
    <translation>Simpan sebagai PDF</translation>
  </message>
  <message>
    <source>First page</source>
    <translation>Halaman pertama</translation>
  </message>
  <message>
    <source>Fit page</source>
    <translation>Muat satu halaman</translation>
  </message>
  <message>
    <source>Fit width</source>
    <translation>Muat selebar jendela</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>Mendatar</translation>
  </message>
  <message>
    <source>Last page</source>
    <translation>Halaman terakhir</translation>
  </message>
  <message>
    <source>Next page</source>
    <translation>Halaman berikutnya</translation>
  </message>
  <message>
    <source>Page Setup</source>
    <translation>Tata halaman</translation>
  </message>
  <message>
    <source>Page setup</source>
    <translation>Tata halaman</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>Tegak</translation>
  </message>
  <message>
    <source>Previous page</source>
    <translation>Halaman sebelumnya</translation>
  </message>
  <message>
    <source>Print</source>
    <translation>Cetak</translation>
  </message>
  <message>
    <source>Print Preview</source>
    <translation>Pratinjau cetak</translation>
  </message>
  <message>
    <source>Show facing pages</source>
    <translation>Tampilkan dua halaman</translation>
  </message>
  <message>
    <source>Show overview of all pages</source>
    <translation>Tampilkan semua halaman</translation>
  </message>
  <message>
    <source>Show single page</source>
    <translation>Tampilkan satu halaman</translation>
  </message>
  <message>
    <source>Zoom in</source>
    <translation>Perbesar</translation>
  </message>
  <message>
    <source>Zoom out</source>
    <translation>Perkecil</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesDialog</name>
  <message>
    <source>Advanced Option Conflicts</source>
    <translation>Pilihan lanjutan bertentangan</translation>
  </message>
  <message>
    <source>Job Options</source>
    <translation>Pilihan cetak</translation>
  </message>
  <message>
    <source>Page Setup Conflicts</source>
    <translation>Tata halaman bertentangan</translation>
  </message>
  <message>
    <source>Printer Properties</source>
    <translation>Sifat pencetak</translation>
  </message>
  <message>
    <source>There are conflicts in page setup options. Do you want to fix them?</source>
    <translation>Pilihan tata halaman saling bertentangan. Apakah Anda ingin memperbaikinya?</translation>
  </message>
  <message>
    <source>There are conflicts in some advanced options. Do you want to fix them?</source>
    <translation>Beberapa pilihan lanjutan saling bertentangan. Apakah Anda ingin memperbaikinya?</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesWidget</name>
  <message>
    <source>Advanced</source>
    <translation>Lanjutan</translation>
  </message>
  <message>
    <source>Page</source>
    <translation>Halaman</translation>
  </message>
  <message>
    <source>There are conflicts in some options. Please fix them.</source>
    <translation>Beberapa pilihan saling bertentangan. Perbaiki dahulu.</translation>
  </message>
</context>
<context>
  <name>QPrintSettingsOutput</name>
  <message>
    <source>Collate</source>
    <translation>Urut per set</translation>
  </message>
  <message>
    <source>Color</source>
    <translation>Berwarna</translation>
  </message>
  <message>
    <source>Color Mode</source>
    <translation>Warna</translation>
  </message>
  <message>
    <source>Copies</source>
    <translation>Rangkap</translation>
  </message>
  <message>
    <source>Copies:</source>
    <translation>Rangkap:</translation>
  </message>
  <message>
    <source>Current Page</source>
    <translation>Halaman ini</translation>
  </message>
  <message>
    <source>Double Sided Printing</source>
    <translation>Cetak bolak-balik</translation>
  </message>
  <message>
    <source>Grayscale</source>
    <translation>Hitam putih</translation>
  </message>
  <message>
    <source>Long side binding</source>
    <translation>Balik di sisi panjang</translation>
  </message>
  <message>
    <source>Off</source>
    <translation>Tidak</translation>
  </message>
  <message>
    <source>Options</source>
    <translation>Pilihan</translation>
  </message>
  <message>
    <source>Output Settings</source>
    <translation>Pengaturan hasil cetak</translation>
  </message>
  <message>
    <source>Page &amp;Set:</source>
    <translation>&amp;Bagian halaman:</translation>
  </message>
  <message>
    <source>Pages</source>
    <translation>Halaman</translation>
  </message>
  <message>
    <source>Pages from</source>
    <translation>Halaman dari</translation>
  </message>
  <message>
    <source>Print all</source>
    <translation>Cetak semua</translation>
  </message>
  <message>
    <source>Print range</source>
    <translation>Bagian yang dicetak</translation>
  </message>
  <message>
    <source>Reverse</source>
    <translation>Urutan terbalik</translation>
  </message>
  <message>
    <source>Selection</source>
    <translation>Yang dipilih</translation>
  </message>
  <message>
    <source>Short side binding</source>
    <translation>Balik di sisi pendek</translation>
  </message>
  <message>
    <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
    <translation>Tulis nomor halaman atau rentang, dipisahkan koma. Rentang ditulis sebagai dua nomor dengan tanda hubung. Contoh: 3,5-7,9 mencetak halaman 3, 5, 6, 7, dan 9.</translation>
  </message>
  <message>
    <source>to</source>
    <translation>sampai</translation>
  </message>
</context>
<context>
  <name>QPrintWidget</name>
  <message>
    <source>&amp;Name:</source>
    <translation>&amp;Nama:</translation>
  </message>
  <message>
    <source>Location:</source>
    <translation>Tempat:</translation>
  </message>
  <message>
    <source>Output &amp;file:</source>
    <translation>&amp;Berkas hasil:</translation>
  </message>
  <message>
    <source>P&amp;roperties</source>
    <translation>&amp;Sifat</translation>
  </message>
  <message>
    <source>Preview</source>
    <translation>Pratinjau</translation>
  </message>
  <message>
    <source>Printer</source>
    <translation>Pencetak</translation>
  </message>
  <message>
    <source>Type:</source>
    <translation>Jenis:</translation>
  </message>
</context>
<context>
  <name>QProgressDialog</name>
  <message>
    <source>Cancel</source>
    <translation>Batal</translation>
  </message>
</context>
<context>
  <name>QScrollBar</name>
  <message>
    <source>Bottom</source>
    <translation>Paling bawah</translation>
  </message>
  <message>
    <source>Left edge</source>
    <translation>Tepi kiri</translation>
  </message>
  <message>
    <source>Page down</source>
    <translation>Satu halaman ke bawah</translation>
  </message>
  <message>
    <source>Page left</source>
    <translation>Satu halaman ke kiri</translation>
  </message>
  <message>
    <source>Page right</source>
    <translation>Satu halaman ke kanan</translation>
  </message>
  <message>
    <source>Page up</source>
    <translation>Satu halaman ke atas</translation>
  </message>
  <message>
    <source>Right edge</source>
    <translation>Tepi kanan</translation>
  </message>
  <message>
    <source>Scroll down</source>
    <translation>Gulir ke bawah</translation>
  </message>
  <message>
    <source>Scroll here</source>
    <translation>Gulir ke sini</translation>
  </message>
  <message>
    <source>Scroll left</source>
    <translation>Gulir ke kiri</translation>
  </message>
  <message>
    <source>Scroll right</source>
    <translation>Gulir ke kanan</translation>
  </message>
  <message>
    <source>Scroll up</source>
    <translation>Gulir ke atas</translation>
  </message>
  <message>
    <source>Top</source>
    <translation>Paling atas</translation>
  </message>
</context>
<context>
  <name>QShortcut</name>
  <message>
    <source>Space</source>
    <translation>Spasi</translation>
  </message>
  <message>
    <source>Left</source>
    <translation>Panah kiri</translation>
  </message>
  <message>
    <source>Right</source>
    <translation>Panah kanan</translation>
  </message>
  <message>
    <source>Up</source>
    <translation>Panah atas</translation>
  </message>
  <message>
    <source>Down</source>
    <translation>Panah bawah</translation>
  </message>
  <message>
    <source>Return</source>
    <translation>Enter</translation>
  </message>
  <message>
    <source>Print</source>
    <translation>Print Screen</translation>
  </message>
</context>
<context>
  <name>QTabBar</name>
  <message>
    <source>Scroll Left</source>
    <translation>Geser ke kiri</translation>
  </message>
  <message>
    <source>Scroll Right</source>
    <translation>Geser ke kanan</translation>
  </message>
</context>
<context>
  <name>QUndoGroup</name>
  <message>
    <source>Redo</source>
    <translation>Ulangi</translation>
  </message>
  <message>
    <source>Redo %1</source>
    <translation>Ulangi %1</translation>
  </message>
  <message>
    <source>Undo</source>
    <translation>Urungkan</translation>
  </message>
  <message>
    <source>Undo %1</source>
    <translation>Urungkan %1</translation>
  </message>
</context>
<context>
  <name>QUndoStack</name>
  <message>
    <source>Redo</source>
    <translation>Ulangi</translation>
  </message>
  <message>
    <source>Redo %1</source>
    <translation>Ulangi %1</translation>
  </message>
  <message>
    <source>Undo</source>
    <translation>Urungkan</translation>
  </message>
  <message>
    <source>Undo %1</source>
    <translation>Urungkan %1</translation>
  </message>
</context>
<context>
  <name>QUnicodeControlCharacterMenu</name>
  <message>
    <source>Insert Unicode control character</source>
    <translation>Sisipkan tanda kendali Unicode</translation>
  </message>
</context>
<context>
  <name>QWhatsThisAction</name>
  <message>
    <source>What&apos;s This?</source>
    <translation>Apa ini?</translation>
  </message>
</context>
<context>
  <name>QWidgetTextControl</name>
  <message>
    <source>&amp;Copy</source>
    <translation>&amp;Salin</translation>
  </message>
  <message>
    <source>&amp;Paste</source>
    <translation>&amp;Tempel</translation>
  </message>
  <message>
    <source>&amp;Redo</source>
    <translation>&amp;Ulangi</translation>
  </message>
  <message>
    <source>&amp;Undo</source>
    <translation>U&amp;rungkan</translation>
  </message>
  <message>
    <source>Copy &amp;Link Location</source>
    <translation>Salin a&amp;lamat tautan</translation>
  </message>
  <message>
    <source>Cu&amp;t</source>
    <translation>&amp;Potong</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Hapus</translation>
  </message>
  <message>
    <source>Select All</source>
    <translation>Pilih semua</translation>
  </message>
</context>
<context>
  <name>QWizard</name>
  <message>
    <source>&amp;Finish</source>
    <translation>&amp;Selesai</translation>
  </message>
  <message>
    <source>&amp;Help</source>
    <translation>Ba&amp;ntuan</translation>
  </message>
  <message>
    <source>&amp;Next</source>
    <translation>&amp;Lanjut</translation>
  </message>
  <message>
    <source>&amp;Next &gt;</source>
    <translation>&amp;Lanjut &gt;</translation>
  </message>
  <message>
    <source>&lt; &amp;Back</source>
    <translation>&lt; &amp;Kembali</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Batal</translation>
  </message>
  <message>
    <source>Commit</source>
    <translation>Simpan</translation>
  </message>
  <message>
    <source>Continue</source>
    <translation>Lanjutkan</translation>
  </message>
  <message>
    <source>Done</source>
    <translation>Selesai</translation>
  </message>
  <message>
    <source>Go Back</source>
    <translation>Kembali</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Bantuan</translation>
  </message>
</context>
</TS>
