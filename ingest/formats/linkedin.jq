# LinkedIn XML feeds: <source><job><partnerJobId>…
def format: {kind: "xml", records: "/source/job", complete: "snapshot", recognise: ".record | has(\"partnerJobId\")"};
def plain: if type == "string" then sub("^!?\\[CDATA\\["; "") | sub("\\]\\]$"; "") else . end;
def salary: [.salaries.salary?] | flatten | map(select(. != null)) | (map(select(.type | plain == "BASE_SALARY"))[0] // .[0])
  | if . then {min: (.lowEnd.amount | plain), max: (.highEnd.amount | plain), currency: (.lowEnd.currencyCode // .highEnd.currencyCode), period: (.period | plain)} else null end;
def advert:
  {id: .partnerJobId, title, description, employer: .company, url: .applyUrl,
   places: [{text: .location, city, region: .state, postcode: .postalCode, country}], remote: (.workplaceTypes // .isRemote),
   type: .jobtype, pay: salary, posted: .listDate, closes: .expirationDate};
