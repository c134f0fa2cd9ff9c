# NAV, Norway: vacancies as its database has them, one, a page of them, or as Elasticsearch answers
def format: {kind: "json", records: ".", complete: "delta", recognise: ".head | test(\"\\\"adtext\\\"\") and test(\"\\\"administration\\\"\")"};
def place: {street: .address, city: (.city // .municipal), region: .county, postcode: .postalCode, country, lat: .latitude, lon: .longitude};
def advert:
  (.content? // (if .hits? then [.hits.hits[]._source] else null end) // [.])[]
  | .properties as $p
  | {id: .uuid, title, description: $p.adtext, employer: ($p.employer // .businessName // .employer.name), url: ($p.sourceurl // $p.applicationurl),
     places: [(if (.locationList // []) == [] then [.location // empty] else .locationList end)[] | place], type: [$p.extent, $p.engagementtype],
     posted: .published, closes: (.expires // $p.applicationdue), removed: (.status == "DELETED" or .status == "STOPPED" or .status == "REJECTED")};
