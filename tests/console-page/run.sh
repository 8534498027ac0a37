#!/usr/bin/env bash
# The page for Web Serial: its rules in node, then the page itself in Chromium with a scripted node, a hostile one, and a node of the plant.
set -euo pipefail
cd "$(dirname "$0")"
browser="${CHROMIUM:-/usr/bin/chromium}"
if [ ! -x "$browser" ]; then
  echo "there is no $browser; install it (apt-get install chromium) or name it in CHROMIUM" >&2
  exit 1
fi
npm ci --no-audit --no-fund --silent
dotnet build -v quiet ../../tools/Chronoseal.Cli/Chronoseal.Cli.csproj >/dev/null
node --test --test-concurrency=1 --test-timeout=300000
