"""Scores a pipeline on treebank files, from raw text and with the treebank's own tokens.

In: a pipeline's folder and CoNLL-U files. Out: a line for each file and way of reading.

    python training/pipeline/evaluate.py carelint/model EWT/test.conllu training/pipeline/healthcare.conllu
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from prepare import document, sentences
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

MEASURES = ("pos_acc", "tag_acc", "lemma_acc", "dep_uas", "dep_las")
PER_DOCUMENT = 4
"""Sentences read together, as in training."""


def examples(nlp: Language, path: Path, *, gold_tokens: bool) -> list[Example]:
    """What the treebank says beside a text that has not been read yet."""
    found = list(sentences(path))
    made = []
    for at in range(0, len(found), PER_DOCUMENT):
        gold = document(nlp.vocab, found[at : at + PER_DOCUMENT])
        words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
        made.append(Example(Doc(nlp.vocab, words, spaces) if gold_tokens else nlp.make_doc(gold.text), gold))
    return made


def main() -> None:
    nlp = spacy.load(sys.argv[1])
    for name in sys.argv[2:]:
        for gold_tokens in (False, True):
            made = examples(nlp, Path(name), gold_tokens=gold_tokens)
            read = nlp.pipe([one.predicted for one in made])
            scores = Scorer(nlp).score([Example(doc, one.reference) for doc, one in zip(read, made, strict=True)])
            said = "  ".join(f"{key} {100 * scores[key]:.1f}" for key in MEASURES if scores[key] is not None)
            print(f"{Path(name).name:20} {'its own tokens' if gold_tokens else 'raw text':15} {said}")


if __name__ == "__main__":
    main()
