#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The server answers and writes while another process reads feeds, slow ends do not hold it up,
# and killing it loses nothing that it had said was done.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

json="Content-Type: application/json"
seq 1500 | jq -c '{id: "a\(.)", title: "Post \(.) clerk", description:
    "Sorting letters in office \(.), seated, no heavy lifting.", employer: "Firm \(. % 97)",
    location: "Southampton", url: "https://jobs.example/\(.)"}' >adverts.ndjson
cat >jobs.jq <<'EOP'
def format: {"kind": "ndjson", "complete": "snapshot"};
def advert: {id, title, url, employer, text: .description, places: [.location]};
EOP

run 0 init
echo "four words make one" >password
run 0 account add ada --role admin --password-file password
serve
code 200 -c jar -H "$json" -d '{"name": "ada", "password": "four words make one"}' "$base/api/session"
token=$(jq -r .token body)

# ends that say nothing more, or half of what they announced
port=${base##*:}
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    { printf 'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{'; sleep 30; } |
        curl -s "telnet://127.0.0.1:$port" >/dev/null &
    slow="${slow:-} $!"
done

# people are added through the server while an ingest runs, and by the command beside it
"$suited" ingest --file adverts.ndjson --format ./jobs.jq --feed jobs >ingested 2>&1 &
ingest=$!
added=1
while kill -0 "$ingest" 2>/dev/null || [ "$added" -lt 9 ]; do
    code 201 -b jar -H "X-Suited-Token: $token" -H "$json" -d "{\"name\": \"web $added\", \"role\": \"esw\"}" "$base/api/people"
    run 0 account add "command $added" --role esw
    added=$((added + 2))
    code 200 -b jar "$base/api/session"
done
wait "$ingest" || fault "the ingest failed: $(cat ingested)"
grep -q "new 1500" ingested || fault "$(cat ingested)"
code 200 -b jar "$base/api/people"
[ "$(jq length body)" = "$added" ] || fault "of $added people $(jq length body) are there"

# killed in the middle of writing
(
    n=0
    while code=$(curl -s -o said -w '%{http_code}' -b jar -H "X-Suited-Token: $token" -H "$json" \
        -d "{\"name\": \"late $n\", \"role\": \"esw\"}" "$base/api/people") && [ "$code" = 201 ]; do
        echo "late $n" >>done
        n=$((n + 1))
    done
) &
writer=$!
sleep 1
kill -9 "$helper"
wait "$writer"
wait "$helper" 2>/dev/null
helper=""
# shellcheck disable=SC2086 # they are numbers
kill $slow 2>/dev/null
[ -s done ] || fault "nobody was added before the end"
run 0 account list --json
jq -r '.[].name' out >names
while read -r name; do
    grep -qx "$name" names || fault "$name was added and is lost"
done <done
run 0 verify
serve
code 200 -b jar "$base/api/session"
end
