# Adzuna's UK adverts of 2012-13 as published for research; ContractType and ContractTime are the other way about
def format: {kind: "csv", complete: "snapshot", recognise: ".keys | any(. == \"LocationRaw\") and any(. == \"SalaryRaw\")"};
def advert:
  {id: .Id, title: .Title, description: .FullDescription, employer: .Company, places: [.LocationRaw // .LocationNormalized],
   type: [.ContractType, .ContractTime], pay: .SalaryRaw};
