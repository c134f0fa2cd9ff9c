#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What was said counts until its day, or until it is disputed; then the fact is the advert's again.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
cat >jobs.json <<'EOP'
[{"id": 1, "title": "Shop assistant", "employer": "Corner Shop", "url": "https://c.example/1", "places": ["Southampton"],
  "description": "16 hours per week. Heavy lifting is part of the job."}]
EOP
cat >ann.json <<'EOP'
{"id": "ann", "home": {"place": "Southampton"}, "must": [{"heavy_lifting": "no"}]}
EOP
fact='.wishes[] | select(.wish.heavy_lifting) | .outcome + " " + (.fact.source // "")'
states='[.tags[].state] | join(" ")'
run 0 init
run 0 ingest --file jobs.json --format ./jobs.jq --feed shop
run 0 client add ann.json

run 0 tag 1 heavy_lifting=no
run 0 vacancy show 1 --json
field '.tags[0] | [.tag, .day, .until, .state] | join(" ")' "1 2026-11-22 2027-02-20 stands"
run 0 explain ann 1 --json
field "$fact" "met employer"

# On its last day it counts; the night after that it lapses, whichever feed is read.
echo '[]' >none.json
run 0 ingest --file none.json --format ./jobs.jq --feed other --today 2027-02-20
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 ingest --file none.json --format ./jobs.jq --feed other --today 2027-02-21
run 0 explain ann 1 --json
field "$fact" "not_met advert"
run 0 vacancy show 1 --json --today 2027-02-21
field "$states" expired

# Said again it stands again, until the day that is given.
run 0 tag 1 heavy_lifting=no --until 2027-03-01 --today 2027-02-21
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 vacancy show 1 --json --today 2027-02-21
field "$states" "replaced stands"
field '.tags[1] | [.until, .replaces] | join(" ")' "2027-03-01 1"
run 1 tag 1 heavy_lifting=no --until 2026-11-21
says err "it would have expired already"
run 1 tag 1 heavy_lifting=no --until soon
says err "'soon' is no day"

# Disputed with a reason it counts no more, and what it replaced does not come back.
run 1 tag 1 --dispute 2
says err "no reason is given"
run 1 tag 1 --dispute 9 --words "Never said"
says err "nothing that was said of vacancy 1 has the number 9"
run 2 tag 1 --dispute two --words "Never said"
run 2 tag 1 --dispute 2 heavy_lifting=no --words "Never said"
run 0 tag 1 --dispute 2 --words "There were crates of 15 kg" --author Kim --today 2027-02-22
run 0 explain ann 1 --json
field "$fact" "not_met advert"
run 0 vacancy show 1 --json --today 2027-02-22
field "$states" "replaced disputed"
field '.tags[1].disputed | [.by, .day, .reason] | join(" ")' "Kim 2027-02-22 There were crates of 15 kg"
run 0 tag 1 heavy_lifting=no --today 2027-02-23
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 verify
end
