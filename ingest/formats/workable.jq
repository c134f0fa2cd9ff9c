# Workable widget: https://apply.workable.com/api/v1/widget/accounts/ACCOUNT?details=true
# One record a place, all with the same shortcode.
def format: {kind: "json", records: ".jobs[]", complete: "snapshot",
  recognise: ".record | has(\"shortcode\") and has(\"telecommuting\")"};
def place: {city, region: (.region // .state), country: (.countryCode // .country)};
def advert:
  (if (.locations // []) == [] then [.] else .locations end) as $places
  | {id: ([.shortcode, .country, .state, .city] | map(select(. != null and . != "")) | join("/")), title,
     description: ([.description, .requirements, .benefits] | map(strings) | join("\n")), url: (.url // .shortlink),
     type: .employment_type, places: [$places[] | select(.hidden != true) | place],
     remote: (if .telecommuting then true else null end), posted: (.published_on // .created_at)};
