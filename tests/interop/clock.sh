#!/usr/bin/env bash
# The clock against the traces of shared/clock and the targets of issue 3.
# usage: clock.sh [--if-present] [SEED...]
here="$(cd "$(dirname "$0")" && pwd)"
shared="$here/../../../shared/clock"
optional=false
if [ "${1:-}" = --if-present ]; then optional=true; shift; fi
if [ ! -f "$shared/make_trace.py" ] || [ ! -f "$shared/score.py" ]; then
  echo "clock.sh: make_trace.py and score.py are not in ../shared/clock beside the repository: the clock was not measured" >&2
  $optional && exit 0
  exit 1
fi

. "$here/common.sh"
python=/usr/bin/python3
[ $# -gt 0 ] || set -- 3 1009 20260701
cases=$($python "$shared/make_trace.py" --list)
status=0
$python "$here/clock_targets.py" --head
for case in $cases; do
  for seed in "$@"; do
    $python "$shared/make_trace.py" "$case" "$seed" "$work/run"
    "$chronoseal" replay-clock "$work/run.trace" --csv "$work/run.csv" >"$work/summary" || fail "replay-clock $case $seed: exit $?"
    $python "$here/clock_targets.py" "$shared/score.py" "$case" "$seed" "$work/run" || status=1
  done
done

[ "$status" -eq 0 ] || fail "a target was missed"
echo "every target is met"
