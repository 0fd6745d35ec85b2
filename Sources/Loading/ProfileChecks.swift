import Circuit
package import Explanation
import Inference
package import RuleModel
package import SourceText

extension Engine {
  /// Why a profile is not evaluated; empty where it can be.
  package func refusals(_ profile: LoadedProfile, _ sources: SourceMap) -> [Diagnostic] {
    switch settle(profile.profile) {
    case .facts: []
    case .tooManyWorlds: [profile.tooManyCases]
    case .tooGreat(let numbers): sources.sorted(numbers)
    case .tooManyCombinations(let excess): [tooMany(excess, profile)]
    }
  }

  /// Why some reading of a profile is not evaluated.
  package func refusals(ofReadings profile: LoadedProfile, _ sources: SourceMap) -> [Diagnostic] {
    let own = refusals(profile, sources)
    guard own.isEmpty else { return own }
    var trusted = profile
    trusted.profile = profile.profile.trusted(in: ruleSet)
    return refusals(trusted, sources).map { refusal in
      var refusal = refusal
      refusal.notes.append("this is so where facts of low confidence may have any value")
      return refusal
    }
  }

  /// The combinations of entities that are too many, whatever the facts are.
  package func excesses(_ profile: LoadedProfile) -> [Diagnostic] {
    circuit.excess(ruleSet, profile.profile).map { [tooMany($0, profile)] } ?? []
  }

  private func tooMany(_ excess: Excess, _ loaded: LoadedProfile) -> Diagnostic {
    let count = excess.combinations == .max ? "more than can be counted" : "\(excess.combinations)"
    let (what, span) =
      switch excess.origin {
      case .rule(let rule): ("'\(ruleSet.rules[rule.raw].id)' names", ruleSet.rules[rule.raw].span)
      case .attribute(let attribute):
        ("'\(ruleSet.attributes[attribute.raw].fullName)' asks for", ruleSet.attributes[attribute.raw].span)
      case .never(let index): ("'\(ruleSet.never[index].id)' names", ruleSet.never[index].span)
      }
    return WorkspaceCode.tooManyCombinations.diagnostic(
      "\(what) more combinations of entities than are tried, with '\(loaded.profile.id)' \(count)", at: span,
      label: "too many combinations",
      help: ["name fewer entities in one rule: let a first rule conclude of two what a second reads"])
  }
}

extension LoadedProfile {
  /// Says that its contested facts make more worlds than are told apart.
  package var tooManyCases: Diagnostic {
    let contested = profile.facts.values.filter { fact in
      switch fact.statement {
      case .oneOf, .interval: true
      case .known, .unknown, .any, .doesNotApply: false
      }
    }
    let places = contested.map(\.span).sorted()
    return WorkspaceCode.tooManyCases.diagnostic(
      "the contested facts of '\(profile.id)' make more than \(Facts.greatestWorlds) combinations",
      at: places.first ?? profile.span,
      secondary: places.dropFirst().prefix(5).map { Diagnostic.Label(span: $0, text: "contested too") })
  }

  /// Facts that say neither where they come from nor how far they are to be trusted, in the order of their places.
  package func unaccounted(_ ruleSet: RuleSet, _ sources: SourceMap) -> [Diagnostic] {
    let found = profile.facts.filter { isUnaccounted($1) && needsSource(ruleSet[$0.attribute]) }
    return found.sorted { ($0.value.span, $0.key) < ($1.value.span, $1.key) }.map { key, fact in
      let value = sources.text(of: fact.span)
      let short = value.utf8.contains(UInt8(ascii: "\n")) || value.count > 40 ? "…" : value
      return WorkspaceCode.unaccounted.diagnostic(
        "'\(names.address(of: key))' has neither a source nor a confidence", at: fact.span,
        label: "where is it from?", severity: .warning,
        help: [
          "write '{value: \(short), source: …}'",
          "where nothing was looked up, write '{value: \(short), confidence: low}': it is then a placeholder",
        ])
    }
  }

  /// Facts that are older than the vocabulary says that they may be, in the order of their places.
  package func stale(_ ruleSet: RuleSet) -> [Diagnostic] {
    guard let year else { return [] }
    let found = profile.facts.filter { key, fact in
      guard let limit = ruleSet[key.attribute].staleAfter, let own = fact.asOf.flatMap(Self.year) else { return false }
      return year - own > limit
    }
    return found.sorted { ($0.value.span, $0.key) < ($1.value.span, $1.key) }.map { key, fact in
      WorkspaceCode.stale.diagnostic(
        "'\(names.address(of: key))' is of \(fact.asOf ?? ""), and the profile of \(year)", at: fact.span,
        label: "stale after \(ruleSet[key.attribute].staleAfter ?? 0) years", severity: .warning,
        secondary: [Diagnostic.Label(span: ruleSet[key.attribute].span, text: "says so")],
        help: ["look it up again"])
    }
  }

  /// The `as-of` of the profile itself.
  private var year: Int? {
    guard let kind = names.kind("profile"), let attribute = names.attribute("as-of", of: kind),
      case .known(.number(let number))? = profile.facts[FactKey(attribute, numbers: [])]?.statement
    else { return nil }
    return Int(number)
  }

