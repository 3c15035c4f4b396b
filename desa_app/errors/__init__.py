# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure this program knows, as types with data; the sentences stand in ``sentences``.

::

    DesaBinaanError
    ├── InvalidInput                 one or more fields of a form, a call or a file
    ├── UserError                    the world outside did something; nothing was half written
    │   ├── AccessError
    │   │   ├── WrongPassword  TooManyTries  WrongRecoveryCode  WeakPassword
    │   │   ├── NotAllowed  UserRemoved  PasswordMustChange  UserNeeded
    │   ├── OfficeError
    │   │   ├── NoOffice  OfficeExists  WrongOfficeKind  RegionUnknown
    │   │   ├── StoreDamaged  StoreNewer  StoreBusy  ClockWentBack  ReferenceMissing
    │   │   ├── ReferenceNeeded
    │   │   ├── OfficeInUse  OfficeLocked  BackupDamaged  BackupForeign  LastNumberUnknown
    │   │   ├── RecoveryCodeNeeded
    │   ├── RecordError
    │   │   ├── NotFound  ChangedMeanwhile  DuplicateNik  StatusNotAllowed
    │   │   ├── BinRefused  RestoreRefused  MergeRefused  MergeStands
    │   │   ├── ErasureRefused  DataRestricted
    │   │   ├── LadderBroken  LastStep  NotHomeYet
    │   ├── IntakeError
    │   │   ├── SheetUnreadable  SheetTooLarge  LayoutUnknown  ImportRefused  ImportUndone
    │   │   ├── ImportBuiltOn
    │   ├── ScanError
    │   │   ├── ScanUnknownKind  ScanUnreadable  ScanTooLarge  ScanTooManyPages
    │   │   ├── TooManyScans  ScanDamaged
    │   ├── LetterError
    │   │   ├── LetterKindUnknown  LetterBlocked  ReasonNeeded  LetterTooLong
    │   │   ├── WordingBroken  PreviewOutdated  TextNotPrintable  SealTooLong
    │   │   ├── NumberClash  YearWentBack  YearNotConfirmed  RangeTaken  NumberNotReserved
    │   ├── BookError
    │   │   ├── BooksClosed  BooksNotClosed  BooksNotYet  EntryStruck
    │   ├── PreventionError
    │   │   ├── RecordStruck  NotVerified  PosterNamesPeople
    │   ├── ExchangeError
    │   │   ├── NotEnrolled  FingerprintDiffers  FingerprintUnread
    │   │   ├── CardDamaged  CardWrongKind  SampleMixed  LevelReasonNeeded
    │   │   ├── PackageDamaged  PackageNotForUs  PackageUnknownVillage  PackageForged
    │   │   ├── PackageKeyRevoked  PackageKeyFormer  KeyCauseNeeded  PackageFuture
    │   │   ├── PackageOld  PackageConflict  PackageNewerFormat  PackageWrongVillage
    │   │   ├── PackageTooLarge  PackageCountsDiffer  PackageChanged
    │   │   ├── ReceiptDamaged  ReceiptForged  ReceiptUnknown  FileUnknownKind
    │   │   ├── SealUnreadable  QrNotFound  PictureTooLarge
    │   │   ├── KeyListDamaged  KeyListUnproven  KeyListOlder
    │   │   ├── WordingFileDamaged  WordingFileTooLarge
    │   ├── InstallerNotGenuine
    │   └── StorageError
    │       ├── DiskFull  NotWritable  FileMissing  FileUnreadable  ReadBackDiffers
    │       ├── WriteProtected  StickBusy  StickRemoved  KeyringAhead
    └── Cancelled                    a person pressed Batal; not an error, nothing changed
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from desa_app.errors.base import (
    Cancelled,
    DesaBinaanError,
    InvalidInput,
    Problem,
    UserError,
)

