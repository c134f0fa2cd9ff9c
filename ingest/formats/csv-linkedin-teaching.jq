# LinkedIn postings as collected in 2025 (job_id, title, company, …, insights)
def format: {kind: "csv", complete: "snapshot", recognise: ".keys | any(. == \"date_text\") and any(. == \"insights\")"};
def advert:
  {id: .job_id, title, description, employer: .company, url: (.link | if . then sub("\\?.*"; "") else . end),
   places: [{text: .location, country: "US"}], posted: (.date // .date_text)};
