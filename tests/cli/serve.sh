# SPDX-License-Identifier: GPL-3.0-or-later
# For tests of the server, after lib.sh. Loopback and a free port only.

# serve ARGS...: start it; its address is in $base, its log in log, its process in $helper
serve() {
    : >started
    "$suited" serve --listen 127.0.0.1:0 "$@" >started 2>>log &
    helper=$!
    while ! grep -q "Suited is at" started; do
        kill -0 "$helper" 2>/dev/null || {
            fault "the server did not start: $(cat log)"
            end
        }
        sleep 0.1
    done
    base=$(sed -n 's/^Suited is at \(.*\)\/$/\1/p' started)
}

# code EXPECTED CURL-ARGS...: ask, keep the headers in head and the body in body
code() {
    wanted=$1
    shift
    : >body
    answered=$(curl -s -D head -o body -w '%{http_code}' "$@")
    [ "$answered" = "$wanted" ] || fault "curl $(echo "$*" | cut -c1-200): $answered, not $wanted: $(head -c 300 body)"
}
