# Civil Service Jobs, the pages of a search: https://www.civilservicejobs.service.gov.uk
def format: {kind: "html", records: "//li[contains(@class,'search-results-job-box')]", complete: "delta",
  fields: {title: "string(.//h3)", url: "string(.//h3/a/@href)", employer: "normalize-space(.//*[contains(@class,'job-box-department')])",
    place: "normalize-space(.//*[contains(@class,'job-box-location')])", pay: "normalize-space(.//*[contains(@class,'job-box-salary')])",
    closes: "normalize-space(.//*[contains(@class,'job-box-closingdate')])", id: "normalize-space(.//*[contains(@class,'job-box-refcode')])"},
  recognise: ".head | test(\"civilservicejobs\\\\.service\\\\.gov\\\\.uk\")"};
def after: if . then sub("^[A-Za-z ]+: *"; "") else . end;
# "Darlington, London" are two places; with a region or a postcode it is one
def places: sub(" *see the job advert.*"; "")
  | if test("England|Scotland|Wales|region|[A-Z][0-9][A-Z0-9]? ?[0-9][A-Z]{2}") then [.] else [splits(" *(,| - | or | and ) *")] end;
def advert: {id: (.id | after), title, url, employer, places: (.place // "" | places), pay: (.pay | after), closes: (.closes | after)};
