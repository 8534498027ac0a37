#!/usr/bin/env bash
# From node to auditor: mosquitto, the collector with its receipts stamped by `openssl ts`, verification, and a flipped bit.
. "$(dirname "$0")/common.sh"
start_mosquitto

# A throw-away authority.
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/tsa.key" -out "$work/tsa.crt" -days 30 -subj "/CN=Throw-away authority" \
  -addext "extendedKeyUsage=critical,timeStamping" 2>/dev/null
echo 01 >"$work/tsa.serial"
cat >"$work/tsa.cnf" <<CNF
[tsa]
default_tsa = tsa1
[tsa1]
serial = $work/tsa.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = millisecs:1
ess_cert_id_alg = sha256
CNF
stamp="cat >$work/query; openssl ts -reply -config $work/tsa.cnf -queryfile $work/query -signer $work/tsa.crt -inkey $work/tsa.key -out $work/reply 2>/dev/null; cat $work/reply"

"$chronoseal" collect --new-key "$work/collector.key" >"$work/collector.json"
archive="$work/archive"
"$chronoseal" collect --broker "mqtt://127.0.0.1:$port" --out "$archive" --key "$work/collector.key" --timestamp-command "$stamp" --receipt-seconds 5 >"$work/collect.log" 2>&1 &
collector=$!
children+=("$collector")
for _ in $(seq 100); do grep -q "127.0.0.1:$port" "$work/collect.log" && break; sleep 0.1; done

"$chronoseal" simulate --speed max --duration 300 --nodes 2 --broker "mqtt://127.0.0.1:$port" --out "$work/frames" --json | tail -n 1 >"$work/summary"
sealed=$(grep -o '"sealed":[0-9]*' "$work/summary" | cut -d: -f2 | awk '{ n += $1 } END { print n }')
for _ in $(seq 100); do
  kept=$(cat "$archive"/*/*.cbor 2>/dev/null | wc -c)
  [ "$kept" -eq "$(cat "$work"/frames/*.cborseq | wc -c)" ] && break
  sleep 0.1
done
sleep 6
kill -TERM "$collector"
wait "$collector" || { cat "$work/collect.log"; fail "the collector ends with $?"; }

# The auditor's keys: the nodes' from their owner, the collector's from the collector's.
python3 -c 'import json, sys; print(json.dumps({k: v for path in sys.argv[1:] for k, v in json.load(open(path)).items()}))' \
  "$work/frames/keys.json" "$work/collector.json" >"$work/keys.json"
verify() { "$chronoseal" verify "$archive" --keys "$work/keys.json" --tsa-roots "$work/tsa.crt" --until 2026-06-01T08:05:00Z; }
verify >"$work/report" || { cat "$work/report"; fail "the archive does not verify"; }
cat "$work/report"
grep -q "^$sealed frames of 2 nodes: sound" "$work/report" || fail "not all of $sealed frames are in the archive"
grep -q "$sealed frames counter-signed" "$work/report" || fail "not all of $sealed frames are counter-signed"
grep -q "according to" "$work/report" || fail "no time stamp was believed"

file=$(find "$archive" -path '*/2*.cbor' | head -n 1)
printf '\x55' | dd of="$file" bs=1 seek=5000 conv=notrunc status=none
verify >"$work/report" && fail "a flipped byte was not seen"
grep -q "^ERROR" "$work/report" && grep -q "error receipt/content" "$work/report" || { cat "$work/report"; fail "the flipped byte is not named"; }
echo "$sealed frames collected, counter-signed, time-stamped and verified; one byte altered, and it shows"
