import Circuit
import Inference
import RuleLanguage
import SourceText

extension Workspace {
  /// Says that the contested facts of a profile make more worlds than are told apart.
  func tooManyCases(_ profile: LoadedProfile) -> Diagnostic {
    let contested = profile.profile.facts.values.filter { fact in
      switch fact.statement {
      case .oneOf, .interval: true
      case .known, .unknown, .doesNotApply: false
      }
    }
    let places = contested.map(\.span).sorted()
    return WorkspaceCode.tooManyCases.diagnostic(
      "the contested facts of '\(profile.profile.id)' make more than \(Facts.greatestWorlds) combinations",
      at: places.first ?? profile.profile.span,
      secondary: places.dropFirst().prefix(5).map { Diagnostic.Label(span: $0, text: "contested too") })
  }

  /// Combinations of facts that the rule set says cannot be: an error where the profile has one whatever its contested
  /// facts are, a warning where it has one in some of their cases.
  func impossibleCombinations(_ evaluation: Evaluation, _ loaded: LoadedCase) -> [Diagnostic] {
    let nevers = loaded.rules.ruleSet.never
    return zip(nevers, evaluation.circuit.never).compactMap { never, signal in
      let certain = (0..<evaluation.worlds).count { world in
        evaluation.truth(signal, at: Place([], []), world: world).certain
      }
      return certain == 0 ? nil : impossible(never, isAlways: certain == evaluation.worlds, loaded)
    }
  }

  private func impossible(_ never: RuleSet.Never, isAlways: Bool, _ loaded: LoadedCase) -> Diagnostic {
    let read = Set(never.when.readAttributes)
    let places = loaded.profile.profile.facts.filter { read.contains($0.key.attribute) }.map(\.value.span).sorted()
    let why = text(never.because)
    return WorkspaceCode.impossible.diagnostic(
      "the profile states what cannot be: '\(never.id)'", at: places.first ?? loaded.profile.profile.span,
      label: isAlways ? "" : "in some cases of contested facts", severity: isAlways ? .error : .warning,
      secondary: places.dropFirst().prefix(3).map { Diagnostic.Label(span: $0, text: "together with this") }
        + [Diagnostic.Label(span: never.span, text: "cannot be")],
      notes: why.isEmpty ? [] : [why])
  }

  /// A text in the rule set's first language, insertions as they are written.
  private func text(_ template: LocalizedTemplate) -> String {
    template.pieces(in: LanguageID(0)).map { piece in
      switch piece {
      case .literal(let text): text
      case .insertion(let path): "{\(sources.text(of: path.span))}"
      }
    }.joined()
  }
}

extension Condition {
  /// The attributes at the end of its paths.
  fileprivate var readAttributes: [AttributeID] {
    switch self {
    case .test(let test): test.path.steps
    case .all(let parts), .any(let parts): parts.flatMap(\.readAttributes)
    case .not(let part): part.readAttributes
    case .quantified(let quantifier): quantifier.condition.readAttributes
    }
  }
}
