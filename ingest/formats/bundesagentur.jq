# Bundesagentur für Arbeit, Jobsuche: https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v4/jobs
def format: {kind: "json", records: ".stellenangebote[]", complete: "delta",
  next: "if .count > 0 and .count * (1 + .page) < (.around.maxErgebnisse | tonumber) then .url | query(\"page\"; 2 + $page) else null end",
  recognise: ".record | has(\"refnr\") and has(\"arbeitsort\")"};
def advert:
  {id: (.refnr // .hashId), title: (.titel // .beruf), description: .stellenbeschreibung, employer: .arbeitgeber, language: "de",
   url: (.externeUrl // "https://www.arbeitsagentur.de/jobsuche/jobdetail/\(.refnr | @uri)"), type: .arbeitszeitmodelle, pay: .verguetung,
   places: [.arbeitsort | select(.) | {street: .strasse, city: .ort, region, country: (.land // "DE"), lat: .koordinaten.lat?, lon: .koordinaten.lon?,
            postcode: (.plz | if . then tostring else . end)}], posted: .aktuelleVeroeffentlichungsdatum};
