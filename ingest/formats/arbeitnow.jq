# Arbeitnow: https://www.arbeitnow.com/api/job-board-api
def format: {kind: "json", records: ".data[]", complete: "snapshot", next: ".around.links.next",
  recognise: ".record | has(\"slug\") and has(\"job_types\")"};
def advert:
  {id: .slug, title, description, employer: .company_name, url, type: .job_types, places: [.location],
   remote: (if .remote then true else null end), posted: .created_at};
