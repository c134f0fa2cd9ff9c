# Any RSS or Atom feed of vacancies: title, link, description and day
def format: {kind: "rss", complete: "delta", recognise: "if .root == \"rss\" or .root == \"feed\" then 0.1 else false end"};
def text: if type == "object" then ."#text" // .name else . end;
def advert:
  {id: (.guid // .id // .link | text), title: (.title | text), url: .link, employer: (.author // ."dc:creator" | text),
   description: (."content:encoded" // .description // .content // .summary | text), places: [.location // ."job:location" // empty | text],
   posted: (.pubDate // .published // ."dc:date" // .updated), closes: (.expires_at // .expires)};
