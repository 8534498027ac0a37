#!/usr/bin/env bash
# The whole path as a technician goes it: the command, its script, the console of a plant node, the firmware behind it.
. "$(dirname "$0")/common.sh"

script=tests/interop/console.script
"$chronoseal" console --port plant --script "$script" >"$work/out" || { cat "$work/out"; fail "the visit of $script went wrong"; }
! grep -q quite-private "$work/out" || fail "a secret on the screen"
echo "as text: $(grep -c '^> ' "$work/out") commands"

# The same from standard input as JSON: one object a line, each with an answer's members; what failed on purpose is there as well.
"$chronoseal" console --port plant --json --script - <"$script" >"$work/lines" || { cat "$work/lines"; fail "the visit failed as JSON"; }
! grep -q quite-private "$work/lines" || fail "a secret in JSON"
/usr/bin/python3 - "$work/lines" "$(grep -c '^> ' "$work/out")" <<'PY'
import json, sys
answers = [json.loads(line) for line in open(sys.argv[1])]
assert len(answers) == int(sys.argv[2]), f"{len(answers)} answers to {sys.argv[2]} commands"
assert all(set(a) >= {"id", "verb", "ok", "code", "records"} for a in answers), "an answer without its members"
refused = [a["code"] for a in answers if not a["ok"]]
assert refused == ["UnknownVerb", "OutOfRange"], refused
restarts = [i for i, a in enumerate(answers) if a["code"] == "Restarting"]
assert len(restarts) == 2, restarts
assert answers[restarts[-1] + 1]["records"][0]["frames-boot"] == "3", answers[restarts[-1] + 1]
print(f"as JSON: {len(answers)} answers, {len(refused)} of them refusals")
PY

# A script that is not met stops there, says which line, and fails.
status=0
printf 'info\nexpect board=teapot\nstatus\n' | "$chronoseal" console --port plant --script - >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 1 ] || fail "an unmet expectation exits $status"
grep -q "line 2 'expect board=teapot' failed: Unexpected" "$work/err" || { cat "$work/err"; fail "the line that was not met is not named"; }
! grep -q '^> status' "$work/out" || fail "a failed script went on"
