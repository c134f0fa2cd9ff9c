# iCIMS career portals, the list of a search: https://careers-COMPANY.icims.com/jobs/search?in_iframe=1
def format: {kind: "html", records: "//li[contains(@class,'iCIMS_JobCardItem')]", complete: "delta",
  fields: {title: "string(.//h3)", url: "string(.//a[contains(@class,'iCIMS_Anchor')]/@href)",
    place: "normalize-space(.//span[contains(.,'Location')]/following-sibling::span)",
    posted: "string(.//span[contains(.,'Posted')]/following-sibling::span/@title)",
    description: ".//div[contains(@class,'description')]"},
  recognise: ".head | test(\"iCIMS_JobCardItem\")"};
def place: if test("^[A-Z]{2}-") then split("-") | ([(.[2:] | join("-")), .[1], .[0]] | map(select(. != "")) | join(", ")) else . end;
def advert:
  {id: ([.url | capture("/jobs/(?<id>[0-9]+)/").id][0] // .url), title, url: (.url | sub("[?&]in_iframe=1$"; "")), posted,
   places: [.place // empty | split("|")[] | gsub("^ +| +$"; "") | place], description: ([.description] | flatten | map(strings) | join("\n"))};
