# Any CSV with a header row whose columns have common names; for others copy this and name the columns
def format: {kind: "csv", complete: "snapshot", recognise: "if .kind == \"csv\" and (.keys | any(ascii_downcase | gsub(\"[^a-z]\"; \"\") | . == \"title\" or . == \"jobtitle\")) then 0.1 else false end"};
def advert:
  with_entries(.key |= (ascii_downcase | gsub("[^a-z0-9]"; ""))) as $row
  | def col($names): [$names[] as $n | $row[$n] // empty][0];
  {id: col(["id", "jobid", "reference", "ref", "referencenumber", "guid"]), title: col(["title", "jobtitle", "position", "headline"]),
   description: col(["description", "fulldescription", "jobdescription", "text", "body", "summary"]),
   employer: col(["employer", "company", "companyname", "organisation", "organization"]), language: col(["language", "lang"]),
   url: col(["url", "link", "joburl", "jobpostingurl", "applyurl", "applicationurl"]),
   places: [{text: col(["location", "place", "locationraw"]), city: col(["city", "town"]), region: col(["region", "county", "state"]),
             postcode: col(["postcode", "postalcode", "zip", "zipcode"]), country: col(["country"]), lat: col(["lat", "latitude"]), lon: col(["lon", "lng", "longitude"])}],
   remote: col(["remote", "workplacetype", "remotetype"]), hours: col(["hours", "hoursperweek", "weeklyhours"]),
   type: [col(["employmenttype", "jobtype", "worktype", "type"]), col(["contracttype", "contract"]), col(["contracttime"])],
   pay: (if col(["salarymin", "minsalary", "paymin"]) or col(["salarymax", "maxsalary", "paymax"])
         then {min: col(["salarymin", "minsalary", "paymin"]), max: col(["salarymax", "maxsalary", "paymax"]),
               period: col(["salaryperiod", "payperiod", "period"]), currency: col(["currency", "salarycurrency"])}
         else col(["salary", "pay", "wage", "salaryraw"]) end),
   posted: col(["posted", "dateposted", "postedat", "published", "date", "created"]),
   closes: col(["closes", "closingdate", "deadline", "expires", "expiry", "validthrough"])};
