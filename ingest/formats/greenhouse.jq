# Greenhouse job board: https://boards-api.greenhouse.io/v1/boards/BOARD/jobs?content=true
def format: {kind: "json", records: ".jobs[]", complete: "snapshot",
  recognise: ".record | has(\"absolute_url\") and has(\"internal_job_id\")"};
def contract: [.metadata[]? | select(.name | test("employment|contract|time type|job type|hours"; "i")) | .value | strings, arrays] | flatten;
def advert:
  {id, title, description: .content, employer: .company_name, url: .absolute_url, language, type: contract,
   places: [.location.name], posted: .first_published, closes: .application_deadline,
   pay: (.pay_input_ranges[0]? | if . then {min: (.min_cents / 100), max: (.max_cents / 100), currency: .currency_type} else null end)};
