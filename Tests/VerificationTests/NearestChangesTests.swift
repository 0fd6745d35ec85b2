import Circuit
import Foundation
import Inference
import RuleModel
import TestSupport
import Testing

@testable import Verification

/// Answers beside trying out every combination of the facts' values in lanes.
@Suite struct NearestChangesTests {
  @Test func answersAreTheLeastOfAll() {
    var (found, impossible, already, several) = (0, 0, 0, 0)
    let seeds = ProcessInfo.processInfo.environment["SEEDS"].flatMap { UInt64($0) } ?? 100
    for seed in 0..<seeds {
      let sample = Sample(seed, facts: 4, isComplete: true)
      guard let all = Exhaustive(sample) else { continue }
      for goal in all.goals.prefix(5) {
        let search = self.nearest(sample, goal)
        let keys = Set(sample.alternatives.keys)
        let expected = all.minimal(goal, changing: keys)
        switch search.answers(wanted: 1000, limit: 1000) {
        case .undecided: #expect(Bool(false), "seed \(seed): undecided")
        case .impossible:
          #expect(expected.isEmpty, "seed \(seed): \(goal) is not impossible: \(expected.first ?? [])")
          impossible += 1
        case .changes(let changes, let extent):
          #expect(extent == .all)
          #expect(Set(changes.map { Set($0) }) == expected, "seed \(seed): \(goal)")
          #expect(changes.map(\.count) == changes.map(\.count).sorted())
          found += 1
          if expected == [[]] { already += 1 }
          if expected.contains(where: { $0.count > 1 }) { several += 1 }
        }
      }
    }
    #expect(found > 100)
    #expect(already > 20)
    #expect(already < found - 50)
    #expect(impossible > 20)
    #expect(several > 5)
  }

  /// Pairs of changes that make a conclusion otherwise, neither of which does so alone: all pairs of changes of the facts on which the
  /// conclusion rests are tried.
  @Test func pairsAreAllThereAre() {
    var (pairs, without) = (0, 0)
    for seed in 0..<40 as Range<UInt64> {
      let sample = Sample(seed, facts: 60, isComplete: true)
      guard let facts = Facts(sample.profile, sample.rules, sample.circuit) else { continue }
      let evaluation = Evaluation(sample.circuit, facts, sample.rules)
      for key in sample.derivedKeys {
        let place = Place(sample.rules.ownAxes(of: key.attribute), key.numbers)
        guard let now = evaluation.value(key.attribute, place, world: 0), now.contradiction == .none, now.isCertain
        else { continue }
        let goal = NearestChanges.Goal(key, .otherwise(than: constant(now)))
        let keys = Set(nearest(sample, goal).grounding.choices.map(\.key).prefix(14))
        guard keys.count > 1, let all = Exhaustive(sample, changing: keys, atMost: 2) else { continue }
        let expected = all.minimal(goal, changing: keys)
        let singles = expected.filter { $0.count == 1 }.flatMap { $0 }
        let found = self.nearest(sample, goal, changing: keys).pairs(beside: singles, wanted: 1000, budget: .max / 2)
        #expect(found.extent == .all, "seed \(seed)")
        #expect(Set(found.found.map { Set($0) }) == expected.filter { $0.count == 2 }, "seed \(seed): \(goal)")
        pairs += found.found.count
        without += found.found.isEmpty ? 1 : 0
      }
    }
    #expect(pairs > 10 && without > 10, "\(pairs) pairs")
  }

  /// What is not among the facts to change stays as it is.
  @Test func otherFactsAreHeld() {
    var differs = 0
    for seed in 0..<60 as Range<UInt64> {
      let sample = Sample(seed, facts: 4, isComplete: true)
      guard let all = Exhaustive(sample) else { continue }
      for goal in all.goals.prefix(3) {
        let sorted = sample.alternatives.keys.sorted()
        for keys in [Set(sorted.prefix(2)), Set(sorted.dropFirst(2)), Set(sorted)] {
          let expected = all.minimal(goal, changing: keys)
          let answer = self.nearest(sample, goal, changing: keys).answers(wanted: 1000, limit: 1000)
          if case .changes(let changes, _) = answer {
            #expect(Set(changes.map { Set($0) }) == expected, "seed \(seed): \(goal)")
          } else {
            #expect(answer == .impossible && expected.isEmpty, "seed \(seed): \(goal)")
          }
          if expected != all.minimal(goal, changing: Set(sorted)) { differs += 1 }
        }
      }
    }
    #expect(differs > 20)
  }

