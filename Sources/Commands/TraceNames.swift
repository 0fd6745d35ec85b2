import Loading
import Presentation
import Reading
import RuleModel
import SourceText

extension EvaluationOutput {
  /// Addresses that no outcome has.
  func unknownAddresses(_ request: EvaluationRequest) -> [Diagnostic] {
    let presenter = presenter(request.language)
    let missing = request.selection.filter { presenter.outcomes(AddressPattern($0)).isEmpty }
    return missing.map { pattern in
      WorkspaceCode.unknownFilter.diagnostic(
        "there is no outcome '\(pattern)'", at: .none,
        help: didYouMean(near(pattern, presenter)).map { [$0] } ?? [])
    }
  }

  /// Spelt nearly so, else called nearly so: the first four.
  private func near(_ pattern: String, _ presenter: Presenter) -> [String] {
    let spelt = nearest(to: pattern, among: presenter.addresses + attributes)
    if !spelt.isEmpty { return spelt }
    let outcomes = Set(presenter.addresses)
    return Array(
      presenter.conclusions(near: pattern).map { presenter.address($0) }.filter(outcomes.contains).prefix(4))
  }

  private var attributes: [String] {
    let ruleSet = loaded.rules.ruleSet
    return ruleSet.outcomes.map { ruleSet[$0.attribute].fullName }
  }

  /// The names by which a trace is narrowed, as files write them; those that are not there are diagnosed.
  func narrowed(_ request: TraceRequest) -> (request: TraceRequest, unknown: [Diagnostic]) {
    let ruleSet = loaded.rules.ruleSet
    let matrices = Set(ruleSet.rules.filter { $0.id.contains("/") }.map { String($0.id.prefix { $0 != "/" }) })
    let rules = ruleSet.rules.map { NameCandidate($0.id, $0.title) } + matrices.sorted().map { NameCandidate($0) }
    let attributes = TypedNames(request.attributes, "attribute", among: loaded.profile.names.attributeCandidates)
    let named = [
      TypedNames(request.rules, "rule", among: rules), attributes,
      TypedNames(request.entities, "entity", among: entityCandidates(of: attributes.found)),
    ]
    var narrowed = request
    (narrowed.rules, narrowed.attributes, narrowed.entities) = (named[0].found, named[1].found, named[2].found)
    return (narrowed, named.flatMap(\.unknown))
  }

  /// Those of whom the attributes are asked, or where there are none of every kind; each id once.
  private func entityCandidates(of attributes: [String]) -> [NameCandidate] {
    let names = loaded.profile.names
    let asked = attributes.compactMap(names.attributeNamed).flatMap { names.memberKinds(of: names[$0].kind) }
    let all = names.kinds.indices.map { KindID($0) }.filter { names[$0].arity == 1 }
    var seen: Set<String> = []
    return (asked.isEmpty ? all : asked).flatMap { names.candidates(of: $0) }.filter { seen.insert($0.name).inserted }
  }
}
