# For the scripts beside it: the repository's root, the command, a directory that goes with the script.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -v quiet tools/Chronoseal.Cli/Chronoseal.Cli.csproj >/dev/null
chronoseal="${ArtifactsPath:-artifacts}/bin/Chronoseal.Cli/debug/chronoseal"
work="$(mktemp -d)"
children=()
leave() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$work"
}
trap leave EXIT
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# Starts mosquitto on the loopback interface, at $port.
start_mosquitto() {
  port=$((20000 + RANDOM % 20000))
  printf 'listener %s 127.0.0.1\nallow_anonymous true\n' "$port" >"$work/mosquitto.conf"
  /usr/sbin/mosquitto -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
  children+=($!)
  for _ in $(seq 100); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return; sleep 0.1; done
  fail "mosquitto did not start"
}
