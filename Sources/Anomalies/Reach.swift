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

  /// On where a conclusion may count of some entities, and another does not for certain.
  mutating func counts(_ id: ConclusionID, without other: ConclusionID) -> Signal {
    let (own, above) = (reach(id), reach(other))
    let apart = own.order.map { and([own[$0].possible, !above[$0].certain]) }
    return or(apart)
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

/// The conclusions on an attribute, with where they count in the profiles that were looked through.
struct ReachTable {
  let ids: [ConclusionID]
  private var samples: [ConclusionID: [[Int]: (possible: [UInt64], certain: [UInt64])]] = [:]

  init(_ attribute: AttributeID, _ inquiry: inout Inquiry) {
    let ids = inquiry.circuit.conclusions[attribute.raw].filter { inquiry.circuit.rules[$0.rule.raw] != nil }
    self.ids = ids
    samples = inquiry.greatest { search in
      var samples: [ConclusionID: [[Int]: (possible: [UInt64], certain: [UInt64])]] = [:]
      for id in ids {
        let reach = search.make { $0.reach(id) }
        samples[id] = reach.subjects.mapValues { (search.signature($0.possible), search.signature($0.certain)) }
      }
      return samples
    }
  }

  /// Whether a conclusion was seen to count: no means nothing.
  func isSeen(_ id: ConclusionID) -> Bool {
    samples[id]?.values.contains { $0.possible.contains { $0 != 0 } } ?? false
  }

  /// Whether a conclusion was seen to count where another does not.
  func isSeen(_ id: ConclusionID, without other: ConclusionID) -> Bool {
    let above = samples[other] ?? [:]
    return samples[id]?.contains { subject, own in
      guard let certain = above[subject]?.certain else { return own.possible.contains { $0 != 0 } }
      return zip(own.possible, certain).contains { $0 & ~$1 != 0 }
    } ?? false
  }
}

extension Inquiry {
  /// Whether a conclusion counts only where another does.
  mutating func isCovered(_ id: ConclusionID, by other: ConclusionID, _ table: ReachTable) -> Bool {
    !table.isSeen(id, without: other) && isNever { $0.counts(id, without: other) }
  }

  /// Whether a conclusion counts in some profile; what was given up counts.
  mutating func canCount(_ id: ConclusionID, _ table: ReachTable) -> Bool {
    table.isSeen(id) || !isNever { $0.counts(id) }
  }
}
