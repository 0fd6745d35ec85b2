package import Circuit
package import RuleModel

/// The facts of profiles about the same entities, to be evaluated side by side: each keeps worlds of its own, and all of them are
/// worlds of one run. What is the same in all profiles is answered once for all of them.
package struct FactGroup: Sendable {
  private let circuit: CompiledRules
  /// Of the first profile, before worlds are made of its doubts.
  private let template: Facts
  private var members: [Facts] = []
  /// What some member states otherwise than the template.
  private var changed: Set<FactKey> = []

  /// For profiles about the entities of this one, with the same lists; it is no member itself. Linear in facts and entities.
  package init(like profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules) {
    self.circuit = circuit
    template = Facts(unsettled: profile, ruleSet, circuit)
  }

  package var count: Int { members.count }

  /// Of all members together.
  package private(set) var worlds = 0

  /// The facts of a profile that may differ in these from the first, as `Facts(_:_:_:)` gives them. Linear in the keys, and in
  /// doubts × inputs.
  package func facts(of profile: Profile, otherwise keys: [FactKey]) -> Facts? {
    var facts = template
    facts.profile = profile
    for key in keys { facts.restate(key, (profile.facts[key] ?? facts.ruleSet.facts[key])?.statement, circuit) }
    return facts.settle(circuit) ? facts : nil
  }

  /// Takes in what `facts(of:otherwise:)` gave.
  package mutating func add(_ facts: Facts, _ changed: [FactKey]) {
    members.append(facts)
    worlds += facts.worlds
    self.changed.formUnion(changed)
  }

  /// What follows for each member, in their order: views of one run.
  package func evaluations() -> [Evaluation] {
    let ruleSet = template.ruleSet
    guard members.count > 1 else { return members.map { Evaluation(circuit, $0, ruleSet) } }
    let joined = Evaluation(circuit, Facts(joining: members, keys: keys, worlds: Self.rounded(worlds)), ruleSet)
    var first = 0
    return members.map { facts in
      defer { first += facts.worlds }
      return Evaluation(joined, worldsOf: facts, from: first)
    }
  }

  /// Where members may differ, or a world of one from another.
  private var keys: [FactKey] { changed.union(members.lazy.flatMap(\.doubts).map(\.key)).sorted() }

  /// Many worlds are packed into whole words, and so take less room than a few less.
  private static func rounded(_ worlds: Int) -> Int { worlds > 16 ? (worlds + 63) / 64 * 64 : worlds }
}

extension Facts {
  /// The worlds of the first, then those of the second, and so on; then the first world again, until they are so many.
  fileprivate init(joining members: [Facts], keys: [FactKey], worlds: Int) {
    self = members[0]
    doubts = []
    var columns: [[Int32]] = []
    for key in keys {
      guard let place = place(key) else { continue }
      var (doubt, column) = (Doubt(key: key, cases: [], stated: []), [Int32]())
      for member in members { member.tell(key.attribute, place, &doubt, &column) }
      column += repeatElement(0, count: worlds - column.count)
      cells[key.attribute.raw][place] = doubt.cases.count == 1 ? .known(doubt.cases[0]) : .doubt(doubts.count)
      stated[key.attribute.raw][place] = doubt.stated[0]
      if doubt.cases.count == 1 { continue }
      doubts.append(doubt)
      columns.append(column)
    }
    worldList = Worlds(choosing: columns, cases: doubts.map(\.cases.count), worlds: worlds)
  }

  /// Which case a fact has, by world; cases that were not met so far are added.
  private func tell(_ attribute: AttributeID, _ place: Int, _ doubt: inout Doubt, _ column: inout [Int32]) {
    switch cells[attribute.raw][place] {
    case .known(let fact):
      let number = doubt.number(of: fact, stated: stated[attribute.raw][place])
      column += repeatElement(number, count: worlds)
    case .doubt(let own):
      let numbers = zip(doubts[own].cases, doubts[own].stated).map { doubt.number(of: $0, stated: $1) }
      column += (0..<worlds).lazy.map { numbers[worldList.chosen(own, in: $0)] }
    }
  }
}

extension Facts.Doubt {
  /// Which case it is; a new one is the last.
  fileprivate mutating func number(of fact: KnownFact, stated isStated: Bool) -> Int32 {
    if let known = cases.indices.first(where: { cases[$0] == fact && stated[$0] == isStated }) { return Int32(known) }
    cases.append(fact)
    stated.append(isStated)
    return Int32(cases.count - 1)
  }
}
