#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A vacancy that somebody told of comes in by the same road as a feed's.
. "$(dirname "$0")/lib.sh"

cat >cafe.json <<'EOP'
{"id": "cafe-1", "title": "Kitchen helper", "employer": "Harbour Cafe", "places": ["Southampton"],
 "hours": "12", "closes": "2026-12-10", "description": "Two mornings a week. No heavy lifting."}
EOP
run 0 init
run 0 vacancy add cafe.json
is "It is vacancy 1."
run 0 vacancy show 1 --json
field '.facts[] | select(.condition == "heavy_lifting") | .value' no
field .closes 2026-12-10
field '.adverts[0].feed' told
run 0 vacancy search kitchen
says out "Kitchen helper, Harbour Cafe"

sed 's/"12"/"16"/' cafe.json >more.json
run 0 vacancy add more.json --json
field .vacancy 1
run 0 vacancy show 1 --json
field .quantities.hours_per_week.max 16
run 0 vacancy add cafe.json --feed board --json
field .vacancy 1

run 0 stats --json --today 2026-12-11
field .vacancies.live 0
run 0 stats --json
field .vacancies.live 1

echo '{"title": "Cook"}' >nameless.json
run 1 vacancy add nameless.json
says err "it has no id and no link"
echo '{"id": 7}' >untitled.json
run 1 vacancy add untitled.json
says err "title"
echo '[1, 2]' >list.json
run 1 vacancy add list.json
echo '{"id": 1, "title"' >cut.json
run 1 vacancy add cut.json
says err "'cut.json' is not JSON"
run 1 vacancy add nowhere.json
says err "cannot read 'nowhere.json'"
run 2 vacancy add
run 0 stats --json
field .vacancies.live 1
run 0 verify
end
