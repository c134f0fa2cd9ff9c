# Oleeo (tal.net) vacancy feeds; the content's fields are marked by itemprop
def format: {kind: "rss", complete: "snapshot", recognise: ".head | test(\"tal\\\\.net/\")"};
def fields: if type == "object" then . else [strings | match("itemprop=[\"']([^\"']+)[\"'][^>]*>(.*?)</(span|div|p|td)>"; "gs")
  | {(.captures[0].string): .captures[1].string}] | add // {} end;
def known: if . == "Item not found" or . == "" then null else . end;
def advert:
  (.content // .description | if type == "object" and has("#text") then ."#text" else . end) as $content | ($content | fields) as $f
  | (.id // .guid | if type == "object" then ."#text" else . end) as $id
  | {id: ($id // .link), title, url: (.link | sub("\\?instant=apply$"; "")), employer: ($f.service_area // $f.organisation | known),
     description: ($f.job_description // (if ($content | type) == "object" then .summary else $content end)),
     places: [$f.location // $f.job_location // $f.town // empty | known // empty], type: [$f.contract_type, $f.job_type, $f.hours | known],
     pay: ($f.salary_range // $f.salary | known), posted: (.pubDate // .published // .isoDate // .updated), closes: ($f.closing_date | known)};
