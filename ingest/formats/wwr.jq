# We Work Remotely: https://weworkremotely.com/remote-jobs.rss; titles are "Company: Title"
def format: {kind: "rss", complete: "snapshot", recognise: ".head | test(\"weworkremotely\\\\.com\")"};
def advert:
  (.title | capture("^(?<employer>.*?): (?<title>.+)$") // {title: .}) as $t
  | {id: (.guid | if type == "object" then ."#text" else . end // .link), title: $t.title, employer: $t.employer, description, url: .link, type,
     remote: true, countries: [.country, .region | strings | splits(" *, *") | sub(" [Oo]nly$"; "") | sub("^[^A-Za-z]+"; "")],
     posted: .pubDate, closes: .expires_at};
