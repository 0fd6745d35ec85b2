import Circuit
import Explanation
import Inference
package import RuleModel
package import SourceText

/// What is to be said of a claim that does not hold, for one profile.
package struct TrialFinding: Sendable {
  /// A conclusion that a claim speaks of, and what it asks of it.
  package struct Subject: Sendable {
    package var key: FactKey
    /// In the other run of two.
    package var isOfSecond = false
    /// What is asked, by variable of `scope`.
    package var conditions: [Condition] = []
    package var environment: [Int] = []
    package var scope: [Variable] = []
    /// Whether the conditions shall hold.
    package var isMeant = true
  }
  package var diagnostic: Diagnostic
  /// From which it can be told why what follows does, and why the rest does not.
  package var subjects: [Subject] = []

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(
    _ code: DiagnosticCode, _ message: String, _ span: SourceSpan, label: String, _ secondary: [Diagnostic.Label] = [],
    notes: [String]
  ) {
    // A label has room for a few words only.
    let isShort = label.split(separator: " ").count <= 8
    diagnostic = code.diagnostic(
      message, at: span, label: isShort ? label : "", secondary: secondary, notes: notes)
  }
}

/// How many reasons are shown with their places.
private let shownReasons = 4

extension TrialFinding {
  init(_ expectation: Expectation, _ instance: ClaimInstance, _ lack: Lack, _ run: TrialRun) {
    let key = instance.key
    let account = run.account(of: key)
    let by = expectation.by.map { "'\(run.ruleSet.rules[$0.raw].id)'" }.prefix(3).joined(separator: " or ")
    let message = "\(run.words(expectation.claim, key)) \(lack.words(expectation.force, by)) in \(run.title)"
    let value = run.value(key, lack.world)
    self.init(
      TrialCode.failedTest, message, expectation.claim.span,
      label: "found \(run.phrase(value, key))", account.places,
      notes: expressions(expectation, instance, lack, run) + account.notes)
    subjects = [
      Subject(
        key: key, conditions: [expectation.condition], environment: instance.environment,
        scope: expectation.claim.scope, isMeant: expectation.force != .mustNot)
    ]
  }

  init(
    _ comparing: Comparing, _ first: (key: FactKey, run: TrialRun), _ second: (key: FactKey, run: TrialRun),
    world: Int?
  ) {
    let words = [first, second].map { $0.run.phrase($0.run.value($0.key, world), $0.key) }
    let message = "\(first.run.words(comparing.claim, first.key)) does not hold in '\(first.run.explainer.profile.id)'"
    let reasons = [first, second].map { $0.run.rationale.reasons($0.key) }
    let news = differing(reasons[0], reasons[1])
    let notes = zip([first, second], words).map { side, words in
      "\(words) in \(side.run.title)"
    }
    self.init(
      TrialCode.failedRelation, message, comparing.claim.span, label: words.joined(separator: " → "),
      first.run.places(of: news, first.key), notes: notes + first.run.more(news))
    subjects = [Subject(key: first.key), Subject(key: second.key, isOfSecond: true)]
  }

  /// An outcome that contradicts itself.
  init(_ claim: ContradictionClaim, _ key: FactKey, _ value: Value, _ run: TrialRun) {
    let account = run.account(of: key)
    let what = value.contradiction == .certain ? "contradicts itself" : "may contradict itself"
    self.init(
      TrialCode.contradictoryTest, "'\(run.spelling.address(of: key))' \(what) in \(run.title)", claim.span, label: "",
      account.places, notes: account.notes)
    subjects = [Subject(key: key)]
  }
}

/// Each test of an expectation with what its operands are, where it fails, and how it comes out: of one that narrows the claim as
/// well.
private func expressions(
  _ expectation: Expectation, _ instance: ClaimInstance, _ lack: Lack, _ run: TrialRun
) -> [String] {
  let tests = (expectation.claim.filter + [expectation.condition]).flatMap(\.tests)
  // One that says what the message says needs no line.
  guard tests.count > 1 || tests.contains(where: { !$0.constraint.paths.isEmpty }) else { return [] }
  let lookup = ValueLookup(run: run, world: lack.world ?? 0)
  return tests.map { test in
    let operands = ([test.path] + test.constraint.paths).map { lookup.phrase($0, instance.environment) }
    let truth = lookup.truth(.test(test), instance.environment)
    let how = truth.certain ? "holds" : truth.possible ? "is not certain" : "does not hold"
    return "'\(run.sources.words(test.span))' \(how): \(operands.joined(separator: ", "))"
  }
}

