# Paylocity job lists: https://recruiting.paylocity.com/recruiting/jobs/All/…; the page holds them as JSON
def format: {kind: "html", complete: "snapshot", recognise: ".head | test(\"window\\\\.pageData *=\") and test(\"\\\"JobTitle\\\"\")"};
def advert:
  .html | split("window.pageData = ")[1] // empty | split("</script>")[0] | sub(";\\s*$"; "") | fromjson
  | .ModuleTitle as $employer | .Jobs[]
  | {id: .JobId, title: .JobTitle, description: .Description, employer: $employer,
     url: "https://recruiting.paylocity.com/Recruiting/Jobs/Details/\(.JobId)",
     places: [.JobLocation | select(.) | {text: .Name, street: .Address, city: .City, region: .State, postcode: .Zip, country: .Country}],
     remote: (if .IsRemote then "remote" elif .LocationName == "Hybrid" then "hybrid" else null end), posted: .PublishedDate};
