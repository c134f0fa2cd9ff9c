# Workday career sites (CXS): https://HOST/wday/cxs/TENANT/SITE/jobs
# "3 Locations" names none: the path has the first, from large to small.
def format: {kind: "json", records: ".jobPostings[]", complete: "delta",
  recognise: ".record | has(\"externalPath\") and has(\"postedOn\")"};
def from_path: split("/")[2] // "" | split("---") | map(gsub("-"; " ")) | reverse | join(", ");
def advert:
  {id: (.bulletFields[0]? // .jobReqId // .externalPath), title, description: .jobDescription, url: .externalUrl,
   places: [if .locationsText // "" | test("^[0-9]+ Locations?$") then .externalPath | from_path else .locationsText // .location end],
   type: .timeType, remote: .remoteType, posted: .postedOn};
