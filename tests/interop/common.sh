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
