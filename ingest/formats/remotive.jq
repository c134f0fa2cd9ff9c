# Remotive: https://remotive.com/api/remote-jobs
def format: {kind: "json", records: ".jobs[]", complete: "snapshot",
  recognise: ".record | has(\"candidate_required_location\")"};
def advert:
  {id, title, description, employer: .company_name, url, type: .job_type, remote: true, pay: .salary, posted: .publication_date,
   countries: [.candidate_required_location // "" | splits(" *[,;/] *") | sub(" only$"; "")]};
