# Jooble: https://jooble.org/api/KEY; descriptions are snippets
def format: {kind: "json", records: ".jobs[]", complete: "delta", recognise: ".record | has(\"snippet\") and has(\"link\")"};
def advert:
  {id, title, description: .snippet, employer: .company, url: .link, places: [.location], type, pay: .salary, posted: .updated};
