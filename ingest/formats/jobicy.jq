# Jobicy: https://jobicy.com/api/v2/remote-jobs
def format: {kind: "json", records: ".jobs[]", complete: "delta", recognise: ".record | has(\"jobGeo\")"};
def advert:
  {id, title: .jobTitle, description: (.jobDescription // .jobExcerpt), employer: .companyName, url, type: .jobType, remote: true,
   countries: [.jobGeo // "" | splits(" *, *")], posted: .pubDate,
   pay: {min: (.salaryMin // .annualSalaryMin), max: (.salaryMax // .annualSalaryMax), currency: .salaryCurrency,
         period: (.salaryPeriod // (if .annualSalaryMin then "year" else null end))}};
