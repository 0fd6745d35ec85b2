import Circuit
import RuleModel
import Verification

/// Where a conclusion counts, by the entities whose attribute it is about.
struct Reach {
  /// On where it may count, and where it does for certain.
  var subjects: [[Int]: TruthSignals] = [:]
  /// The entities, in the order of the rule's own.
  var order: [[Int]] = []

  subscript(subject: [Int]) -> TruthSignals { subjects[subject] ?? TruthSignals(possible: .never, certain: .never) }
}

struct TruthSignals {
  var possible: Signal
  var certain: Signal
}

extension ProfileGates {
  /// Where a conclusion counts: it applies, and no other rule sets it aside.
  mutating func reach(_ id: ConclusionID) -> Reach {
    guard let planes = space.circuit.rules[id.rule.raw] else { return Reach() }
    let subject = space.ruleSet[id.rule].conclusions[id.index].subject
    let truth = planes.contributions[id.index].unlessOverridden
    var found: [[Int]: [TruthSignals]] = [:]
    var reach = Reach()
    for place in places(planes.axes) {
      let possible = signal(truth.possible, along: planes.axes, place)
      if possible == .never { continue }
      let entities = subject.entities(place)
      if found[entities] == nil { reach.order.append(entities) }
      let certain = signal(truth.certain, along: planes.axes, place)
      found[entities, default: []].append(TruthSignals(possible: possible, certain: certain))
    }
    for entities in reach.order {
      let signals = found[entities] ?? []
      reach.subjects[entities] = TruthSignals(
        possible: or(signals.map(\.possible)), certain: or(signals.map(\.certain)))
    }
    return reach
  }

  /// On where a conclusion may count of some entities.
  mutating func counts(_ id: ConclusionID) -> Signal {
    let reach = reach(id)
    return or(reach.order.map { reach[$0].possible })
  }

  /// On where a conclusion may count of some entities, and none of some others does for certain.
  mutating func counts(_ id: ConclusionID, without others: [ConclusionID]) -> Signal {
    let (own, above) = (reach(id), others.map { reach($0) })
    let apart = places(of: own, without: above)
    return or(apart)
  }

  /// On where one of two conclusions may count of some entities, and the other does not for certain.
  mutating func tells(_ first: ConclusionID, from second: ConclusionID) -> Signal {
    let (one, two) = (reach(first), reach(second))
    let apart = places(of: one, without: [two]) + places(of: two, without: [one])
    return or(apart)
  }

  private mutating func places(of own: Reach, without others: [Reach]) -> [Signal] {
    own.order.map { subject in
      and([own[subject].possible] + others.map { !$0[subject].certain })
    }
  }
}

extension Subject {
  /// Whose attribute it is, for entities of a rule's variables.
  fileprivate func entities(_ place: [Int]) -> [Int] {
    terms.map { term in
      switch term {
      case .variable(let variable): place[variable.raw]
      case .entity(let entity): entity.raw
      }
    }
  }
}

extension Inquiry {
  /// Conclusions of rules that count.
  func conclusions(on attribute: AttributeID) -> [ConclusionID] {
    circuit.conclusions[attribute.raw].filter { circuit.rules[$0.rule.raw] != nil }
  }

  /// Whether a conclusion counts only where another does.
  mutating func isCovered(_ id: ConclusionID, by other: ConclusionID) -> Bool {
    isNever { $0.counts(id, without: [other]) }
  }

  /// Whether a conclusion counts in no profile in which none of some others does: if it does in one, none covers it.
  mutating func isCovered(_ id: ConclusionID, amongst others: [ConclusionID]) -> Bool {
    !others.isEmpty && isNever { $0.counts(id, without: others) }
  }

  /// Whether a conclusion counts in some profile; what was given up counts.
  mutating func canCount(_ id: ConclusionID) -> Bool { !isNever { $0.counts(id) } }
}
