import Circuit
package import RuleModel

/// Answers questions about conclusions of the working reading: why something is so, and why it is not otherwise.
///
/// ```swift
/// let tree = QuestionTree(readings)
/// let why = tree.why(key, AnswerExtent())
/// let whyNot = tree.whyNot(key, .value(.ordinal(2)), AnswerExtent(from: [1]))
/// ```
/// Nothing is evaluated again: what holds is read from the working reading's bits.
package struct QuestionTree: Sendable {
  let readings: Readings
  let values: WorkingValues

  package init(_ readings: Readings) {
    self.readings = readings
    values = WorkingValues(readings.working)
  }

  var explainer: Explainer { readings.working }
  var ruleSet: RuleSet { readings.ruleSet }

  /// Why a conclusion is what it is; nil where nothing stands at the address.
  package func why(_ key: FactKey, _ extent: AnswerExtent) -> AnswerNode? {
    branch(finding(key, .question), nil, []).node(at: extent.address, extent)
  }

  /// Why a conclusion is not what is wanted: what would bring it about, what is nearest to it first, and what stands
  /// against it.
  package func whyNot(_ key: FactKey, _ wanted: HowTo.Wanted, _ extent: AnswerExtent) -> AnswerNode? {
    var demand = demand(key, wanted.bounds) { wanted.isReached(by: Value($0)) }
    if case .value(.set(let elements)?) = wanted { demand.elements = elements }
    return branch(finding(key, .question), demand, []).node(at: extent.address, extent)
  }

  /// A reason that applies with what it rests on, in a tree of its own: as it stands below the conclusion that it bears upon.
  package func reason(_ reason: Reason, _ extent: AnswerExtent) -> AnswerNode {
    let use = use(reason, isAgainst: false)
    return Branch(.rule(use)) { conditions(use, []) }.node([], extent, levels: extent.levels)
  }

  // MARK: Findings

  func finding(
    _ key: FactKey, _ role: FoundFact.Role, via: [FactKey] = [], _ requirement: Requirement? = nil, isMet: Bool? = nil
  ) -> FoundFact {
    FoundFact(
      role: role, key: key, shown: explainer.shown(key), ground: readings.ground(key), via: via,
      requirement: requirement, isMet: isMet)
  }

  /// A fact or a conclusion with what it rests on. With a demand: why it is not otherwise. `more` is told after it.
  func branch(
    _ found: FoundFact, _ demand: Demand?, _ above: Set<FactKey>, _ more: @escaping () -> [Branch] = { [] }
  ) -> Branch {
    guard explainer.premise(found.key).ground == .derived else { return Branch(given(found), more) }
    if above.contains(found.key) { return Branch(.conclusion(found, .above), more) }
    let own = above.union([found.key])
    return Branch(.conclusion(found, account(found.key, demand))) {
      (demand.map { whyNotParts(found.key, $0, own) } ?? whyParts(found.key, own)) + more()
    }
  }

  func given(_ found: FoundFact) -> AnswerNode.Content {
    let stated = (readings.profile.facts[found.key] ?? ruleSet.facts[found.key])?.statement
    if stated?.isInDoubt == true { return .contested(found) }
    switch explainer.premise(found.key).ground {
    case .unknown, .expected: return .unknown(found)
    case .derived: return .conclusion(found, .stated)
    case .given, .set, .catalogue, .assumed, .complete: break
    }
    return ruleSet[found.key.attribute].isDerived ? .conclusion(found, .stated) : .fact(found)
  }
}

extension HowTo.Wanted {
  fileprivate var bounds: [Int64] {
    if case .value(.number(let number)?) = self { return [number] }
    return []
  }
}
