# SPDX-License-Identifier: GPL-3.0-or-later
# For tests that run the command as a user would. Each begins with: . "$(dirname "$0")/lib.sh"
# $1 of the test is the command. Works in a temporary folder, which is removed at the end.
set -u
suited=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
helper="" # the process id of what the test runs beside the command
trap '[ -z "$helper" ] || kill "$helper" 2>/dev/null; chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
export SUITED_DATA="$work/data" SUITED_TODAY=2026-11-22 NO_COLOR=1 XDG_CONFIG_HOME="$work/config"
unset SUITED_SHARE SUITED_KEY SUITED_KEY_FILE CREDENTIALS_DIRECTORY
faults=0

fault() {
    echo "FAULT: $*"
    faults=$((faults + 1))
}

# run CODE ARGS...: run the command, keep its output in out and err, expect the exit code
run() {
    expected=$1
    shift
    "$suited" "$@" >out 2>err
    code=$?
    [ "$code" -eq "$expected" ] || {
        fault "suited $*: exit $code, not $expected"
        sed 's/^/    /' err
    }
}

# says FILE TEXT: the file (out or err) holds the text
says() {
    grep -qF -- "$2" "$1" || {
        fault "'$2' is not in $1:"
        head -20 "$1" | sed 's/^/    /'
    }
}

# is TEXT: standard output is exactly this
is() {
    [ "$(cat out)" = "$1" ] || {
        fault "standard output is not '$1':"
        head -20 out | sed 's/^/    /'
    }
}

# field EXPRESSION VALUE: a jq expression over standard output gives the value
field() {
    found=$(jq -r "$1" out 2>&1)
    [ "$found" = "$2" ] || fault "$1 is '$found', not '$2'"
}

end() {
    [ "$faults" -eq 0 ]
    exit
}
