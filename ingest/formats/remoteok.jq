# Remote OK: https://remoteok.com/api; element 0 is a legal notice, a salary of 0 is not known
def format: {kind: "json", records: ".[]", complete: "delta",
  recognise: "(.record | has(\"legal\") or (has(\"position\") and has(\"epoch\"))) and (.head | test(\"remoteok\"; \"i\"))"};
def advert:
  select(.position)
  | {id, title: .position, description, employer: .company, url: (.url // .apply_url), remote: true, places: [.location // empty],
     pay: {min: .salary_min, max: .salary_max, period: "year", currency: "USD"}, posted: (.epoch // .date)};
