# JobTech, Sweden, stream: https://jobstream.api.jobtechdev.se/stream?date=…; what is gone comes as removed
def format: {kind: "json", records: ".[]", complete: "delta",
  recognise: ".record | (has(\"headline\") and has(\"workplace_address\")) or has(\"removed\")"};
def said($yes): if . == true then {($yes): "yes"} elif . == false then {($yes): "no"} else {} end;
def scope: if .max == null then null elif .max < 100 then "deltid" elif .min == 100 then "heltid" else null end;
def advert:
  {id, removed: (.removed == true), title: .headline, description: (.description.text_formatted? // .description.text? // null),
   employer: (.employer.name? // .employer.workplace? // null), url: .webpage_url, pay: .salary_description,
   type: [.working_hours_type.label?, .employment_type.label?, .duration.label?, (.scope_of_work | objects | scope)],
   places: [.workplace_address | select(.) | {street: .street_address, city: (.city // .municipality), region, country, postcode,
            lon: .coordinates[0]?, lat: .coordinates[1]?}], posted: .publication_date, closes: (.application_deadline // .last_publication_date),
   facts: ((.driving_license_required | said("licence_required")) + (.experience_required | said("experience_required")))};
