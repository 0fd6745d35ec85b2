import Circuit
import RuleModel
import SourceText

extension Workspace {
  /// Says that the contested facts of a profile make more worlds than are told apart.
  public func tooManyCases(_ profile: LoadedProfile) -> Diagnostic {
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

  /// Says that the facts of a profile make a combination that cannot be.
  func impossible(_ found: Engine.Impossibility, _ loaded: LoadedCase) -> Diagnostic {
    let never = found.never
    let read = Set(never.when.readAttributes)
    let places = loaded.profile.profile.facts.filter { read.contains($0.key.attribute) }.map(\.value.span).sorted()
    let why = text(never.because)
    return WorkspaceCode.impossible.diagnostic(
      "the profile states what cannot be: '\(never.id)'", at: places.first ?? loaded.profile.profile.span,
      label: found.isInEveryCase ? "" : "in some cases of contested facts", severity: .warning,
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
