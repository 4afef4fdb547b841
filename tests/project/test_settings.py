"""The settings file: only options that this Streamlit knows, and colours that can be read."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
WHITE = "#FFFFFF"


def options(section: dict, prefix: str = "") -> list[str]:
    """Dotted names of every option set."""
    names = []
    for name, value in section.items():
        dotted = f"{prefix}.{name}" if prefix else name
        names += options(value, dotted) if isinstance(value, dict) else [dotted]
    return names


def luminance(color: str) -> float:
    """Relative luminance of a hex colour (WCAG 2)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two hex colours (WCAG 2)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, ground: str, *, share: float) -> str:
    """`color` at `share` opacity over `ground`."""
    pairs = [(int(color[start : start + 2], 16), int(ground[start : start + 2], 16)) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02X}" for top, under in pairs)


@pytest.mark.parametrize("option", options(SETTINGS))
def test_streamlit_knows_the_option(option: str):
    assert option in config.get_config_options()


@pytest.mark.parametrize("scheme", ["light", "dark"])
class TestColours:
    def test_text_and_links_are_readable_on_both_grounds(self, scheme: str):
        theme = SETTINGS["theme"][scheme]
        for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
            assert contrast(theme["textColor"], ground) >= 7
            assert contrast(theme["linkColor"], ground) >= 4.5

    def test_captions_are_readable_at_the_60_percent_that_streamlit_fades_them_to(self, scheme: str):
        theme = SETTINGS["theme"][scheme]
        faded = mixed(theme["textColor"], theme["backgroundColor"], share=0.6)
        assert contrast(faded, theme["backgroundColor"]) >= 4.5

    def test_the_accent_is_readable_as_text_and_under_white(self, scheme: str):
        theme = SETTINGS["theme"][scheme]
        assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 4.5
        assert contrast(theme["primaryColor"], WHITE) >= 3


def test_the_settings_send_nothing_and_show_no_traceback():
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["server"]["address"] == "localhost"


def test_the_empty_world_that_maps_wait_for_is_served():
    assert SETTINGS["server"]["enableStaticServing"] is True
    world = ROOT / "dashboard" / "static" / "topo" / "world_110m.json"
    assert world.read_text(encoding="utf-8").strip() == '{"type":"Topology","objects":{},"arcs":[]}'
