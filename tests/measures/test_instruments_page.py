"""INSTRUMENTS.md says what the instruments' files say."""

from docs.instruments import FILE, page
from painplan.measures.program_instruments import instruments


def test_the_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "make instruments"


def test_every_instrument_is_on_it_with_its_notice() -> None:
    text = page()
    for name, instrument in instruments().instruments.items():
        assert f"(`{name}`)" in text
        assert f"- Notice: {instrument.notice}" in text
