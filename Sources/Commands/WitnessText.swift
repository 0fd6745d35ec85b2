import RuleModel
import SourceText

extension Profile {
  /// The profile as the file that says so, ready to be evaluated.
  func fileText(_ ruleSet: RuleSet) -> String {
    let spelling = Spelling(ruleSet, entities: entities)
    var text = "profile: \(id)\n"
    for (index, kind) in ruleSet.kinds.enumerated() {
      let own = facts.filter { ruleSet[$0.key.attribute].kind.raw == index }.sorted { $0.key < $1.key }
      let lines = Dictionary(grouping: own) { $0.key.subject }.mapValues { facts in
        facts.compactMap { key, fact in
          fact.statement.spelling(key, ruleSet, spelling).map { "\(ruleSet[key.attribute].name): \($0)" }
        }
      }
      text += section(kind, KindID(index), lines, spelling)
    }
    return text
  }

  private func section(
    _ kind: Kind, _ id: KindID, _ lines: [EntityTuple: [String]], _ spelling: Spelling
  ) -> String {
    let subjects = Set(lines.keys).union(listed(id)).sorted()
    guard kind.arity > 0 else {
      let own = lines[.none] ?? []
      if kind.name == "profile" { return own.map { "\($0)\n" }.joined() }
      return own.isEmpty ? "" : "\(kind.name):\n" + own.map { "  \($0)\n" }.joined()
    }
    let entries = subjects.map { subject in
      let members = zip(members(id, kind), subject.numbers).map { spelling.entity($1, of: $0) }
      let own = lines[subject] ?? []
      return "  \(members.joined(separator: "/")):" + (own.isEmpty ? " {}\n" : "\n")
        + own.map { "    \($0)\n" }.joined()
    }
    return entries.isEmpty ? "" : "\(kind.listedAs ?? kind.name):\n" + entries.joined()
  }

  private func members(_ id: KindID, _ kind: Kind) -> [KindID] {
    if case .pair(let first, let second, _) = kind.form { [first.kind, second.kind] } else { [id] }
  }

  /// What the profile lists itself.
  private func listed(_ kind: KindID) -> [EntityTuple] {
    let own = entities[kind.raw].indices.filter { entities[kind.raw][$0].span == .none }
    return own.map { EntityTuple([$0]) } + (listedPairs[kind] ?? []).map { EntityTuple($0.map(\.raw)) }
  }
}

extension Statement {
  fileprivate func spelling(_ key: FactKey, _ ruleSet: RuleSet, _ spelling: Spelling) -> String? {
    switch self {
    // Texts of a profile that was found are ids.
    case .known(.text(let text)): text.texts.compactMap { $0 }.first
    case .known(let constant): spelling.constant(constant, of: ruleSet[key.attribute].type)
    case .doesNotApply: "does not apply"
    case .interval, .unknown, .any, .oneOf: nil
    }
  }
}
