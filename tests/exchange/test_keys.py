# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys do what the standards say, and a signature serves one purpose only."""

from __future__ import annotations

import subprocess

import pytest

from desa_app.exchange import keys
from tests.exchange import samples


def test_a_public_key_is_the_one_of_rfc_8032() -> None:
    # RFC 8032, section 7.1, test 1.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert keys.verify_key(seed).hex() == public
    empty_message_signature = (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert keys.sign(seed, b"", b"").hex() == empty_message_signature


def test_new_keys_differ_and_sign() -> None:
    first, second = keys.new_signing_key(), keys.new_signing_key()
    assert first != second
    signature = keys.sign(first, keys.CARD_CONTEXT, b"x")
    keys.check_signature(keys.verify_key(first), keys.CARD_CONTEXT, b"x", signature)
    with pytest.raises(keys.InvalidSignature):
        keys.check_signature(keys.verify_key(second), keys.CARD_CONTEXT, b"x", signature)


def test_a_signature_for_one_purpose_is_none_for_another() -> None:
    contexts = {
        keys.CARD_CONTEXT,
        keys.MANIFEST_CONTEXT,
        keys.RECEIPT_CONTEXT,
        keys.LETTER_CONTEXT,
    }
    assert len(contexts) == 4
    signature = keys.sign(samples.VILLAGE_SEED, keys.CARD_CONTEXT, b"x")
    for other in contexts - {keys.CARD_CONTEXT}:
        with pytest.raises(keys.InvalidSignature):
            keys.check_signature(samples.VILLAGE_KEY, other, b"x", signature)


@pytest.mark.parametrize(("key", "signature"), [(b"", b"x" * 64), (b"x" * 32, b""), (b"x", b"x")])
def test_keys_and_signatures_of_odd_length_are_invalid(key: bytes, signature: bytes) -> None:
    with pytest.raises(keys.InvalidSignature):
        keys.check_signature(key, keys.CARD_CONTEXT, b"x", signature)


def test_an_identity_belongs_to_its_recipient_as_age_says_too() -> None:
    made = keys.new_identity()
    assert keys.recipient_of(made.secret) == made.recipient
    assert keys.is_recipient(made.recipient)
    said = subprocess.run(
        ["age-keygen", "-y"], input=made.secret.encode(), capture_output=True, check=True
    )
    assert said.stdout.decode().strip() == made.recipient


def test_an_identity_never_shows_its_secret() -> None:
    made = keys.new_identity()
    assert "AGE-SECRET" not in repr(made)
    with pytest.raises(ValueError, match="identity") as caught:
        keys.recipient_of(made.secret[:-1])
    assert "AGE-SECRET" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "ssh-ed25519 AAAA",
        samples.RECIPIENTS[0][:-1],
        samples.RECIPIENTS[0].upper(),
        samples.RECIPIENTS[0] + " ",
        samples.DISTRICT_IDENTITY,
    ],
)
def test_what_is_no_recipient(text: str) -> None:
    assert not keys.is_recipient(text)
