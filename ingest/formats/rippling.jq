# Rippling job board: https://api.rippling.com/platform/api/ats/v1/board/BOARD/jobs
# One record a place, all with the same uuid.
def format: {kind: "json", records: ".[]", complete: "snapshot",
  recognise: ".record | has(\"uuid\") and has(\"workLocation\")"};
def advert:
  {id: "\(.uuid)/\(.workLocation.id // .workLocation.label // "")", title: .name, url, employer: .companyName,
   description: (.description | if type == "object" then [.role, .company] | map(strings) | join("\n") else . end),
   places: [.workLocation.label], type: (.employmentType.label? // null), posted: .createdOn};
