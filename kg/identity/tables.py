"""The tables of this package."""

from pathlib import Path

COMMON_NAMES = Path(__file__).with_name("common_names.toml")
ADDRESSES = Path(__file__).with_name("addresses.toml")
