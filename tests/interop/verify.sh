#!/usr/bin/env bash
# Frames of `simulate --out` under two verifiers that share no code with us or with each other.
. "$(dirname "$0")/common.sh"
python=/usr/bin/python3   # Debian's: python3-cbor2 belongs to it

"$chronoseal" simulate --speed max --duration 300 --nodes 2 --out "$work/frames" >/dev/null
node tests/interop/verify.mjs "$work/frames"
node tests/interop/verify.mjs "$work/frames" --flip
$python tests/interop/verify.py "$work/frames"
$python tests/interop/verify.py "$work/frames" --flip
