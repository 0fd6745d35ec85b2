/// The files of a check's example: those of a small rule set without findings, some of them replaced.
///
/// A line `# vocabulary/more.yaml` begins a file; `# theory/rules.yaml` and the like replace those of the small rule set.
package struct LintSnippet: Sendable {
  /// In the order of their paths.
  package let files: [(path: String, text: String)]

  package init(_ snippet: String) {
    var texts = Self.base
    var path = ""
    for line in snippet.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# "), line.hasSuffix(".yaml") {
        path = String(line.dropFirst(2))
        texts[path] = ""
      } else if !path.isEmpty {
        texts[path, default: ""] += line + "\n"
      }
    }
    files = texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A rule set that no check has anything to say of.
  private static let base = [
    "ruleset.yaml": """
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}]
    bibliography: {handbook: {text: A handbook of gardening}}
    """,
    "vocabulary/vocabulary.yaml": """
    kinds:
      garden: {is: single, title: Garden}
    attributes:
      garden.dry: {is: given, type: boolean, title: Dry, question: "Is it dry?", controlled by: nobody}
      garden.watering: {is: derived, type: boolean, combine: asserted, title: Water it}
    """,
    "theory/rules.yaml": """
    sections:
      - title: Water
        rules:
          - id: water-what-is-dry
            title: What is dry is watered
            when: {garden.dry: yes}
            then: {garden.watering: yes}
            because: It is dry.
            basis: [G1]
            confidence: high
            source: handbook
            examples:
              - given: {garden.dry: yes}
                follows: {garden.watering: yes}
              - given: {garden.dry: no}
                does not follow: {garden.watering: yes}
    """,
  ]
}
