# LinkedIn postings as collected in 2024 (job_id, company_name, …, zip_code)
def format: {kind: "csv", complete: "snapshot", recognise: ".keys | any(. == \"job_posting_url\") and any(. == \"formatted_work_type\")"};
def advert:
  {id: .job_id, title, description, employer: .company_name, url: .job_posting_url, type: (.work_type // .formatted_work_type),
   places: [{text: .location, postcode: (.zip_code | if . then sub("\\.0$"; "") else . end), country: "US"}],
   remote: (if .remote_allowed | . != null and . != "0" and . != "0.0" then true else null end),
   pay: (if .pay_period then {min: (.min_salary // .med_salary), max: (.max_salary // .med_salary), period: .pay_period, currency} else null end),
   posted: (.original_listed_time // .listed_time), closes: .expiry, removed: (.closed_time != null)};
