#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every look at a client's records is written down: by each command, and by the pages.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

run 0 init
run 0 client list
[ -e data/audit.log ] && fault "there is a log before there is a client"
run 0 audit verify --json
field .lines 0
echo '{"id": "c-1", "home": {"place": "Leeds"}, "stage": "ready"}' >c-1.json
run 0 client add c-1.json
for words in "client show c-1" "client history c-1" "client export c-1" "client case c-1" "client cases" "client list" "match c-1"; do
    # shellcheck disable=SC2086 # the words are arguments
    run 0 $words
done
run 0 client note c-1 "came by"
run 1 explain c-1 7
run 0 audit verify --json
field .lines 10
seal=$(jq -r .seal out)
run 0 audit list c-1
says out "client export"
[ "$(grep -c . out)" = 8 ] || fault "not eight looks at c-1: $(cat out)"
says out "$(id -un)"
run 0 match --profile c-1.json # nobody's record
run 0 audit verify
says out "The log is whole: 10 lines."

# through the pages: what shows clients or changes them, and nothing else
echo "four words make one" | "$suited" account add rosa --role esw --password-file - >/dev/null
serve
json="Content-Type: application/json"
code 200 -c jar -H "$json" -d '{"name": "rosa", "password": "four words make one"}' "$base/api/session"
code 200 -b jar "$base/api/catalogue"
code 200 -b jar "$base/api/clients"
code 200 -b jar "$base/api/clients/c-1"
code 404 -b jar "$base/api/clients/c-2"
code 401 "$base/api/clients/c-1"
run 0 audit list --json
field '.[10:] | map(.who + " " + .did) | join(", ")' \
    "rosa GET /api/clients, rosa GET /api/clients/{client}, rosa GET /api/clients/{client}"

# where nobody can be written down, nobody looks
chmod 000 data/audit.log
if [ "$(id -u)" != 0 ]; then
    code 500 -b jar "$base/api/clients/c-1"
    run 1 client show c-1
    says err "the log of who looks at clients' records"
fi
chmod 600 data/audit.log

# forgotten: the log still says that somebody looked, and that it was forgotten
run 0 client forget c-1 --yes
run 0 audit list c-1
says out "client forget"
run 0 audit verify --holds "$seal"
run 1 audit verify --holds "$(echo "$seal" | tr 0-9a-f 1-9a-f0)"
says err "no line has that seal"
sed -i '4s/client/clienT/' data/audit.log
run 1 audit verify
says err "line 4 was changed, or does not follow the one before (3 lines before are good"
run 2 audit verify now
run 2 audit list c-1 c-2
end
