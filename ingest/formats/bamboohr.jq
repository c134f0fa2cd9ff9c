# BambooHR careers: https://COMPANY.bamboohr.com/careers/list
def format: {kind: "json", records: ".result[]", complete: "snapshot",
  recognise: ".record | has(\"jobOpeningName\")"};
def advert:
  {id, title: .jobOpeningName, description, url: (.jobOpeningShareUrl // "/careers/\(.id)"), type: .employmentStatusLabel,
   places: [.location, .atsLocation | select(.) | {city, region: (.state // .province), country} | select(.city or .region or .country)],
   remote: (if .isRemote or .locationType == "1" then "remote" elif .locationType == "2" then "hybrid" else null end),
   posted: .datePosted};
