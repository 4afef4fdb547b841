"""The README says what the data hold and names commands that exist."""

import re

from scripts.studies_table import END, README, ROOT, START, studies_table


def test_the_readmes_table_of_studies_is_the_datas():
    readme = README.read_text(encoding="utf-8")
    table = readme.partition(START)[2].partition(END)[0]
    assert table == studies_table(ROOT / "data"), "Run `python -m scripts.studies_table`."


def test_every_make_command_of_the_readme_exists():
    readme = README.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", readme)) <= targets
    assert {"run", "test"} <= targets


def test_every_file_the_readme_links_to_exists():
    readme = README.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
