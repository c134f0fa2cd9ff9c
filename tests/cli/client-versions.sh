#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A client's profile: added, changed from a file or in an editor, every version kept, forgotten.
. "$(dirname "$0")/lib.sh"

cat >ann.json <<'EOP'
{"id": "ann", "home": {"place": "Southampton"}, "stage": "ready",
 "must": [{"hours_per_week": {"max": 16}}]}
EOP
sed 's/16/20/' ann.json >ann2.json
run 0 init
run 0 client list
says out "There are no clients yet"
run 1 client add nowhere.json
says err "cannot read 'nowhere.json'"
run 0 client add ann.json --author "Jo Smith"
is "Saved as version 1 of ann."
run 1 client add ann.json
says err "suited client edit ann ann.json"

run 0 client edit ann ann.json
is "Nothing was changed."
run 0 client edit ann ann2.json --author Kim --json
field .version 2
run 0 client show ann
says out "Hours a week: up to 20"
run 0 client show ann --json
jq -S . out >shown
jq -S . ann2.json | cmp -s - shown || fault "the profile is not shown as it was saved"

printf '#!/bin/sh\nsed -i s/20/12/ "$1"\n' >change
printf '#!/bin/sh\necho "{" >"$1"\n' >spoil
chmod +x change spoil
VISUAL='' EDITOR="$work/change" run 0 client edit ann
is "Saved as version 3 of ann."
VISUAL='' EDITOR=/nowhere/vi run 1 client edit ann
says err "the editor '/nowhere/vi' did not end well"
VISUAL='' EDITOR="$work/spoil" run 1 client edit ann
says err "is not JSON"
kept=$(sed -n "s/.*'\(\/tmp\/[^']*\)'.*/\1/p" err)
[ -f "$kept" ] || fault "the words of the editor are lost: '$kept'"
rm -f "$kept"

sed 's/"ann"/"bob"/' ann.json >bob.json
run 1 client edit ann bob.json
says err "the profile's id is 'bob'"
run 1 client edit bob bob.json
says err "there is no client 'bob'"
run 0 client history ann --json
field 'map([.version, .author, .profile.must[0].hours_per_week.max] | join(" ")) | .[:2] | join(",")' \
    '1 Jo Smith 16,2 Kim 20'
field length 3
run 0 client history ann
says out "version 1, 2026-11-22, by Jo Smith"
run 0 client export ann
field '.client + " " + (.versions | length | tostring)' "ann 3"

run 0 client add bob.json
run 0 client list --json
field 'map([.id, .version] | join(" ")) | join(",")' "ann 3,bob 1"
run 1 client forget ann
says err "nothing was removed"
run 0 client forget ann --yes
is "Removed: 3 versions of the profile and 0 events."
run 1 client show ann
says err "there is no client 'ann' (see 'suited client list')"
run 1 client forget ann --yes
run 0 client show bob
run 0 verify
end
