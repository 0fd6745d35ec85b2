import Explanation
import Inference
import RuleModel
import SourceText

/// One evaluation that tests look at. Values are read once each; not to be shared between threads.
public final class TrialRun {
  public let rationale: Explainer
  /// The authors' words.
  let sources: SourceMap
  /// What was stated otherwise, as it is shown: `city.decentralisation: high`.
  public let stated: [String]
  /// Whether it is the working reading of a profile.
  let isWorking: Bool
  let universe: Universe
  private var readers: [AttributeID: ValueReader] = [:]
  private var known: [FactKey: ValuesByWorld] = [:]

  public init(_ rationale: Explainer, _ sources: SourceMap, stated: [String] = [], isWorking: Bool = false) {
    self.isWorking = isWorking
    self.rationale = rationale
    self.sources = sources
    self.stated = stated
    universe = Universe(rationale.ruleSet, listed: rationale.facts.listed, isOpen: rationale.facts.isOpen)
  }

  var ruleSet: RuleSet { rationale.ruleSet }
  var worlds: Int { rationale.evaluation.worlds }

  /// Nil for an attribute that is only given.
  func derived(_ key: FactKey) -> ValuesByWorld? {
    if let values = known[key] { return values }
    guard let reader = reader(key.attribute) else { return nil }
    let values = reader.values(key.numbers)
    known[key] = values
    return values
  }

  private func reader(_ attribute: AttributeID) -> ValueReader? {
    if let reader = readers[attribute] { return reader }
    guard let planes = rationale.circuit.attributes[attribute.raw] else { return nil }
    let axes = rationale.place(FactKey(attribute, [])).axes
    let reader = ValueReader(rationale.evaluation, planes, along: axes)
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

  var spelling: Spelling { Spelling(ruleSet, entities: rationale.profile.entities) }
}

/// What became of a claim in one profile.
public struct Verdict: Sendable {
  /// How many entities the claim spoke of.
  public var count = 0
  /// Of how many of them it does not hold.
  public var failures = 0
  /// Of the first of these.
  public var first: TrialFinding?

  public init() {}

  /// Nothing could be judged.
  public init(failing diagnostic: Diagnostic) {
    failures = 1
    first = TrialFinding(diagnostic)
  }

  mutating func fail(_ finding: @autoclosure () -> TrialFinding) {
    failures += 1
    if first == nil { first = finding() }
  }
}