if TYPE_CHECKING:
    from desa_app.errors.documents import (
        ScanDamaged,
        ScanError,
        ScanTooLarge,
        ScanTooManyPages,
        ScanUnknownKind,
        ScanUnreadable,
        TooManyScans,
    )
    from desa_app.errors.exchange import (
        CardDamaged,
        CardWrongKind,
        ExchangeError,
        FileUnknownKind,
        FingerprintDiffers,
        FingerprintUnread,
        Goods,
        KeyCauseNeeded,
        KeyListDamaged,
        KeyListOlder,
        KeyListUnproven,
        LevelReasonNeeded,
        NotEnrolled,
        PackageChanged,
        PackageConflict,
        PackageCountsDiffer,
        PackageDamaged,
        PackageForged,
        PackageFuture,
        PackageKeyFormer,
        PackageKeyRevoked,
        PackageNewerFormat,
        PackageNotForUs,
        PackageOld,
        PackageTooLarge,
        PackageUnknownVillage,
        PackageWrongVillage,
        PictureTooLarge,
        QrNotFound,
        ReceiptDamaged,
        ReceiptForged,
        ReceiptUnknown,
        SampleMixed,
        SealUnreadable,
        WordingFileDamaged,
        WordingFileTooLarge,
    )
    from desa_app.errors.letters import (
        BookError,
        BooksClosed,
        BooksNotClosed,
        BooksNotYet,
        EntryStruck,
        LetterBlocked,
        LetterError,
        LetterKindUnknown,
        LetterTooLong,
        NumberClash,
        NumberNotReserved,
        PreviewOutdated,
        RangeTaken,
        ReasonNeeded,
        SealTooLong,
        TextNotPrintable,
        WordingBroken,
        YearNotConfirmed,
        YearWentBack,
    )
    from desa_app.errors.office import (
        AccessError,
        BackupDamaged,
        BackupForeign,
        ClockWentBack,
        LastNumberUnknown,
        NoOffice,
        NotAllowed,
        OfficeError,
        OfficeExists,
        OfficeInUse,
        OfficeLocked,
        PasswordMustChange,
        RecoveryCodeNeeded,
        ReferenceMissing,
        ReferenceNeeded,
        RegionUnknown,
        StoreBusy,
        StoreDamaged,
        StoreNewer,
        TooManyTries,
        UserNeeded,
        UserRemoved,
        WeakPassword,
        WrongOfficeKind,
        WrongPassword,
        WrongRecoveryCode,
    )
    from desa_app.errors.people import BinRefused, MergeRefused, MergeStands, RestoreRefused
    from desa_app.errors.prevention import (
        NotVerified,
        PosterNamesPeople,
        PreventionError,
        RecordStruck,
    )
    from desa_app.errors.privacy import DataRestricted, ErasureRefused
    from desa_app.errors.register import (
        ChangedMeanwhile,
        DuplicateNik,
        ImportBuiltOn,
        ImportRefused,
        ImportUndone,
        IntakeError,
        LadderBroken,
        LastStep,
        LayoutUnknown,
        NotFound,
        NotHomeYet,
        RecordError,
        SheetTooLarge,
        SheetUnreadable,
        StatusNotAllowed,
    )
    from desa_app.errors.release import InstallerFault, InstallerNotGenuine
    from desa_app.errors.storage import (
        DiskFull,
        FileMissing,
        FileUnreadable,
        KeyringAhead,
        NotWritable,
        ReadBackDiffers,
        StickBusy,
        StickRemoved,
        StorageError,
        WriteProtected,
    )

