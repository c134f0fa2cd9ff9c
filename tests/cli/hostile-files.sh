#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Damaged stores, and bytes that a terminal would obey, come to one plain sentence.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]"};
def advert: .;
EOP
one_sentence() {
    [ "$(wc -l <err)" -eq 1 ] || fault "not one sentence: $(cat err)"
    ! LC_ALL=C grep -q '[[:cntrl:]]' err || fault "control characters in: $(cat -v err)"
}

run 0 init
jq -cn '[range(300) | {id: ., title: "Job \(.)", url: "https://m.example/\(.)"}]' >jobs.json
run 0 ingest --file jobs.json --format ./jobs.jq
printf '{"a": 1,\n\n "\033[31m b\005": [\n]}' >odd.json
run 1 ingest --file odd.json --format ./jobs.jq
one_sentence

# an editor's byte order mark is no part of a profile; a terminal's orders are no part of an id
printf '\357\273\277{"id": "ann"}' >profile.json
run 0 match --profile profile.json
printf '\357{"id": "ann"}' >profile.json
run 1 match --profile profile.json
says err "is not JSON"
printf '{"id": "ann\\u001b[31m"}' >profile.json
run 1 match --profile profile.json
says err "its 'id' holds a line end or a control character"
run 1 match --profile nowhere.json
says err "cannot read 'nowhere.json': No such file or directory"

# a store that is half there
file="$SUITED_DATA/store/data.mdb"
cp "$file" whole
for verb in stats verify "tag 1 driving=no"; do
    head -c "$(($(wc -c <whole) / 3))" whole >"$file"
    # shellcheck disable=SC2086 # the verb and what it is given
    run 1 $verb
    says err "the store's file is cut off, or its disk cannot be read (restore a backup)"
    one_sentence
done
: >"$file"
run 1 stats
says err "its file is empty (restore a backup, or make a new store with 'suited init')"
end
