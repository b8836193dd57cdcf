#!/usr/bin/env bash
# Makes a learned reader in an hour, taught in one go: bash training/reader/short.sh WORK_FOLDER [NATURAL_FOLDER] [CORPORA_FOLDER]
# Runs in an environment with carelint and what README.md names for make.sh; what is bundled came of make.sh and distil.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$1 natural=${2:-} corpora=${3:-}
out=$root/carelint/taught written=$root/training/passages
mkdir -p "$work"

taught=("$written"/w[1-6].jsonl "$written"/w[89].jsonl "$written"/w[123]?.jsonl "$written"/b[12].jsonl)
kept=("$written"/w7.jsonl "$written"/b3.jsonl "$written"/k?.jsonl)
python "$here/examples.py" "$work/examples.jsonl"
taught+=("$work/examples.jsonl")
if [ -n "$natural" ]; then
  taught+=("$natural"/[1235689].jsonl)
  kept+=("$natural"/[47].jsonl)
fi
if [ -n "$corpora" ]; then
  python "$here/silent.py" "$corpora" "$work/silent.jsonl"
  taught+=("$work/silent.jsonl")
fi

python "$here/vocabulary.py" "$work" "${taught[@]}"
seeds=()
for seed in 1 2; do  # side by side, a core for each
  mkdir -p "$work/$seed"
  cp "$work"/{tokenizer,rows}.json "$work/$seed"
  OMP_NUM_THREADS=1 python "$here/train.py" "$work/$seed" "${taught[@]}" --epochs 3 --seed "$seed" > "$work/$seed/log" 2>&1 &
  seeds+=($!)
done
for each in "${seeds[@]}"; do wait "$each"; done
python "$here/average.py" "$work/reader.safetensors" "$work"/[12]/reader.safetensors
python "$here/export.py" "$work" "$out"
python "$here/phrases.py" "$out" "$written"/*.jsonl
python "$here/calibrate.py" "$out" "${kept[@]}"
