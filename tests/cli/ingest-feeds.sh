#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files go in, plain, packed or from a pipe; a format of one's own is one file.
. "$(dirname "$0")/lib.sh"

cat >council.jq <<'EOF'
def format: {kind: "json", records: ".vacancies[]", complete: "snapshot"};
def advert: {id: (.ref | tostring), title: .job, employer: "Solent Council", url: .link, description: .text,
  places: [.town], posted: .listed};
EOF
cat >jobs.json <<'EOF'
{"vacancies": [
 {"ref": 1, "job": "Library assistant", "link": "https://c.example/1", "town": "Southampton",
  "text": "16 hours per week. You can sit or stand as you like.", "listed": "2026-11-20"},
 {"ref": 2, "job": "Grounds worker", "link": "https://c.example/2", "town": "Winchester",
  "text": "Outdoors in all weathers, lifting up to 25 kg.", "listed": "2026-11-21"},
 {"ref": 3, "link": "https://c.example/3"}]}
EOF
run 0 init
run 0 ingest --file jobs.json --format ./council.jq --feed council
is "council: read 3, new 2, changed 0, unchanged 0, closed 0, copies 0, quarantined 1"
run 0 feed check council
says out "record 3"
echo 'def tostring: error("taken from the .jq file of the home folder");' >.jq
HOME=$work run 0 ingest --file jobs.json --format ./council.jq --feed council --json
field .unchanged 2
gzip -k jobs.json
run 0 ingest --file jobs.json.gz --format ./council.jq --feed council --json
field .unchanged 2
zstd -q jobs.json
"$suited" ingest --file - --format ./council.jq --feed council --json <jobs.json.zst >out ||
    fault "standard input is not read"
field .unchanged 2

run 1 ingest --file nowhere.json --feed x
says err "cannot open 'nowhere.json'"
run 1 ingest --file jobs.json --format ./nowhere.jq --feed x
echo '<html><body>Sign in</body></html>' >page.html
run 1 ingest --file page.html --format ./council.jq --feed council
says err "not JSON"
run 0 feed check council
says out "broken"
head -c 300 jobs.json >cut.json
run 1 ingest --file cut.json --format ./council.jq --feed council
run 0 stats --json
field .vacancies.live 2

run 0 feed add bad https://c.example/jobs.json --format ./council.jq
run 0 feed list
says out "not read yet"
run 1 feed add bad ftp://c.example/
says err "is no web address"
run 1 feed add bad https://c.example/ --format councill
run 0 feed remove bad
run 1 feed remove bad
says err "there is no feed 'bad'"

run 0 vacancy search library
says out "Library assistant, Solent Council"
run 0 vacancy show https://c.example/1
says out "16 hours per week"
run 1 vacancy show https://c.example/99
says err "there is no vacancy"
run 0 verify
end
