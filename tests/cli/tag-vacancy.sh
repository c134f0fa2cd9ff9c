#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What an employer says counts for more than the advert, stays after a new read, and can be agreed.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "snapshot"};
def advert: .;
EOP
advert() {
    printf '[{"id": 1, "title": "Shop assistant", "employer": "Corner Shop", "url": "https://c.example/1", '
    printf '"places": ["Southampton"], "description": "16 hours per week. Heavy lifting is part of the job. %s"}]\n' "$1"
}
cat >ann.json <<'EOP'
{"id": "ann", "home": {"place": "Southampton"}, "must": [{"heavy_lifting": "no"}]}
EOP
fact='.wishes[] | select(.wish.heavy_lifting) | .outcome + " " + (.fact.source // "")'
run 0 init
advert "" >jobs.json
run 0 ingest --file jobs.json --format ./jobs.jq --feed shop
run 0 client add ann.json
run 0 explain ann 1 --json
field "$fact" "not_met advert"

run 0 tag 1 heavy_lifting=agree --by employer
is "Noted for vacancy 1, as said by the employer."
run 0 explain ann 1 --json
field "$fact" "unknown employer"
field .group ask_first
run 0 tag https://c.example/1 heavy_lifting=no sit_stand_choice=yes --json
field .sit_stand_choice yes
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 tag 1 heavy_lifting=yes --by adviser
run 0 explain ann 1 --json
field "$fact" "met employer"

advert "The till is new." >jobs.json
run 0 ingest --file jobs.json --format ./jobs.jq --feed shop --json
field .changed 1
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 reread
run 0 explain ann 1 --json
field "$fact" "met employer"
run 0 vacancy show 1
says out "Heavy lifting is part of the job"

run 0 tag 1 hours_per_week=8-12 "shift=10:00-14:00" --words "Ten to two, two or three days" --author Kim
run 0 vacancy show 1 --json
field '.quantities.hours_per_week | [.min, .max, .source, .by, .quote] | join(" ")' \
    "8 12 employer Kim Ten to two, two or three days"
field '.quantities_also[] | select(.quantity == "hours_per_week") | .source + " " + .quote' "advert 16 hours per week"
field '.entailed[] | select(.condition == "early_start") | .value + " " + .source' "no employer"
run 0 reread
run 0 vacancy show 1 --json
field .quantities.hours_per_week.max 12
run 1 tag 1 hours_per_week=lots
says err "hours_per_week is not understood (write 8-16, 16 or up to 16, of 168 hours)"
run 1 tag 1 hours_per_wek=8
says err "did you mean hours_per_week"

run 1 tag 1 heavy_liftin=no
says err "there is no condition 'heavy_liftin' (did you mean heavy_lifting"
run 1 tag 1 heavy_lifting=perhaps
says err "heavy_lifting is neither yes, no nor agree"
run 1 tag 1 heavy_lifting=no --by neighbour
says err "'neighbour' is neither employer nor adviser"
run 1 tag 99 heavy_lifting=no
says err "there is no vacancy 99"
run 2 tag 1
run 2 tag 1 =no
run 0 verify
end
