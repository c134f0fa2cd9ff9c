#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Official downloads are taken in whole or not at all: what is in use stays.
. "$(dirname "$0")/lib.sh"

place() {
    printf 'GB\t%s\t%s\tEngland\tENG\tHampshire\t\t\t\t%s\t%s\t4\n' "$1" "$2" "$3" "$4"
}
home() {
    printf '{"id": "ann", "home": {"postcode": "%s"}}\n' "$1" >ann.json
}
{ place SO40 Totton 50.92 -1.49; place SO14 Southampton 50.90 -1.40; } >GB.txt
run 0 init
home SO40
run 1 match --profile ann.json
says err "SO40"
run 0 taxonomy import places GB.txt --json
field .taken 2
run 0 match --profile ann.json
home SO14
run 0 match --profile ann.json

echo 'a,b,c' >wrong.txt
run 1 taxonomy import places wrong.txt
says err "'wrong.txt' is no postcode file"
head -c 80 GB.txt >cut.txt
run 1 taxonomy import places cut.txt
says err "line 2 of 'cut.txt' is broken off"
gzip -c GB.txt | head -c 60 >cut.txt.gz
run 1 taxonomy import places cut.txt.gz
: >empty.txt
run 1 taxonomy import places empty.txt
run 1 taxonomy import places nowhere.txt
says err "nowhere.txt"
run 1 taxonomy import esco "$work"
says err "there is no 'occupations_en.csv'"
run 1 taxonomy import onet "$work"
says err "there is no 'Occupation Data.txt'"
run 1 taxonomy import soc "$work"
says err "there is no such taxonomy (use esco, onet or places)"
run 2 taxonomy import places
home SO40
run 0 match --profile ann.json

# Columns may stand in another order, after a byte order mark, in a file that is packed.
{ printf '\357\273\277'; echo 'lat,pcds,long'; echo '50.92,SO40 3AB,-1.49'; } >onspd.csv
run 0 taxonomy import places onspd.csv --json
field .taken 1
{ printf '\357\273\277'; echo '"SO143AA",10,441500,111500,"E92","","","","",""'; } >point.csv
run 0 taxonomy import places point.csv --json
field .taken 1
mkdir empty
run 1 taxonomy import places empty
says err "0 postcodes of the United Kingdom"
run 1 taxonomy import esco empty
run 1 taxonomy import onet empty
run 0 taxonomy import places GB.txt

# cut_at FILE: lengths to which a packed file is cut: in its head, its middle and its sum
cut_at() {
    length=$(wc -c <"$1")
    for at in 0 1 5 9 12 $((length / 2)) $((length - 9)) $((length - 4)) $((length - 1)); do
        echo "$at"
    done
}

mkdir esco
printf 'conceptUri,preferredLabel,altLabels,iscoGroup\nhttp://e/1,tram driver,"tram pilot\ntrammer",8331\n' \
    >esco/occupations_en.csv
printf 'conceptUri,preferredLabel,altLabels\nhttp://e/s1,mend umbrellas,fix brollies\n' >esco/skills_en.csv
run 0 taxonomy import esco esco
run 0 taxonomy find tram pilot --json
field '.occupations[0].uri' http://e/1
run 0 taxonomy find fix brollies --json
field '.skills[0].title' "mend umbrellas"
mkdir packed cut
printf '\357\273\277iscoGroup,altLabels,preferredLabel,more,conceptUri\nC8331,bell ringer,tram driver,,http://e/2\n' |
    gzip -c >packed/occupations_en.csv.gz
gzip -c esco/skills_en.csv >packed/skills_en.csv.gz
cp packed/skills_en.csv.gz cut
for at in $(cut_at packed/occupations_en.csv.gz); do
    head -c "$at" packed/occupations_en.csv.gz >cut/occupations_en.csv.gz
    run 1 taxonomy import esco cut
    says err "occupations_en.csv.gz'"
done
run 0 taxonomy find tram pilot --json
field '.occupations[0].uri' http://e/1
run 0 taxonomy import esco packed
run 0 taxonomy find bell ringer --json
field '.occupations[0].uri' http://e/2
printf 'conceptUri,preferredLabel,altLabels,iscoGroup\nhttp://e/1,tram driver,x,83\n' >esco/occupations_en.csv
run 1 taxonomy import esco esco
says err "83"
run 0 taxonomy find fix brollies --json
field '.skills[0].title' "mend umbrellas"

printf 'O*NET-SOC Code\tTitle\tDescription\n35-3023.01\tLibrarian\tLends books\n' >'Occupation Data.txt'
printf 'O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n35-3023.01\tBook lender\tn/a\t1\n' \
    >'Alternate Titles.txt'
run 0 taxonomy import onet "$work"
run 0 taxonomy find book lender --json
field '.occupations[0].code' 2622
printf 'Title\tO*NET-SOC Code\nLibrarian\t35-3023.01\n' | gzip -c >'packed/Occupation Data.txt.gz'
cp 'Occupation Data.txt' cut
printf '\357\273\277Alternate Title\tO*NET-SOC Code\nShelf whisperer\t35-3023.01\n' |
    gzip -c >'packed/Alternate Titles.txt.gz'
for at in $(cut_at 'packed/Alternate Titles.txt.gz'); do
    head -c "$at" 'packed/Alternate Titles.txt.gz' >'cut/Alternate Titles.txt.gz'
    run 1 taxonomy import onet cut
    says err "Alternate Titles.txt.gz'"
done
printf 'O*NET-SOC Code\tTitle\n35-3023.01\tBook lender\n' >'cut/Alternate Titles.txt'
run 1 taxonomy import onet cut
says err "has no column 'Alternate Title'"
run 0 taxonomy find book lender --json
field '.occupations[0].code' 2622
run 0 taxonomy import onet packed
run 0 taxonomy find shelf whisperer --json
field '.occupations[0].code' 2622
run 0 verify
end
