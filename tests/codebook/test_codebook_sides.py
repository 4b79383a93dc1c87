import pytest

from readout.codebook.sides import name_side


@pytest.mark.parametrize(
    ("country", "sectors", "side"),
    [
        ("SDN", ("MIL",), "SDN"),
        ("SDN", (), "SDN"),
        ("SDN", ("REB", "MIL"), "SDN REB"),
        (None, ("GOV",), "the ministry"),
    ],
)
def test_a_side_is_a_state_a_sector_or_a_name(country: str | None, sectors: tuple[str, ...], side: str) -> None:
    assert name_side(country, sectors, "the ministry") == side
