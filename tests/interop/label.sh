#!/usr/bin/env bash
# A node's label, drawn by librsvg as a printer would and read by zbar: the code says what its text says.
. "$(dirname "$0")/common.sh"

for node in a cleanroom-3 a-name-that-is-as-long-as-can-be; do
  "$chronoseal" provision --node "$node" --eui64 0211223344556677 --broker broker:1883 --out "$work/$node" >/dev/null
  rsvg-convert --dpi-x 300 --dpi-y 300 "$work/$node/label.svg" -o "$work/$node.png"
  read=$(zbarimg -q --raw "$work/$node.png" 2>/dev/null)
  printed=$(sed -n 's/^code //p' "$work/$node/label.txt")
  [ -n "$read" ] && [ "$read" = "$printed" ] || fail "the code of $node says '$read' instead of '$printed'"
  printf '%s\n' "$read"
done
