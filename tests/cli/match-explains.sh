#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a profile to a shortlist that says why; a tag moves a vacancy; the same answer twice.
. "$(dirname "$0")/lib.sh"

cat >board.jq <<'EOF'
def format: {kind: "json", records: ".[]"};
def advert: .;
EOF
cat >jobs.json <<'EOF'
[{"id": 1, "title": "Library assistant", "employer": "Solent Council", "url": "https://c.example/1",
  "places": ["Southampton"], "posted": "2026-11-20",
  "description": "16 hours per week, Tuesday and Thursday. No heavy lifting. You can sit or stand as you like."},
 {"id": 2, "title": "Archive assistant", "employer": "Solent Council", "url": "https://c.example/2",
  "places": ["Southampton"], "posted": "2026-11-19",
  "description": "20 hours per week. No heavy lifting."},
 {"id": 3, "title": "Shop assistant", "employer": "Corner Shop", "url": "https://c.example/3",
  "places": ["Southampton"], "posted": "2026-11-19",
  "description": "12 hours per week. Serve customers at the till."},
 {"id": 4, "title": "Warehouse operative", "employer": "Big Shed", "url": "https://c.example/4",
  "places": ["Leeds"], "posted": "2026-11-19",
  "description": "40 hours per week. Heavy lifting up to 25 kg."}]
EOF
cat >mary.json <<'EOF'
{"id": "mary", "home": {"place": "Southampton"}, "stage": "adapting",
 "must": [{"hours_per_week": {"max": 16}}, {"heavy_lifting": "no"}],
 "important": [{"sit_stand_choice": "yes"}]}
EOF
run 0 init
run 0 ingest --file jobs.json --format ./board.jq --feed board
run 0 client add mary.json --author esw
run 1 client add mary.json
says err "there is a client 'mary' already"

run 0 match mary --json
field .counts.live 4
field '.counts.fits + .counts.ask_first + .counts.near_misses + .counts.ruled_out' 4
field '.fits | map(.title) | join(",")' "Library assistant"
field '.ask_first | map(.title) | join(",")' "Shop assistant"
field '.near_misses | map(.title) | join(",")' "Archive assistant"
field '.fits[0].wishes[1].fact.quote' "No heavy lifting"
field '.fits[0].wishes[1].fact.source' advert
cp out first
run 0 match mary --json
cmp -s out first || fault "the second answer differs from the first"
run 0 reindex
run 0 match mary --json
cmp -s out first || fault "the answer after reindex differs"

run 0 match mary
says out "FITS: every must is met"
says out "No heavy lifting"
says out "ASK FIRST"

run 0 explain mary https://c.example/4 --json
field .group ruled_out
run 0 explain mary 2
says out "NEAR MISSES"
run 1 explain mary 99
says err "there is no vacancy"

run 0 tag 3 heavy_lifting=no --by employer
run 0 match mary --json
field '.fits | map(.title) | sort | join(",")' "Library assistant,Shop assistant"
run 1 tag 3 heavy_liftin=no
says err "did you mean heavy_lifting"
run 2 tag 3 heavy_lifting

sed 's/hours_per_week/hours_a_week/' mary.json >typo.json
run 1 match --profile typo.json
says err "hours_per_week"
run 0 client list --json
field '.[0].id' mary
run 1 client forget mary
says err "--yes"
run 0 client forget mary --yes
run 1 match mary
end
