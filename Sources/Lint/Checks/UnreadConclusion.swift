import RuleModel
import SourceText

let unreadConclusion = Check(
  DiagnosticCode(
    "D0342", "unread-conclusion",
    "A derived attribute is neither read by anything nor among the manifest's outcomes, so nobody learns of it."),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-is-dry, when: {garden.dry: yes}, then: {garden.shade: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.shade: {is: derived, type: boolean, combine: asserted, title: Give it shade}
    # theory/more.yaml
    sections:
      - rules:
          - {id: shade-what-is-dry, when: {garden.dry: yes}, then: {garden.shade: yes}}
          - {id: water-in-shade, when: {garden.shade: yes}, then: {garden.watering: yes}}
    """
) { context in
  let attributes = context.ruleSet.attributes
  let outcomes = Set(context.ruleSet.outcomes.map(\.attribute.raw))
  let bands = bandsOfSums(attributes)
  return attributes.indices.filter { number in
    let attribute = attributes[number]
    guard attribute.isDerived, !context.usage.isRead[number], !outcomes.contains(number) else { return false }
    // A sum is read by its own bands, and bands that nobody reads are the sum's to answer for.
    if case .band(let sum, _) = attribute.combine { return !outcomes.contains(sum.raw) && bands[sum.raw] == nil }
    return true
  }.map { number in
    unreadConclusion.code.warning(
      "'\(attributes[number].fullName)' is derived, and nothing reads or reports it", at: attributes[number].span)
  }
}

/// Sums by number that have bands.
private func bandsOfSums(_ attributes: [Attribute]) -> [Int: Int] {
  var bands: [Int: Int] = [:]
  for (number, attribute) in attributes.enumerated() {
    if case .band(let sum, _) = attribute.combine { bands[sum.raw] = number }
  }
  return bands
}
