# USAJOBS: https://data.usajobs.gov/api/search
def format: {kind: "json", records: ".SearchResult.SearchResultItems[]", complete: "delta",
  next: "if .count > 0 and .count * (1 + $page) < .around.SearchResult.SearchResultCountAll then .url | query(\"Page\"; 2 + $page) else null end",
  recognise: ".record | has(\"MatchedObjectDescriptor\")"};
def advert:
  .MatchedObjectId as $id | .MatchedObjectDescriptor | .UserArea.Details as $details
  | {id: $id, title: .PositionTitle, employer: .OrganizationName, url: (.PositionURI | sub(":443/"; "/")),
     description: ([$details.JobSummary, ($details.MajorDuties? | if type == "array" then .[] else . end), .QualificationSummary]
                   | map(strings) | join("\n\n")),
     places: [.PositionLocation[]? | {text: .LocationName, country: .CountryCode, lat: .Latitude, lon: .Longitude}],
     remote: (if $details.RemoteIndicator then "remote" elif $details.TeleworkEligible then "hybrid" else null end),
     type: [.PositionSchedule[]?.Name, .PositionOfferingType[]?.Name],
     pay: (.PositionRemuneration[0] | if . then {min: .MinimumRange, max: .MaximumRange, period: (.Description // .RateIntervalCode), currency: "USD"} else null end),
     posted: .PublicationStartDate, closes: .ApplicationCloseDate};
