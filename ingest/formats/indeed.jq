# Indeed XML feeds: <source><job>…
def format: {kind: "xml", records: "/source/job", complete: "snapshot", recognise: ".record | has(\"referencenumber\")"};
def advert:
  {id: (.referencenumber // .requisitionid), title, description, employer: (.company // .sourcename), url: (.url // "" | gsub("&amp;"; "&")),
   places: [{street: .streetaddress, city, region: .state, postcode: .postalcode, country}], remote: .remotetype, type: .jobtype, pay: .salary,
   posted: .date, closes: .expirationdate};
