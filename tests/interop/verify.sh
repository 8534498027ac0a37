#!/usr/bin/env bash
# Frames of `simulate --out` under two verifiers that share no code with us or with each other.
. "$(dirname "$0")/common.sh"
python=/usr/bin/python3   # Debian's: python3-cbor2 belongs to it

for seal in mac signature; do
  frames="$work/$seal"
  "$chronoseal" simulate --speed max --duration 120 --nodes 2 --seal "$seal" --out "$frames" >/dev/null
  node tests/interop/verify.mjs "$frames"
  node tests/interop/verify.mjs "$frames" --flip
  $python tests/interop/verify.py "$frames"
  $python tests/interop/verify.py "$frames" --flip
done

# Keys of the one kind must not pass for the other: a public key is no secret.
for seal in mac signature; do
  other="$([ "$seal" = mac ] && echo signature || echo mac)"
  mkdir "$work/$seal-swapped"
  cp "$work/$seal"/*.cborseq "$work/$seal-swapped"
  cp "$work/$other/keys.json" "$work/$seal-swapped"
  node tests/interop/verify.mjs "$work/$seal-swapped" 2>/dev/null && fail "verify.mjs took $seal frames under the keys of $other"
  $python tests/interop/verify.py "$work/$seal-swapped" 2>/dev/null && fail "verify.py took $seal frames under the keys of $other"
done
true
