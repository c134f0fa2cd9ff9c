# Ashby job board: https://api.ashbyhq.com/posting-api/job-board/BOARD?includeCompensation=true
def format: {kind: "json", records: ".jobs[]", complete: "snapshot",
  recognise: ".record | has(\"jobUrl\") and has(\"isListed\")"};
def place: .address.postalAddress as $a
  | {text: .location, city: $a.addressLocality, region: $a.addressRegion, country: $a.addressCountry, postcode: $a.postalCode};
def salary: [.compensation.summaryComponents[]? | select(.compensationType == "Salary")][0]
  | if . then {min: .minValue, max: .maxValue, currency: .currencyCode, period: (.interval // "" | sub("^1 "; ""))} else null end;
def advert:
  {id, title, description: (.descriptionHtml // .descriptionPlain), url: .jobUrl, type: .employmentType,
   places: [place, (.secondaryLocations[]? | place)], remote: (.workplaceType // (if .isRemote then true else null end)),
   pay: salary, posted: .publishedAt, removed: (.isListed == false)};
