import Circuit
package import Explanation
import Inference
import RuleModel
package import SourceText

/// One evaluation that tests look at. Values are read once each; not to be shared between threads.
///
/// It was asked for some values and reasons only. All others are there too: they are evaluated when somebody asks, which is
/// where a claim does not hold and has to be explained.
package final class TrialRun {
  /// Tells what was demanded, and nothing else.
  package let explainer: Explainer
  private let demands: Demands
  private let whole: (Explainer) -> Explainer
  /// Tells everything.
  private(set) lazy var rationale: Explainer = whole(explainer)
  /// The authors' words.
  let sources: SourceMap
  /// What was stated otherwise, as it is shown: `city.decentralisation: high`.
  package let stated: [String]
  /// Whether it is the working reading of a profile.
  let isWorking: Bool
  private(set) lazy var universe = Universe(
    explainer.ruleSet, listed: explainer.facts.listed, isOpen: explainer.facts.isOpen)
  /// Whether something was read that is not the same in all worlds, since it was last set back.
  var hasReadVarying = false
  private var readers: [AttributeID: ValueReader] = [:]
  private var known: [FactKey: ValuesByWorld] = [:]

  /// - Parameter whole: evaluates the same facts with everything kept.
  package init(
    _ explainer: Explainer, _ demands: Demands, _ sources: SourceMap, stated: [String] = [], isWorking: Bool = false,
    whole: @escaping (Explainer) -> Explainer
  ) {
    self.isWorking = isWorking
    self.explainer = explainer
    self.demands = demands
    self.whole = whole
    self.sources = sources
    self.stated = stated
  }

  var ruleSet: RuleSet { explainer.ruleSet }
  var worlds: Int { explainer.evaluation.worlds }

  /// Tells the reasons for an attribute.
  func reasoning(_ attribute: AttributeID) -> Explainer {
    demands.reasons.contains(attribute) ? explainer : rationale
  }

  /// Nil for an attribute that is only given.
  func derived(_ key: FactKey) -> ValuesByWorld? {
    if let values = known[key] { return values }
    guard let reader = reader(key.attribute) else { return nil }
    let values = reader.values(key.numbers)
    known[key] = values
    return values
  }

  /// Whether rules contradict each other, in the worlds taken together: for certain where they do in each.
  func contradiction(_ key: FactKey) -> Value.Contradiction {
    guard demands.contradictions.contains(key.attribute), let planes = explainer.circuit.attributes[key.attribute.raw]
    else { return value(key, nil).contradiction }
    let evaluation = explainer.evaluation
    let probe = evaluation.probe(planes.contradiction, along: explainer.place(FactKey(key.attribute, [])).axes)
    let truths = (0..<(probe.variesByWorld ? worlds : 1)).lazy.map { evaluation.truth(probe, key.numbers, world: $0) }
    if truths.allSatisfy(\.certain) { return .certain }
    return truths.contains(where: \.possible) ? .possible : .none
  }

  /// Whether rules may contradict each other anywhere; where not, no entity need be asked. Linear in the words of a plane.
  func mayContradict(_ attribute: AttributeID) -> Bool {
    guard demands.contradictions.contains(attribute), let planes = explainer.circuit.attributes[attribute.raw] else {
      return true
    }
    return explainer.evaluation.isOnAnywhere(planes.contradiction.possible)
  }

  private func reader(_ attribute: AttributeID) -> ValueReader? {
    if let reader = readers[attribute] { return reader }
    guard let planes = explainer.circuit.attributes[attribute.raw] else { return nil }
    let source = demands.values.contains(attribute) ? explainer : rationale
    let reader = ValueReader(source.evaluation, planes, along: source.place(FactKey(attribute, [])).axes)
    readers[attribute] = reader
    return reader
  }

  /// In one world, or what it can be in any of them.
  func value(_ key: FactKey, _ world: Int?) -> Value {
    if let world { return ValueLookup(run: self, world: world).value(key) }
    if let values = derived(key) { return values.joined }
    let values = (0..<worlds).map { ValueLookup(run: self, world: $0).value(key) }
    return values.dropFirst().reduce(values[0]) { $0.joined($1) }
  }

  // MARK: Worlds

  /// What is worked out in one world, and whether it is the same in all: all that was read for it is.
  func watching<Result>(_ work: () -> Result) -> (result: Result, isSame: Bool) {
    let before = hasReadVarying
    hasReadVarying = false
    let result = work()
    defer { hasReadVarying = before || hasReadVarying }
    return (result, !hasReadVarying)
  }

  /// The worlds in which something holds; asked once where the answer is the same in all.
  func worlds(where holds: (Int) -> Bool) -> [Int] {
    let (first, isSame) = watching { holds(0) }
    if isSame { return first ? Array(0..<worlds) : [] }
    return (0..<worlds).filter { $0 == 0 ? first : holds($0) }
  }

  var spelling: Spelling { Spelling(ruleSet, entities: explainer.profile.entities) }
}

/// What became of a claim in one profile.
package struct Verdict: Sendable {
  /// How many entities the claim spoke of.
  package var count = 0
  /// Of how many of them it does not hold.
  package var failures = 0
  /// Of the first of these.
  package var first: TrialFinding?

  package init() {}

  /// Nothing could be judged.
  package init(failing diagnostic: Diagnostic) {
    failures = 1
    first = TrialFinding(diagnostic)
  }

  mutating func fail(_ finding: @autoclosure () -> TrialFinding) {
    failures += 1
    if first == nil { first = finding() }
  }
}
