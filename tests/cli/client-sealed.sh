#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is held on clients, as it lies on disk: sealed, and nobody's once a client is forgotten.
. "$(dirname "$0")/lib.sh"

# hidden TEXT: no file of the data folder or of the copies has it, in bytes or in UTF-16
hidden() {
    wide=$(printf '%s' "$1" | sed 's/./&\\x00/g')
    grep -rqaF -- "$1" data copies && fault "'$1' is in the files in clear: $(grep -rlaF -- "$1" data copies)"
    LC_ALL=C grep -rqaP -- "$wide" data copies && fault "'$1' is in the files in UTF-16"
}

# profile ID NEED: a client's, with words that are in nobody else's
profile() {
    cat >"$1.json" <<END
{"id": "$1", "home": {"place": "Leeds"}, "must": [{"$2": "yes"}], "stage": "ready"}
END
}

run 0 init
mkdir copies
run 0 stats --json
[ -d config ] && fault "a key was made before there is anything to seal"
profile zebra-crossing seated_work
profile otter-pool quiet_workplace
run 0 client add zebra-crossing.json --author rosa-of-harbour
run 0 client add otter-pool.json --author rosa-of-harbour
run 0 client note zebra-crossing "shoulders ache after an hour" --kind story
run 0 client edit zebra-crossing zebra-crossing.json --author rosa-of-harbour
key=$(ls config/suited/*.key)
[ "$(stat -c %a "$key")" = 600 ] || fault "the service's key may be read by others: $(stat -c %a "$key")"
cp -r data copies/before

# before: in clear, never
for words in zebra-crossing otter-pool "shoulders ache" seated_work rosa-of-harbour; do
    hidden "$words"
done
grep -rqa version data/store || fault "the search finds nothing at all"
secret=$(tail -1 "$key")
grep -rqaF -- "$secret" data && fault "the service's key is in the data folder"
run 0 verify

# the service's key is lost: nothing can be opened, nothing is made in its place
mv config elsewhere
run 1 client list
says err "the service's key is not in"
says err "put it back from where you keep it"
run 1 client add zebra-crossing.json
[ -e config ] && fault "a lost key was made anew"
run 1 verify
says err "the service's key is not in"
run 0 stats
says out "clients: 2"
mv elsewhere config

# rotated: all opens as before, and not with the old key
cp -r config old
run 0 key rotate --json
field .wrapped 4
run 0 client show zebra-crossing
says out "Mostly seated work"
mv config new && mv old config
run 1 client show zebra-crossing
says err "was wrapped with another key of the service"
rm -r config && mv new config
mv config aside
SUITED_KEY=$(tail -1 aside/suited/*.key) "$suited" key rotate >out 2>err && fault "a key that is not in a file was rotated"
says err "cannot change the service's key: it comes from 'SUITED_KEY'"
mv aside config

# given by whoever keeps it: a new line in front, then the old one goes
new=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
given=$(tail -1 "$(ls config/suited/*.key)")
printf '%s\n%s\n' "$new" "$given" >keys
export SUITED_KEY_FILE="$work/keys"
run 0 key rotate --given
says out "4 keys are wrapped"
echo "$new" >keys
run 0 client show otter-pool
run 2 key rotate now

# forgotten: the key is gone, so the pages that LMDB keeps and the copies open to nobody
run 1 client forget zebra-crossing
says err "nothing was removed"
run 0 client forget zebra-crossing --yes --json
field '"\(.versions) \(.events)"' "1 1"
run 1 client show zebra-crossing
says err "there is no client 'zebra-crossing'"
run 0 client list
[ "$(grep -c . out)" = 1 ] || fault "more than one client is left"
hidden zebra-crossing
hidden "shoulders ache"
run 0 verify
cp data/keys/* copies/before/keys/
rm copies/before/keys/"$(cd copies/before/keys && for file in *; do [ -e "$work/data/keys/$file" ] || echo "$file"; done)"
SUITED_DATA=copies/before "$suited" client export zebra-crossing >out 2>err && fault "a copy without the key was opened"
SUITED_DATA=copies/before "$suited" client show otter-pool >out 2>err || fault "a copy with the key was not opened: $(cat err)"
end
