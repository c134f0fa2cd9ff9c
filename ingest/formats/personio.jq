# Personio careers: https://COMPANY.jobs.personio.de/xml
def format: {kind: "xml", records: "/workzag-jobs/position", complete: "snapshot", recognise: ".root == \"workzag-jobs\""};
def list: [.] | flatten | map(select(. != null));
def advert:
  {id, title: .name, url: "/job/\(.id)", employer: .subcompany, type: (.employmentType + " " + .schedule),
   places: ([.office, .additionalOffices.office?] | map(list) | add), posted: .createdAt,
   description: ([.jobDescriptions.jobDescription? | list[] | "<h3>\(.name // "")</h3>\(.value // "")"] | join("\n"))};
