# Reed: https://www.reed.co.uk/api/1.0/search?resultsToTake=100; the unit of pay is told in /jobs/{id} alone
def format: {kind: "json", records: ".results[]", complete: "delta",
  next: "if .count >= 100 then .url | query(\"resultsToSkip\"; 100 * (1 + $page)) else null end",
  recognise: ".record | has(\"jobId\") and has(\"locationName\")"};
def advert:
  {id: .jobId, title: (.jobTitle // .title), description: (.jobDescription // .description), employer: (.employerName // .company),
   url: (.jobUrl // .url // "https://www.reed.co.uk/jobs/\(.reedJobId // .jobId)"), places: [.locationName // .location],
   type: [.contractType, .jobType, (if .partTime then "part-time" else null end), (if .fullTime then "full-time" else null end)],
   pay: {min: (.minimumSalary // .salaryMin), max: (.maximumSalary // .salaryMax), currency: (.currency // "GBP"), period: .salaryType},
   posted: (.date // .datePosted), closes: .expirationDate};
