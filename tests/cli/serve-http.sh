#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The server as others reach it: what it answers, refuses, and says of itself; how it stops.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

run 0 init
serve

code 200 "$base/"
says body '<div id="app">'
code 200 "$base/clients/ann"
says body '<div id="app">'
code 404 "$base/nothing.js"
code 200 "$base/api/openapi.yaml"
says head "application/yaml"
code 401 "$base/api/clients"
says head "application/problem+json"
says body '"detail":"nobody is signed in'
code 404 "$base/api/nothing"
code 405 -X DELETE "$base/api/clients/ann"
says head "Allow: GET, HEAD, PUT"
code 405 -X OPTIONS "$base/api/clients"
says head "Allow: GET, HEAD, POST"
code 405 -X TRACE "$base/find"
says head "Allow: GET, HEAD"
code 501 -X BREW "$base/"
code 401 -I "$base/api/clients"
grep -q detail body && fault "HEAD has a body"

# what is too long or malformed
head -c 1100000 /dev/zero >long
code 413 --data-binary @long "$base/api/session"
code 413 -H "Transfer-Encoding: chunked" --data-binary @long "$base/api/session"
code 414 "$base/$(head -c 9000 long | tr '\0' a)"
code 431 -H "X-Long: $(head -c 60000 long | tr '\0' a)" "$base/"
code 400 "$base/%ff"
code 200 --path-as-is "$base/../../../../etc/passwd"
says body '<div id="app">'
code 404 --path-as-is "$base/%2e%2e/docs/openapi.yaml"
code 404 --path-as-is "$base/../docs/openapi.yaml"

# the log has neither paths nor queries
grep -q "GET page 200" log || fault "no page in the log"
grep -q "GET /api/clients 401" log || fault "no refusal in the log"
grep -qE "ann|passwd" log && fault "the log names what was asked for"

# a request in hand is answered before it stops
{
    printf 'POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{'
    sleep 1
    printf '}'
    sleep 1
} | curl -s --max-time 20 "telnet://${base#http://}" >late &
sleep 0.3
kill -TERM "$helper"
wait "$helper"
[ $? -eq 0 ] || fault "it did not end well"
helper=""
wait
grep -q "HTTP/1.1 [45]" late || fault "the request in hand was not answered: $(cat late)"

# the names of a proxy before it are its own, when they are given
grep -q "nothing is encrypted" log && fault "it warns, and only this machine reaches it"
serve --name suited.example --name other.example
code 200 -H "Host: Suited.Example" "$base/"
code 200 -H "Host: other.example:443" "$base/"
code 421 -H "Host: evil.example" "$base/"
kill -TERM "$helper"
wait "$helper"
helper=""

run 1 serve --listen 127.0.0.1:99999
says err "it is no HOST:PORT"
run 1 serve --listen 192.0.2.1:0
says err "cannot listen on port 0 of '192.0.2.1'"
run 2 serve --key nothing.pem
end
