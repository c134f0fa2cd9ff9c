#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# After an import the next ingest reads what it has again, once the feeds are in; else nothing.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "snapshot"};
def advert: .;
EOP
jobs() {
    run 0 ingest --file jobs.json --format "$work/jobs.jq" --feed jobs
}
occupations() {
    run 0 vacancy show 1 --json
    field "[.occupations[].code] | index(\"9321\") != null" "$1"
}
echo '[{"id": 1, "title": "Froth herder", "employer": "Suds", "description": "Tame suds."}]' >jobs.json
run 0 init
jobs
[ -s err ] && fault "a first ingest has nothing to read again: $(cat err)"
occupations false
run 0 tag 1 sit_stand_choice=yes

mkdir esco
printf 'conceptUri,preferredLabel,altLabels,iscoGroup\nhttp://e/1,froth herder,,9321\n' \
    >esco/occupations_en.csv
printf 'conceptUri,preferredLabel,altLabels\nhttp://e/s1,tame suds,\n' >esco/skills_en.csv
run 0 taxonomy import esco esco
says out "The next 'suited ingest' reads the vacancies again"
occupations false
jobs
says out "unchanged 1"
says err "the taxonomy has changed: vacancies read again: 1, changed by it: 1"
occupations true
field '[.facts[] | select(.condition == "sit_stand_choice") | .source] | first' employer
field '[.skills[].title] | index("tame suds") != null' true
jobs
[ -s err ] && fault "nothing changed, yet: $(cat err)"

printf 'conceptUri,preferredLabel,altLabels,iscoGroup\nhttp://e/1,suds master,,9321\n' \
    >esco/occupations_en.csv
run 0 taxonomy import esco esco
run 0 reread --json
field .changed 1
occupations false
jobs
[ -s err ] && fault "it was read again already: $(cat err)"
run 0 verify
end
