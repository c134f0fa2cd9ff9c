#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Signing in to the server from outside, and all the ways in which one must not get in.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

json="Content-Type: application/json"

# enter CODE NAME PASSWORD: sign in; the cookie is in jar, the token in $token
enter() {
    rm -f jar
    code "$1" -c jar -H "$json" -d "{\"name\": \"$2\", \"password\": \"$3\"}" "$base/api/session"
    token=$(jq -r '.token // ""' body)
}

run 0 init
serve
code 200 "$base/api/welcome"
says body '{"first":true}'
first=$(sed -n 's/.*one-time code //p' started)
[ -n "$first" ] || fault "no code for the first administrator: $(cat started)"

# the first administrator, and no second one by the same code
welcome="{\"name\": \"ada\", \"code\": \"$first\", \"password\": \"four words make one\"}"
code 401 -H "$json" -d "$(echo "$welcome" | sed "s/$first/AAAA-AAAA-AAAA/")" "$base/api/welcome"
code 422 -H "$json" -d "$(echo "$welcome" | sed "s/four words.*one/short/")" "$base/api/welcome"
code 200 -c jar -H "$json" -d "$welcome" "$base/api/welcome"
token=$(jq -r .token body)
says head "HttpOnly; SameSite=Strict"
code 401 -H "$json" -d "$(echo "$welcome" | sed s/ada/eve/)" "$base/api/welcome"
code 200 "$base/api/welcome"
says body '{"first":false}'

# she adds rosa, who chooses a password
code 201 -b jar -H "X-Suited-Token: $token" -H "$json" \
    -d '{"name": "rosa", "role": "esw", "team": "Harbour"}' "$base/api/people"
rosa=$(jq -r .code body)
code 409 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{"name": "Rosa", "role": "esw"}' "$base/api/people"
code 422 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{"name": "kim", "role": "boss"}' "$base/api/people"
code 422 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{"name": "kim", "rule": "esw"}' "$base/api/people"
code 403 -b jar -H "X-Suited-Token: $token" "$base/api/clients"
code 200 -H "$json" -d "{\"name\": \"rosa\", \"code\": \" $(echo "$rosa" | tr 'A-Z-' 'a-z ')\", \"password\": \"rosa has four words\"}" "$base/api/welcome"
enter 401 rosa "not her password"
enter 200 rosa "rosa has four words"
code 200 -b jar "$base/api/people"
[ "$(jq -c 'map(keys) | unique' body)" = '[["name","team"]]' ] || fault "too much of people: $(cat body)"
code 403 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{"name": "kim", "role": "esw"}' "$base/api/people"

# what must not work: no token, another's, another site's page, another name of the host, forgeries
code 403 -b jar -X DELETE "$base/api/session"
code 403 -b jar -X DELETE -H "X-Suited-Token: $(echo "$token" | tr 0-9 1-90)" "$base/api/session"
code 403 -b jar -X DELETE -H "X-Suited-Token: $token" -H "Origin: https://evil.example" "$base/api/session"
code 403 -b jar -X DELETE -H "X-Suited-Token: $token" -H "Sec-Fetch-Site: cross-site" "$base/api/session"
code 421 -b jar -H "Host: evil.example" "$base/api/session"
code 421 -H "Host: evil.example" "$base/"
code 401 -H "Cookie: suited=$(head -c 64 /dev/zero | tr '\0' 0)" "$base/api/session"
code 401 -H "Cookie: suited=%00; suited" "$base/api/session"
code 422 -b jar -H "X-Suited-Token: $token" -H "Content-Type: text/plain" -d '{"old": "a", "new": "b"}' "$base/api/password"
code 200 -b jar "$base/api/session"

# a change of password ends her other sessions
cp jar other
enter 200 rosa "rosa has four words"
code 422 -b jar -H "X-Suited-Token: $token" -H "$json" -d '{"old": "wrong", "new": "five words are better still"}' "$base/api/password"
says body "the old password is wrong"
code 204 -b jar -H "X-Suited-Token: $token" -H "$json" \
    -d '{"old": "rosa has four words", "new": "five words are better still"}' "$base/api/password"
code 401 -b other "$base/api/session"
code 200 -b jar "$base/api/session"

# sessions outlive the server; what another process does to an account shows at once
kill -TERM "$helper" && wait "$helper"
serve
code 200 -b jar "$base/api/session"
run 0 account reset rosa
code 401 -b jar "$base/api/session"

# Who guesses waits, and longer each time. Where hashing a guess takes longer than the first wait
# (2 s), that is over before the next guess comes; it doubles with each, so one of them is refused.
for try in 1 2 3 4 5; do
    enter 401 kim "guess number $try"
done
guess() { curl -s -D head -o body -w '%{http_code}' -H "$json" -d "{\"name\": \"kim\", \"password\": \"guess $1\"}" "$base/api/session"; }
for try in 6 7 8 9 10 11 12 13 14; do
    answered=$(guess "$try")
    [ "$answered" = 401 ] || break
done
[ "$answered" = 429 ] || fault "guess $try was answered $answered, not 429"
says head "Retry-After:"
says body "that was tried too often"

# neither names nor secrets are in the log
grep -qE "rosa|ada|kim|words" log && fault "the log says too much"
run 0 verify
end
