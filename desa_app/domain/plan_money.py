# SPDX-License-Identifier: GPL-3.0-or-later
"""Money in a plan: which amounts there are, how far they go, and in which currencies pay comes."""

from __future__ import annotations

MONEY_FIELDS = ("pay", "cost_asked", "cost_paid", "debt")
AMOUNT_LIMIT = 9_999_999_999
"""The highest amount that is taken; more is a slip of the finger."""

CURRENCIES = {
    "IDR": "rupiah",
    "TWD": "dolar Taiwan",
    "HKD": "dolar Hong Kong",
    "MYR": "ringgit Malaysia",
    "SGD": "dolar Singapura",
    "BND": "dolar Brunei",
    "JPY": "yen Jepang",
    "KRW": "won Korea",
    "CNY": "yuan Tiongkok",
    "SAR": "riyal Saudi",
    "AED": "dirham Emirat",
    "QAR": "riyal Qatar",
    "KWD": "dinar Kuwait",
    "OMR": "rial Oman",
    "BHD": "dinar Bahrain",
    "JOD": "dinar Yordania",
    "TRY": "lira Turki",
    "USD": "dolar AS",
    "EUR": "euro",
    "GBP": "pound Inggris",
    "AUD": "dolar Australia",
    "NZD": "dolar Selandia Baru",
    "CAD": "dolar Kanada",
    "PLN": "zloty Polandia",
    "RON": "leu Rumania",
}


def amount_words(amount: int, currency: str = "IDR") -> str:
    """``Rp12.500.000`` or ``TWD 20.000``: whole units with the Indonesian point."""
    shown = f"{amount:,}".replace(",", ".")
    return f"Rp{shown}" if currency == "IDR" else f"{currency} {shown}"
