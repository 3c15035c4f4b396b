# SPDX-License-Identifier: GPL-3.0-or-later
"""Removable drives of Windows, through kernel32; written from its manual and not run here."""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING, Any

from desa_app.domain.stick import Release
from desa_app.errors import StickBusy

if TYPE_CHECKING:
    from desa_app.domain.stick import Stick

# winbase.h, winnt.h, winioctl.h
_REMOVABLE = 2
_READ_ONLY_VOLUME = 0x0008_0000
_READ_WRITE = 0xC000_0000
_SHARED = 0x3
_OPEN_EXISTING = 3
_LOCK_VOLUME = 0x0009_0018
_DISMOUNT_VOLUME = 0x0009_0020
_EJECT_MEDIA = 0x002D_4808
_NO_MESSAGE_BOX = 0x0001


def removable() -> tuple[tuple[str, str, bool], ...]:
    """Root (``E:\\``), label and whether it can be written, of each removable drive with files.

    A USB hard disk calls itself fixed and is not among them; its folder can be chosen by hand.
    """
    if os.name != "nt":
        return ()
    system = _kernel()
    # An empty card reader must not open a window of Windows' own.
    system.SetErrorMode(_NO_MESSAGE_BOX)
    present = system.GetLogicalDrives()
    found = []
    for number in range(26):
        root = f"{chr(ord('A') + number)}:\\"
        if not present >> number & 1 or system.GetDriveTypeW(root) != _REMOVABLE:
            continue
        label = ctypes.create_unicode_buffer(261)
        flags = ctypes.c_uint32()
        if system.GetVolumeInformationW(root, label, 261, None, None, ctypes.byref(flags), None, 0):
            found.append((root, label.value, not flags.value & _READ_ONLY_VOLUME))
    return tuple(found)


def release(stick: Stick) -> Release:
    """Lock, dismount and eject the volume; raises ``StickBusy`` while a program holds it."""
    if os.name != "nt":
        return Release.BY_HAND
    system = _kernel()
    system.CreateFileW.restype = ctypes.c_void_p
    handle = system.CreateFileW(
        f"\\\\.\\{stick.device}", _READ_WRITE, _SHARED, None, _OPEN_EXISTING, 0, None
    )
    if handle in (None, ctypes.c_void_p(-1).value):
        return Release.BY_HAND
    volume = ctypes.c_void_p(handle)
    done = ctypes.c_uint32()
    try:
        for order in (_LOCK_VOLUME, _DISMOUNT_VOLUME, _EJECT_MEDIA):
            if not system.DeviceIoControl(
                volume, order, None, 0, None, 0, ctypes.byref(done), None
            ):
                if order == _LOCK_VOLUME:
                    raise StickBusy(stick.folder)
                return Release.BY_HAND
    finally:
        system.CloseHandle(volume)
    return Release.DONE


def _kernel() -> Any:
    # Looked up by name, because no other system's ctypes has it.
    return getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
