import Commands
import Explanation
import Foundation
import Loading
import Reading
import RuleModel
import TestSupport
import Testing

@testable import Reading

/// A profile as a table and back: nothing is lost, nothing is computed, and what is wrong is shown at its cell.
@Suite struct ProfileTableTests {
  private static let bases = [
    ("Rules", "Profiles"), ("Tests/Fixtures/wells", "Tests/Fixtures/wells/profiles"),
    ("Tests/Fixtures/zoo", "Tests/Fixtures/zoo/profiles"), ("Tests/Fixtures/sample", "Tests/Fixtures/sample/profiles"),
  ]

  /// Every profile: its rows are the same behind a table, and behind the text that they make; so are its facts.
  @Test(arguments: bases) func everyProfileComesBack(rules: String, profiles: String) throws {
    var workspace = Workspace()
    let base = workspace.loadRules(directory: "\(packageFolder)/\(rules)").value
    let folder = "\(packageFolder)/\(profiles)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let files = names.filter { $0.hasSuffix(".yaml") && $0 != "profiles.yaml" }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      var own = workspace
      let path = "\(folder)/\(file)"
      let loaded = WrittenProfile.read(path: path, rules: base, in: &own)
      guard let written = loaded.value else { continue }
      #expect(written.rows.rows.count > 3, "\(file)")
      let cells = written.rows.rows.map(\.cells)
      #expect(try rows(ofTable: ProfileTable.text(written.rows), base).map(\.cells) == cells, "\(file)")
      let again = WrittenProfile.read(written.rows, as: "\(folder)/again.yaml", rules: base, in: &own)
      #expect(again.diagnostics.filter { $0.severity == .error } == [], "\(file)")
      #expect(stated(again.value.profile) == stated(written.loaded.profile), "\(file)")
      #expect(again.value.profile.isOpen == written.loaded.profile.isOpen, "\(file)")
      #expect(again.value.profile.listedPairs == written.loaded.profile.listedPairs, "\(file)")
    }
  }

  /// What is stated, without places.
  private func stated(_ profile: Profile) -> [String] {
    profile.facts.map { key, fact in
      var plain = fact
      plain.span = .none
      plain.source = fact.source.map { LocalizedText(texts: $0.texts, span: .none) }
      plain.note = fact.note.map { LocalizedText(texts: $0.texts, span: .none) }
      if case .known(.text(let text)) = fact.statement {
        plain.statement = .known(.text(LocalizedText(texts: text.texts, span: .none)))
      }
      return "\(key) \(plain)"
    }.sorted()
  }

  private func rows(ofTable text: String, _ base: RuleBase) throws -> [ProfileRow] {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "t.csv", bytes: Array(text.utf8))
    let table = ProfileTable(file, id: FileID(0), names: base.names, &diagnostics)
    #expect(diagnostics == [])
    return table.profile.rows
  }

  /// Any text in a cell comes back, and none of them is a formula to a table program.
  @Test func anyTextComesBack() throws {
    var random = SplitMix64(seed: 15)
    let signs = Array("=+-@'\",;\t\r\n ab1가é#:{}[]&*|>%＝").map(String.init)
    for _ in 0..<3000 {
      let fields = (0..<3).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }.joined()
      }
      let line = CSV.line(["x"] + fields)
      let read = try #require(try CSV.records(Array((CSV.line(["p", "q", "r", "s"]) + line).utf8)).last)
      #expect(read.dropFirst().map { CSV.withoutApostrophe($0.text) } == fields)
      for field in read { #expect(!"=+-@\t\r＝".contains(field.text.first ?? "x"), "\(line)") }
    }
  }

  /// Any text as source or note is read from the profile as it was.
  @Test func anyNoteIsRead() throws {
    var workspace = Workspace()
    let base = workspace.loadRules(directory: packageFolder + "/Tests/Fixtures/wells").value
    var random = SplitMix64(seed: 16)
    let signs = Array("=-'\",;\t\n ab1가é#:{}[]&*|>%~?!\u{2028}\u{200B}\u{7F}").map(String.init)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }
        .joined()
      let rows = ProfileRows([
        ProfileRow(path: "profile", value: "p"),
        ProfileRow(path: "board.purse", value: "3", source: text, confidence: "low", note: text),
      ])
      var own = workspace
      let read = WrittenProfile.read(rows, as: "p.yaml", rules: base, in: &own)
      let fact = try #require(read.value.profile.facts.values.first, "\(text.debugDescription) \(read.diagnostics)")
      #expect(fact.sourceKey == text && fact.note?.texts.compactMap { $0 } == [text])
    }
  }

  @Test func commentsStay() throws {
    let folder = try wells([
      "p.yaml": "# head\nprofile: p # own\nboard:\n  # why\n  purse: 3\n  crews: 2 # two\n# tail\n"
    ])
    let table = convert(ConvertRequest(file: folder / "profiles/p.yaml", rules: folder.path))
    #expect(
      table.output.hasSuffix(
        "path,value,source,as-of,confidence,note\r\nprofile,p,,,,\r\nboard.purse,3,,,,\r\nboard.crews,2,,,,\r\n"))
    var workspace = Workspace()
    let base = workspace.loadRules(directory: folder.path).value
    let written = try #require(WrittenProfile.read(path: folder / "profiles/p.yaml", rules: base, in: &workspace).value)
    let text = String(decoding: ProfileText(written.rows, base.names).bytes, as: UTF8.self)
    #expect(text == "# head\n# own\nprofile: p\n\n# why\nboard:\n  purse: 3\n  # two\n  crews: 2\n# tail\n")
  }

  @Test(arguments: [
    ("path,value\nboard.purze,3\n", "2:1", "there is no attribute 'board.purze'"),
    ("path;value;note\nprofile;p;\nboard.purse;many;x\n", "3:13", "'board.purse' is a decimal number"),
    ("path,value\nprofile,p\nboard.purse,3\nboard.purse,4\n", "4:1", "stated twice"),
    ("path,value\n\"board.purse,3\n", "2:1", "a quote is not closed"),
    ("path,wert\nprofile,p\n", "1:6", "no column 'wert'"),
    ("path,value\nprofile,p\nvillage.people,3\n", "3:1", "does not say of which entity"),
    ("path,value\nprofile,p\nvillage.thirst quay,\"{one of: [some, lots]}\"\n", "3:22", "has no value 'lots'"),
    ("path,value\nprofile,p\nboard.purse,3,4\n", "3:15", "belongs to no column"),
    ("path,value\nprofile,p\nboard.purse,[3\n", "3:13", "bracket"),
    ("", "1:1", "the table is empty"),
  ])
  func whatIsWrongIsShownAtItsCell(table: String, place: String, message: String) throws {
    let folder = try wells(["t.csv": table])
    let result = convert(ConvertRequest(file: folder / "profiles/t.csv", rules: folder.path))
    #expect(result.status == .badContent && result.output.isEmpty)
    let text = result.messages()
    #expect(text.contains("t.csv:\(place)\n"), "\(text)")
    #expect(text.contains(message), "\(text)")
  }

  @Test func aTableBecomesAProfile() throws {
    let table =
      "\u{FEFF}value;path;source\r\np;profile;\r\nThe \"deep\" board: ours;board.name;\r\n300;board.purse;'=ledger\r\n"
    let folder = try wells(["t.csv": table])
    let result = convert(ConvertRequest(file: folder / "profiles/t.csv", rules: folder.path))
    #expect(
      result.output
        == "profile: p\n\nboard:\n  name: \"The \\\"deep\\\" board: ours\"\n  purse: {value: 300, source: \"=ledger\"}\n"
    )
  }

  private func wells(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: packageFolder + "/Tests/Fixtures/wells", toPath: folder.path)
    for (name, text) in files { try folder.write("profiles/\(name)", text) }
    return folder
  }
}
