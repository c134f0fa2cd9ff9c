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

# A good link, sent in every way there is, is nobody to every other route.
sed -n 's/^  \(\/api\/.*\):$/\1/p;s/^    \(get\|post\|put\|patch\|delete\):$/\1/p' "$root/docs/openapi.yaml" |
    while read -r word; do
        case $word in
        /*) path=$(echo "$word" | sed 's/{[^}]*}/1/g') ;;
        *) echo "$word $path" ;;
        esac
    done | grep -v -e ' /api/employer/' -e '/api/welcome$' -e 'post /api/session$' -e '/api/openapi.yaml$' >others
[ "$(wc -l <others)" -gt 25 ] || fault "few routes: $(cat others)"
while read -r method path; do
    code 401 -X "$(echo "$method" | tr "[:lower:]" "[:upper:]")" -H "$json" -b "suited=$link" -H "X-Suited-Token: $link" -H "Authorization: Bearer $link" \
        -d "{\"link\": \"$link\"}" "$base$path?link=$link"
done <others

# from another site, or with the link taken back, nothing is answered
code 403 -H "$json" -H "Origin: https://elsewhere.example" -d "{\"link\": \"$link\"}" "$base/api/employer/ask"
code 204 -X DELETE -b jar -H "X-Suited-Token: $token" "$base/api/links/$known"
code 404 -H "$json" -d "{\"link\": \"$link\", \"says\": {\"heavy_lifting\": \"yes\"}}" "$base/api/employer/answer"
code 404 -H "$json" -d '{"link": "x\r\nSet-Cookie: a=b"}' "$base/api/employer/ask"

# by the command line, too
run 0 link make "$number" --all --days 3 --author kim --json
field '[.vacancy, .all, .by, .until] | map(tostring) | join(" ")' "$number true kim 2026-11-25"
field 'has("ask") or has("more")' false
link=$(jq -r .token out)
known=$(jq -r .link out)
code 200 -H "$json" -d "{\"link\": \"$link\"}" "$base/api/employer/ask"
run 0 link list "$number"
says out "$known  vacancy $number and all of its employer, by kim, until 2026-11-25, answered 0 times"
says out "answered 1 times, taken back on 2026-11-22"
grep -q "$link" out && fault "the list tells the secret"
run 0 link revoke "$known"
code 404 -H "$json" -d "{\"link\": \"$link\"}" "$base/api/employer/ask"
run 1 link revoke "$link"
says err "there is no link"
run 1 link make 999999
run 0 link list --json
field '[.[].revoked] | join(" ")' "2026-11-22 2026-11-22"

# what is too long is refused before it is read
head -c 1100000 /dev/zero | tr '\0' w >words
printf '{"link": "%s", "says": {"heavy_lifting": "yes"}, "words": "%s"}' "$link" "$(cat words)" >long
code 413 -H "$json" --data-binary @long "$base/api/employer/answer"
run 0 explain karen "$number" --json
field .group fits
end