extension Condition {
  /// Every test within it.
  var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    case .quantified(let quantifier): quantifier.condition.tests
    }
  }
}

/// Applied in one run and not, or not so certainly, in the other.
private func differing(_ first: [Reason], _ second: [Reason]) -> [Reason] {
  func without(_ other: [Reason]) -> (Reason) -> Bool { { !other.contains($0) && $0.status == .applied } }
  return first.filter(without(second)) + second.filter(without(first))
}

extension Lack {
  fileprivate func words(_ force: Expectation.Force, _ by: String) -> String {
    switch (reason, force) {
    case (.value(let truth), .must): truth.possible ? "is not certain" : "is ruled out"
    case (.value, .may): "is ruled out"
    case (.value(let truth), .mustNot): truth.certain ? "is certain" : "is not ruled out"
    case (.rule, .must): "is certain, but not by \(by),"
    case (.rule, .may): "is possible, but not by \(by),"
    case (.rule, .mustNot): "is ruled out, but \(by) contributes"
    case (.tension(let isMet), _): isMet ? "is met with tension" : "is met without tension"
    }
  }
}

extension TrialRun {
  /// "'seoul'", with what is stated otherwise.
  var title: String {
    let facts = stated.isEmpty ? "" : " with " + stated.map { "'\($0)'" }.joined(separator: " and ")
    return (isWorking ? "the working reading of " : "") + "'\(explainer.profile.id)'" + facts
  }

  /// The author's words, with the entity where they leave it open.
  func words(_ claim: Claim, _ key: FactKey) -> String {
    let isAddressed = claim.subject.terms.allSatisfy { if case .entity = $0 { true } else { false } }
    let text = "'\(sources.words(claim.span))'"
    return isAddressed ? text : "\(text) of '\(spelling.entities(of: key))'"
  }

  /// "'a' or 'b', or without a value".
  func phrase(_ value: Value, _ key: FactKey) -> String {
    spelling.phrase(value, of: ruleSet.attributes[key.attribute.raw].type)
  }

  /// "'country.power jp' is 'middle'".
  private func phrase(_ chosen: Outcome.DoubtCase) -> String {
    let doubt = explainer.facts.doubts[chosen.doubt]
    let type = ruleSet.attributes[doubt.key.attribute.raw].type
    return "'\(spelling.address(of: doubt.key))' is \(spelling.phrase(doubt.cases[chosen.chosen], of: type))"
  }

  /// What was found, and the rules that made it.
  func account(of key: FactKey) -> (places: [Diagnostic.Label], notes: [String]) {
    let outcome = rationale.outcome(key)
    let address = "'\(spelling.address(of: key))'"
    let isDerived = explainer.circuit.attributes[key.attribute.raw] != nil
    let value = isDerived ? outcome.value : self.value(key, nil)
    let certainty = value.isCertain ? ", certain" : ""
    var notes = ["\(address) is \(phrase(value, key))\(certainty)"]
    for part in outcome.cases.prefix(8) {
      let assumed = part.assumed.map(phrase).joined(separator: " and ")
      notes.append("if \(assumed): \(phrase(part.value, key))")
    }
    if isDerived, outcome.reasons.isEmpty { notes.append("no rule contributes to it") }
    return (places(of: outcome.reasons, key), notes + more(outcome.reasons))
  }

  /// Where the rules say it, with what became of each contribution.
  func places(of reasons: [Reason], _ key: FactKey) -> [Diagnostic.Label] {
    reasons.prefix(shownReasons).map { reason in
      let rule = ruleSet.rules[reason.rule.raw]
      return Diagnostic.Label(span: rule.conclusions[reason.conclusion].span, text: words(reason))
    }
  }

  func more(_ reasons: [Reason]) -> [String] {
    reasons.dropFirst(shownReasons).map { reason in
      "also '\(ruleSet.rules[reason.rule.raw].id)': \(words(reason))"
    }
  }

  private func words(_ reason: Reason) -> String {
    "\(reason.status), \(reason.isCertain ? "certain" : "possible")"
  }
}

extension Spelling {
  /// What is known of a fact: `'middle'`, `from 1.5 to 1.75`, `unknown`.
  func phrase(_ fact: KnownFact, of type: ValueType) -> String {
    switch fact {
    case .value(let constant): "'\(self.constant(constant, of: type))'"
    case .interval(let from, let to): phrase(Value(.number(from: from, to: to)), of: type)
    case .unknown: "unknown"
    case .none: phrase(Value.none, of: type)
    }
  }
}

extension SourceMap {
  /// What an author wrote, on one line.
  func words(_ span: SourceSpan) -> String {
    let text = text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}
