#!/usr/bin/env bash
# What a user can get wrong, or the world do to him: a sentence that names it, a non-zero exit, no stack trace.
. "$(dirname "$0")/common.sh"

refused() { # words that the message must hold, then the arguments
  local words=$1 status=0
  shift
  "$chronoseal" "$@" >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -ne 0 ] || fail "'$*' exits 0"
  [ "$status" -lt 100 ] || fail "'$*' exits $status"
  grep -q -- "$words" "$work/err" || { cat "$work/err"; fail "'$*' does not say '$words'"; }
  ! grep -q '^   at ' "$work/out" "$work/err" || { cat "$work/err"; fail "'$*' shows a stack trace"; }
  printf 'exit %s  %s\n' "$status" "$(head -n 1 "$work/err")"
}

refused "Required command" 
refused "duration" simulate --duration never
refused "speed" simulate --speed -1
refused "nodes" simulate --nodes 0
refused "seed" simulate --seed x
refused "no broker address" simulate --broker http://127.0.0.1
refused "connection refused" simulate --broker mqtt://127.0.0.1:1
refused "cannot make this directory" simulate --out /proc/frames
refused "not the root of the repository" source-hash --root /tmp
refused "there is no part 'nosuch'" parts nosuch
refused "there is no part 'nosuch'" bus --plant nosuch
refused "plant" bus sht4x

refused "is no port" simulate --console 70000
refused "--port" console
refused "There is no device /dev/ttyNOSUCH" console --port /dev/ttyNOSUCH --do info
refused "no serial port" console --port /dev/null --do info
refused "Nothing listens there" console --port tcp://127.0.0.1:1 --do info
refused "Write tcp://host:port" console --port tcp://127.0.0.1 --do info
refused "exclude each other" console --port plant --do info --script -
refused "outside 300 to" console --port plant --baud 12 --do info
refused "outside 1 to" console --port plant --timeout 0 --do info
refused "cannot be read" console --port plant --script "$work/nothing"
refused "UnknownVerb" console --port plant --do nonsense
refused "not printable ASCII" console --port plant --do $'config set node n\303\266de'
refused "write wait SECONDS" console --port plant --do "wait long"
refused "Unexpected" console --port plant --do info --do "expect a unicorn"

refused "does not exist" verify "$work/nothing"
refused "is not a time" verify "$work" --until yesterday
refused "are needed" collect
refused "could not be read\|does not exist\|No such file" collect --broker mqtt://127.0.0.1:1 --out "$work/archive" --key "$work/none.key"

printf 'x\n' >"$work/short"
printf 'passwd=1\n' >"$work/settings"
refused "'--out' is required" provision --node n --broker b:1
refused "--node NAME or --eui64 HEX is needed" provision --out "$work/node" --broker b:1
refused "no broker is set" provision --out "$work/node" --node n
refused "has an unknown name" provision --out "$work/node" --node n --settings "$work/settings"
refused "name a folder" provision --out "$work/short" --node n --broker b:1
refused "no setting cal-nose-cert" provision --out "$work/node" --node n --broker b:1 --cal nose:cert=1
refused "8 to 63 printable" provision --out "$work/node" --node n --broker b:1 --wifi-ssid W --wifi-password-file "$work/short"
refused "needs --public-key" provision --out "$work/node" --node n --broker b:1 --seal signature
refused "holds 0 certificates" provision --out "$work/node" --node n --broker b:1 --broker-ca "$work/short"
refused "is not a registry" provision --out "$work/node" --node n --broker b:1 --registry "$work/short"
refused "/proc/nodes" provision --out /proc/nodes --node n --broker b:1
[ ! -e "$work/node" ] || fail "a refused node left files"
"$chronoseal" provision --out "$work/node" --node n --broker b:1 >/dev/null
refused "holds node n already" provision --out "$work/node" --node n --broker b:1
refused "is not a registry" collect --broker mqtt://127.0.0.1:1 --out "$work/archive" --key "$work/none.key" --registry "$work/short"

"$chronoseal" simulate --speed max --duration 30 --out "$work/frames" >/dev/null
refused "name a key file" verify "$work/frames"/*.cborseq --keys "$work/none.json"
refused "refused" verify mqtt://127.0.0.1:1 --keys "$work/frames/keys.json"
refused "already there" simulate --speed max --duration 30 --out "$work/frames"

# A disk with room for the keys and a few frames only.
mkdir "$work/small"
mount -t tmpfs -o size=16k tmpfs "$work/small"
refused "No space left on device" simulate --speed max --duration 300 --out "$work/small/frames"
umount "$work/small"

# A "broker" that speaks HTTP.
/usr/bin/python3 - "$work/port" <<'PY' &
import socket, sys
server = socket.create_server(("127.0.0.1", 0))
with open(sys.argv[1] + ".new", "w") as f: f.write(str(server.getsockname()[1]))
import os; os.rename(sys.argv[1] + ".new", sys.argv[1])
server.settimeout(60)
client, _ = server.accept()
client.recv(100)
client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
client.close()
PY
children+=($!)
for _ in $(seq 100); do [ -s "$work/port" ] && break; sleep 0.1; done
refused "not MQTT" simulate --broker "mqtt://127.0.0.1:$(cat "$work/port")"
