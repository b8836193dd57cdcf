#!/usr/bin/env bash
# What action.yml runs: annotations on the screen of the run, a report for code scanning, a summary on its page.
# Everything it is told comes by the environment, so that no input is ever read as a command.
set -uo pipefail
since="${SINCE:-${BASE:-}}"
args=(--format github)
if [ -n "${SARIF:-}" ]; then args+=(--format "sarif=$SARIF"); fi
if [ "${SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary="$(mktemp)"
  args+=(--format "markdown=$summary")
fi
if [ -n "$since" ] && [ "$since" != none ]; then args+=(--since "$since"); fi
if [ -n "${FAIL_ON:-}" ]; then args+=(--fail-on "$FAIL_ON"); fi
read -r -d '' -a more <<< "${ARGUMENTS:-}" || true
read -r -d '' -a paths <<< "${PATHS:-.}" || true
carelint check "${args[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}"
code=$?
if [ -n "${summary:-}" ]; then cat "$summary" >> "$GITHUB_STEP_SUMMARY"; fi
exit "$code"
