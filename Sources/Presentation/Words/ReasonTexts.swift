import Explanation
import Report
import RuleModel
import SourceText

/// Reasons in words: what they say, what they do, what became of them, and on what they rest.
struct ReasonTexts: Sendable {
  private let explainer: Explainer
  /// As the facts are stated.
  private let stated: Profile
  private let files: SourceMap
  private let titles: Titles
  private let sentences: Sentences
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { explainer.ruleSet }

  /// Reasons of one reading.
  init(_ presenter: Presenter, of reading: Explainer) {
    explainer = reading
    stated = presenter.readings.profile
    files = presenter.files
    titles = presenter.titles
    sentences = Sentences(presenter.titles, reading)
  }

  /// The reason as a sentence.
  func sentence(_ instance: RuleInstance) -> String { sentences.sentence(instance) }

  func title(of rule: RuleID) -> String {
    titles.text(ruleSet.rules[rule.raw].title) ?? ruleSet.rules[rule.raw].id
  }

  func status(_ reason: Reason) -> String {
    switch reason.status {
    case .applied: wording(.applied)
    case .absorbed: wording(.absorbed)
    case .capped: wording(.capped)
    case .defeated:
      reason.defeatedBy.isEmpty
        ? wording(.defeated) : wording(.by, wording.list(reason.defeatedBy.map { ruleSet.rules[$0.raw].id }))
    }
  }

  // MARK: Effects

  /// `Suitability +2`, `Role at least partner`.
  func effect(of reason: Reason, _ attribute: AttributeID) -> String {
    effect(conclusion(reason), value(of: reason), attribute)
  }

  /// What a rule does, or would do, to the conclusion under which it stands: `+2`, `at least partner`; nil where it makes it so.
  func effect(of use: RuleUse) -> String? {
    let conclusion = ruleSet[use.rule].conclusions[use.conclusion]
    let type = ruleSet[conclusion.attribute].type
    let value = use.value.map { titles.text($0, type) } ?? wording(.unknown)
    switch conclusion.contribution {
    case .assert: return nil
    case .weight(let weight): return (weight < 0 ? "−" : "+") + titles.number(Int64(clamping: weight.magnitude), type)
    case .step(let step): return wording(step < 0 ? .downBy : .upBy, String(step.magnitude))
    case .value, .add: return value
    case .atLeast: return wording(.floorAt, value)
    case .atMost: return wording(.capAt, value)
    }
  }

  /// The same with the name of what it concludes: where it stands elsewhere.
  func namedEffect(of use: RuleUse) -> String {
    let conclusion = ruleSet[use.rule].conclusions[use.conclusion]
    let value = use.value.map { titles.text($0, ruleSet[conclusion.attribute].type) } ?? wording(.unknown)
    return effect(conclusion, value, conclusion.attribute)
  }

  private func effect(_ conclusion: Conclusion, _ value: String, _ attribute: AttributeID) -> String {
    let title = titles.outcome(attribute)
    let type = ruleSet[conclusion.attribute].type
    switch conclusion.contribution {
    case .assert: return title
    case .weight(let weight): return title + " " + (weight > 0 ? "+" : "") + titles.number(weight, type)
    case .step(1): return wording(.raiseByOne, title)
    case .step(-1): return wording(.lowerByOne, title)
    case .step(let step): return wording(step < 0 ? .lower : .raise, title, String(step.magnitude))
    case .value: return wording(.concluded, title, value)
    case .atLeast: return wording(.floor, title, value)
    case .atMost: return wording(.cap, title, value)
    case .add: return wording(.adds, title, value)
    }
  }

  /// What joins others of the same set.
  func added(_ reason: Reason) -> String? {
    if case .add = conclusion(reason).contribution { value(of: reason) } else { nil }
  }

  private func conclusion(_ reason: Reason) -> Conclusion {
    ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
  }

  private func type(_ reason: Reason) -> ValueType { ruleSet.attributes[conclusion(reason).attribute.raw].type }

  private func value(of reason: Reason) -> String {
    explainer.knownValue(of: reason).map { titles.text($0, type(reason)) } ?? wording(.unknown)
  }

  // MARK: Premises

  /// `country.power kr: middle (given, Profiles/countries/kr.yaml:3:8)`.
  func line(of premise: Premise) -> Inline {
    switch premise.subject {
    case .list(let kind): return Inline(titles.title(kind)) + .muted(" (" + ground(premise.ground) + ")")
    case .fact(let key):
      let place = files[premise.span.file].map { _ in files.place(of: premise.span) }
      let shown = explainer.shown(key)
      let ground = shown == .unknown && premise.ground == .expected ? wording(.unknown) : ground(premise.ground)
      let note = [ground, doubt(key), place].compactMap { $0 }.joined(separator: ", ")
      let fact = titles.textWithUnit(shown, key.attribute)
      return Inline.code(titles.address(key)) + ": " + Inline(fact) + .muted(" (" + note + ")")
    }
  }

  /// What keeps a stated fact from being firm.
  private func doubt(_ key: FactKey) -> String? {
    guard let fact = stated.facts[key] else { return nil }
    if fact.statement.isInDoubt, !explainer.profile.isInDoubt(key) { return wording(.leadingCase) }
    return fact.confidence == .low && fact.origin == .given ? wording(.isPlaceholder) : nil
  }

  private func ground(_ ground: Premise.Ground) -> String {
    switch ground {
    case .given: wording(.given)
    case .set: wording(.set)
    case .catalogue: wording(.catalogue)
    case .assumed: wording(.assumed)
    case .expected: wording(.expected)
    case .unknown: wording(.unknown)
    case .derived: wording(.derived)
    case .complete(let isComplete): wording(isComplete ? .listComplete : .listOpen)
    }
  }
}

extension Profile {
  fileprivate func isInDoubt(_ key: FactKey) -> Bool { facts[key]?.statement.isInDoubt ?? false }
}
