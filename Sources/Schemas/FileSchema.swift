package import Report
package import RuleModel

/// The JSON Schema of the files of a rule set, made from its vocabulary and the keys of the language: for editors, which show
/// titles and questions as hover text, complete names and mark what cannot stand. `demarche lint` says more than any schema can.
///
/// Draft 7, without `if` and `then`: what editors are quick and right about.
package struct FileSchema: Sendable {
  /// Which files; a kind whose facts can stand in a file of their own is named by itself: `country`.
  package static let files = [
    "rules", "profile", "tests", "documents", "vocabulary", "catalogue", "manifest", "registers", "profiles",
  ]

  package let ruleSet: RuleSet
  package let language: ReportLanguage

  package init(_ ruleSet: RuleSet, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    self.language = language
  }

  /// The kinds whose facts can stand in a file of their own.
  package var sharedKinds: [String] {
    ruleSet.kinds.filter { $0.form == .byReference || $0.form == .single && $0.name != "profile" || $0.form == .many }
      .map(\.name)
  }

  /// The schema of one sort of file; nil where there is none of that name.
  package func json(of file: String) -> JSONValue? {
    let attributes = AttributeShapes(ruleSet, language)
    guard let root = root(of: file, attributes) else { return nil }
    let structures =
      RuleShapes(attributes, areRules: file == "rules").definitions + TestShapes(attributes).definitions
      + DocumentShapes(attributes).definitions + ProfileShapes(attributes).definitions
    let definitions = reachable(from: root, among: attributes.definitions + structures)
    let head: JSONValue = [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": .string("\(ruleSet.name) \(ruleSet.version): \(file)"),
    ]
    return head.adding(root).adding(["definitions": .object(definitions)])
  }

  private func root(of file: String, _ attributes: AttributeShapes) -> JSONValue? {
    switch file {
    case "rules": RuleShapes(attributes).file
    case "profile": ProfileShapes(attributes).profile
    case "profiles": ProfileShapes(attributes).index
    case "catalogue": ProfileShapes(attributes).catalogue
    case "tests": TestShapes(attributes).file
    case "documents": DocumentShapes(attributes).file
    case "vocabulary": VocabularyShapes(attributes).file
    case "manifest": VocabularyShapes(attributes).manifest
    case "registers": VocabularyShapes(attributes).register
    default:
      ruleSet.kinds.firstIndex { $0.name == file && sharedKinds.contains(file) }
        .map { ProfileShapes(attributes).shared(KindID($0)) }
    }
  }
}
