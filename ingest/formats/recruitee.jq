# Recruitee offers: https://COMPANY.recruitee.com/api/offers/
def format: {kind: "json", records: ".offers[]", complete: "snapshot",
  recognise: ".record | has(\"careers_url\") and has(\"slug\")"};
def place: {text: (.name? // .location?), street, city, region: (.state // .state_name), postcode: .postal_code,
            country: (.country_code // .country)};
def advert:
  {id, title, employer: .company_name, url: .careers_url, type: .employment_type_code,
   description: ([.description, .requirements] | map(strings) | join("\n")),
   places: (if (.locations // []) == [] then [place] else [.locations[] | place] end),
   remote: (if .remote then "remote" elif .hybrid then "hybrid" elif .on_site then "on-site" else null end),
   hours: {min: (.min_hours_per_week // .min_hours), max: (.max_hours_per_week // .max_hours)},
   pay: (.salary | if . then {min, max, period, currency} else null end),
   posted: (.published_at // .created_at), closes: .close_at, removed: (.status == "closed" or .status == "archived")};
