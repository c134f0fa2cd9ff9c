# Civil Service Jobs, the pages of a search: https://www.civilservicejobs.service.gov.uk
def format: {kind: "html", records: "//li[contains(@class,'search-results-job-box')]", complete: "delta",
  fields: {title: "string(.//h3)", url: "string(.//h3/a/@href)", employer: "normalize-space(.//*[contains(@class,'job-box-department')])",
    place: "normalize-space(.//*[contains(@class,'job-box-location')])", pay: "normalize-space(.//*[contains(@class,'job-box-salary')])",
    closes: "normalize-space(.//*[contains(@class,'job-box-closingdate')])", id: "normalize-space(.//*[contains(@class,'job-box-refcode')])"},
  recognise: ".head | test(\"civilservicejobs\\\\.service\\\\.gov\\\\.uk\")"};
def after: if . then sub("^[A-Za-z ]+: *"; "") else . end;
# "This post is based in Hull, and we …" is Hull
def spot: sub(" *see the job advert.*"; "") | sub("^.*?(based in|locations|choose from)[;:]? +(either +)?"; "")
  | sub("(,? and we|[ .]+(Please|We)|,? (where|as your|with some|based with)) .*"; "");
# "Darlington, London" are two places, and so are two regions; a town with its region or postcode is one
def places: ([match("England|Scotland|Wales|Northern Ireland|\\(region\\)|Humber"; "g")] | length) as $regions
  | if $regions > 1 then [splits(" *, *")] elif test(" or ") then [splits(" *(,| or ) *")]
    elif $regions == 1 or test("[A-Z][0-9][A-Z0-9]? ?[0-9][A-Z]{2}") then [.] else [splits(" *(,| - | and ) *")] end;
def advert: {id: (.id | after), title, url, employer, places: (.place // "" | spot | places), pay: (.pay | after), closes: (.closes | after)};
