"""Says whether words can stand in the place of a phrase as they are: number, complement, degree, what they modify.

In: a candidate and the words that may replace it. Out: yes, or no where the sentence would then be wrong.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.judges.guards.roles import alone
from carelint.qualified import qualified
from carelint.tokens import Word, tokens_of
from carelint.verbal import JOINED, LINKING, NO_NOUN, VERBS, misplaced, postposed
from carelint.vocabulary import Values, Vocabulary

DETERMINED = re.compile(
    r"\b(?:the|an?|our|your|their|his|her|its|my|this|that|these|those|each|every|any|some|no|\d+) $", re.IGNORECASE
)
OWNED = re.compile(r"^(?:our|your|their|his|her|its|my) ", re.IGNORECASE)
"""Words of care that say whose they are."""
SINGLE = re.compile(r"\b(?:an?|this|that|each|every|one|another|(?<![\d,.])1) (?:[\w-]+ )?$", re.IGNORECASE)
SINGLE_VERB = re.compile(r"^ (?:is|was|has|does|isn't|wasn't|hasn't)\b", re.IGNORECASE)
PLURAL_VERB = re.compile(r"^ (?:are|were|have|do|aren't|weren't|haven't)\b", re.IGNORECASE)
MANY = re.compile(
    r"\b(?:these|those|many|few|several|two|three|four|five|six|seven|eight|nine|ten|\d+) $", re.IGNORECASE
)
AFTER = (
    r"who|whom|whose|that|with|without|living|waiting|using|following|in|of|on|for|from|near|after|at|by|to|we|kept|ready"
    r"|exposed|known"
)
HEAD = re.compile(rf" (?:{AFTER})\b.*")
FOLLOWED = re.compile(rf"^(?:[\w'’-]+ ){{1,4}}?(?:{AFTER}) \w")
"""A noun with more behind it: it cannot stand before another noun, as «bed blocker» does before «clinic»."""
PLURALS = re.compile(r"people|children|men|women|staff|\w+[^su]s")
"""Last word of a noun phrase in the plural."""
PREDICATE = re.compile(
    r"^(?:did|died|is|was|were|are|has|have|had|says?|said|came|stopped|chose|not|reports?|describes?|sees|uses|finds|asks|feels"
    r"|needs|leaves|chooses|follows|stops|thinks|lives|helps|gives|remembers|refers|takes|walks) "
)
"""What no article can stand before."""
DEGREE = re.compile(r"(?:\b(?:very|quite|so|too|v|more|most|rather|somewhat|[a-z]+ly)|\d ?%) $", re.IGNORECASE)
DEGREELESS = re.compile(
    r"^(?:not|following|keeping|using|living|having|taking|ready|person|people|patients?|very|in|is|has|no|somebody"
    r"|someone) "
)
"""Words that no «very» can stand before."""
RELATIVE = frozenset(["which", "whom", "whose", "who"])
CANNOT_TAKE = {
    "to": re.compile(
        r"(?:upset|angry|distressed|discouraged|sure|say|says|said|saying|report(?:s|ed|ing)?|coming|by|plan|present|agreed)$"
    ),
    "with": re.compile(r"(?:coming|present|agreed|manage|sure|by|us|help)$"),
    "from": re.compile(r"(?:coming|present|help|plan|contact|condition)$"),
    "of": re.compile(r"condition$"),
    "on": re.compile(r"(?:say|says|said|saying|sure)$"),
    "upon": re.compile(r"(?:say|says|said|saying|sure)$"),
    "never": re.compile(r"(?:report(?:s|ed|ing)?|say|says|said)$"),
    "that": re.compile(r" no$"),
}
"""What may follow the phrase, and the replacements that it cannot follow: hostile to us, upset to us."""
FORMER = re.compile(r"\b(?:former|onetime|ex) $", re.IGNORECASE)
BE = re.compile(r"\b(?:is|was|are|were|be|been|being|seems?|becomes?|became|remains?) $", re.IGNORECASE)
ONE = re.compile(r"(?:person|patient|man|woman|child|boy|girl|baby)\b")
"""What needs its article behind «is»; «she is schizophrenic» has none to give."""
AFTER_INSISTING = re.compile(r"(?:says?|said|saying|sure)$")
SHOULD = re.compile(r" (?:that )?(?:she|he|it|they) (?:go|come|be|see|get|stay|do|leave|wait|eat|take)\b")
"""What somebody asks for, and does not say: insisted she come in."""
HAVING = re.compile(r"(?:^|[,.:;(–—] ?|\b(?:after|before|by|from|of|for|while|when|despite|without) )$", re.IGNORECASE)
"""What «having» follows; people are «with» an illness, and nobody «has been having» it."""
NAMED = re.compile(r"[\\_.@#$%~=]$")
NAMES = re.compile(r"[\\_@#$%~=]|\.\w|[{}]")
"""What joins words into the name of a file, a variable, a tag: diabetics.csv, #diabetics, {{diabetics}}."""
ALSO_THAT = re.compile(r"(?:\b(?:and|or|nor)|,) that (?!(?:is|was)\b)")
"""More that is denied, and would stand outside a «no»: denies pain «and that he fell»."""
MUCH = frozenset(["much", "many", "more", "all", "every", "both", "most"])
"""What a «no» cannot stand before, or would say something else of: denies «more» pain."""
NOT = re.compile(r"(?:\b(?:not|never|nor|neither|cannot)|n['’]t) $", re.IGNORECASE)
ENDS = NO_NOUN | {"as", "because", "must", "should", "can", "may", "would", "could", "when", "if", "while", "so"}
"""What no verb of a sentence is, behind its subject, that has a number."""
PEOPLE: Values = ("<people>", "<category-people>")
GOODS: Values = ("<handling-verbs>",)
HANDLING: Values = ("<handling-verbs>", "<problem-verbs>")
BETWEEN: Values = ("<determiners>", "<number>")
"""What may stand between such a verb and those it is done to."""
NEAR = 3
"""Words behind people among which it is looked for: were simply binned."""
LISTED = 6
"""Words before one of several among which it is looked for."""


