# Phenom career sites, the list of a search; the page holds it as JSON
def format: {kind: "html", complete: "delta", recognise: ".head | test(\"phApp\\\\.ddo *=\")"};
def advert:
  .html | split("phApp.ddo = ")[1] // empty | split("; phApp.")[0] | split("</script>")[0] | sub(";\\s*$"; "") | fromjson
  | .eagerLoadRefineSearch.data.jobs[]?
  | {id: (.jobSeqNo // .jobId), title, description: (.description // .descriptionTeaser), employer: .companyName, url: .applyUrl,
     language: .locale, type, posted: .postedDate,
     places: (if (.multi_location // []) == [] then [{text: (.location // .cityStateCountry), country}] else .multi_location end)};
