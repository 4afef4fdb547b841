"""The history of the browser has one entry a choice: Back and Forward go through what the reader chose."""

import re

from scripts.rendering import wait_until_drawn


def steps(page) -> int:
    return page.evaluate("history.length")


def test_back_and_forward_go_through_the_choices_of_a_reader(open_page):
    page = open_page("/profils").page
    opened = steps(page)
    seen = [page.url]
    for name, code in (("Entreprises", "entreprises"), ("Citoyens", "citoyens")):
        page.get_by_role("radio", name=name).first.click()
        page.wait_for_url(re.compile(f"profil={code}"))
        wait_until_drawn(page)
        seen.append(page.url)
    page.locator(".st-key-places a", has_text="Comparer").first.click()
    page.wait_for_url(re.compile("/comparer[?]"))
    wait_until_drawn(page)
    seen.append(page.url)
    assert steps(page) == opened + 3

    for url in reversed(seen[:-1]):
        page.go_back()
        wait_until_drawn(page)
        assert page.url == url
    for url in seen[1:]:
        page.go_forward()
        wait_until_drawn(page)
        assert page.url == url


def test_what_is_typed_into_the_search_is_one_step(open_page):
    page = open_page("/domaines").page
    opened = steps(page)
    field = page.get_by_role("searchbox").or_(page.get_by_role("textbox", name="Chercher")).first
    for text in ("emp", "emplo", "emploi"):
        field.fill(text)
        page.wait_for_url(re.compile(f"recherche={text}$"))
    assert steps(page) <= opened + 1
