"""Turns treebanks into spaCy's training format, with variants for our documents.

In: the folder of UD English EWT (train.conllu, dev.conllu, test.conllu). Out: .spacy files in a work folder.

    python training/pipeline/prepare.py EWT_FOLDER WORK_FOLDER [--plain]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from augment import Sentence, Word, variants
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SEED = 20261124
LONGEST_DOC = 4
"""Sentences in one training document: the parser learns where sentences end, and meets single ones too."""


def sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; words of a contraction keep their own rows."""
    rows: list[Word] = []
    glued: dict[int, bool] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line and rows:
            yield tuple(rows)
            rows, glued = [], {}
        elif line and line[0].isdigit():
            _add(line.split("\t"), rows, glued)


def _add(cells: list[str], rows: list[Word], glued: dict[int, bool]) -> None:
    """A word's row; a range row only says that its words are written together."""
    if "-" in cells[0]:
        first, last = map(int, cells[0].split("-"))
        glued.update({i: False for i in range(first, last)})
        glued[last] = "SpaceAfter=No" not in cells[9]
        return
    if "." in cells[0]:
        return
    number = int(cells[0])
    space = glued.get(number, "SpaceAfter=No" not in cells[9])
    rows.append(Word(number, *cells[1:6], int(cells[6]), cells[7], space))


def document(vocab: Vocab, group: Iterable[Sentence]) -> Doc:
    """One spaCy document of several sentences."""
    words: list[str] = []
    spaces, lemmas, pos, tags, morphs, heads, deps = ([] for _ in range(7))  # type: ignore[var-annotated]
    for sentence in group:
        base = len(words)
        for index, word in enumerate(sentence):
            words.append(word.form)
            spaces.append(word.space or index == len(sentence) - 1)
            lemmas.append(word.lemma)
            pos.append(word.upos if word.upos != "_" else "X")
            tags.append("" if word.xpos == "_" else word.xpos)
            morphs.append("" if word.feats == "_" else word.feats)
            heads.append(base + (word.head - 1 if word.head else index))
            deps.append("ROOT" if word.head == 0 else word.deprel)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        morphs=morphs,
        heads=heads,
        deps=deps,
    )


def grouped(found: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """One to LONGEST_DOC neighbouring sentences at a time."""
    at = 0
    while at < len(found):
        size = rng.randint(1, LONGEST_DOC)
        yield found[at : at + size]
        at += size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--plain", action="store_true", help="no variants: to measure what they are worth")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    rng = random.Random(SEED)
    for part in ("train", "dev", "test"):
        found = list(sentences(options.treebank / f"{part}.conllu"))
        docs = [document(vocab, group) for group in grouped(found, rng)]
        if part == "train" and not options.plain:
            made = [new for sentence in found for new in variants(sentence, rng)]
            rng.shuffle(made)
            docs += [document(vocab, group) for group in grouped(made, rng)]
            rng.shuffle(docs)
        DocBin(docs=docs, store_user_data=False).to_disk(options.work / f"{part}.spacy")
        print(part, len(docs), "documents", sum(len(doc) for doc in docs), "tokens")


if __name__ == "__main__":
    main()
