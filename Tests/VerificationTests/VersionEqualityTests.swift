import Circuit
import ClauseProofs
import Inference
import RuleModel
import Solver
import TestSupport
import Testing

@testable import Verification

/// Two versions of random rule sets beside trying out every combination of the facts' values.
@Suite struct VersionEqualityTests {
  /// The same rules in another order do the same, and that is proved.
  @Test func theOrderOfRulesProvesEqual() {
    var asked = 0
    for seed in 0..<60 as Range<UInt64> {
      let sample = Sample(seed, facts: 4, isComplete: true)
      let other = sample.rules.inAnotherOrder
      let outcomes = sample.outcomes
      guard
        var equality = VersionEquality(
          (sample.circuit, sample.rules), (CompiledRules(compiling: other), other), sample.profile,
          alternatives: sample.alternatives, of: outcomes, recordingProof: true)
      else { continue }
      for key in outcomes {
        switch equality.answer(key) {
        case .equal: break
        case .differs, .undecided: #expect(Bool(false), "seed \(seed): \(key)")
        }
        asked += 1
      }
      #expect(equality.isProofAccepted, "seed \(seed)")
    }
    #expect(asked > 200)
  }

  /// What is equal comes with clauses and a proof that the checker accepts; of what differs there is no certificate.
  @Test func certificatesAreAccepted() {
    var (accepted, refused) = (0, 0)
    for seed in 0..<60 as Range<UInt64> {
      let sample = Sample(seed, facts: 4, isComplete: true)
      var other = sample.rules.inAnotherOrder
      let isSame = seed % 3 != 0
      if !isSame, !other.rules.isEmpty { other.rules[0].isDraft = true }
      let versions = ((sample.circuit, sample.rules), (CompiledRules(compiling: other), other))
      guard
        var equality = VersionEquality(
          versions.0, versions.1, sample.profile, alternatives: sample.alternatives, of: sample.outcomes)
      else { continue }
      let equal = sample.outcomes.filter { key in
        if case .equal = equality.answer(key) { return true }
        return false
      }
      for (keys, holds) in [(equal, true), (sample.outcomes, equal.count == sample.outcomes.count)] {
        let certificate = EqualityCertificate(
          versions.0, versions.1, sample.profile, alternatives: sample.alternatives, of: keys
        )?.certificate(budget: 100_000)
        #expect((certificate != nil) == holds, "seed \(seed)")
        guard let certificate else {
          refused += 1
          continue
        }
        let file = ClauseFile(certificate.clauses)
        let proof = readDRAT(certificate.proof)
        #expect(check(formula: file?.clauses ?? [], proof: proof ?? []) == .accepted, "seed \(seed)")
        accepted += 1
      }
    }
    #expect(accepted > 60)
    #expect(refused > 0)
  }

