import Demarche
import Foundation
import Testing
import YAMLReading

/// Evaluation reads rules without their examples.
@Suite struct PassedExamplesTests {
  @Test func shippedRulesAreTheSameWithout() {
    let (whole, less) = read(packageFolder + "/Rules")
    #expect(less.diagnostics == [] && less.rules.count > 400 && less.digest == whole.digest)
    #expect(zip(whole.rules, less.rules).filter { $0 != $1 }.map(\.0) == [])
    #expect(whole.rules.count == less.rules.count && whole.examples > 400 && less.examples == 0)
  }

  @Test func shippedExamplesAreWrittenSoThatTheyCanBePassedOver() throws {
    let folder = packageFolder + "/Rules/theory/"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).filter({ $0.hasSuffix(".yaml") }) {
      let text = try String(contentsOfFile: folder + name, encoding: .utf8)
      let lines = text.split(separator: "\n").count { $0.drop { $0 == " " } == "examples:" }
      let tree = readYAML(SourceFile(path: name, bytes: Array(text.utf8)), id: FileID(0), passingOver: "examples").tree
      #expect(tree.passedOver == lines, "\(name)")
    }
  }

  /// Mistakes in examples are for lint and tests to tell.
  @Test func mistakesInExamples() throws {
    let folder = try small(["theory/a.yaml": theory("examples:\n          - {given: {}, given: {}}")])
    var (one, other) = (Workspace(), Workspace())
    #expect(other.loadRules(directory: folder.path).diagnostics == [])
    #expect(one.loadRules(directory: folder.path, examples: true).diagnostics.map(\.code).contains("D0102"))
  }

  /// A parameter of that name is no example: the file is read whole.
  @Test func whatOnlyLooksLikeExamples() throws {
    let family = theory("for:\n          examples:\n            garden\n        title: t")
    let (whole, less) = read(try small(["theory/a.yaml": family]).path)
    #expect(!whole.diagnostics.isEmpty && less.diagnostics == whole.diagnostics && less.rules == whole.rules)
  }

  /// A rule set with its examples and without.
  private func read(_ directory: String) -> (whole: RulesAsText, less: RulesAsText) {
    (RulesAsText(directory, examples: true), RulesAsText(directory, examples: false))
  }

  private func theory(_ field: String) -> String {
    """
    sections:
      - rules:
          - id: r
            when: {garden.dry: yes}
            then: {garden.watering: yes}
            \(field.replacingOccurrences(of: "\n", with: "\n    "))
    """
  }
}

/// Rules as they are, but for their examples.
private struct RulesAsText {
  var diagnostics: [String]
  var digest: String
  var rules: [String]
  var examples: Int

  init(_ directory: String, examples: Bool) {
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: directory, examples: examples)
    let rules = loaded.value.ruleSet.rules
    (diagnostics, digest) = (workspace.lines(loaded.diagnostics), loaded.value.digest)
    self.examples = rules.reduce(0) { $0 + $1.examples.count }
    self.rules = rules.map { rule in
      var rule = rule
      rule.examples = []
      return "\(rule)"
    }
  }
}