  /// `2024`, `2024-05`: the year.
  private static func year(_ text: String) -> Int? { Int(text.prefix { $0.isNumber }) }

  private func isUnaccounted(_ fact: Fact) -> Bool {
    fact.origin == .given && fact.source == nil && fact.confidence == nil && !fact.statement.isUnknown
  }

  /// Texts, and what or whom a profile speaks of, are no findings.
  private func needsSource(_ attribute: Attribute) -> Bool {
    switch attribute.type {
    case .text, .reference: false
    case .boolean, .number, .domain, .set: names.kind("profile") != attribute.kind
    }
  }
}

extension LoadedCase {
  /// Says which facts of the profile make combinations that cannot be.
  package func impossible(_ explanation: Explainer, _ sources: SourceMap) -> [Diagnostic] {
    sources.sorted(engine.impossible(explanation).map { impossible($0, sources) })
  }

  private func impossible(_ found: Engine.Impossibility, _ sources: SourceMap) -> Diagnostic {
    let never = found.never
    let read = FactsRead(by: never, of: found.entities, self)
    let places = read.spans
    let why = text(never.because, sources)
    let whose = read.names.isEmpty ? "" : " of \(quotedList(read.names.sorted()))"
    return WorkspaceCode.impossible.diagnostic(
      "the profile states what cannot be\(whose): '\(never.id)'", at: places.first ?? profile.profile.span,
      label: found.isInEveryCase ? "" : "in some cases of contested facts", severity: .warning,
      secondary: places.dropFirst().prefix(3).map { Diagnostic.Label(span: $0, text: "together with this") }
        + [Diagnostic.Label(span: never.span, text: "cannot be")],
      notes: why.isEmpty ? [] : [why])
  }

  /// A text in the rule set's first language, insertions as they are written.
  private func text(_ template: LocalizedTemplate, _ sources: SourceMap) -> String {
    template.pieces(in: LanguageID(0)).map { piece in
      switch piece {
      case .literal(let text): text
      case .insertion(let path): "{\(sources.text(of: path.span))}"
      }
    }.joined()
  }
}

/// The facts that a `never` entry reads where its names stand for certain entities.
private struct FactsRead {
  private let profile: Profile
  private let ruleSet: RuleSet
  /// By variable of the entry; those that are bound within it stand for any entity.
  private let entities: [EntityID]
  /// The ids of the entities.
  let names: [String]
  private var ofEntities: Set<SourceSpan> = []
  private var others: Set<SourceSpan> = []

  init(by never: RuleSet.Never, of entities: [Int], _ loaded: LoadedCase) {
    profile = loaded.profile.profile
    ruleSet = loaded.rules.ruleSet
    self.entities = entities.map { EntityID($0) }
    names = zip(never.scope, entities).compactMap { variable, entity in
      let listed = loaded.profile.profile.entities[variable.kind.raw]
      return listed.indices.contains(entity) ? listed[entity].id : nil
    }
    for test in never.when.tests {
      for path in [test.path] + test.constraint.paths { read(path) }
    }
  }

  /// The places: what is said of the entities themselves, then what it leads to, each in the order of the files.
  var spans: [SourceSpan] { ofEntities.sorted() + others.subtracting(ofEntities).sorted() }

  /// Every fact along a path.
  private mutating func read(_ path: Path) {
    var subject: [EntityID]? = self.subject(path.subject.terms)
    let isOfEntity = !path.subject.terms.isEmpty
    for (number, step) in path.steps.enumerated() {
      let keys = subject.map { [FactKey(step, $0)] } ?? profile.facts.keys.filter { $0.attribute == step }
      let facts = keys.compactMap { profile.facts[$0] }
      let spans = facts.map(\.span)
      if isOfEntity, number == 0 { ofEntities.formUnion(spans) } else { others.formUnion(spans) }
      subject = keys.count == 1 ? keys.first.flatMap(target) : nil
    }
  }

  private func subject(_ terms: [Term]) -> [EntityID]? {
    let found = terms.compactMap { term in
      switch term {
      case .entity(let entity): entity
      case .variable(let variable): entities.indices.contains(variable.raw) ? entities[variable.raw] : nil
      }
    }
    return found.count == terms.count ? found : nil
  }

  private func target(of reference: FactKey) -> [EntityID]? {
    let fact = profile.facts[reference] ?? ruleSet.facts[reference]
    guard case .known(.ordinal(let entity))? = fact?.statement else { return nil }
    return [EntityID(entity)]
  }
}

extension LoadedProfile {
  /// The addresses of contested facts, in the order of their places.
  package var contestedFacts: [String] {
    let contested = profile.facts.filter { _, fact in
      switch fact.statement {
      case .oneOf, .interval: true
      case .known, .unknown, .any, .doesNotApply: false
      }
    }
    return contested.sorted { ($0.value.span, $0.key) < ($1.value.span, $1.key) }.map { names.address(of: $0.key) }
  }
}
