#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A whole night: digests as files and to a webhook, signed; a summary, an exit code and metrics.
. "$(dirname "$0")/lib.sh"

export XDG_CONFIG_HOME="$work/config"
mkdir digests
echo "a secret of the webhook" >hook.key
chmod 600 hook.key
python3 - >port 2>hook.err <<'EOP' &
import hashlib, hmac, http.server
class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        right = "sha256=" + hmac.new(b"a secret of the webhook", body, hashlib.sha256).hexdigest()
        good = hmac.compare_digest(self.headers["X-Suited-Signature"], right)
        open("hook.json", "wb").write(body)
        self.send_response(204 if good else 403)
        self.end_headers()
server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
print(server.server_address[1], flush=True)
server.serve_forever()
EOP
helper=$!
tries=0
while [ ! -s port ] && [ "$tries" -lt 300 ]; do
    tries=$((tries + 1))
    sleep 0.1
done

run 0 init
cat >"$SUITED_DATA/alerts.json" <<EOP
{"link": "https://suited.example.org", "files": {"folder": "$work/digests"}, "metrics": "$work/suited.prom",
 "webhook": {"url": "http://127.0.0.1:$(cat port)/", "secret": "$work/hook.key"}}
EOP
cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
echo '[{"id": "1", "title": "Clerk &amp; Typist, part-time", "employer": "Acme", "places": ["Southampton"], "closes": "2026-12-05",
 "url": "https://a.example/1", "description": "16 hours per week. No heavy lifting."}]' >jobs.json
run 0 ingest --file jobs.json --feed jobs --format "$work/jobs.jq"
echo '{"id": "ann", "must": [{"heavy_lifting": "no"}], "alerts": {"on": true}}' >ann.json
run 0 client add ann.json

run 0 nightly
says out "clients 1, new 1, told 1, outbox 0"
says out "feeds well, alerts well, checks well"
says suited.prom 'suited_nightly_success{step="checks"} 1'
says suited.prom 'suited_alerts_told 1'
says suited.prom 'suited_messages_sent 2'

cat digests/*.json >out
field '.clients[0].matches[0].why' "Met: No heavy lifting (10 kg and more)"
cat digests/*.html >out
says out ">Clerk &amp; Typist, part-time</a>"
tr -d '\r' <"$(echo digests/*.ics)" >out
says out "DTSTART;VALUE=DATE:20261205"
says out 'SUMMARY:Closes: Clerk & Typist\, part-time\, Acme'
cp hook.json out
field '.clients[0].matches[0].vacancy' 1
field '.clients[0].matches[0] | has("why") or has("questions")' false
field '.clients[0] | has("alias")' false

run 0 nightly --json
[ "$(find digests -name '*.json' | wc -l)" -eq 1 ] || fault "it was told twice"

# A secret that the other end does not know: refused for good, and monitoring is told.
echo "another" >hook.key
run 0 tag 1 heavy_lifting=agree
run 0 alerts run
run 0 tag 1 heavy_lifting=no
echo '{"id": "bob", "must": [{"heavy_lifting": "no"}], "alerts": {"on": true}}' >bob.json
run 0 client add bob.json
run 1 nightly
says err "the server refused it with 403"
says suited.prom 'suited_messages_dead 1'
run 0 alerts outbox --drop all
says out "files sent"
end
