; SPDX-License-Identifier: GPL-3.0-or-later
; The installer for Windows: for one user, without an administrator. installer/windows_setup.py
; calls makensis with VERSION, NUMBERS (four of them), FOLDER (the frozen program) and OUTPUT.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; The two programs are nearly alike; large enough to see both at once.
SetCompressorDictSize 64
ManifestDPIAware true

!include "MUI2.nsh"
!include "x64.nsh"
!include "WinVer.nsh"

!define TITLE "Desa Binaan"
!define PROGRAM "desa-binaan.exe"
!define TERMINAL "desa-app.exe"
!define FILE_KIND "DesaBinaan.Kiriman"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DesaBinaan"

Name "${TITLE}"
OutFile "${OUTPUT}"
BrandingText "${TITLE} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "Software\${TITLE}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1057 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang ${TITLE}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "desa-binaan.ico"
!define MUI_UNICON "desa-binaan.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Memasang ${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Program dipasang untuk pengguna Windows ini saja dan tidak memerlukan administrator atau internet.$\r$\n$\r$\nBila versi lama sudah ada, tutup dahulu jendelanya. Data kantor tidak disentuh; sebelum bentuk data dinaikkan, program membuat cadangan sendiri."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${TITLE} sekarang"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Program dicopot dari komputer ini. Data kantor dan cadangannya TIDAK dihapus."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

; Both are in use while their window is open; then they cannot be opened for writing.
!macro REFUSE_WHILE_OPEN UN
Function ${UN}RefuseWhileOpen
  again:
  IfFileExists "$INSTDIR\${PROGRAM}" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors 0 close
    IfSilent 0 ask
      SetErrorLevel 3
      Abort
    ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE} masih terbuka. Tutup jendelanya, lalu tekan Coba Lagi." IDRETRY again
    Abort
  close:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_OPEN ""
!insertmacro REFUSE_WHILE_OPEN "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Desa Binaan memerlukan Windows 64-bit."
    Abort
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Desa Binaan memerlukan Windows 10 (1809) atau yang lebih baru."
    Abort
  ${EndIf}
FunctionEnd

Section "Program"
  Call RefuseWhileOpen
  ; Libraries of an older version must not be found beside the new ones. Nobody's data lies here.
  RMDir /r "$INSTDIR\isi"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\copot.exe"

  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\Copot ${TITLE}.lnk" "$INSTDIR\copot.exe"

  WriteRegStr HKCU "Software\Classes\.dbx" "" "${FILE_KIND}"
  WriteRegStr HKCU "Software\Classes\.dbx" "Content Type" "application/x-desa-binaan"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}" "" "Kiriman tersegel Desa Binaan"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "Software\${TITLE}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\copot.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\copot.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ; SHCNE_ASSOCCHANGED: Explorer shows the icon of .dbx files at once.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  ; Only what was put here, by name: a folder chosen by hand may hold other things. The office's
  ; data lies elsewhere and stays.
  RMDir /r "$INSTDIR\isi"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${TERMINAL}"
  Delete "$INSTDIR\copot.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${TITLE}"
  DeleteRegKey HKCU "Software\Classes\${FILE_KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.dbx" ""
  StrCmp $0 "${FILE_KIND}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.dbx"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${TITLE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
