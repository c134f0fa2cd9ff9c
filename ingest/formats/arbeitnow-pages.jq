# Arbeitnow, pages saved one after the other: {"pages": [{"data": […]}]}
def format: {kind: "json", records: ".pages[].data[]", complete: "snapshot",
  recognise: ".record | has(\"slug\") and has(\"job_types\")"};
def advert:
  {id: .slug, title, description, employer: .company_name, url, type: .job_types, places: [.location],
   remote: (if .remote then true else null end), posted: .created_at};
