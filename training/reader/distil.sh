#!/usr/bin/env bash
# Makes a reader that a larger one taught, which is not bundled yet (see README.md); `make.sh` makes the bundled one.
# bash training/reader/distil.sh WORK_FOLDER [NATURAL_FOLDER] [CORPORA_FOLDER]; out: WORK_FOLDER/taught
# Runs in an environment with carelint and what README.md names.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$1 natural=${2:-} corpora=${3:-}
out=$work/taught written=$root/training/passages
mkdir -p "$work"

ours=("$written"/w[1-6].jsonl "$written"/w[89].jsonl "$written"/w1[0-8].jsonl "$written"/b[12].jsonl) real=()
newest=("$written"/w19.jsonl "$written"/w[23]?.jsonl)
kept=("$written"/w7.jsonl "$written"/b3.jsonl "$written"/k?.jsonl)
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

known=("${ours[@]}" ${real[@]+"${real[@]}"}) labelled=("${ours[@]}" "${newest[@]}")
unlabelled=("$root"/training/unlabelled/*.jsonl)

python "$here/vocabulary.py" "$work" "${known[@]}"
python "$here/train.py" "$work" "${known[@]}" --check "${kept[@]}" --seed 4 --epochs 5
mv "$work/reader.safetensors" "$work/first.safetensors"
for seed in 7 8; do
  python "$here/train.py" "$work" "${newest[@]}" ${real[@]+"${real[@]}"} --half "${ours[@]}" --check "${kept[@]}" \
    --seed "$seed" --begin "$work/first.safetensors" --rate 1e-4 --epochs 3
  mv "$work/reader.safetensors" "$work/then-$seed.safetensors"
done
python "$here/average.py" "$work/then.safetensors" "$work"/then-[78].safetensors

python "$here/teacher.py" "$work" "${labelled[@]}" ${real[@]+"${real[@]}"}
python "$here/augment.py" "$work" "$work/then.safetensors" "$work/augmented.jsonl" "${labelled[@]}"
python "$here/told.py" "$work" "$work/told-written.safetensors" "${labelled[@]}"
python "$here/told.py" "$work" "$work/told-unlabelled.safetensors" --unlabelled "${unlabelled[@]}"
python "$here/told.py" "$work" "$work/told-augmented.safetensors" --unlabelled "$work/augmented.jsonl"
others=("$work/told-unlabelled.safetensors")
if [ -n "$natural$corpora" ]; then  # of real sentences the reader so far knows more than the teacher
  [ -z "$corpora" ] || python "$here/windows.py" "$corpora" "$work/windows.jsonl"
  python "$here/told.py" "$work" "$work/told-real.safetensors" ${real[@]+"${real[@]}"} \
    ${corpora:+--unlabelled "$work/windows.jsonl"} --by "$work/then.safetensors"
  others+=("$work/told-real.safetensors")
fi
tell() {  # OUT BEGIN SEED RATE TOLD: once through what was told in one file, what nobody labelled and real sentences
  python "$here/distil.py" "$work" "$5" "${others[@]}" --begin "$2" --seed "$3" --rate "$4" --epochs 1
  mv "$work/reader.safetensors" "$1"
}
tell "$work/one.safetensors" "$work/then.safetensors" 7 1.5e-4 "$work/told-written.safetensors"
tell "$work/one.safetensors" "$work/one.safetensors" 9 1e-4 "$work/told-augmented.safetensors"
tell "$work/two.safetensors" "$work/then.safetensors" 8 1.5e-4 "$work/told-augmented.safetensors"
tell "$work/two.safetensors" "$work/two.safetensors" 10 1e-4 "$work/told-written.safetensors"
python "$here/average.py" "$work/reader.safetensors" "$work"/{one,two,then}.safetensors
python "$here/export.py" "$work" "$out"
python "$here/phrases.py" "$out" "$written"/*.jsonl