  @Test func aBudgetOfNothingDecidesNothingThatNeedsConflicts() {
    var undecided = 0
    for seed in 0..<100 as Range<UInt64> {
      let sample = Sample(seed, facts: 8, isComplete: true)
      for (index, attribute) in sample.rules.attributes.enumerated()
      where attribute.type == .boolean && attribute.isDerived {
        guard sample.rules.kinds[attribute.kind.raw].arity == 0 else { continue }
        for value in 0...1 {
          let goal = NearestChanges.Goal(FactKey(AttributeID(index)), .value(.ordinal(value)))
          let search = self.nearest(sample, goal)
          let without = search.answers(budget: 0)
          let with = search.answers()
          if without == .undecided { undecided += 1 }
          if without == .impossible { #expect(with == .impossible) }
          #expect(with != .undecided)
        }
      }
    }
    #expect(undecided > 0)
  }

  private func nearest(
    _ sample: Sample, _ goal: NearestChanges.Goal, changing keys: Set<FactKey>? = nil
  ) -> NearestChanges {
    let alternatives = sample.alternatives.filter { keys?.contains($0.key) ?? true }
    return NearestChanges(sample.circuit, sample.rules, sample.profile, alternatives: alternatives, goal)
  }
}

/// Every combination of the values of some facts, run in lanes.
private struct Exhaustive {
  private struct World {
    var changes: Set<NearestChanges.Change>
    var never: [Bool]
    var number: Int
  }
  private let sample: Sample
  private let evaluation: Evaluation
  private var worlds: [World] = []

  /// Nil where they are too many. Of some facts only, and so many of them at once.
  init?(_ sample: Sample, changing keys: Set<FactKey>? = nil, atMost most: Int = .max) {
    self.sample = sample
    let alternatives = sample.alternatives.filter { keys?.contains($0.key) ?? true }.sorted { $0.key < $1.key }
    var lists: [[NearestChanges.Change]] = [[]]
    for (key, values) in alternatives {
      let changes = values.map { NearestChanges.Change(key, known($0)) }
      lists += lists.filter { $0.count < most }.flatMap { list in changes.map { list + [$0] } }
      if lists.count > (most < .max ? 800 : 300) { return nil }
    }
    guard let facts = Facts(sample.profile, sample.rules, sample.circuit),
      let varied = facts.varied(by: lists.map { $0.map { Facts.Change($0.key, $0.fact) } })
    else { return nil }
    evaluation = Evaluation(sample.circuit, varied, sample.rules)
    let own = facts
    worlds = lists.enumerated().map { number, changes in
      let real = changes.filter { !Self.isAsItStands($0, own) }
      let never = sample.circuit.never.map {
        evaluation.isOn($0.anywhere.certain, at: Place([], []), world: number + 1)
      }
      return World(changes: Set(real), never: never, number: number + 1)
    }
  }

  /// The first case of a fact is what it is.
  private static func isAsItStands(_ change: NearestChanges.Change, _ facts: Facts) -> Bool {
    var isDoubted = false
    let now = facts.fact(change.key.attribute, change.key.numbers, world: 0, &isDoubted)
    return now == change.fact && facts.isStated(change.key.attribute, change.key.numbers)
  }

