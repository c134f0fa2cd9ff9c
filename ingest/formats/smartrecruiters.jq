# SmartRecruiters postings: https://api.smartrecruiters.com/v1/companies/COMPANY/postings
def format: {kind: "json", records: ".content[]", complete: "snapshot",
  next: ".around | (.offset + .limit) as $next | if $next < .totalFound then $url | query(\"offset\"; $next) else null end",
  recognise: ".record | has(\"releasedDate\") and has(\"typeOfEmployment\")"};
def sections: [.jobAd.sections? // {} | .jobDescription, .qualifications, .additionalInformation, .companyDescription
  | select(.text?) | "<h3>\(.title // "")</h3>\(.text)"] | join("\n");
def advert:
  {id: (.id // .uuid), title: .name, description: sections, employer: .company.name, language: .language.code,
   url: (.applyUrl // .postingUrl // "https://jobs.smartrecruiters.com/\(.company.identifier)/\(.id)"),
   places: [.location | {street: .address, city, region, country, postcode: .postalCode, lat: .latitude, lon: .longitude}],
   remote: (if .location.remote then "remote" elif .location.hybrid then "hybrid" else null end),
   type: .typeOfEmployment.label, posted: .releasedDate};
