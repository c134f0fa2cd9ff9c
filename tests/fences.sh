#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The plan of the house, checked: arrows between rooms run downward only, each third
# party stands behind one module, and public headers compile alone as C17 and C++17.
cd "$(dirname "$0")/.." || exit 1
faults=0

fault() {
    echo "$1"
    faults=$((faults + 1))
}

# ---- arrows: which rooms a room's sources may include from ----

rooms="base net taxonomy store index corpus match casework alerts"

# The public header HEADER belongs to this room.
room_of_header() {
    case $1 in
    error | day) echo base ;;
    row | vacancy | change) echo corpus ;; # plain data: every room may speak of it
    taxonomy | places) echo taxonomy ;;
    store) echo store ;;
    corpus) echo corpus ;;
    profile | shortlist | search) echo match ;;
    client | casebook | account | door | audit | invite) echo casework ;;
    alerts) echo alerts ;;
    ingest | posting) echo ingest ;;
    suited) echo all ;;
    *) echo unknown ;;
    esac
}

# Rooms that FOLDER's files may include from, its own aside.
allowed() {
    case $1 in
    engine/base) echo "" ;;
    engine/net) echo "base" ;;
    engine/taxonomy) echo "base" ;;
    engine/store) echo "base" ;;
    engine/index) echo "base" ;;
    engine/corpus) echo "base store index" ;;
    engine/match) echo "base taxonomy corpus" ;;
    engine/casework) echo "base taxonomy store corpus match" ;;
    engine/alerts) echo "base net taxonomy store corpus match casework" ;;
    ingest) echo "base net taxonomy corpus" ;;
    server) echo "base net taxonomy store corpus match casework alerts ingest" ;;
    cli) echo "base net taxonomy store corpus match casework alerts ingest server" ;;
    esac
}

includes() { # FILE: what it includes in quotes
    sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$1"
}

check_arrow() { # FILE FOLDER INCLUDED
    case $3 in
    suited/row.h | suited/vacancy.h | suited/change.h | suited/note.h | suited/error.h | suited/day.h) return ;;
    suited/*)
        header=${3#suited/}
        target=$(room_of_header "${header%.h}")
        ;;
    */*) target=${3%%/*} ;;
    *)
        [ -e "$(dirname "$1")/$3" ] || fault "$1 includes $3, which is not in its own folder"
        return
        ;;
    esac
    [ "engine/$target" = "$2" ] || [ "$target" = "$2" ] && return
    case " $(allowed "$2") " in
    *" $target "*) ;;
    *) fault "$1 includes $3: no arrow runs from $2 to $target" ;;
    esac
}

for folder in engine/base engine/net engine/taxonomy engine/store engine/index engine/corpus \
    engine/match engine/casework engine/alerts ingest server cli; do
    for file in $(find "$folder" -name '*.[ch]' -o -name '*.cc' -o -name '*.hh'); do
        for included in $(includes "$file"); do
            check_arrow "$file" "$folder" "$included"
        done
    done
done
for room in $rooms; do
    [ -d "engine/$room" ] || fault "the room engine/$room is missing"
done
for file in include/suited/*.h; do
    for included in $(includes "$file"); do
        case $included in
        suited/*) ;;
        *) fault "$file includes $included: public headers depend on nothing but each other" ;;
        esac
    done
done

# ---- third parties: HEADER may be included only by files that match PATTERN ----

only() {
    others=$(grep -rlE "# *include *<$1" engine ingest server cli include | grep -vE "^($2)$")
    [ -z "$others" ] || fault "<$1> belongs in $2, not in: $others"
}

only 'lmdb\.h' 'engine/store/[a-z_]+\.[ch]'
only 'xapian\.h' 'engine/index/[a-z]+\.(cc|hh)'
only 'curl/' 'engine/net/(fetch|send)\.c'
only '(jq|jv)\.h' 'ingest/map\.c'
only 'libxml/' 'ingest/(unpack_[a-z]+|plain_text)\.c'
only 'zlib\.h' 'ingest/inflate\.c|engine/base/(gunzip|gzip)\.c'
only '(zstd|zdict)\.h' 'engine/base/zpack\.c'
only 'xxhash\.h' 'engine/base/hash\.c'
only 'libstemmer\.h' 'engine/taxonomy/stem\.c'
only 'iconv\.h' 'ingest/charset\.c'
only 'microhttpd\.h' 'server/http\.c'
only 'sodium\.h' 'engine/base/seal\.c'

# ---- public headers stand alone ----

flags="-Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only -Iinclude"
for header in include/suited/*.h; do
    # shellcheck disable=SC2086 # the flags are words
    echo "#include \"${header#include/}\"" | ${CC:-cc} -std=c17 $flags -xc - ||
        fault "$header does not compile alone as C17"
    # shellcheck disable=SC2086
    echo "#include \"${header#include/}\"" | ${CXX:-c++} -std=c++17 $flags -xc++ - ||
        fault "$header does not compile alone as C++17"
done

# ---- sizes: a file over 500 lines hides a noun ----

for file in $(find engine ingest server cli include tests -name '*.[ch]' -o -name '*.cc' -o -name '*.hh'); do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || fault "$file has $lines lines: over 500"
done

[ "$faults" -eq 0 ] && echo "the fences stand"
exit "$((faults > 0))"
