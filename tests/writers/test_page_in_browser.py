"""The page in a real browser: no barrier that axe knows, a walk by keyboard, nothing lost on paper or a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from carelint.finding import Report
from carelint.rulebook import Rulebook
from carelint.writers.options import Options
from carelint.writers.page import html
from tests.writers.browser import browser as launched
from tests.writers.browser import reports

NAMES = ("board", "policy", "clinic", "hostile", "table", "several", "long", "nothing", "one", "unread")
STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FOCUS = "document.activeElement"
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def made(rulebook: Rulebook) -> dict[str, Report]:
    return reports(rulebook)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with launched() as found:
        yield found


Open = Callable[..., Page]


@pytest.fixture
def opened(chrome: Browser, made: dict[str, Report], tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a report by name; whatever it asked for is in `page.asked`."""
    contexts = []

    def show(name: str, **given: object) -> Page:
        path = tmp_path / f"{name}.html"
        path.write_text(html.write(made[name], options=Options()), encoding="utf-8")
        context = chrome.new_context(**{"viewport": {"width": 1280, "height": 800}, **given})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.asked = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
        page.goto(path.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_barrier(name: str, opened: Open) -> None:
    """No violation of WCAG 2.2 A and AA, nor of axe's good practice, with everything unfolded; in the dark, colours."""
    page = opened(name)
    page.evaluate(UNFOLD)
    everything = {"type": "tag", "values": list(STANDARD)}
    for scheme, asked, seen in (
        ("light", everything, {"color-contrast", "target-size", "landmark-unique"}),
        ("dark", {"type": "rule", "values": ["color-contrast"]}, {"color-contrast"}),
    ):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"runOnly": asked}).response

        assert [(scheme, one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
        assert seen <= {one["id"] for one in found["passes"]}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_for_nothing_but_itself(name: str, opened: Open) -> None:
    """One request, for the file; and nothing in a document was run."""
    page = opened(name)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    page.wait_for_timeout(50)

    assert [url.rpartition("/")[2] for url in page.asked] == [f"{name}.html"]  # type: ignore[attr-defined]
    assert alerts == []
    assert page.locator("img, iframe, object, embed, link").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_screen(name: str, opened: Open) -> None:
    """320 CSS pixels are 1280 at 400 %: only tables scroll sideways, inside themselves."""
    page = opened(name)
    page.evaluate(UNFOLD)
    widths = {}
    for width in (320, 375, 768, 1440):
        page.set_viewport_size({"width": width, "height": 700})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")

    assert [width for width, wide in widths.items() if wide > width] == []


def test_larger_letters_do_not_widen_the_page(opened: Open) -> None:
    """Text at 200 % on a small window."""
    page = opened("board", viewport={"width": 640, "height": 700})
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("name", NAMES)
def test_headings_run_without_a_gap(name: str, opened: Open) -> None:
    """One h1, first of all, and no level is skipped on the way down."""
    page = opened(name)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str, opened: Open) -> None:
    """Links stay on the page, ids are unique, and each number leads to a note and back."""
    page = opened(name)
    hrefs = page.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    there = "(a) => document.getElementById(a.hash.slice(1)).querySelector('a.n').hash.slice(1)"
    back = page.eval_on_selector_all("mark[id] > sup > a", f"(all) => all.map({there})")
    marks = page.eval_on_selector_all("mark[id]", "(all) => all.map((one) => one.id)")

    assert {href[1:] for href in hrefs} <= set(ids)
    assert len(ids) == len(set(ids))
    assert set(back) <= set(marks)


def test_tab_reaches_everything_in_order(opened: Open) -> None:
    """Skip link, contents, filters, phrases; never a stop that shows no focus or lies under something else."""
    page = opened("board")
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(WALK)
        if here is None:
            break
        seen.append(here)

    names = [one["name"] for one in seen]
    stops = (
        "Skip to the report",
        "Where care already speaks",
        "change",
        "copy",
        "Next phrase",
        "Why phrase 1 was noticed",
    )
    order = [names.index(name) for name in stops]

    assert order == sorted(order)
    assert [one["name"] for one in seen if one["covered"] or not one["outlined"] or one["small"]] == []


WALK = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getClientRects()[0];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const inline = getComputedStyle(one).display === "inline" && !one.matches(".n");
  return {
    name: one.matches("input") ? one.value : one.textContent.trim(),
    covered: !top || !(one.contains(top) || top.contains(one)),
    outlined: getComputedStyle(one).outlineStyle !== "none",
    small: !inline && (box.width < 20 || box.height < 20),
  };
}"""


def test_keys_move_from_phrase_to_phrase(opened: Open) -> None:
    """n and p inside the report only, the phrase in sight, and not while they are switched off."""
    page = opened("board")
    page.keyboard.press("n")
    assert page.evaluate(f"{FOCUS}.tagName") == "BODY"

    page.locator("#main").focus()
    for key in "nnnp":
        page.keyboard.press(key)
    assert page.evaluate(f"{FOCUS}.closest('mark').id") == "d1-f2"
    box = page.evaluate(f"{FOCUS}.getBoundingClientRect().toJSON()")
    assert 0 < box["top"] < 800

    page.locator("[data-keys]").uncheck()
    page.locator("mark a").first.focus()
    page.keyboard.press("n")
    assert page.evaluate(f"{FOCUS}.closest('mark').id") == "d1-f1"


def test_buttons_move_too(opened: Open) -> None:
    """What the keys do can be done by pointer, and the page says where one is."""
    page = opened("board")
    page.get_by_role("button", name="Next phrase").click()
    page.get_by_role("button", name="Next phrase").click()

    assert page.evaluate(f"{FOCUS}.closest('mark').id") == "d1-f2"
    assert page.locator(".tools .at").inner_text() == "Phrase 2 of 11"


def test_filters_hide_and_show(opened: Open) -> None:
    """Unticking takes away reasons, marks and notes; the words of the document stay; the count is said."""
    page = opened("board")
    text = page.locator("mark").first.inner_text()
    page.locator("[data-hides=level][value=change]").uncheck()

    assert page.locator(".group:visible").count() == 3
    assert page.locator(".notes p:visible").count() == 3
    assert page.locator("mark:not(.off)").count() == 3
    assert page.locator(".status").inner_text() == "3 of 11 phrases are shown."
    assert page.locator("mark").first.inner_text().strip() in text

    page.locator("[data-hides=family][value=industrial]").uncheck()
    assert page.locator(".group:visible").count() == 1
    page.locator("[data-hides]").first.check()
    page.locator("[data-hides=family][value=industrial]").check()
    assert page.locator(".status").inner_text() == "All 11 phrases are shown."


def test_a_single_phrase_is_told_as_one(opened: Open) -> None:
    """Not «all 1 phrases»."""
    assert opened("one").locator(".status").text_content() == "The phrase is shown."


def test_keys_pass_over_what_is_hidden(opened: Open) -> None:
    """The next phrase is the next one that is shown."""
    page = opened("board")
    page.locator("[data-hides=level][value=change]").uncheck()
    page.locator("#main").focus()
    page.keyboard.press("n")

    assert page.evaluate(f"{FOCUS}.closest('mark').dataset.level") == "consider"


def test_a_sentence_can_be_copied_with_the_words_of_care_in_it(opened: Open) -> None:
    """So that it can be put into the paper as it is."""
    page = opened("board", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="copy: People who need care often were discussed").click()
    page.get_by_role("button", name="copied: People who need care often were discussed").wait_for()

    assert (
        page.evaluate("navigator.clipboard.readText()")
        == "People who need care often were discussed at the October meeting."
    )


def test_what_a_link_leads_to_is_unfolded(opened: Open) -> None:
    """A long paper stands folded below what was noticed in it."""
    page = opened("long")
    assert page.locator("mark[id]").first.is_hidden()

    page.locator(".spots a").first.click()
    page.locator("mark[id]").first.wait_for(state="visible")


def test_what_was_noticed_comes_first(opened: Open) -> None:
    """On the first screen, below a summary of two sentences."""
    page = opened("board")
    first = page.locator(".group").first.bounding_box()

    assert first
    assert first["y"] < 900
    assert page.locator(".lead").inner_text().count(".") == 2


def test_a_page_for_a_board_pack(made: dict[str, Report], chrome: Browser, tmp_path: Path) -> None:
    """One sheet of A4, without barriers and without a script."""
    for name in NAMES:
        path = tmp_path / f"{name}.html"
        path.write_text(html.write(made[name], options=Options(short=True)), encoding="utf-8")
        page = chrome.new_page()
        page.goto(path.as_uri())
        assert "<script" not in path.read_text(encoding="utf-8")
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
        page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True, print_background=True)
        page.close()
        printed = pypdfium2.PdfDocument(tmp_path / "print.pdf")
        assert len(printed) == 1, name
        printed.close()


def test_a_suggestion_can_be_copied(opened: Open) -> None:
    """The words land on the clipboard as they are, and the button says so."""
    page = opened("board", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="copy: people with diabetes")
    button.click()
    page.get_by_role("button", name="copied: people with diabetes").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == "people with diabetes"


@pytest.mark.parametrize("name", NAMES)
def test_all_is_there_without_script(name: str, made: dict[str, Report], opened: Open) -> None:
    """Every phrase, reason, suggestion and note; no control that would do nothing."""
    page = opened(name, java_script_enabled=False)
    while page.locator("details:not([open]) > summary:visible").count():
        page.locator("details:not([open]) > summary:visible").first.click()
    text = _plain(page.locator("body").inner_text())
    wanted = [said for found in _found(made[name]) for said in (found.text, found.why, *found.instead)]

    assert [said for said in wanted if _plain(said) not in text] == []
    assert page.locator("button:visible, input:visible").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_paper_shows_all_of_it(name: str, made: dict[str, Report], opened: Open, tmp_path: Path) -> None:
    """On A4: phrases, reasons, words of care and notes are printed, controls are not."""
    page = opened(name)
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True, print_background=True)
    printed = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    size = printed[0].get_size()
    text = _letters(" ".join(sheet.get_textpage().get_text_range() for sheet in printed))
    printed.close()
    wanted = [said for found in _found(made[name]) for said in (found.text, found.why, *found.instead)]

    assert [round(side) for side in size] == [595, 842]
    assert [said for said in wanted if _letters(said) not in text] == []
    assert "Nextphrase" not in text
    assert "Showphrases" not in text


@pytest.mark.parametrize("given", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {}], ids=str)
def test_marks_are_more_than_colour(given: dict[str, str], opened: Open) -> None:
    """Each level has a line of its own kind under its words, and a number after them, in any colours."""
    page = opened("board", **given)
    style = "(one) => [getComputedStyle(one).borderBottomStyle, getComputedStyle(one).borderBottomWidth]"
    change = page.locator("mark[data-level=change]").first
    consider = page.locator("mark[data-level=consider]").first
    care = page.locator(".document .spoken").last

    assert change.evaluate(style) == ["solid", "2px"]
    assert consider.evaluate(style) == ["dashed", "2px"]
    assert care.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "underline"
    assert change.evaluate(
        "(one) => getComputedStyle(one).borderBottomColor !== getComputedStyle(document.body).backgroundColor"
    )
    assert change.locator("sup a").inner_text() == "1"


def test_screen_readers_hear_where_a_mark_begins_and_ends(opened: Open) -> None:
    """Browsers do not announce `mark`; hidden words do."""
    page = opened("board")
    heard = " ".join(page.locator("mark").first.text_content().split())  # type: ignore[union-attr]

    assert heard == "noticed: High utilizers1 end of phrase."


def test_a_table_is_a_table(opened: Open) -> None:
    """Cells stand in their lines and columns; the keyboard stops only where there is something to scroll."""
    page = opened("board")
    table = page.locator(".document table")

    assert table.locator("th[scope=col]").all_inner_texts() == ["Measure", "September", "October"]
    assert table.locator("tr").nth(2).locator("td").all_inner_texts() == [
        "Laboratory throughput, samples an hour",
        "612",
        "640",
    ]
    assert page.locator(".document .wide[tabindex]").count() == 0
    assert opened("table", viewport={"width": 400, "height": 700}).locator(".document .wide[tabindex]").count() > 0


def test_notes_stand_beside_wide_text_and_below_narrow(opened: Open) -> None:
    """A wide window has them in the margin, a narrow one under the paragraph."""
    for width, beside in ((1280, True), (600, False)):
        page = opened("board", viewport={"width": width, "height": 800})
        note = page.locator(".notes").first.bounding_box()
        words = page.locator(".row:has(.notes) .block").first.bounding_box()

        assert note
        assert words
        assert (note["x"] >= words["x"] + words["width"]) is beside


def _found(report: Report) -> list:  # type: ignore[type-arg]
    return [found for done in report.documents for found in done.listed]


def _plain(text: str) -> str:
    """Words on one line; the markup of Markdown is not shown."""
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", text)).casefold()


def _letters(text: str) -> str:
    """Letters alone: paper breaks lines and hyphenates."""
    return re.sub(r"[\W_]+", "", text)
