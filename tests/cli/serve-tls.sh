#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# With a certificate the server speaks TLS, and nothing else.
. "$(dirname "$0")/lib.sh"
. "$here/serve.sh"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -subj /CN=localhost -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" \
    -keyout key.pem -out cert.pem 2>/dev/null || fault "openssl made no certificate"
openssl ecparam -genkey -name prime256v1 -noout -out other.pem 2>/dev/null
run 0 init
run 1 serve --listen 127.0.0.1:0 --certificate cert.pem --key nowhere.pem
says err "cannot read 'nowhere.pem'"
echo "no certificate" >text.pem
run 1 serve --listen 127.0.0.1:0 --certificate text.pem --key key.pem
says err "it is no PEM file"
run 1 serve --listen 127.0.0.1:0 --certificate cert.pem --key other.pem
says err "see whether certificate and key are good and belong together"
echo "four words make one" | run 0 account add rosa --role esw --password-file -

serve --certificate cert.pem --key key.pem
case $base in
https://*) ;;
*) fault "the address is $base" ;;
esac
code 200 --cacert cert.pem "$base/"
code 200 --cacert cert.pem -H "Content-Type: application/json" \
    -d '{"name": "rosa", "password": "four words make one"}' "$base/api/session"
says head "Set-Cookie: __Host-suited="
says head "; Secure"
cookie=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' head)
code 200 --cacert cert.pem -H "Cookie: $cookie" "$base/api/session"
code 401 --cacert cert.pem -H "Cookie: $(echo "$cookie" | sed s/__Host-//)" "$base/api/session"
code 000 --cacert cert.pem --tls-max 1.1 "$base/"
curl -s -m 5 "http://${base#https://}/" >plain
grep -q "<html" plain && fault "it answers in clear"
end
