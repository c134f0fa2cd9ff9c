#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An employer who was sent a link answers, and the vacancy moves from ask first to fits.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

json="Content-Type: application/json"
receptionist=https://solent-jobs.example/jobs/receptionist-administrator/710026
run 0 init
for feed in "$root"/demo/feeds/*; do
    run 0 ingest --file "$feed"
done
run 0 client add "$root/demo/clients/karen.json"
echo "four words make one" >password
run 0 account add kim --role esw --password-file password
run 0 vacancy show "$receptionist" --json
number=$(jq .vacancy out)
run 0 explain karen "$number" --json
field .group ask_first

serve
code 200 -c jar -H "$json" -d '{"name": "kim", "password": "four words make one"}' "$base/api/session"
token=$(jq -r .token body)
code 201 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{}' "$base/api/vacancies/$number/links"
link=$(jq -r .token body)
known=$(jq -r .link body)
grep -qa "$link" "$SUITED_DATA"/* 2>/dev/null && fault "the link's secret is in the store"

# the employer, without an account
code 200 -H "$json" -d "{\"link\": \"$link\"}" "$base/api/employer/ask"
[ "$(jq '.questions | length' body)" -le 12 ] || fault "more than twelve questions"
grep -qi karen body && fault "the employer's page names a client"
code 200 -H "$json" -d "{\"link\": \"$link\", \"says\": {\"heavy_lifting\": \"no\"}, \"name\": \"Jo\", \"words\": \"Only letters\"}" "$base/api/employer/answer"
code 401 -H "$json" -b "suited=$link" "$base/api/clients"
run 0 explain karen "$number" --json
field .group fits
field '.wishes[] | select(.wish.heavy_lifting) | .fact | [.source, .quote] | join(", ")' "employer, Only letters"

# from another site, or with the link taken back, nothing is answered
code 403 -H "$json" -H "Origin: https://elsewhere.example" -d "{\"link\": \"$link\"}" "$base/api/employer/ask"
code 204 -X DELETE -b jar -H "X-Suited-Token: $token" "$base/api/links/$known"
code 404 -H "$json" -d "{\"link\": \"$link\", \"says\": {\"heavy_lifting\": \"yes\"}}" "$base/api/employer/answer"
code 404 -H "$json" -d '{"link": "x\r\nSet-Cookie: a=b"}' "$base/api/employer/ask"

# what is too long is refused before it is read
head -c 1100000 /dev/zero | tr '\0' w >words
printf '{"link": "%s", "says": {"heavy_lifting": "yes"}, "words": "%s"}' "$link" "$(cat words)" >long
code 413 -H "$json" --data-binary @long "$base/api/employer/answer"
run 0 explain karen "$number" --json
field .group fits
end
