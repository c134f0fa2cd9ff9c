#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whenever an ingest is killed the store stays whole, and the same read again ends where an
# undisturbed one does; only the text index may be behind, which the next writer catches up.
# SUITED_KILLS (10), SUITED_SEED and SUITED_FEED are for script/soak.
. "$(dirname "$0")/lib.sh"

kills=${SUITED_KILLS:-10} seed=${SUITED_SEED:-$$} feed=${SUITED_FEED:-$work/jobs.json}
echo "seed $seed"
if [ -z "${SUITED_FEED:-}" ]; then
    cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "snapshot"};
def advert: .;
EOP
    jq -cn '[range(1500) | {id: ., title: (["Cook", "Clerk", "Driver", "Carer"][. % 4] + " \(.)"),
        employer: "Employer \(. % 90)", url: "https://m.example/\(.)", places: ["Southampton"],
        description: "\(8 + . % 30) hours per week. \(["No heavy lifting.", "Weekend work."][. % 2])"}]' >jobs.json
    set -- --format "$work/jobs.jq"
else
    set --
fi
cat >ann.json <<'EOP'
{"id": "ann", "home": {"place": "Southampton"},
 "must": [{"hours_per_week": {"max": 16}}, {"heavy_lifting": "no"}]}
EOP

run 0 init
before=$(date +%s%N)
run 0 ingest --file "$feed" --feed jobs "$@"
took_ms=$((($(date +%s%N) - before) / 1000000))
run 0 match --profile ann.json --json
cp out undisturbed
run 0 stats --json
live=$(jq .vacancies.live out)

SUITED_DATA=$work/killed
run 0 init
i=0
while [ "$i" -lt "$kills" ]; do
    i=$((i + 1))
    moment=$(awk -v seed="$seed$i" -v most="$took_ms" 'BEGIN {srand(seed); print rand() * most / 1000}')
    "$suited" ingest --file "$feed" --feed jobs "$@" >/dev/null 2>&1 &
    helper=$!
    sleep "$moment"
    kill -9 "$helper" 2>/dev/null
    wait "$helper" 2>/dev/null
    helper=""
    "$suited" verify >out 2>err ||
        fault "killed after $moment s, time $i: $(cat err)"
done
run 0 ingest --file "$feed" --feed jobs "$@"
run 0 stats --json
field .vacancies.live "$live"
field .index.behind 0
run 0 match --profile ann.json --json
cmp -s out undisturbed || fault "the shortlist differs from that of an undisturbed read"
run 0 verify
end
