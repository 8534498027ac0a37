#!/usr/bin/env bash
# Two runs of one seed, at different speeds: the same bytes. Another seed: others.
. "$(dirname "$0")/common.sh"
"$chronoseal" simulate --seed 7 --speed max --duration 200 --out "$work/a" >/dev/null
"$chronoseal" simulate --seed 7 --speed 100 --duration 200 --out "$work/b" >/dev/null
"$chronoseal" simulate --seed 8 --speed max --duration 200 --out "$work/c" >/dev/null
diff -r "$work/a" "$work/b" || fail "one seed, different frames"
! diff -rq "$work/a" "$work/c" >/dev/null || fail "two seeds, the same frames"
[ "$(cat "$work"/a/*.cborseq | wc -c)" -gt 10000 ] || fail "hardly any frames to compare"
echo "byte-identical: $(cat "$work"/a/*.cborseq | sha256sum)"
