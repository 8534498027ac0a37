#!/usr/bin/env bash
# `simulate --broker` against mosquitto on the loopback interface; mosquitto_sub counts what it was given.
. "$(dirname "$0")/common.sh"
start_mosquitto

mosquitto_sub -h 127.0.0.1 -p "$port" -q 1 -t 'chronoseal/1/+/frame' -F '%l' >"$work/lengths" &
children+=($!)
sleep 1
"$chronoseal" simulate --speed max --duration 300 --nodes 2 --broker "mqtt://127.0.0.1:$port" --json >"$work/lines" || fail "simulate --broker: exit $?"

tail -n 1 "$work/lines" >"$work/summary"
sealed=$(grep -o '"sealed":[0-9]*' "$work/summary" | cut -d: -f2 | awk '{ n += $1 } END { print n }')
for _ in $(seq 50); do
  counted=$(wc -l <"$work/lengths")
  [ "$counted" -ge "$sealed" ] && break
  sleep 0.1
done
[ "$sealed" -gt 0 ] || fail "nothing was sealed"
[ "$counted" -eq "$sealed" ] || fail "$sealed frames sealed, mosquitto_sub counted $counted"
echo "$sealed frames sealed, verified by us and counted by mosquitto_sub"

state=$(mosquitto_sub -h 127.0.0.1 -p "$port" -t 'chronoseal/1/+/state' -C 2 -W 5 | sort -u)
[ "$state" = "offline 1" ] || fail "retained state is '$state'"
births=$(mosquitto_sub -h 127.0.0.1 -p "$port" -t 'chronoseal/1/+/birth' -C 2 -W 5 -F '%l' | wc -l)
[ "$births" -eq 2 ] || fail "$births retained birth frames"
echo "state and birth are retained for both nodes"
