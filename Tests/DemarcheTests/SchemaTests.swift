import Commands
import Report
import Testing

/// Schemas of the files of a rule set. That the shipped files keep to them, and mistyped ones do not, is tried by `.ci/schemas`.
@Suite struct SchemaTests {
  private static let files = schemaFiles + ["country", "system"]

  private func made(_ file: String, _ language: ReportLanguage = .en, _ rules: String = "Rules") -> CommandResult {
    schema(SchemaRequest(file: file, rules: "\(packageFolder)/\(rules)", language: language))
  }

  @Test(arguments: files, ReportLanguage.allCases)
  func aSchemaIsSmallEnoughForEditors(file: String, language: ReportLanguage) throws {
    let result = made(file, language)
    #expect(result.status == .done)
    #expect(result.output.utf8.count < 300_000)
  }

  /// Editors are slow or wrong about others.
  @Test(arguments: files) func itKeepsToTheKeywordsOfDraft7(file: String) throws {
    let wrong = faults(try JSONValue.parse(made(file).output), file)
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(arguments: ["Tests/Fixtures/zoo", "Tests/Fixtures/wells", "Tests/Fixtures/sample"])
  func anyRuleSetHasOne(rules: String) throws {
    for file in schemaFiles {
      let wrong = faults(try JSONValue.parse(made(file, .en, rules).output), file)
      #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
  }

  @Test func titlesAreInTheLanguageThatIsAskedFor() {
    #expect(made("profile").output.contains("How large is the budget for work abroad?"))
    let korean = made("profile", .ko).output
    #expect(korean.contains("국제교류 예산은 어느 정도입니까?"))
    #expect(!korean.contains("How large is the budget for work abroad?"))
  }

  @Test func whatThereIsNotIsSaidWithTheNearest() {
    let result = made("rule")
    #expect(result.status == .badUsage)
    #expect(result.diagnostics.first?.help == ["did you mean 'rules'?"])
  }

  // MARK: Walking

  private let keywords: Set<String> = [
    "$schema", "$ref", "title", "description", "definitions", "type", "enum", "anyOf", "allOf", "properties",
    "patternProperties", "additionalProperties", "required", "items", "minItems", "maxItems", "uniqueItems", "minimum",
    "maximum", "minProperties", "maxProperties",
  ]

  /// Keywords that are not of the draft, keys of the language that may hold anything, references that lead nowhere.
  private func faults(_ root: JSONValue, _ file: String) -> [String] {
    var found: [String] = []
    var waiting: [(shape: JSONValue, place: String)] = [(root, file)]
    while let (shape, place) = waiting.popLast() {
      guard let members = shape.objectValue else {
        if shape.boolValue == nil { found.append("\(place) is no schema") }
        continue
      }
      if members.allSatisfy({ $0.0 == "description" }) && !place.hasSuffix("patternProperties") {
        found.append("\(place) says nothing")
      }
      for (keyword, value) in members {
        guard keywords.contains(keyword) else {
          found.append("\(place) has '\(keyword)'")
          continue
        }
        switch keyword {
        case "properties", "definitions", "patternProperties":
          waiting += (value.objectValue ?? []).map {
            ($0.1, keyword == "patternProperties" ? "\(place)/\($0.0) of patternProperties" : "\(place)/\($0.0)")
          }
        case "additionalProperties", "items": waiting.append((value, "\(place)/\(keyword)"))
        case "anyOf", "allOf": waiting += (value.arrayValue ?? []).map { ($0, "\(place)/\(keyword)") }
        case "$ref":
          let steps = (value.stringValue ?? "").split(separator: "/").dropFirst().map(String.init)
          if steps.reduce(JSONValue?.some(root), { $0?[$1] }) == nil { found.append("\(place) leads nowhere") }
        default: break
        }
      }
    }
    return found
  }
}
