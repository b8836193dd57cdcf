#!/usr/bin/env bash
# Teaches the reader that `make.sh` made what a larger one knows, and bundles it:
# bash training/reader/distil.sh WORK_FOLDER [NATURAL_FOLDER] [CORPORA_FOLDER], with the folders that `make.sh` had.
# Runs in an environment with carelint and what README.md names.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$1 natural=${2:-} corpora=${3:-}
out=$root/carelint/taught written=$root/training/passages
cp "$work/reader.safetensors" "$work/before.safetensors"

labelled=("$written"/w[1-6].jsonl "$written"/w[89].jsonl "$written"/w1?.jsonl "$written"/w2?.jsonl "$written"/w3[01].jsonl "$written"/b[12].jsonl)
labelled+=("$work/examples.jsonl")
[ -z "$corpora" ] || labelled+=("$work/silent.jsonl")
kept=("$written"/w7.jsonl "$written"/b3.jsonl "$written"/k?.jsonl) real=()
if [ -n "$natural" ]; then
  real=("$natural"/[1235689].jsonl)
  kept+=("$natural"/[47].jsonl)
fi

tell() {  # OUT [option…]: what is told of passages, in a file of the work folder
  python "$here/told.py" "$work" "$work/told-$1.safetensors" "${@:2}"
}
python "$here/teacher.py" "$work" "${labelled[@]}" ${real[@]+"${real[@]}"}
python "$here/augment.py" "$work" "$work/before.safetensors" "$work/augmented.jsonl" "${labelled[@]}"
python "$here/cared.py" "$work/cared.jsonl" "${labelled[@]}" ${real[@]+"${real[@]}"}
tell written "${labelled[@]}"
tell augmented --unlabelled "$work/augmented.jsonl"
tell unlabelled --unlabelled "$root"/training/unlabelled/*.jsonl
tell cared --sure "$work/cared.jsonl"
others=("$work"/told-{unlabelled,cared}.safetensors)
last=("${others[@]}")
if [ -n "$natural$corpora" ]; then  # of real sentences the reader so far knows more than the teacher
  [ -z "$corpora" ] || python "$here/windows.py" "$corpora" "$work/windows.jsonl"
  tell real ${real[@]+"${real[@]}"} ${corpora:+--unlabelled "$work/windows.jsonl"} --by "$work/before.safetensors"
  others+=("$work/told-real.safetensors")
  last=("${others[@]}")
fi
if [ -n "$corpora" ]; then
  python "$here/looked_at.py" "$work/windows.jsonl" "$work/looked-at.jsonl"
  tell looked-at --sure "$work"/looked-at.jsonl{,,,}
  last+=("$work/told-looked-at.safetensors")
fi
teach() {  # BEGIN OUT SEED RATE TOLD…: once through what was told
  python "$here/distil.py" "$work" "${@:5}" --begin "$work/$1.safetensors" --seed "$3" --rate "$4" --epochs 1
  mv "$work/reader.safetensors" "$work/$2.safetensors"
}
tell silent --sure "$written"/w32.jsonl "$written"/w32.jsonl
written=$work/told-written.safetensors anew=$work/told-augmented.safetensors
teach before one-7 17 1.5e-4 "$written" "${others[@]}"
teach one-7 two-7 19 1e-4 "$anew" "${others[@]}"
teach two-7 three-7 27 7e-5 "${last[@]}"
teach before one-8 18 1.5e-4 "$anew" "${others[@]}"
teach one-8 two-8 20 1e-4 "$written" "${others[@]}"
teach two-8 three-8 28 7e-5 "${last[@]}"
before=$work/before.safetensors  # a little of what is new: where it counts most it finds more, and no less elsewhere
python "$here/average.py" "$work/mean.safetensors" "$work"/{two,three}-[78].safetensors \
  "$before" "$before" "$before" "$before" "$before"
quiet=("$written" "${last[@]}" "$work/told-silent.safetensors")  # and where to be silent
teach mean four-1 41 5e-5 "${quiet[@]}"
teach mean four-2 42 5e-5 "${quiet[@]}"
mean=$work/mean.safetensors
python "$here/average.py" "$work/reader.safetensors" "$mean" "$mean" "$mean" "$mean" "$mean" \
  "$work"/four-[12].safetensors "$work"/four-[12].safetensors
python "$here/export.py" "$work" "$out"
python "$here/phrases.py" "$out" "$root"/training/passages/*.jsonl
python "$here/calibrate.py" "$out" "${kept[@]}"
