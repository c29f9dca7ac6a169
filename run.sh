#!/usr/bin/env bash
# Every command of the project. ./run.sh help lists them.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TXT'
./run.sh install        put what minhbach needs into .venv
./run.sh demo [...]     the demo: a small invented press, read, grouped and briefed; opens the desk
./run.sh test [...]     all tests; arguments go to pytest
./run.sh check          style, types, who may import whom
./run.sh eval [...]     measured quality against pinned floors, on the data in ../shared
./run.sh bench NAME     speed and memory, side by side: stories, load (a day of a country), read_pages
./run.sh serve DIR      the desk of the office in DIR: server and clock in one process
./run.sh lock           make the lock files again (needs uv)
TXT
}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$candidate"
      return
    fi
  done
  fail "minhbach needs Python 3.11 or newer: apt-get install python3 (or set PYTHON=/path/to/python3)."
}

# ensure runtime|dev: .venv holds exactly what lock/NAME.txt says, and minhbach itself.
ensure() {
  local lock="lock/$1.txt" stamp=".venv/$1.stamp" want
  want=$(cat "$lock" pyproject.toml | cksum)
  if [ "$1" = runtime ] && [ -f .venv/dev.stamp ] && [ "$(cat .venv/dev.stamp)" = "$(cat lock/dev.txt pyproject.toml | cksum)" ]; then return; fi
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then return; fi
  local python
  python=$(find_python)
  say "Installing what minhbach needs into .venv (once) ..."
  if command -v uv >/dev/null 2>&1; then
    [ -x .venv/bin/python ] || uv venv --quiet --python "$python" .venv
    uv pip sync --quiet --python .venv/bin/python --require-hashes "$lock"
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
  else
    if [ ! -x .venv/bin/pip ]; then
      rm -rf .venv
      "$python" -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; fail "Python's venv module is missing: apt-get install python3-venv"; }
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
  fi
  rm -f .venv/*.stamp
  printf '%s' "$want" > "$stamp"
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
  install) ensure dev ;;
  demo) ensure runtime; exec .venv/bin/minhbach demo "$@" ;;
  serve) ensure runtime; exec .venv/bin/minhbach run --office "${1:-.}" "${@:2}" ;;
  test) ensure dev; exec .venv/bin/python -m pytest "$@" ;;
  check)
    ensure dev
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/lint-imports
    .venv/bin/mypy
    ;;
  eval)
    ensure dev
    [ -d ../shared ] || fail "The development data (../shared) is not here; the figures need it."
    exec .venv/bin/python -m pytest tests/eval -s -q -p no:cacheprovider "$@"
    ;;
  bench)
    ensure dev
    [ -f "bench/${1:-}.py" ] || fail "Which benchmark? One of: $(cd bench && ls ./*.py | sed 's|./||; s|\.py$||' | tr '\n' ' ')"
    exec .venv/bin/python "bench/$1.py" "${@:2}"
    ;;
  lock)
    command -v uv >/dev/null 2>&1 || fail "Making the lock files needs uv: pip install uv"
    mkdir -p lock
    uv pip compile --quiet --universal --no-annotate --no-header --generate-hashes --group build --output-file lock/runtime.txt pyproject.toml
    uv pip compile --quiet --universal --no-annotate --no-header --generate-hashes --group build --group dev --output-file lock/dev.txt pyproject.toml
    ;;
  help|-h|--help) usage ;;
  *) usage >&2; exit 2 ;;
esac
