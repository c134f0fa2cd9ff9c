#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Many tags from a file: all of them, or none and each bad line by its number.
. "$(dirname "$0")/lib.sh"

cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
cat >jobs.json <<'EOP'
[{"id": 1, "title": "Shop assistant", "employer": "Shop", "url": "https://c.example/1", "places": ["Southampton"], "description": "Selling."},
 {"id": 2, "title": "Typist", "employer": "Words", "url": "https://c.example/2", "places": ["Southampton"], "description": "Typing."}]
EOP
run 0 init
run 0 ingest --file jobs.json --format ./jobs.jq --feed shop

# Every bad line is named, and nothing of the file is taken.
cat >bad.csv <<'EOP'
vacancy,condition,value,by,words,until
1,heavy_lifting,no,employer,"Nothing
heavy, she said",2026-12-31
1,heavy_liftin,no,,,
99,driving,no,,,
2,driving,perhaps,,,
2,driving,no,,
https://c.example/none,driving,no,,,
2,driving,no,boss,,
2,driving,no,,,soon
EOP
run 1 tag --import bad.csv
says err "line 4: cannot tag the vacancy: there is no condition 'heavy_liftin' (did you mean heavy_lifting)"
says err "line 5: there is no vacancy 99"
says err "line 6: cannot tag the vacancy: driving is neither yes, no nor agree"
says err "line 7: it is cut, or has not as many fields as the first line"
says err "line 8: there is no vacancy 'https://c.example/none'"
says err "line 9: cannot tag the vacancy: 'boss' is neither employer nor adviser"
says err "line 10: 'soon' is no day"
says err "nothing of 'bad.csv' was taken: 7 of its lines cannot be"
run 0 vacancy show 1 --json
field '.tags | length' 0

sed '4,$d' bad.csv >good.csv
echo "https://c.example/2,max_lift_kg,5,adviser,,"  >>good.csv
run 0 tag --import good.csv
is "Noted what 2 lines say."
run 0 vacancy show 1 --json
field '.tags | map([.condition, .value, .source, .until, .words] | join(" ")) | join(";")' "heavy_lifting no employer 2026-12-31 Nothing
heavy, she said"
run 0 vacancy show 2 --json
field '.quantities.max_lift_kg | [.value, .source] | map(tostring) | join(" ")' "5 adviser"

# The same as JSON, with several answers at once.
echo '[{"vacancy": 1, "says": {"driving": "no", "targets": "agree"}, "author": "Kim"}, {"vacancy": "https://c.example/2", "says": {"driving": "no"}}]' >good.json
run 0 tag --import good.json --json
is '{"taken": 2}'
run 0 vacancy show 1 --json
field '[.facts[] | select(.source == "employer") | .condition] | sort | join(" ")' "driving heavy_lifting targets"
echo '[{"vacancy": 1, "says": {"night_work": "no"}}, {"vacancy": 1, "says": {"on_call": "no", "no_such": "yes"}}, 7, {"vacancy": 1, "says": {}, "sayz": 1}]' >bad.json
run 1 tag --import bad.json
says err "item 2: cannot tag the vacancy: there is no condition 'no_such'"
says err "item 3: it is no"
says err "item 4: 'sayz' is not understood"
run 0 vacancy show 1 --json
field '.tags | length' 3

# Files that are none.
run 1 tag --import none.csv
echo '{}' >object.json
run 1 tag --import object.json
says err "it is no list of tags"
echo 'vacancy,value' >short.csv
run 1 tag --import short.csv
says err "condition"
head -c 3000000 /dev/zero | tr '\0' x >long.csv
run 1 tag --import long.csv
run 2 tag 1 driving=no --import good.csv
run 2 tag --import good.csv --by adviser
run 0 verify
end
