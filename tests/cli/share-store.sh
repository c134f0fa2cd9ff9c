#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An ingest in one process, tags and clients from others at the same time: nothing is lost on
# either side, nor when one of them is killed, and the index has it all in the end.
. "$(dirname "$0")/lib.sh"

# adverts N: a feed of N adverts, by number
adverts() {
    seq "$1" | jq -c '{id: "a\(.)", title: "Post \(.) clerk", description:
        "Sorting letters in office \(.), seated, no heavy lifting.", employer: "Firm \(. % 97)",
        location: "Southampton", url: "https://jobs.example/\(.)"}' >"adverts-$1.ndjson"
}

# jobs.jq reads them
cat >jobs.jq <<'EOP'
def format: {"kind": "ndjson", "complete": "snapshot"};
def advert: {id, title, url, employer, text: .description, places: [.location]};
EOP

# client N: a profile
client() {
    echo "{\"id\": \"c$1\", \"home\": {\"place\": \"Southampton\"}, \"must\": [{\"seated_work\": \"yes\"}]}" >"c$1.json"
}

# whole: the store is sound, and everything said is in it
whole() {
    run 0 verify
    run 0 client list --json
    field length "$clients"
    run 0 vacancy show 1 --json
    field '.facts[] | select(.condition == "heavy_lifting") | .source + " " + .value' "adviser $tagged"
}

# write_meanwhile PID: tag and save for as long as the process lives, three times at least
write_meanwhile() {
    rounds=0
    while [ "$rounds" -lt 3 ] || { kill -0 "$1" 2>/dev/null && [ "$rounds" -lt 15 ]; }; do
        rounds=$((rounds + 1))
        clients=$((clients + 1))
        [ "$tagged" = yes ] && tagged=no || tagged=yes
        client "$clients"
        run 0 client add "c$clients.json"
        run 0 tag 1 "heavy_lifting=$tagged" --by adviser
    done
}

run 0 init
adverts 50
adverts 1500
clients=0
tagged=no
run 0 ingest --file adverts-50.ndjson --format ./jobs.jq --feed jobs

# both come to their ends
"$suited" ingest --file adverts-1500.ndjson --format ./jobs.jq --feed jobs >ingested 2>&1 &
helper=$!
write_meanwhile "$helper"
wait "$helper" || fault "the ingest failed: $(cat ingested)"
helper=""
grep -q "new 1450" ingested || fault "$(cat ingested)"
whole
run 0 stats --json
field .vacancies.live 1500

# a vacancy told of while the index is another's is found in the end
echo '{"id": "z", "title": "Zymurgist", "employer": "Brewery", "places": ["Southampton"]}' >told.json
"$suited" ingest --file adverts-1500.ndjson --format ./jobs.jq --feed more >ingested 2>&1 &
helper=$!
run 0 vacancy add told.json
wait "$helper"
helper=""
run 0 tag 1 "heavy_lifting=$tagged" --by adviser
run 0 vacancy search zymurgist
says out Zymurgist
run 0 stats --json
field .index.behind 0

# the ingest is killed; what was said meanwhile stays, and the next one is not locked out
"$suited" ingest --file adverts-1500.ndjson --format ./jobs.jq --feed third >ingested 2>&1 &
helper=$!
(sleep 1 && kill -9 "$helper") &
write_meanwhile "$helper"
wait
helper=""
whole

# those who write a little are killed
for moment in 0.01 0.03 0.05 0.1 0.2; do
    "$suited" tag 2 seated_work=no --by adviser >/dev/null 2>&1 &
    helper=$!
    sleep "$moment"
    kill -9 "$helper" 2>/dev/null
    wait "$helper" 2>/dev/null
done
helper=""
run 0 ingest --file adverts-1500.ndjson --format ./jobs.jq --feed third
whole
end
