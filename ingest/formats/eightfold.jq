# Eightfold careers: https://HOST/api/apply/v2/jobs?domain=DOMAIN&start=0&num=10
def format: {kind: "json", records: ".positions[]", complete: "snapshot",
  next: "if .count > 0 and (.around.count // 0) > (1 + $page) * .count then .url | query(\"start\"; (1 + $page) * 10) else null end",
  recognise: ".record | has(\"canonicalPositionUrl\")"};
def advert:
  {id, title: .name, description: .job_description, url: .canonicalPositionUrl,
   places: (if (.locations // []) == [] then [.location] else .locations end),
   remote: .work_location_option, posted: .t_create};
