# Adzuna: https://api.adzuna.com/v1/api/jobs/gb/search/1; descriptions are the first 500 characters, a predicted salary is a guess
def format: {kind: "json", records: ".results[]", complete: "delta",
  next: "(.url | capture(\"(?<head>.*/search/)(?<n>[0-9]+)(?<tail>.*)\") // null) as $at | if $at and .count > 0 and (.around.count // 0) > .count * (1 + .page) then $at.head + ($at.n | tonumber + 1 | tostring) + $at.tail else null end",
  recognise: ".record | has(\"redirect_url\") and has(\"created\")"};
def currency: (capture("adzuna\\.(?<tld>[a-z.]+)/").tld // "") as $tld
  | {"co.uk": "GBP", "com": "USD", "ca": "CAD", "com.au": "AUD", "co.nz": "NZD", "in": "INR", "sg": "SGD", "co.za": "ZAR", "pl": "PLN",
     "ch": "CHF", "com.br": "BRL", "com.mx": "MXN", "de": "EUR", "fr": "EUR", "at": "EUR", "be": "EUR", "es": "EUR", "it": "EUR", "nl": "EUR"}[$tld];
def advert:
  {id, title, description, employer: .company.display_name, url: .redirect_url, type: [.contract_time, .contract_type],
   places: [{text: .location.display_name, country: .location.area[0]?, lat: .latitude, lon: .longitude}], posted: .created,
   pay: (if (.salary_is_predicted | tostring) == "1" then null
         else {min: .salary_min, max: .salary_max, period: "year", currency: (.redirect_url // "" | currency)} end)};
