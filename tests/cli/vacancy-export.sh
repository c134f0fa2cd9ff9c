#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tagged vacancies go out as valid JobPostings, and come back with the same facts.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
cat >jobs.json <<'EOP'
[{"id": 1, "title": "Shop assistant", "employer": "Corner & Sons <Ltd>", "url": "https://c.example/1", "places": ["Southampton"],
  "posted": "2026-11-20", "closes": "2026-12-20",
  "description": "16 hours per week.\nPay: less than < 20 & more.\n\nHeavy lifting is part of the job."},
 {"id": 2, "title": "Typist", "employer": "Words", "url": "https://c.example/2", "remote": true, "countries": ["GB"],
  "description": "Typing from home, for </script><script>alert(1)</script> sites."},
 {"id": 3, "title": "Cook", "url": "https://c.example/3", "places": ["Southampton"], "description": "Cooking."}]
EOP
run 0 init
run 0 ingest --file jobs.json --format ./jobs.jq --feed shop
run 0 vacancy export
is '[]'
run 0 tag 1 heavy_lifting=no sit_stand_choice=agree hours_per_week=8-16 days_per_week=2-3 max_lift_kg=5 \
    shift=09:30-15:00 days=tue,thu,morning pay=12.71/hour
run 0 tag 2 flexible_hours=yes --by adviser
run 0 tag 3 flexible_hours=yes
run 0 vacancy export
says err "1 are left out"
cp out feed.json
field length 2

# What Google requires: https://developers.google.com/search/docs/appearance/structured-data/job-posting
field 'all(.[]; .["@context"] == "https://schema.org/" and .["@type"] == "JobPosting")' true
field 'all(.[]; all(.title, .description, .hiringOrganization.name; type == "string" and . != ""))' true
field 'all(.[]; .datePosted | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))' true
field 'all(.[]; (.jobLocation // [] | length > 0 and all(.[]; .address.addressCountry)) or
    (.jobLocationType == "TELECOMMUTE" and (.applicantLocationRequirements | length > 0)))' true
field '.[0].hiringOrganization.name' "Corner & Sons <Ltd>"
field '.[0].baseSalary | [.currency, .value.unitText, .value.minValue] | map(tostring) | join(" ")' "GBP HOUR 12.71"
field '.[0].workHours' "8-16 hours per week"
field '.[0].validThrough' 2026-12-20
field '[.[0].additionalProperty[] | select(.propertyID == "suited:heavy_lifting") | .value] | join(" ")' no
field '[.[].additionalProperty[].propertyID] | index("suited:part_time")' null
grep -q '</script>' out && fault "the words could end a script of a page"

# Once round: the same facts and amounts, whoever reads them.
facts='[.facts[] | .condition + "=" + .value] + [.entailed[] | .condition + "=" + .value] | sort | join(" ")'
amounts='.quantities | del(.[] | .source, .by, .day, .quote, .at, .weak, .text, .start, .end) | del(.shift, .requires) | tojson'
for number in 1 2; do
    run 0 vacancy show $number --json
    jq -r "$facts" out >facts.$number
    jq -rS "$amounts" out >amounts.$number
    jq -r '[.title, .employer, .text, .posted, .closes] | tojson' out >words.$number
done
export SUITED_DATA="$work/other"
run 0 init
run 0 ingest --file feed.json --feed partner
for number in 1 2; do
    run 0 vacancy show $number --json
    field "$facts" "$(cat facts.$number)"
    [ "$(jq -rS "$amounts" out)" = "$(cat amounts.$number)" ] || fault "$number: $(jq -rS "$amounts" out) is not $(cat amounts.$number)"
    [ "$number" = 2 ] || field '[.title, .employer, .text, .posted, .closes] | tojson' "$(cat words.$number)"
    field '[.facts[] | select(.condition == "sit_stand_choice" or .condition == "flexible_hours") | .source] | join(" ")' feed
done
run 0 vacancy show 1 --json
field '.quantities.shift | .start + " " + .end' "09:30 15:00"

# What a hostile board could write there is passed over, and the rest is taken.
jq '[.[0] | .url = "https://x.example/9" | .identifier = "9" | .title = "Porter" | .additionalProperty = [{"propertyID": "suited:driving", "value": false},
    {"propertyID": "suited:no_such", "value": "yes"}, {"propertyID": 7, "value": "yes"}, "text", null, {"propertyID": "suited:targets", "value": {}},
    {"propertyID": "suited:shift", "value": "never"}, {"propertyID": "other:night_work", "value": "yes"}]]' feed.json >hostile.json
run 0 ingest --file hostile.json --feed hostile
run 0 vacancy search Porter --json
field '[.[0].facts[] | select(.source == "feed") | .condition + "=" + .value] | join(" ")' "driving=no"

# One by one, and all.
export SUITED_DATA="$work/data"
run 0 vacancy export https://c.example/2
field '.[0].title' Typist
run 1 vacancy export 3
says err "vacancy 3 is not exported: it has no employer"
run 1 vacancy export 99
run 2 vacancy export 1 --all
run 0 tag 1 --dispute 1 --words "There were crates"
run 0 vacancy export 1
field '[.[0].additionalProperty[].propertyID] | index("suited:heavy_lifting")' null
end
