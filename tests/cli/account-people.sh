#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Accounts from the command line: added with a code or a password, listed, reset; whose a client is.
. "$(dirname "$0")/lib.sh"

run 0 init
run 0 account list
says out "There are no accounts yet"
run 0 account add "Rosa Lind" --role esw --team Harbour
says out "Rosa Lind can choose a password on the page /welcome with the one-time code "
grep -qE '[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$' out || fault "no code: $(cat out)"
given=$(sed 's/.*code //' out)
run 1 account add "ROSA  lind" --role lead
says err "there is an account 'Rosa Lind' already"
echo short >password
run 1 account add lee --role lead --password-file password
says err "the password is too short: it has 5 characters and needs 12"
echo "füнf wörter" >password
run 1 account add lee --role lead --password-file password
says err "it has 11 characters"
echo "four words make one" | run 0 account add lee --role lead --password-file - --json
field 'keys | join(",")' name
run 2 account add kim --role boss
run 2 account add kim
run 2 account add --role esw
run 1 account add "$(printf 'k\tim')" --role esw
says err "it must have letters or digits"
run 1 account add "$(printf 'k\377im')" --role esw
says err "cannot use the name 'k?im'"
run 1 account add kim --role esw --team "$(printf 'a\377')"
says err "cannot use the team's name"
run 0 account list --json
field 'map([.name, .role, .team, .active, .waiting] | map(tostring) | join(" ")) | join(",")' \
    'lee lead  true false,Rosa Lind esw Harbour true true'
run 0 account list
says out "Rosa Lind, esw, team Harbour, has a code and no password yet"

run 0 account reset lee --json
field .name lee
run 0 account list --json
field 'map(.waiting) | join(",")' true,true
run 1 account reset kim
says err "there is no account 'kim' (see 'suited account list')"
grep -rq -e "$given" -e "four words" "$SUITED_DATA" && fault "a secret is in the store in clear"

# a client is whose adviser adds them
echo '{"id": "ann", "home": {"place": "Southampton"}, "must": [{"seated_work": "yes"}]}' >ann.json
run 1 client add ann.json --author "$(printf 'r\377')"
says err "the author 'r?' is not one line of UTF-8"
run 0 client add ann.json --author "rosa lind"
is "Saved as version 1 of ann."
run 0 client export ann
field '.events | map(select(.kind == "taken_on").by) | join(",")' "Rosa Lind"
run 0 verify
end
