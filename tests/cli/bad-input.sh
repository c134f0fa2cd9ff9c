#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong comes to a sentence and an exit code, and nothing that stood before is lost.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]"};
def advert: .;
EOP
# refused FILE SENTENCE: the file as a feed fails with the sentence, and two vacancies stay
refused() {
    run 1 ingest --file "$1" --format ./jobs.jq --feed "$1"
    says err "$2"
    run 0 stats --json
    field .vacancies.live 2
}

printf '[{"id": 1, "title": "Cook", "url": "https://c.example/1", "description": "16 hours per week."},\n' >good.json
printf ' {"id": 2, "title": "Clerk", "url": "https://c.example/2", "description": "No heavy lifting."}]\n' >>good.json
run 0 init
run 0 ingest --file good.json --format ./jobs.jq --feed good

# bytes that are no feed
echo '<html><body>Sign in</body></html>' >page.json
refused page.json "this is a web page, not JSON"
: >empty.json
refused empty.json "the feed is empty: not one letter came"
echo 'job,town' >table.json
refused table.json "this is not JSON"
printf '[{"id": 1, "title": "Cook", "url": "https://c.example/1", "description": "16 hours' >cut.json
refused cut.json "the feed is cut off in the middle of record 1"
head -c 100000 /dev/zero | tr '\0' '[' >nested.json
refused nested.json "the feed is cut off in the middle of record 1"
gzip -c good.json | head -c 60 >cut.json.gz
refused cut.json.gz "the gzip data ends in the middle"
{ printf '['; head -c 83886080 /dev/zero | tr '\0' ' '; printf ']'; } | gzip >bomb.json.gz
refused bomb.json.gz "it looks like a decompression bomb"
refused nowhere.json "cannot open 'nowhere.json'"

# records that are no adverts: each set aside by itself
{
    printf '[{"id": 1, "title": null}, {"id": 2, "title": ["a"]}, {"id": {"a": 1}, "title": "Baker"}, 7, [],\n'
    printf '{"id": 3, "title": "Deep", "x": '
    head -c 300 /dev/zero | tr '\0' '['
    head -c 300 /dev/zero | tr '\0' ']'
    printf '}, {"id": 4, "title": "Waiter", "description": {"a": 1}, "employer": 7, "places": "Leeds"},\n'
    printf '{"id": 5, "title": "Waiter five", "places": [null, 5, {"lat": "x"}], "hours": "some", "pay": "lots"},\n'
    printf '{"id": 6, "title": "Waiter six", "posted": "2026-02-30", "closes": "9999-99-99"},\n'
    printf '{"id": 7, "title": "Waiter seven", "posted": 1763769600, "closes": 1796083200000},\n'
    printf '{"id": 8, "title": "Waiter eight", "posted": "Posted yesterday", "closes": "22 December 2026"},\n'
    printf '{"id": 9, "title": "Waiter nine", "posted": true, "closes": [], "facts": {"nonsense": "yes"}}]\n'
} >mixed.json
run 0 ingest --file mixed.json --format ./jobs.jq --feed mixed
is "mixed: read 12, new 6, changed 0, unchanged 0, closed 0, copies 0, quarantined 6"
run 0 feed check mixed
says out "record 1: the advert '1' has no title"
says out "it has no id and no link"
says out "gives an advert that is no object"
says out "nested deeper than 200"
run 0 vacancy search waiter --json
field 'map(select(.title == "Waiter seven")) | .[0] | .posted + " " + .closes' "2025-11-22 2026-12-01"
field 'map(select(.title == "Waiter eight")) | .[0] | .posted + " " + .closes' "2026-11-21 2026-12-22"
field 'map(select(.title == "Waiter six")) | .[0] | .posted + " " + (.closes // "none")' "2026-11-22 none"