def stands(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing before or after the phrase would be wrong with `text` in its place."""
    text = text[:1].lower() + text[1:] if not text.isupper() else text.lower()
    wrong = _joined(candidate) or _bare(candidate, text) or _doubles(candidate, text) or not _agrees(candidate, text)
    if wrong or _owned(candidate, text) or _negated(candidate, text, vocabulary):
        return False
    if not completed(candidate, text) or _graded(candidate, text) or _handled(candidate, text, vocabulary):
        return False
    if misplaced(candidate, text, vocabulary) or qualified(candidate, text, vocabulary):
        return False
    if candidate.form not in VERBS and (FOLLOWED.match(text) or postposed(text) or _plural(text)):
        return alone(candidate, ("yes",), vocabulary) is True
    return True


def _handled(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether people would stand beside a verb for goods, and be noticed there, or for a problem: tackling them."""
    before, words = candidate.words_before(), tokens_of(text)
    if not vocabulary.leads(words, PEOPLE):
        return False
    if before and _listed(candidate, before[-1]) and vocabulary.first(before[-LISTED:], HANDLING):
        return True
    while before and vocabulary.trails(before, BETWEEN):
        before = before[:-1]
    counted = before and before[-1].text == "of"  # the number of them rises, and they do not
    after = candidate.words_after()[:NEAR]
    return bool(vocabulary.trails(before, HANDLING) or vocabulary.first(after, GOODS if counted else HANDLING))


def _listed(candidate: Candidate, last: Word) -> bool:
    """Whether it is one of several: tackling delays, bed blockers «and» time-wasters."""
    gap = candidate.passage.plain[last.end : candidate.start]
    return last.text in JOINED or gap in (", ", ": ")


def doing(candidate: Candidate) -> bool:
    """Whether what follows is something done, with more behind it: denies «hitting» her head."""
    after = candidate.words_after()[:2]
    both = len(after) > 1 and candidate.passage.text[after[0].end : after[1].start] == " "
    return both and after[0].text.endswith("ing") and after[1].text not in JOINED


def _negated(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a «no» would stand before what it cannot deny: that he drinks, the fall; or behind another one."""
    after = candidate.words_after()
    if not text.endswith(" no"):
        return text.endswith(" not") and bool(NOT.search(_before(candidate)))
    if not after or not candidate.touches(after[0]) or NOT.search(_before(candidate)) or doing(candidate):
        return True
    if ALSO_THAT.search(candidate.passage.text[candidate.end :]) or after[0].text in MUCH:
        return True
    return after[0].text.endswith(("thing", "ly")) or bool(vocabulary.leads(after, ("<function-words>",)))


def _bare(candidate: Candidate, text: str) -> bool:
    """Whether something is missing beside it: the article of a person, the person of an «older»."""
    before, after = _before(candidate), candidate.words_after()
    if FORMER.search(before) and " who " in text or BE.search(before) and ONE.match(text):
        return True
    if AFTER_INSISTING.match(text) and SHOULD.match(candidate.passage.plain[candidate.end :]):
        return True
    follows = after[0].text if after and candidate.touches(after[0]) else ""
    if text == "having" and not HAVING.search(before):
        return True
    return text.split()[-1] == "older" and (not follows or follows in NO_NOUN)


def _joined(candidate: Candidate) -> bool:
    """Whether it is a part of a longer word, owns something, says what letters stand for, or calls a «thing» so."""
    before, after = _before(candidate), candidate.passage.plain[candidate.end :]
    if NAMED.search(before) or NAMES.match(after) or before.count("{") > before.count("}"):
        return True
    return (
        after.startswith(("'", "’", "-", "/", ' "', " “"))
        or before.endswith(("-", "/"))
        or (before[-1:], after[:1]) == ("(", ")")
    )


def _graded(candidate: Candidate, text: str) -> bool:
    """Whether a «very», an article, or a noun that two words share cannot stand beside the words."""
    before = _before(candidate)
    degree = DEGREELESS.match(f"{text} ") and DEGREE.search(before)
    after = candidate.words_after()
    if postposed(text) and not BE.search(before) and after and after[0].text in JOINED and candidate.touches(after[0]):
        return True
    article = (PREDICATE.match(f"{text} ") or postposed(text)) and DETERMINED.search(before)
    return bool(degree or article)


def _before(candidate: Candidate) -> str:
    return candidate.passage.plain[: candidate.start]


def completed(candidate: Candidate, text: str) -> bool:
    """Whether what follows the phrase can follow the replacement: «hostile to us» is not «upset to us»."""
    after = candidate.words_after()
    follows = after[0].text if after and candidate.touches(after[0]) else ""
    if text.split()[-1] in LINKING and (not follows or follows in LINKING or follows in RELATIVE):
        return False
    return follows not in CANNOT_TAKE or not CANNOT_TAKE[follows].search(text)


def _owned(candidate: Candidate, text: str) -> bool:
    """Whether «our» words would stand behind another article or owner."""
    return bool(OWNED.match(text) and DETERMINED.search(_before(candidate)))


def _doubles(candidate: Candidate, text: str) -> bool:
    """Whether a word would stand twice: people people, to to."""
    before, after = candidate.words_before(), candidate.words_after()
    words = text.lower().split()
    return bool((before and before[-1].text == words[0]) or (after and after[0].text == words[-1]))


def _agrees(candidate: Candidate, text: str) -> bool:
    """Whether the words before and after take the number that the replacement has."""
    before, after = _before(candidate), candidate.passage.plain[candidate.end :]
    if candidate.form in VERBS:
        return True
    if _plural(text):
        return not (SINGLE.search(before) or SINGLE_VERB.match(after))
    named = candidate.form == "singular" and PLURALS.fullmatch(candidate.text.split()[-1])
    many = named or candidate.form == "plural"
    return not (MANY.search(before) or many and _done_by_many(candidate, after))


def _done_by_many(candidate: Candidate, after: str) -> bool:
    """Whether a verb may follow that has the number of the phrase: the premises «leak»."""
    follows = candidate.words_after()[:1]
    plain = candidate.form == "plural" or not follows or follows[0].text in ENDS or not after.startswith(" ")
    return bool(PLURAL_VERB.match(after)) or not plain


def _plural(text: str) -> bool:
    """Whether the head of a noun phrase is in the plural."""
    if PREDICATE.match(f"{text} "):
        return False
    return bool(PLURALS.fullmatch(HEAD.sub("", text.lower()).split()[-1]))
