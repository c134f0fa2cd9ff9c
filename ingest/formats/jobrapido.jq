# Jobrapido XML feeds: <source><jobs><job>…; dates are day/month/year
def format: {kind: "xml", records: "/source/jobs/job", complete: "snapshot", recognise: ".record | has(\"reference_id\")"};
def advert:
  {id: .reference_id, title, description, employer: .company, url, type: .jobtype, pay: .salary,
   places: [{city: .location, region: .state, postcode: .postalcode, country}], posted: .publishdate, closes: .expirydate};
