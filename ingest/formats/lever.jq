# Lever postings: https://api.lever.co/v0/postings/SITE?mode=json, paged where the address has a limit
def format: {kind: "json", records: ".[]", complete: "snapshot",
  next: "(.url | capture(\"[?&]limit=(?<n>[0-9]+)\").n | tonumber // 0) as $n | if $n > 0 and .count >= $n then .url | query(\"skip\"; $n * (1 + $page)) else null end",
  recognise: ".record | has(\"hostedUrl\") and has(\"categories\")"};
def section: "<h3>\(.text)</h3><ul>\(.content)</ul>";
def advert:
  {id, title: .text, url: (.hostedUrl // .applyUrl), type: .categories.commitment,
   description: ([.description, (.lists[]? | section), .additional] | map(strings) | join("\n")),
   places: [.country as $country | (.categories.allLocations // [.categories.location])[]? | {text: ., country: $country}],
   remote: (.workplaceType | if . == "unspecified" then null else . end),
   pay: (.salaryRange | if . then {min, max, currency, period: (.interval // "" | sub("^per-"; "") | sub("-.*"; ""))} else null end),
   posted: .createdAt};
