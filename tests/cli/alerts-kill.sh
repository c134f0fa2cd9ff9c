#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# However often a run of alerts is killed, and whoever runs beside it, each alert is in the
# outbox once, as in a run that was left alone. SUITED_KILLS (8), SUITED_CLIENTS (60) and
# SUITED_SEED are for script/soak.
. "$(dirname "$0")/lib.sh"

kills=${SUITED_KILLS:-8} clients=${SUITED_CLIENTS:-60} seed=${SUITED_SEED:-$$}
echo "seed $seed"
cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
make_jobs() { # FROM TO SAYS: vacancies as a feed
    jq -cn --arg says "$3" "[range($1; $2)"' | {id: ., title: (["Cook", "Clerk", "Driver", "Carer"][. % 4] + " \(.)"),
        employer: "Employer \(. % 90)", url: "https://m.example/\(.)", places: ["Southampton"],
        description: "\(8 + . % 30) hours per week. \(["No heavy lifting.", "Weekend work."][. % 2]) \($says)"}]'
}

# alerts: every one in the outbox, a line each, sorted
alerts() {
    "$suited" alerts outbox --json | jq -r '.[].alerts[] | "\(.client) \(.vacancy) \(.kind) \(.group)"' | sort
}

run 0 init
make_jobs 0 400 "" >jobs.json
run 0 ingest --file jobs.json --feed jobs --format "$work/jobs.jq"
i=0
while [ "$i" -lt "$clients" ]; do
    i=$((i + 1))
    echo "{\"id\": \"c-$i\", \"home\": {\"place\": \"Southampton\"}, \"must\": [{\"hours_per_week\": {\"max\": $((10 + i % 20))}}, {\"heavy_lifting\": \"no\"}], \"alerts\": {\"on\": true, \"best\": 4}}" >client.json
    run 0 client add client.json
done
run 0 alerts run --json
field .clients "$clients"
[ "$(jq .told out)" -gt "$clients" ] || fault "hardly anything was told: $(cat out)"
make_jobs 400 500 "" >more.json
run 0 ingest --file more.json --feed jobs --format "$work/jobs.jq"
make_jobs 0 40 "Flexible hours." >edited.json
run 0 ingest --file edited.json --feed jobs --format "$work/jobs.jq"
cp -r "$SUITED_DATA" "$work/killed"
cp -r "$SUITED_DATA" "$work/twice"

before=$(date +%s%N)
run 0 alerts run --json
took_ms=$((($(date +%s%N) - before) / 1000000))
field '.told > 0' true
alerts >undisturbed
[ "$(sort undisturbed | uniq -d | wc -l)" -eq 0 ] || fault "something was told twice"

SUITED_DATA=$work/killed
i=0
while [ "$i" -lt "$kills" ]; do
    i=$((i + 1))
    moment=$(awk -v seed="$seed$i" -v most="$took_ms" 'BEGIN {srand(seed); print rand() * most / 1000}')
    "$suited" alerts run >/dev/null 2>&1 &
    helper=$!
    sleep "$moment"
    kill -9 "$helper" 2>/dev/null
    wait "$helper" 2>/dev/null
    helper=""
done
run 0 alerts run
alerts >killed.txt
cmp -s killed.txt undisturbed || fault "killed runs told otherwise: $(diff killed.txt undisturbed | head -5)"
run 0 verify

SUITED_DATA=$work/twice
"$suited" alerts run >/dev/null 2>first.err &
helper=$!
run 0 alerts run
wait "$helper" || fault "the other run failed: $(cat first.err)"
helper=""
alerts >twice.txt
cmp -s twice.txt undisturbed || fault "two runs at once told otherwise: $(diff twice.txt undisturbed | head -5)"

# The clock goes back, and forth: nothing is told again.
run 0 alerts run --json --today 2026-11-20
field .told 0
run 0 alerts run --json --today 2026-11-23
field .told 0

# A full disk in the middle: what was not told is told afterwards, and nothing twice.
make_jobs 500 560 "" >late.json
run 0 ingest --file late.json --feed jobs --format "$work/jobs.jq"
cp -r "$SUITED_DATA" "$work/full"
run 0 alerts run
alerts >undisturbed
SUITED_DATA=$work/full
size=$(($(stat -c %s "$SUITED_DATA/store/data.mdb") / 1024)) # half of it: a page past that cannot be written
(
    ulimit -f "$size"
    trap '' XFSZ
    "$suited" alerts run
) >out 2>err && fault "a run on a full disk says that it is done"
says err "disk is full"
run 0 alerts run
alerts >full.txt
cmp -s full.txt undisturbed || fault "after a full disk it told otherwise: $(diff full.txt undisturbed | head -5)"
end
