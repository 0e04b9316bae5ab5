#!/usr/bin/env bash
# Make .venv with the locked packages and the project itself, from the first Python on the machine that is new enough.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
  new_enough "$python" && break
  python=
done
if [[ -z $python ]]; then
  echo "Rasid needs Python 3.11 or later; none was found. Name one: make PYTHON=/path/to/python3" >&2
  exit 1
fi
echo "Setting up .venv with $("$python" --version)"
"$python" -m venv .venv
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check)
"${pip[@]}" --require-hashes -r requirements.lock
"${pip[@]}" --no-deps --no-build-isolation -e .
