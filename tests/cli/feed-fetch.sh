#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A feed is fetched from a server on this machine: only when allowed, again only when it changed;
# when it is gone nothing is closed.
. "$(dirname "$0")/lib.sh"

cat >council.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "snapshot"};
def advert: .;
EOP
mkdir www
cat >www/jobs.json <<'EOP'
[{"id": 1, "title": "Library assistant", "url": "https://c.example/1", "description": "16 hours per week."},
 {"id": 2, "title": "Gardener", "url": "https://c.example/2", "description": "Outdoors."}]
EOP
touch -d 2026-01-02 www/jobs.json
python3 -u -m http.server --bind 127.0.0.1 --directory www 0 >served 2>&1 &
helper=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    grep -q port served 2>/dev/null && break
    sleep 0.25
done
port=$(sed -n 's/.* port \([0-9]*\).*/\1/p' served | head -1)
[ -n "$port" ] || fault "the server did not start: $(cat served)"
url="http://127.0.0.1:$port/jobs.json"

run 0 init
run 0 feed add council "$url" --format ./council.jq
run 1 ingest council
says err "its address is not public (mark the feed as local if it is yours)"
run 0 feed add council "$url" --format "$work/council.jq" --local
says out "Read it: suited ingest 'council'"
run 0 ingest
is "council: read 2, new 2, changed 0, unchanged 0, closed 0, copies 0, quarantined 0"
run 0 ingest council
is "council: read 0, new 0, changed 0, unchanged 0, closed 0, copies 0, quarantined 0"
says served '" 304 -'
run 0 feed list
says out "not modified"

# a change of its settings reads it again, though the server has nothing new
run 0 feed add council "$url" --format "$work/council.jq" --local --employer "Solent Council"
run 0 ingest council --json
field .read 2

mv www/jobs.json www/away.json
run 1 ingest council
says err "there is no such page (404; look up the address)"
run 0 feed check council
says out "broken"
run 0 stats --json
field .vacancies.live 2
echo '<html><body>We moved</body></html>' >www/jobs.json
touch -d 2026-01-03 www/jobs.json
run 1 ingest council
says err "this is a web page, not JSON"
echo '[]' >www/jobs.json
touch -d 2026-01-04 www/jobs.json
run 0 ingest council
says err "came back empty, so nothing was closed"
mv www/away.json www/jobs.json
touch -d 2026-01-05 www/jobs.json
run 0 ingest council --json
field .unchanged 2

# absent from two whole reads: closed
jq '.[:1]' www/jobs.json >one && mv one www/jobs.json
touch -d 2026-01-06 www/jobs.json
run 0 ingest council --json
field .closed 0
touch -d 2026-01-07 www/jobs.json
run 0 ingest council --json
field .closed 1
run 0 stats --json
field .vacancies.live 1

# absent from a whole read, and then the server says that nothing changed: closed as well
jq -n '[range(4) | {id: ., title: "Porter \(.)", url: "https://c.example/p\(.)"}]' >www/more.json
touch -d 2026-01-08 www/more.json
run 0 feed add more "${url%jobs.json}more.json" --format "$work/council.jq" --local
run 0 ingest more --json
field .new 4
jq '.[:3] + [{}]' www/more.json >one && mv one www/more.json
touch -d 2026-01-09 www/more.json
run 0 ingest more --json
field .closed 0
field .quarantined 1
run 0 ingest more --json
field .closed 1
run 0 feed check more --json
field '.quarantine | length' 1

# what came back short is fetched again when it is to be trusted
jq -n '[range(6) | {id: ., title: "Clerk \(.)", url: "https://c.example/\(.)"}]' >www/jobs.json
touch -d 2026-01-08 www/jobs.json
run 0 ingest council
jq '.[:2]' www/jobs.json >two && mv two www/jobs.json
touch -d 2026-01-09 www/jobs.json
run 0 ingest council
says err "run it again with --trust-short"
run 0 ingest council --trust-short --json
field .unchanged 2

run 1 ingest cuoncil
says err "there is no feed 'cuoncil' to fetch"
run 1 feed check cuoncil

run 0 feed add board "$url" --local --format "$work/council.jq" --header 'X-Key: ${SUITED_TEST_KEY}'
run 1 ingest board
says err "the environment has no SUITED_TEST_KEY"
SUITED_TEST_KEY=s3cr3t run 0 ingest board
grep -rqa s3cr3t "$SUITED_DATA" && fault "the key is in the store"
run 1 feed add board "$url" --header 'X-Key: s3cr3t'
says err "its header holds a value in clear"
run 0 verify
end
