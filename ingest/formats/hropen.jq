# HR Open (HR-XML 3) PositionOpening, as EURES exchanges it; prefixes of names differ from file to file
def format: {kind: "xml", records: "//PositionOpening", complete: "delta", recognise: ".head | test(\"<([a-z0-9]+:)?PositionOpening[ >]\")"};
def get($name): [to_entries[]? | select(.key | sub("^.*:"; "") == $name) | .value] | flatten[0];
def text: if type == "object" then ."#text" else . end;
def advert:
  (get("PositionProfile") // {}) as $p | ($p | get("RemunerationPackage") // {} | get("RemunerationRange") // {}) as $pay
  | {id: (get("DocumentID") | text), title: ($p | get("PositionTitle") | text), language: $p["@languageCode"],
     description: ([$p | to_entries[] | select(.key | endswith("PositionFormattedDescription")) | .value] | flatten | map(get("Content") | text | strings) | join("\n")),
     employer: ($p | get("PositionOrganization") // {} | (get("OrganizationIdentifiers") // .) | get("OrganizationName") | text),
     url: ($p | get("PostingInstruction") // {} | get("ApplicationMethod") // {} | get("Instructions") | text | [strings | match("https?://[^\\s\"'<>]+").string][0]),
     places: [$p | to_entries[] | select(.key | endswith("PositionLocation")) | [.value] | flatten[] | get("Address") // empty
              | {street: (get("AddressLine") | text), city: (get("CityName") | text), country: (get("CountryCode") | text), postcode: (get("PostalCode") | text)}],
     type: [$p | get("PositionScheduleTypeCode", "PositionOfferingTypeCode") | text],
     pay: {min: ($pay | get("MinimumAmount") | text), max: ($pay | get("MaximumAmount") | text), currency: ($pay | get("MinimumAmount") | if type == "object" then ."@currency" else null end)},
     posted: ."@validFrom", closes: ($p | get("ApplicationCloseDate") | text), removed: ((get("PositionOpeningStatusCode") | text) == "Closed")};
