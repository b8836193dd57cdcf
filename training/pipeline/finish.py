"""Turns a trained pipeline into the one that travels with carelint: small, without paths, with its card.

In: the folder of a trained pipeline. Out: a folder that spaCy loads as it is.

    python training/pipeline/finish.py TRAINED OUT
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore

HERE = Path(__file__).parent
META = {
    "lang": "en",
    "name": "care_english",
    "version": "1.0.0",
    "description": "English for organisations that care for people: tags, morphology, lemmas and dependencies.",
    "author": "The carelint founders",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD English EWT",
            "license": "CC BY-SA 4.0",
            "author": "Silveira and others, Universal Dependencies",
        },
        {
            "name": "all-MiniLM-L6-v2 (word vectors distilled from it)",
            "license": "Apache-2.0",
            "author": "sentence-transformers",
        },
    ],
}


def labels(nlp: Language) -> set[str]:
    """Every string that the components must find in the vocabulary; words are added as they are met."""
    found: set[str] = set()
    for name, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            found |= {str(label), *str(label).split("|"), *str(label).replace("=", "|").split("|")}
        found.add(name)
    parser = nlp.get_pipe("parser")
    for move in parser.move_names:
        found |= {move, move.partition("-")[2]}
    return found | endings(nlp)


def endings(nlp: Language) -> set[str]:
    """Strings that the lemmatizer's edit trees take away and put in; they are kept as hashes."""
    data = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())
    hashes = {node[key] for node in data["trees"] for key in ("orig", "subst") if key in node}
    return {text for text in nlp.vocab.strings if nlp.vocab.strings[text] in hashes}


def main() -> None:
    trained, out = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.load(trained)
    wanted = labels(nlp)
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    store = StringStore(sorted(wanted))
    store.to_disk(out / "vocab" / "strings.json")
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta.update(META)
    (out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    config = (out / "config.cfg").read_text(encoding="utf-8").splitlines()
    scrubbed = [
        f"{line.split(' = ')[0]} = null" if line.startswith(("train = ", "dev = ", 'vectors = "')) else line
        for line in config
    ]
    (out / "config.cfg").write_text("\n".join(scrubbed) + "\n", encoding="utf-8")
    for name in ("LICENSE.txt", "CARD.md"):
        if (HERE / "card" / name).exists():
            shutil.copy(HERE / "card" / name, out / name)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