  /// Without one of its rules a rule set differs just where some combination of facts says so, and no fewer changes do it.
  @Test func whatDiffersIsWhatTryingEverythingFinds() {
    var (equal, differing, proofs) = (0, 0, 0)
    for seed in 0..<120 as Range<UInt64> {
      let sample = Sample(seed, facts: 4, isComplete: true)
      guard !sample.rules.rules.isEmpty else { continue }
      var other = sample.rules
      other.rules[Int(seed) % other.rules.count].isDraft = true
      let circuit = CompiledRules(compiling: other)
      guard let all = Combinations(sample, other, circuit),
        var equality = VersionEquality(
          (sample.circuit, sample.rules), (circuit, other), sample.profile, alternatives: sample.alternatives,
          of: sample.outcomes, recordingProof: true)
      else { continue }
      for key in sample.outcomes.prefix(12) {
        let least = all.fewestChanges(of: key)
        switch equality.answer(key) {
        case .undecided: #expect(Bool(false), "seed \(seed): undecided")
        case .equal:
          #expect(least == nil, "seed \(seed): \(key) differs after \(least ?? 0) changes")
          equal += 1
        case .differs(let found):
          #expect(found.isNearest)
          #expect(found.changes.count == least, "seed \(seed): \(key)")
          #expect(all.differs(key, after: found.changes), "seed \(seed): \(key)")
          for change in found.single { #expect(all.differs(key, after: [change]), "seed \(seed): \(key)") }
          #expect(found.share.all == 2048)
          differing += 1
        }
      }
      if equality.isProofAccepted { proofs += 1 } else { #expect(Bool(false), "seed \(seed): proof refused") }
    }
    #expect(equal > 100)
    #expect(differing > 30)
    #expect(proofs > 50)
  }
}

extension VersionEquality {
  /// Each step of the proof follows from the clauses and the steps before it.
  fileprivate var isProofAccepted: Bool {
    var checker = ClauseProofChecker(formula: formula.map { $0.map(\.number) })
    return (solver.proof?.steps ?? []).allSatisfy { step in
      step.isDeletion ? checker.delete(step.clause.map(\.number)) : checker.add(step.clause.map(\.number))
    }
  }
}

extension Literal {
  /// As files number it.
  fileprivate var number: Int { Int(dimacs) }
}

extension RuleSet {
  /// Rules read the other way round; what they say of each other goes with them.
  fileprivate var inAnotherOrder: RuleSet {
    var other = self
    other.rules = rules.reversed().map { rule in
      var rule = rule
      rule.overrides = rule.overrides.map { RuleID(rules.count - 1 - $0.raw) }.sorted()
      return rule
    }
    return other
  }
}

extension Sample {
  /// Every derived attribute of every entity.
  fileprivate var outcomes: [FactKey] {
    rules.attributes.indices.filter { rules.attributes[$0].isDerived }.flatMap { index -> [FactKey] in
      if case .pair(_, _, true) = rules.kinds[rules.attributes[index].kind.raw].form { return [] }
      let sizes = rules.kinds.memberKinds(of: rules.attributes[index].kind).map { profile.entities[$0.raw].count }
      return combinations(sizes).map { FactKey(AttributeID(index), numbers: $0) }
    }
  }
}

/// Every combination of the values of some facts, run in lanes under both versions.
private struct Combinations {
  private let rules: RuleSet
  private let changes: [Set<NearestChanges.Change>]
  private let sides: [Evaluation]

  init?(_ sample: Sample, _ other: RuleSet, _ circuit: CompiledRules) {
    rules = sample.rules
    let alternatives = sample.alternatives.sorted { $0.key < $1.key }
    let lists = combinations(alternatives.map { $0.value.count + 1 }).map { chosen in
      zip(alternatives, chosen).compactMap { alternative, number -> NearestChanges.Change? in
        number == 0 ? nil : NearestChanges.Change(alternative.key, known(alternative.value[number - 1]))
      }
    }
    guard lists.count <= 300 else { return nil }
    var found: [Evaluation] = []
    for (ruleSet, circuit) in [(sample.rules, sample.circuit), (other, circuit)] {
      guard let facts = Facts(sample.profile, ruleSet, circuit),
        let varied = facts.varied(by: lists.map { $0.map { Facts.Change($0.key, $0.fact) } })
      else { return nil }
      found.append(Evaluation(circuit, varied, ruleSet))
    }
    guard let facts = Facts(sample.profile, sample.rules, sample.circuit) else { return nil }
    sides = found
    changes = lists.map { list in
      Set(
        list.filter { change in
          var isDoubted = false
          let now = facts.fact(change.key.attribute, change.key.numbers, world: 0, &isDoubted)
          return now != change.fact || !facts.isStated(change.key.attribute, change.key.numbers)
        })
    }
  }

  private func differs(_ key: FactKey, _ number: Int) -> Bool {
    let place = Place(rules.ownAxes(of: key.attribute), key.numbers)
    let values = sides.map { $0.value(key.attribute, place, world: number + 1) ?? .none }
    return values[0] != values[1]
  }

  func fewestChanges(of key: FactKey) -> Int? {
    changes.indices.filter { differs(key, $0) }.map { changes[$0].count }.min()
  }

  func differs(_ key: FactKey, after wanted: [NearestChanges.Change]) -> Bool {
    changes.indices.contains { changes[$0] == Set(wanted) && differs(key, $0) }
  }
}

private func known(_ statement: Statement) -> KnownFact {
  switch statement {
  case .known(let constant): .value(constant)
  case .doesNotApply: .none
  default: .unknown
  }
}