# other encodings are read
printf '[{"id": 1, "title": "Caf\351 helper"}]' >latin.json
run 0 ingest --file latin.json --format ./jobs.jq --feed latin
printf '[{"id": 1, "title": "Caf\303\251 manager"}]' | iconv -f UTF-8 -t UTF-16 >wide.json
run 0 ingest --file wide.json --format ./jobs.jq --feed wide
run 0 vacancy search café
says out "Café helper"
says out "Café manager"

# profiles
profile() {
    printf '{"id": "ann", "home": {"place": "Southampton"}, %s}' "$1" >profile.json
    run 1 match --profile profile.json
    says err "profile 'ann' cannot be used"
    says err "$2"
}
profile '"must": [{"heavy_liftin": "no"}]' "did you mean 'heavy_lifting'?"
profile '"must": [{"heavy_lifting": "never"}]' "heavy_lifting"
profile '"must": [{"hours_per_week": {"min": 16, "max": 8}}]' "hours_per_week"
profile '"must": [{"hours_per_week": {"max": "16"}}]' "hours_per_week"
profile '"must": [{"pay": {"min": 12, "period": "hours"}}]' "did you mean 'hour'?"
profile '"must": [{"work": ["9999"]}]' "there is no ISCO-08 code '9999'"
profile '"must": [{"about": "books"}]' "about"
profile '"musts": []' "did you mean 'must'?"
profile '"stage": "redy"' "did you mean 'ready'?"
echo '{"id": "ann", "home": {"place": "Qwxzzyk"}}' >profile.json
run 1 match --profile profile.json
says err "Qwxzzyk"
echo '{"must": []}' >profile.json
run 1 match --profile profile.json
says err "it has no 'id'"

# the store
run 0 verify
mkfifo pipe
"$suited" ingest --file pipe --format ./jobs.jq --feed good >first 2>&1 &
first=$!
(
    exec 3>pipe # waits until the first one, by now the writer, reads
    touch opened
    while [ ! -e go ]; do sleep 0.1; done
    cat good.json >&3
) &
feeder=$!
while [ ! -e opened ] && kill -0 "$first" 2>/dev/null; do sleep 0.1; done
run 0 tag 1 heavy_lifting=no
run 1 reindex
says err "another program is writing to it (wait until it is done and try again)"
run 0 stats
touch go
wait "$first" || fault "the first writer failed: $(cat first)"
grep -q "unchanged 2" first || fault "the first writer: $(cat first)"
kill "$feeder" 2>/dev/null # it waits for ever where the first one never read

jq -cn '[range(1500) | {id: ., title: "Job \(.)", url: "https://m.example/\(.)", description: ("16 hours. " * 20)}]' >many.json
run 0 stats --json
live=$(jq .vacancies.live out)
(
    trap '' XFSZ
    ulimit -f "$(($(wc -c <"$SUITED_DATA/store/data.mdb") / 512))"
    "$suited" ingest --file many.json --format ./jobs.jq --feed many >out 2>err
)
[ $? -eq 1 ] || fault "a full disk is not a failure"
says err "the disk is full"
run 0 verify
run 0 stats --json
field .vacancies.live "$live"
run 0 ingest --file many.json --format ./jobs.jq --feed many --json
field .new 1500
"$suited" stats >/dev/full 2>err
[ $? -eq 1 ] || fault "results that cannot be written are not a failure"
says err "cannot write the results"

if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    chmod 755 "$work"
    chmod -R a+rX "$SUITED_DATA"
    setpriv --reuid=65534 --regid=65534 --clear-groups "$suited" tag 1 driving=no >out 2>err
    [ $? -eq 1 ] || fault "a store that may not be written is written"
else
    chmod -R a-w "$SUITED_DATA"
    run 1 tag 1 driving=no
    chmod -R u+w "$SUITED_DATA"
fi
says err "give yourself the right to write there"

printf 'no store at all' | dd of="$SUITED_DATA/store/data.mdb" conv=notrunc 2>/dev/null
run 1 stats
says err "suited: cannot open the store"
end
