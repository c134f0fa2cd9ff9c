# schema.org JobPosting, alone, in lists or in web pages: https://schema.org/JobPosting
# employmentType is FULL_TIME on nine in ten NHS adverts of 2020, whatever their words say.
def one: if type == "array" then .[0] else . end;
def all: if type == "array" then .[] else . end | select(. != null);
def key($name): if type == "object" then .[$name] else null end;
def named: one | if type == "object" then .name // .value // ."@id" else . end;
def format: {kind: "jsonld", complete: "delta", weak: ["type"],
  recognise: ".record.\"@type\" | [.] | flatten | if any(. == \"JobPosting\") then 0.9 else false end"};
def place: (key("address") | one) as $address | (key("geo") | one) as $geo
  | if type == "string" then {text: .}
    elif ($address | type) == "string" then {text: $address, lat: ($geo | key("latitude")), lon: ($geo | key("longitude"))}
    else {text: .name, street: ($address | key("streetAddress")), city: ($address | key("addressLocality") | named),
          region: ($address | key("addressRegion") | named), postcode: ($address | key("postalCode") | if . then tostring else . end),
          country: ($address | key("addressCountry") | named),
          lat: ($geo | key("latitude")), lon: ($geo | key("longitude"))} end;
def pay: one | if type == "object" then
    (.value | one) as $value | ($value | type == "object") as $is_range
    | (if $is_range then $value.value else $value end) as $amount
    | (if $is_range then $value else . end) as $range
    | if ($amount | type) == "string" and ($amount | test("[0-9].*[A-Za-z£€$]|[£€$].*[0-9]|[0-9] *-"))
      then $amount # as printed: the figures beside it are worked out from it, and the unit is not always right
      else {min: ($range.minValue // $amount), max: ($range.maxValue // $amount), period: ($range.unitText // .unitText),
            currency: (.currency // $range.currency // ."@currency")} end
  elif type == "number" then {min: ., max: .} else . end;
# What docs/tagging.md asks boards for: {"propertyID": "suited:heavy_lifting", "value": "no"}.
def tags: [.additionalProperty | all | select(type == "object")
  | {key: (.propertyID | named | strings | select(startswith("suited:")) | ltrimstr("suited:")),
     value: (.value | if . == true then "yes" elif . == false then "no" elif type == "number" then tostring else strings end)}] | from_entries;
def advert:
  {id: (.identifier | one | if type == "object" then .value // ."@id" // .name else . end), title: (.title // .name), employer: (.hiringOrganization | named),
   description: (.description // ([.responsibilities, .qualifications, .skills, .experienceRequirements] | map(strings) | join("\n"))),
   url: ((.url // .mainEntityOfPage // ."@id") | named), language: (.inLanguage | named), type: .employmentType,
   places: [.jobLocation | all | place], countries: [.applicantLocationRequirements | all | named | strings],
   remote: (if [.jobLocationType | all] | any(. == "TELECOMMUTE") then true else null end),
   pay: (.baseSalary | pay), hours: (.workHours | one), posted: .datePosted, closes: .validThrough,
   facts: tags, quantities: tags};
