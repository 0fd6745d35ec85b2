import Loading
import Reading
import RuleModel
import SourceText
import Trials
import YAMLReading

extension TestPlanner {
  mutating func plan(_ relation: Relation) {
    note(relation.claims)
    plan.notYetMet.formUnion(relation.movements.filter(\.isNotYetMet).map(\.span))
    for profile in profiles(relation.profiles) {
      guard let base = base(profile, relation.change) else { continue }
      var planned = TestPlan.Case(id: relation.id, profile: profile.id, isRelation: true, span: relation.span)
      for bindings in bindings(relation.each, base) {
        let runs = runs(relation, profile, base, bindings)
        let own = zip(runs, runs.dropFirst()).map { TestPlan.RunPair(first: $0, second: $1) }
        planned.claims += claims(relation, base, bindings, own)
        planned.pairs += own
      }
      planned.movements = relation.movements
      plan.cases.append(planned)
    }
  }

  /// Every combination of the entities that `for each` goes through.
  private func bindings(_ kinds: [KindID], _ base: Int) -> [[ClaimReader.Binding]] {
    let entities = plan.bases[base].profile.profile.entities
    return kinds.reduce([[]]) { all, kind in
      all.flatMap { start in
        entities[kind.raw].indices.map { start + [ClaimReader.Binding(kind: kind, entity: EntityID($0))] }
      }
    }
  }

  private mutating func claims(
    _ relation: Relation, _ base: Int, _ bindings: [ClaimReader.Binding], _ pairs: [TestPlan.RunPair]
  ) -> [TestPlan.Claim] {
    var reader = reader(base, bindings)
    let comparings = relation.claims.compactMap { reader.comparing($0) }
    diagnostics += reader.sink.diagnostics
    return pairs.flatMap { pair in
      comparings.map { .comparing($0, first: pair.first, second: pair.second) }
    }
  }

  private mutating func runs(
    _ relation: Relation, _ profile: (id: String, path: String), _ base: Int, _ bindings: [ClaimReader.Binding]
  ) -> [Int] {
    switch relation.runs {
    case .changes(let changes):
      return changes.compactMap { run(profile, relation.change.followed(by: $0), bindings) }
    case .other(let name):
      guard let other = self.profile(name), let first = run(profile, relation.change, bindings),
        let second = run(other, relation.change, [])
      else { return [] }
      return [first, second]
    case .swap(let first, let second):
      return swapped(relation.change, base, bindings, first, second)
    }
  }

  private mutating func run(
    _ profile: (id: String, path: String), _ change: Change, _ bindings: [ClaimReader.Binding]
  ) -> Int? {
    guard let base = base(profile, change) else { return nil }
    var reader = reader(base, bindings)
    let facts = reader.facts(of: change)
    diagnostics += reader.sink.diagnostics
    return run(base, facts)
  }

  // MARK: Swapping

  /// The run as it is, and the one with the two values exchanged; what is left out is exchanged as such.
  private mutating func swapped(
    _ change: Change, _ base: Int, _ bindings: [ClaimReader.Binding], _ one: YAMLNode, _ other: YAMLNode
  ) -> [Int] {
    var reader = reader(base, bindings)
    let facts = reader.facts(of: change)
    let keys = [one, other].compactMap { reader.address($0) }
    diagnostics += reader.sink.diagnostics
    guard keys.count == 2 else { return [] }
    let attributes = keys.map { plan.rules.ruleSet.attributes[$0.attribute.raw] }
    guard attributes[0].type == attributes[1].type, attributes.allSatisfy(\.isStated)
    else {
      diagnostics.append(unfit(attributes, one.span.joined(with: other.span)))
      return []
    }
    let stated = [one, other].enumerated().map { number, node in
      fact(keys[1 - number], attributes[1 - number], facts, base, node.span)
    }
    return [run(base, facts), run(base, facts.filter { !keys.contains($0.key) } + zip(keys, stated).map { ($0, $1) })]
  }

  private func fact(
    _ key: FactKey, _ attribute: Attribute, _ facts: [(key: FactKey, fact: Fact)], _ base: Int, _ span: SourceSpan
  ) -> Fact {
    let stated = facts.first { $0.key == key }?.fact ?? plan.bases[base].profile.profile.facts[key]
    let leftOut = attribute.ifLeftOut.map { Statement.known($0) } ?? .unknown
    return Fact(statement: stated?.statement ?? leftOut, origin: .set, span: stated?.span ?? span)
  }

  private func unfit(_ attributes: [Attribute], _ span: SourceSpan) -> Diagnostic {
    let names = attributes.map { "'\($0.fullName)'" }.joined(separator: " and ")
    return DiagnosticCode.typeMismatch.diagnostic(
      "the values of \(names) cannot be exchanged", at: span,
      help: ["both are facts that a profile gives, of the same type"])
  }
}
