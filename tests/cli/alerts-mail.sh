#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Digests by real mail, to a real server that fails in every way: down, busy, gone after DATA,
# refusing one of two. Each adviser gets one mail with one Message-ID, and no mail tells of
# anybody's health.
. "$(dirname "$0")/lib.sh"

/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || {
    echo "skipped: there is no aiosmtpd (run script/setup)"
    exit 77
}

mkdir mails
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 >/dev/null 2>&1
echo "mailer:only for the test" >mail.key
chmod 600 mail.key
/usr/bin/python3 "$here/smtp_server.py" mails --certificate cert.pem --key key.pem \
    --password "$(cat mail.key)" >port 2>server.err &
helper=$!
tries=0
while [ ! -s port ] && [ "$tries" -lt 300 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
port=$(cat port)

# settings SERVER: alerts.json with two advisers
settings() {
    cat >"$SUITED_DATA/alerts.json" <<EOP
{"link": "https://suited.example.org", "mail": {"server": "$1", "from": "Suited <suited@example.org>",
 "credentials": "$work/mail.key", "authorities": "$work/cert.pem",
 "to": {"Kim": "kim@example.org", "Nobody": "nobody@example.org"}}}
EOP
}

mail_count() {
    find mails -name '*.eml' | wc -l
}

# heads NAME: that head of every mail, sorted
heads() {
    sed -n "s/^$1: //p" mails/*.eml | tr -d '\r' | sort
}

# mails_now N: no more and no fewer have come
mails_now() {
    [ "$(mail_count)" -eq "$1" ] || fault "$(mail_count) mails have come, not $1"
}

# states: how each message's mail stands, in one line
states() {
    "$suited" alerts outbox --json | jq -r '[.[].channels.mail.state] | join(" ")'
}

# expect STATES
expect() {
    [ "$(states)" = "$1" ] || fault "mail is '$(states)', not '$1'"
}

run 0 init
cat >jobs.jq <<'EOP'
def format: {kind: "json", records: ".[]", complete: "delta"};
def advert: .;
EOP
echo '[{"id": "1", "title": "Clerk – «Büro»", "employer": "Acme & <Sons>", "places": ["Southampton"], "closes": "2026-12-05",
 "url": "https://a.example/1", "description": "16 hours per week. No heavy lifting. You can sit or stand."}]' >jobs.json
run 0 ingest --file jobs.json --feed jobs --format "$work/jobs.jq"
for client in ann bob; do
    echo "{\"id\": \"$client\", \"home\": {\"place\": \"Southampton\"}, \"must\": [{\"heavy_lifting\": \"no\"}], \"alerts\": {\"on\": true}}" >client.json
    run 0 client add client.json
done
run 0 account add Kim --role esw
run 0 account add Nobody --role esw
"$suited" help client note | grep -q -- --kind || fault "no client note"
take_on() { # CLIENT ADVISER
    run 0 client note "$1" "x" --kind taken_on --author "$2"
}
take_on ann Kim
take_on bob Nobody

# Down: nothing is lost, and it is tried again.
settings "smtp://127.0.0.1:1"
run 0 alerts run --json
field .told 2
field .outbox 2
says err "cannot send to the mail server"
expect "waiting waiting"
run 0 alerts outbox --send --json
field '.[0].channels.mail.tries' 1

# Busy, and refusing one of the two for good.
settings "smtp://127.0.0.1:$port"
echo busy >mails/mode
run 0 alerts outbox --retry 1 --send
mails_now 0
expect "waiting waiting"
echo refuse >mails/mode
run 0 alerts outbox --retry 2 --send
expect "waiting dead"
says out "the server refused it with 550"

# Gone after DATA: it may come twice, but under one Message-ID.
echo drop >mails/mode
run 0 alerts outbox --retry 1 --send
mails_now 1
expect "waiting dead"
echo slow >mails/mode
run 0 alerts outbox --retry 1 --send
mails_now 2
expect "sent dead"
[ "$(heads Message-ID | sort -u | wc -l)" -eq 1 ] || fault "one mail has two Message-IDs"
run 0 alerts outbox --send
mails_now 2

# The dead letter, once its box is there; and what is in a mail.
run 0 alerts outbox --retry all --send
mails_now 3
expect "sent sent"
[ "$(heads X-To | sort -u | tr '\n' ' ')" = "kim@example.org nobody@example.org " ] || fault "it went to $(heads X-To)"
/usr/bin/python3 - mails/*.eml <<'EOP' || fault "a mail is not as it should be"
import email, email.policy, sys
for name in sys.argv[1:]:
    mail = email.message_from_binary_file(open(name, "rb"), policy=email.policy.default)
    text = mail.get_content()
    assert mail["From"] == "Suited <suited@example.org>", mail["From"]
    assert mail["Subject"] == "Suited: 1 piece of news on vacancies", mail["Subject"]
    assert mail["Date"].datetime.date().isoformat() == "2026-11-22"
    assert "Clerk – «Büro», Acme & <Sons>, Southampton, closes 5 Dec 2026" in text, text
    assert "https://suited.example.org/clients/" in text
    for word in ("lifting", "sit", "Met:", "Ask:"):
        assert word not in text.replace("suited", "").replace("Visit", ""), word
EOP

# The service may turn details on, and a client may wish for a message too. What the employer
# says is the reason.
rm -f mails/*.eml
jq '.details = true' "$SUITED_DATA/alerts.json" >with && mv with "$SUITED_DATA/alerts.json"
echo '{"id": "ann", "home": {"place": "Southampton"}, "must": [{"heavy_lifting": "no"}], "alerts": {"on": true, "message_to": "ann@home.example"}}' >client.json
run 0 client edit ann client.json
run 0 client decide bob 1 interested
jq '.[0].id = "2" | .[0].title = "Cook" | .[0].url = "https://a.example/2" | .[0].description = "16 hours per week."' jobs.json >more.json
run 0 ingest --file more.json --feed jobs --format "$work/jobs.jq"
run 0 alerts run --json
field .told 2
mails_now 3
grep -q "^X-To: ann@home.example" mails/*.eml || fault "the client got no message"
rm -f mails/*.eml
run 0 tag 2 heavy_lifting=no
run 0 alerts run --json
field .told 2
mails_now 3
cat mails/*.eml | tr -d '\r\n=' | grep -q "Fits now: Cook.*the employer says so" || fault "the mail does not say that the employer said so"
run 0 alerts run --json
field .told 0
mails_now 3

# A wrong setting is named, with the right spelling.
echo '{"mial": {}}' >"$SUITED_DATA/alerts.json"
run 1 alerts run
says err "there is no key 'mial' (did you mean 'mail'?)"
end
