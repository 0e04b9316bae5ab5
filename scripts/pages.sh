#!/usr/bin/env bash
# Build the pages' scripts and styles into the package, with the machine's node or, where it has none new enough, PyPI's.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if ! new_enough; then
  echo "node 20.19 or later is not on this machine: installing it into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock
  PATH="$PWD/.venv/bin:$PATH"
fi
npm --prefix frontend ci --silent
npm --prefix frontend run --silent build -- --logLevel warn