__all__ = [
    "AccessError",
    "BackupDamaged",
    "BackupForeign",
    "BinRefused",
    "BookError",
    "BooksClosed",
    "BooksNotClosed",
    "BooksNotYet",
    "Cancelled",
    "CardDamaged",
    "CardWrongKind",
    "ChangedMeanwhile",
    "ClockWentBack",
    "DataRestricted",
    "DesaBinaanError",
    "DiskFull",
    "DuplicateNik",
    "EntryStruck",
    "ErasureRefused",
    "ExchangeError",
    "FileMissing",
    "FileUnknownKind",
    "FileUnreadable",
    "FingerprintDiffers",
    "FingerprintUnread",
    "Goods",
    "ImportBuiltOn",
    "ImportRefused",
    "ImportUndone",
    "InstallerFault",
    "InstallerNotGenuine",
    "IntakeError",
    "InvalidInput",
    "KeyCauseNeeded",
    "KeyListDamaged",
    "KeyListOlder",
    "KeyListUnproven",
    "KeyringAhead",
    "LadderBroken",
    "LastNumberUnknown",
    "LastStep",
    "LayoutUnknown",
    "LetterBlocked",
    "LetterError",
    "LetterKindUnknown",
    "LetterTooLong",
    "LevelReasonNeeded",
    "MergeRefused",
    "MergeStands",
    "NoOffice",
    "NotAllowed",
    "NotEnrolled",
    "NotFound",
    "NotHomeYet",
    "NotVerified",
    "NotWritable",
    "NumberClash",
    "NumberNotReserved",
    "OfficeError",
    "OfficeExists",
    "OfficeInUse",
    "OfficeLocked",
    "PackageChanged",
    "PackageConflict",
    "PackageCountsDiffer",
    "PackageDamaged",
    "PackageForged",
    "PackageFuture",
    "PackageKeyFormer",
    "PackageKeyRevoked",
    "PackageNewerFormat",
    "PackageNotForUs",
    "PackageOld",
    "PackageTooLarge",
    "PackageUnknownVillage",
    "PackageWrongVillage",
    "PasswordMustChange",
    "PictureTooLarge",
    "PosterNamesPeople",
    "PreventionError",
    "PreviewOutdated",
    "Problem",
    "QrNotFound",
    "RangeTaken",
    "ReadBackDiffers",
    "ReasonNeeded",
    "ReceiptDamaged",
    "ReceiptForged",
    "ReceiptUnknown",
    "RecordError",
    "RecordStruck",
    "RecoveryCodeNeeded",
    "ReferenceMissing",
    "ReferenceNeeded",
    "RegionUnknown",
    "RestoreRefused",
    "SampleMixed",
    "ScanDamaged",
    "ScanError",
    "ScanTooLarge",
    "ScanTooManyPages",
    "ScanUnknownKind",
    "ScanUnreadable",
    "SealTooLong",
    "SealUnreadable",
    "SheetTooLarge",
    "SheetUnreadable",
    "StatusNotAllowed",
    "StickBusy",
    "StickRemoved",
    "StorageError",
    "StoreBusy",
    "StoreDamaged",
    "StoreNewer",
    "TextNotPrintable",
    "TooManyScans",
    "TooManyTries",
    "UserError",
    "UserNeeded",
    "UserRemoved",
    "WeakPassword",
    "WordingBroken",
    "WordingFileDamaged",
    "WordingFileTooLarge",
    "WriteProtected",
    "WrongOfficeKind",
    "WrongPassword",
    "WrongRecoveryCode",
    "YearNotConfirmed",
    "YearWentBack",
    "walk",
]


# The first window needs two of these; each makes many classes, and the window waits for them.
_PARTS = (
    "office",
    "storage",
    "register",
    "exchange",
    "letters",
    "people",
    "documents",
    "prevention",
    "privacy",
    "release",
)


def __getattr__(name: str) -> object:
    """An error that stands in a part which nobody needed until now (PEP 562)."""
    if name in __all__:
        for part in _PARTS:
            found = vars(import_module(f"{__name__}.{part}")).get(name)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def walk(kind: type[DesaBinaanError] = DesaBinaanError) -> list[type[DesaBinaanError]]:
    """Every error type that can be raised, for the test that each has a sentence."""
    for part in _PARTS:
        import_module(f"{__name__}.{part}")
    found = []
    for child in kind.__subclasses__():
        if "code" in vars(child):
            found.append(child)
        found.extend(walk(child))
    return found
