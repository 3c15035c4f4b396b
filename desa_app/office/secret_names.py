# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office's private keys are called inside its encrypted store."""

from __future__ import annotations

SIGNING_KEY = "kunci-tanda-tangan"
AGE_IDENTITY = "identitas-age"
RECOVERY_RECIPIENT = "penerima-pemulihan"
# The recovery identity of an office whose place this one took: opens what was sealed for that.
FORMER_IDENTITY = "identitas-kantor-lama"
