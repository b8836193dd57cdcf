#!/usr/bin/env bash
# Trains the bundled pipeline: bash training/pipeline/train.sh EWT_FOLDER WORK_FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
treebank=$1 work=$2
mkdir -p "$work"
[ -e "$work/vectors.txt" ] || python "$here/vectors.py" "$work/vectors.txt"
python -m spacy init vectors en "$work/vectors.txt" "$work/vectors" --attr LOWER
python "$here/prepare.py" "$treebank" "$work"
python -m spacy train "$here/config.cfg" --output "$work/out" \
  --paths.train "$work/train.spacy" --paths.dev "$work/dev.spacy" --paths.vectors "$work/vectors"
python -m spacy train "$here/lemmas.cfg" --output "$work/lemmas" --paths.trained "$work/out/model-best" \
  --paths.train "$work/train.spacy" --paths.dev "$work/dev.spacy" --paths.vectors "$work/vectors"
python "$here/finish.py" "$work/lemmas/model-best" "$work/model"
python "$here/evaluate.py" "$work/model" "$treebank/test.conllu" "$here/healthcare.conllu"
