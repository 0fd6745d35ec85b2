import Foundation
import Testing

@Suite struct RuleFileTests {
  @Test func aFolderThatDoesNotExist() throws {
    let folder = try TemporaryFolder(["Rules/ruleset.yaml": ""])
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder / "Rule")
    #expect(loaded.isUnreadable)
    #expect(loaded.diagnostics.map(\.message) == ["'\(folder / "Rule")' cannot be read: it does not exist"])
    #expect(loaded.diagnostics.first?.primary.text == "did you mean '\(folder / "Rules")'?")
  }

  @Test func aFileInPlaceOfAFolder() throws {
    let folder = try TemporaryFolder(["Rules": ""])
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder / "Rules")
    #expect(loaded.diagnostics.map(\.message) == ["'\(folder / "Rules")' cannot be read: it is not a folder"])
  }

  @Test func aFolderWithoutManifest() throws {
    let folder = try TemporaryFolder(["theory/a.yaml": "sections: []"])
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder.path)
    #expect(loaded.isUnreadable)
    #expect(workspace.lines(loaded.diagnostics) == ["D0032 the folder '\(folder.path)' holds no 'ruleset.yaml'"])
  }

  @Test func filesThatNobodyReads() throws {
    let folder = try small(["theory/b.yml": "", "notes.yaml": "", "theory/.hidden.yaml": "[", "tests/a.yaml": "["])
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder.path)
    #expect(!loaded.hasErrors)
    #expect(loaded.diagnostics.map(\.code) == ["D0033", "D0033"])
  }

  /// Evaluation reads the examples of rules as well.
  @Test func aMistakeInAnExample() throws {
    let rule = "{id: e, when: {garden.dry: yes}, then: {garden.watering: yes}, examples: [{given: {garden.dri: yes}}]}"
    let folder = try small(["theory/e.yaml": "sections: [{rules: [\(rule)]}]"])
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: folder.path)
    #expect(loaded.diagnostics.map(\.code) == ["D0123", "D0202"])
  }

  @Test func aCircleOfLinks() throws {
    let folder = try small([:])
    try folder.link("theory/again", to: ".")
    var workspace = Workspace()
    #expect(workspace.loadRules(directory: folder.path).isUnreadable)
  }

  @Test func aFileAboveTheLimit() throws {
    let folder = try small(["theory/long.yaml": "# " + String(repeating: "x", count: 5000)])
    var limits = YAMLLimits()
    limits.bytes = 4000
    var workspace = Workspace(limits: limits)
    let loaded = workspace.loadRules(directory: folder.path)
    #expect(
      loaded.diagnostics.map(\.message)
        == ["'\(folder / "theory/long.yaml")' cannot be read: it has more than 4000 bytes"])
  }

  @Test func theDigestIsOfPathsAndBytes() throws {
    let first = try digest(small([:]))
    #expect(first.hasPrefix("sha256:"))
    #expect(first.utf8.count == 71)
    #expect(try digest(small([:])) == first)
    #expect(try digest(small(["theory/z.yaml": "sections: []"])) != first)
    #expect(try digest(small(["tests/z.yaml": "sections: []"])) == first)
  }

  private func digest(_ folder: TemporaryFolder) -> String {
    var workspace = Workspace()
    return workspace.loadRules(directory: folder.path).value.digest
  }
}

@Suite struct WritingTests {
  @Test func replacesAFileAndLeavesNothingBeside() throws {
    let folder = try TemporaryFolder(["out.txt": "old"])
    try writeFile(Array("new".utf8), to: folder / "out.txt")
    #expect(folder.text("out.txt") == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.txt"])
  }

  @Test func writesThroughALink() throws {
    let folder = try TemporaryFolder(["a/out.txt": "old"])
    try folder.link("link.txt", to: "a/out.txt")
    try writeFile(Array("new".utf8), to: folder / "link.txt")
    #expect(folder.text("a/out.txt") == "new")
  }

  @Test func saysWhatCannotBeMade() throws {
    let folder = try TemporaryFolder(["a/out.txt": "old"])
    #expect(throws: WriteProblem.cannotCreate("'\(folder / "a")' is a folder")) {
      try writeFile([1], to: folder / "a")
    }
    let missing = folder / "nowhere/out.txt"
    #expect(throws: WriteProblem.cannotCreate("'\(missing)' cannot be written: No such file or directory")) {
      try writeFile([1], to: missing)
    }
  }

  @Test func writesToWhatIsNoPlainFile() throws {
    try writeFile(Array("gone".utf8), to: "/dev/null")
  }
}
