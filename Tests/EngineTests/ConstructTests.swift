import Foundation
import RuleModel
import SourceText
import TestSupport
import Testing
import YAMLReading

/// Every construct of the language is at work in a rule base that is read and evaluated; where, says a table of
/// `Tests/Fixtures/README.md`.
@Suite struct ConstructTests {
  static let bases = [
    Base("sample", rules: "sample", profiles: "sample/profiles"), Base("zoo", rules: "zoo", profiles: "zoo/profiles"),
    Base("wells", rules: "wells", profiles: "wells/profiles"),
    Base("Rules", rules: "../../Rules", profiles: "../../Profiles"),
  ]

  @Test func everyConstructIsSeenWhereTheTableSays() throws {
    let found = try Self.bases.map { try $0.constructs() }
    let heading = "| construct | " + Self.bases.map(\.name).joined(separator: " | ") + " |\n|---|---|---|---|---|\n"
    let rows = constructs.map { construct in
      "| \(construct) | " + found.map { $0.contains(construct) ? "●" : " " }.joined(separator: " | ") + " |\n"
    }
    for construct in constructs where !found.contains(where: { $0.contains(construct) }) {
      Issue.record("no rule base uses '\(construct)'")
    }
    let file = "\(Sample.root)/README.md"
    let readme = try String(contentsOfFile: file, encoding: .utf8)
    let table = heading + rows.joined()
    if Golden.isUpdating, let start = readme.range(of: "| construct |") {
      let rest = readme[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0.hasPrefix("|") }
      try (readme[..<start.lowerBound] + table + rest.joined(separator: "\n"))
        .write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(readme.contains(table), "the table is another: UPDATE_GOLDENS=1 writes it anew")
  }

  /// A name that no part of the scan can find would be an empty promise, and one that it finds is promised.
  @Test func theListIsWhatTheScanKnows() {
    #expect(constructs.count == Set(constructs).count)
    let read = Constructs.ofRules.union(Constructs.ofTypes).union(Constructs.ofValues)
    #expect(Set(constructs) == read.union(Constructs.keys.values))
  }
}

/// A rule base and its profiles.
struct Base: Sendable {
  let name: String
  let rules: String
  let profiles: String

  init(_ name: String, rules: String, profiles: String) {
    self.name = name
    self.rules = rules
    self.profiles = profiles
  }

  func constructs() throws -> Set<String> {
    let sample = Sample(rules, profiles: profiles)
    try #require(sample.problems == [])
    var found = Constructs()
    found.add(sample.ruleSet)
    let files = Sample.yamlFiles(in: "\(Sample.root)/\(profiles)")
    for path in files where !path.contains("/") && path != "profiles.yaml" {
      let profile = sample.profile(String(path.dropLast(5)))
      found.add(coverage(of: sample.ruleSet, profile))
    }
    for tree in sample.trees { tree.root.map { found.add($0) } }
    return found.names
  }
}
