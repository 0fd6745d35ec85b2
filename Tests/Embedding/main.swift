import Demarche

do {
  let rules = try Rules.read(folder: "Rules").get()
  let seoul = try rules.profile(path: "Profiles/seoul.yaml").get()
  let outcomes = try seoul.evaluate()
  for advice in outcomes["advice.due"] where advice.isTrue {
    print(advice.entities[0])
    for reason in advice.reasons where reason.status == .applied {
      print("  \(reason.sentence(in: .en)) [\(reason.rule)]")
    }
  }
  let calm = try seoul.setting("system.rivalry", to: "cooperation").get().evaluate()
  print("climate under cooperation:", calm["form.suitability", "climate-diplomacy"]?.value ?? .nothing)
} catch {
  print(error)
}
