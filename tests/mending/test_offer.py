"""What is shown of a sentence is what will stand there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carelint.finding import Checked
from carelint.mending.offer import Offer, offers, other_words


def _offer(done: Checked) -> Offer:
    (offer,) = offers(done.listed, takes=lambda _: True)
    return offer


@pytest.mark.parametrize(
    ("text", "replaced", "after", "takes_in"),
    [
        ("The diabetic came.", "diabetic", "The person with diabetes came.", False),
        ("Tom is an addict.", "an addict", "Tom is a person with an addiction.", False),
        ("She must comply with her plan.", "comply with", "She must keep to her plan.", True),
        ("Wheelchair-bound patients wait.", "Wheelchair-bound patients", "Patients using a wheelchair wait.", True),
        ("He was very non-compliant with meds.", "very non-compliant with", "He was not keeping to meds.", True),
    ],
    ids=["the phrase", "its article", "what follows it", "its noun", "a degree"],
)
def test_the_sentence_as_it_will_stand(
    checked: Callable[..., Checked], text: str, replaced: str, after: str, takes_in: bool
) -> None:
    """Also where more than the phrase gives way; other words have no place there then."""
    offer = _offer(checked(text, reader="off"))
    put = offer.put

    assert (offer.before[offer.at : offer.to], offer.after) == (replaced, after)
    assert f"{text[: put.start]}{put.text}{text[put.end :]}" == after
    assert offer.takes_in == takes_in


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("She must comply with her plan.", "stick to", "She must stick to her plan."),
        ("Tom is an addict.", "old friend", "Tom is an old friend."),
        ("Tom is an addict.", "our friend", "Tom is our friend."),
        ("A frequent flyer came.", "old friend", "An old friend came."),
        ("A frequent flyer came.", "our friend", "Our friend came."),
        ("The diabetic came.", "visitor", "The visitor came."),
    ],
)
def test_own_words_take_the_place_that_was_shown(
    checked: Callable[..., Checked], text: str, words: str, after: str
) -> None:
    """With the article that they ask for, if they bring no word of that kind."""
    done = checked(text, reader="off")
    offer = other_words(_offer(done), done.document, words)
    put = offer.put

    assert offer.after == after
    assert f"{text[: put.start]}{put.text}{text[put.end :]}" == after


def test_of_two_that_overlap_the_first_goes_in(checked: Callable[..., Checked]) -> None:
    """In order; what the text does not take is left out."""
    done = checked("Two bed blockers came. The diabetic came.", reader="off")
    every = offers(done.listed, takes=lambda _: True)

    assert offers([*done.listed, *done.listed[1:]], takes=lambda _: True) == every
    assert offers(done.listed, takes=lambda put: put.start > 10) == every[1:]