  /// For derived attributes, what they are in some of the worlds.
  var goals: [NearestChanges.Goal] {
    var goals: [NearestChanges.Goal] = []
    for (index, attribute) in sample.rules.attributes.enumerated() where attribute.isDerived {
      let sizes = sample.rules.kinds.memberKinds(of: attribute.kind).map { sample.profile.entities[$0.raw].count }
      if case .pair(_, _, true) = sample.rules.kinds[attribute.kind.raw].form { continue }
      for entities in combinations(sizes).prefix(2) {
        let key = FactKey(AttributeID(index), numbers: entities)
        let values = worlds.map { value(key, $0) }
        for value in [values.last, values.first, values[values.count / 2]].compactMap({ $0 }) {
          if let goal = goal(key, value), !goals.contains(goal) { goals.append(goal) }
        }
      }
    }
    var random = SplitMix64(seed: UInt64(sample.rules.rules.count))
    goals.shuffle(using: &random)
    // What is not so already comes first, and then what is never so.
    let now = worlds.first { $0.changes.isEmpty }
    let other = goals.filter { goal in now.map { !holds(goal, value(goal.key, $0)) } ?? true }
    return other.prefix(3) + goals.compactMap(unreached).prefix(1) + goals
  }

  /// Another value than any world has.
  private func unreached(_ goal: NearestChanges.Goal) -> NearestChanges.Goal? {
    let values = worlds.map { value(goal.key, $0) }
    let candidates = (0..<4).map { NearestChanges.Goal(goal.key, .value(.ordinal($0))) }
    guard case .ordinals? = values.first?.possibilities else { return nil }
    return candidates.first { candidate in !values.contains { holds(candidate, $0) } }
  }

  private func goal(_ key: FactKey, _ value: Value) -> NearestChanges.Goal? {
    guard value.isCertain else { return nil }
    switch value.possibilities {
    case .ordinals(let ordinals): return NearestChanges.Goal(key, .value(ordinals.first.map { .ordinal($0) }))
    case .number(let number, _): return NearestChanges.Goal(key, .value(number.map { .number($0) }))
    case .set(let elements, _):
      if let element = elements.first { return NearestChanges.Goal(key, .element(element, isIn: true)) }
      return NearestChanges.Goal(key, .value(.set([])))
    case .nothing: return NearestChanges.Goal(key, .value(nil))
    }
  }

  private func value(_ key: FactKey, _ world: World) -> Value {
    let place = Place(sample.rules.ownAxes(of: key.attribute), key.numbers)
    return evaluation.value(key.attribute, place, world: world.number) ?? .none
  }

  /// The changes of these facts that reach a goal and contain no others that do.
  func minimal(_ goal: NearestChanges.Goal, changing keys: Set<FactKey>) -> Set<Set<NearestChanges.Change>> {
    guard let now = worlds.first(where: { $0.changes.isEmpty }) else { return [] }
    let reached = worlds.filter { world in
      world.changes.allSatisfy { keys.contains($0.key) && $0.key != goal.key }
        && zip(world.never, now.never).allSatisfy { $1 || !$0 } && holds(goal, value(goal.key, world))
    }
    let sets = Set(reached.map(\.changes))
    return sets.filter { own in !sets.contains { $0.isStrictSubset(of: own) } }
  }

  private func holds(_ goal: NearestChanges.Goal, _ value: Value) -> Bool {
    guard value.contradiction == .none else {
      if case .otherwise = goal.content { return true }
      return false
    }
    switch goal.content {
    case .value(nil): return value.possibilities == .nothing
    case .value(.ordinal(let wanted)?): return value.possibilities == .ordinals([wanted]) && !value.mayBeEmpty
    case .value(.number(let wanted)?):
      return value.possibilities == .number(from: wanted, to: wanted) && !value.mayBeEmpty
    case .value(.set(let wanted)?):
      return value.possibilities == .set(certain: wanted, possible: wanted) && !value.mayBeEmpty
    case .value(.text): return false
    case .element(let element, let isIn):
      guard case .set(let certain, let possible) = value.possibilities else { return false }
      return isIn ? certain.contains(element) : !possible.contains(element)
    case .otherwise(let constant): return !holds(NearestChanges.Goal(goal.key, .value(constant)), value)
    }
  }
}

/// The one value that a certain value is.
private func constant(_ value: Value) -> Constant? {
  switch value.possibilities {
  case .ordinals(let ordinals): ordinals.first.map { .ordinal($0) }
  case .number(let number, _): number.map { .number($0) }
  case .set(let elements, _): .set(elements)
  case .nothing: nil
  }
}

private func known(_ statement: Statement) -> KnownFact {
  switch statement {
  case .known(let constant): .value(constant)
  case .doesNotApply: .none
  default: .unknown
  }
}
