import Foundation
import Report
import Testing

/// The program itself, as it lies beside the tests.
@Suite struct CommandTests {
  @Test func lintFindsAndSaysSo() throws {
    let result = try run(["lint", "--rules", sampleFolder, sampleFolder])
    #expect(result.status == 1)
    #expect(result.output.contains("warning[D0"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func lintOfACleanRuleSet() throws {
    let files = Dictionary(uniqueKeysWithValues: LintSnippet("").files.map { ($0.path, $0.text) })
    let folder = try TemporaryFolder(files)
    let result = try run(["lint", "--rules", folder.path])
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("checked: rule set "))
  }

  @Test func lintAsJSON() throws {
    let result = try run(["lint", "--format", "json", sampleFolder])
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "demarche/lint/1")
    #expect((object?["findings"] as? [[String: Any]])?.first?["line"] is Int)
  }

  @Test(arguments: [
    (["lint", "--explain", "D0203"], 0), (["lint", "--explain", "nothing"], 64), (["lint", "--format", "xml"], 64),
    (["lint", "nowhere.yaml"], 66), (["evaluate"], 64), (["nonsense"], 64), (["--help"], 0),
    (["evaluate", "nowhere.yaml", "--rules", "nowhere"], 66),
  ])
  func statuses(arguments: [String], status: Int) throws {
    #expect(try run(arguments).status == Int32(status))
  }

  @Test func evaluateOfAWrongProfile() throws {
    let folder = try TemporaryFolder(["p.yaml": "profile: p\ncity: {colour: red}"])
    let result = try run(["evaluate", folder / "p.yaml", "--rules", sampleFolder])
    #expect(result.status == 65)
    #expect(result.errors.contains("error[D0121 unknown-key]"))
    #expect(result.output == "")
  }

  @Test func evaluateOfTheSample() throws {
    let result = try run(["evaluate", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder])
    #expect(result.status == 0)
  }

  // MARK: Standard input

  private static let profile: [UInt8] = Array(
    FileManager.default.contents(atPath: sampleFolder + "/profiles/seoul.yaml") ?? Data())

  /// The same outcomes as of the file; only its name and digest differ.
  @Test func aProfileOnStandardInput() throws {
    let options = ["--rules", sampleFolder, "--format", "json", "--compact"]
    let file = try run(["evaluate", sampleFolder + "/profiles/seoul.yaml"] + options)
    let input = try run(
      ["evaluate", "-", "--profiles", sampleFolder + "/profiles"] + options, input: Self.profile)
    #expect(file.status == 0 && input.status == 0, "\(input.errors)")
    #expect(input.output.contains(#""file":"<stdin>""#))
    func outcomes(_ text: String) -> String { text.components(separatedBy: #""names":"#).last ?? "" }
    #expect(outcomes(file.output) == outcomes(input.output))
    let trace = try run(
      ["trace", "-", "--profiles", sampleFolder + "/profiles", "--rules", sampleFolder], input: Self.profile)
    #expect(trace.status == 0 && trace.output.contains("<stdin>:"))
  }

  /// Without `--profiles` the folder `Profiles` of the current one is taken.
  @Test func filesAreFoundNearby() throws {
    let folder = try TemporaryFolder(["README": ""])
    try FileManager.default.copyItem(atPath: sampleFolder + "/profiles", toPath: folder / "Profiles")
    let arguments = ["evaluate", "-", "--rules", sampleFolder, "--explain", "none"]
    #expect(try ProgramRun("demarche", arguments, in: folder.path, input: Self.profile).status == 0)
    #expect(try ProgramRun("demarche", arguments, in: folder / "Profiles", input: Self.profile).status == 0)
    let nowhere = try run(arguments + ["--profiles", folder / "nowhere"], input: Self.profile)
    #expect(nowhere.status == 66 && nowhere.errors.contains("nowhere' cannot be read: it does not exist"))
  }

  @Test(arguments: [
    ("profile: p\ncity: {colour: red}".utf8.map { $0 }, 65, "<stdin>:2:8"), ([0x61, 0xFF], 65, "<stdin>:1:2"),
    ([], 65, "<stdin>"), ([UInt8](repeating: 0x23, count: 17_000_000), 66, "'<stdin>' cannot be read: it has more"),
  ])
  func badStandardInput(input: [UInt8], status: Int, words: String) throws {
    let result = try run(["evaluate", "-", "--rules", sampleFolder, "--profiles", sampleFolder], input: input)
    #expect(result.status == Int32(status))
    #expect(result.errors.contains(words), "\(result.errors.prefix(300))")
    #expect(result.output == "")
  }

  // MARK: JSON

  @Test(arguments: [
    (["evaluate", "nowhere.yaml", "--rules", "nowhere", "--format", "json"], 66, "D0031"),
    (["trace", "nowhere.yaml", "--rules", sampleFolder, "--format=json"], 66, "D0031"),
    (["evaluate", "--format", "json"], 64, "D0046"), (["table", "basis", "--fromat", "--format", "json"], 64, "D0046"),
    (
      ["evaluate", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder, "--format", "json", "-o", "/"], 73,
      "D0047"
    ),
    (
      [
        "evaluate", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder, "--format", "json", "--select",
        "partner.postur",
      ], 64, "D0038"
    ),
  ])
  func errorsAsJSON(arguments: [String], status: Int, code: String) throws {
    let result = try run(arguments)
    #expect(result.status == Int32(status) && result.output == "")
    let json = try JSONValue.parse(result.errors)
    #expect(json["status"]?.integerValue == Int64(status))
    #expect(json["diagnostics"]?[0]?["code"] == .string(code))
    let path = packageFolder + "/Sources/Demarche/Demarche.docc/Resources/error-1.schema.json"
    let schema = try JSONValue.parse(String(contentsOfFile: path, encoding: .utf8))
    let lint = try JSONValue.parse(
      String(contentsOfFile: path.replacing("error-1", with: "lint-1"), encoding: .utf8))
    #expect(schema["$defs"] == lint["$defs"])
    #expect(json["schema"] == schema["properties"]?["schema"]?["const"])
  }

  @Test(arguments: [["--select", "form.*"], ["--compact"]])
  func whatGoesWithJSON(options: [String]) throws {
    let result = try run(["evaluate", "p.yaml"] + options)
    #expect(result.status == 64 && result.errors.contains("goes with '--format json'"))
  }

  // MARK: Streams

  @Test(arguments: [
    ([], 0, 3), (["--fail-on-error"], 65, 3), (["--max-errors", "1"], 65, 2), (["--header"], 0, 4),
    (["--select", "partner.postur"], 64, 0), (["--max-errors", "0"], 64, 0), (["--profiles", "nowhere"], 66, 0),
    (["nowhere.jsonl"], 66, 0), (["--explain", "brief", "--no-ground"], 64, 0),
  ])
  func statusesOfABatch(options: [String], status: Int, lines: Int) throws {
    let input = "{\"base\": \"seoul\"}\nnonsense\n{\"base\": \"seoul\"}"
    let folders = options.contains("--profiles") ? [] : ["--profiles", sampleFolder + "/profiles"]
    let result = try run(["batch", "--rules", sampleFolder] + folders + options, input: Array(input.utf8))
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == lines)
    #expect(result.output == "" || result.output.hasSuffix("}\n"))
  }

  /// A file is written whole or not at all.
  @Test func aBatchIntoAFile() throws {
    let folder = try TemporaryFolder(["in.jsonl": "{\"base\": \"seoul\"}\n", "out.jsonl": "old"])
    let arguments = ["batch", folder / "in.jsonl", "--rules", sampleFolder, "--profiles", sampleFolder + "/profiles"]
    let failed = try run(arguments + [folder / "nowhere", "-o", folder / "out.jsonl"])
    #expect(failed.status == 66 && folder.text("out.jsonl") == "old")
    #expect(try run(arguments + ["-o", folder / "out.jsonl"]).status == 0)
    let printed = try run(arguments).output
    #expect(folder.text("out.jsonl") == printed)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["in.jsonl", "out.jsonl"])
    #expect(try run(arguments + ["-o", "/"]).status == 73)
  }

  /// The worlds that a sweep counts are those of its lines, which a batch evaluates.
  @Test func aSweepAndItsLines() throws {
    let wells = packageFolder + "/Tests/Fixtures/wells"
    let arguments = [
      "sweep", wells + "/profiles/delta.yaml", "--rules", wells, "--vary-contested", "--vary", "board.crews=1,2,3",
    ]
    let whole = try run(arguments + ["--format", "json"])
    #expect(whole.status == 0, "\(whole.errors)")
    let json = try JSONValue.parse(whole.output)
    #expect(json["worlds"] == 12 && json["impossible"] == 0)
    let parts = try (1...2).map { try run(arguments + ["--lines", "--part", "\($0)/2"]).output }
    #expect(parts.map { $0.split(separator: "\n").count } == [6, 6])
    let folders = ["--rules", wells, "--profiles", wells + "/profiles", "--no-ground"]
    let answers = try run(["batch"] + folders, input: Array(parts.joined().utf8))
    let worlds = try answers.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(worlds.map { $0["id"] } == (0..<12).map { .integer($0) })
    for (number, outcome) in (json["outcomes"]?.arrayValue ?? []).enumerated() {
      for value in outcome["values"]?.arrayValue ?? [] {
        let same = worlds.count { $0["outcomes"]?[number]?["value"] == value["value"] }
        #expect(value["worlds"] == .integer(Int64(same)), "\(outcome["address"] ?? .null)")
      }
    }
  }

  /// A sweep whose journal holds a part of it ends as one that ran through; another sweep does not take the journal.
  @Test func aSweepGoesOnFromItsJournal() throws {
    let folder = try TemporaryFolder([:])
    let journal = folder / "worlds"
    let arguments = [
      "sweep", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder, "--vary-contested", "--format", "json",
    ]
    let more = ["--vary", "city.lead-budget=0,1,2,3", "--scenarios", sampleFolder + "/profiles/systems"]
    let whole = try run(arguments + more)
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(try run(arguments + more + ["--journal", journal]).output == whole.output)
    #expect(try run(arguments + more + ["--journal", journal]).output == whole.output)
    let bytes = try #require(FileManager.default.contents(atPath: journal))
    for length in [bytes.count - 5, 40, 0] {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: journal))
      let again = try run(arguments + more + ["--journal", journal])
      #expect(length == 40 ? again.status == 64 : again.output == whole.output, "\(length): \(again.errors)")
      if length == 40 { #expect(again.errors.contains("another sweep")) }
    }
    #expect(try run(arguments + ["--journal", journal]).status == 64)
  }

  /// Rows say what the summary counts, in both forms.
  @Test func theRowsOfASweep() throws {
    let arguments = [
      "sweep", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder, "--vary-contested", "--select",
      "partner.posture beijing",
    ]
    let json = try JSONValue.parse(try run(arguments + ["--format", "json"]).output)
    let rows = try run(arguments + ["--rows", "jsonl"]).output.split(separator: "\n").map {
      try JSONValue.parse(String($0))
    }
    let worlds = json["worlds"]?.integerValue ?? 0
    #expect(worlds > 1 && rows.count == Int(worlds) - Int(json["impossible"]?.integerValue ?? 0))
    for value in json["outcomes"]?[0]?["values"]?.arrayValue ?? [] {
      let count = rows.count { $0["partner.posture beijing"] == value["value"] }
      #expect(value["worlds"] == .integer(Int64(count)))
    }
    let csv = try run(arguments + ["--rows", "csv"]).output.split(separator: "\n")
    #expect(csv.count == rows.count + 1 && csv[0].hasPrefix("world,") && csv[0].hasSuffix(",partner.posture beijing"))
    #expect(try run(arguments + ["--rows", "csv", "--lines"]).status == 64)
  }

  @Test(arguments: [
    [], ["--vary", "system.rivalry"], ["--vary", "city.nonsense=1,2"], ["--vary-contested", "--part", "1/2"],
    ["--vary-contested", "--lines", "--part", "3/2"], ["--vary-contested", "--select", "nothing"],
  ])
  func sweepsThatAreRefused(options: [String]) throws {
    let result = try run(["sweep", sampleFolder + "/profiles/seoul.yaml", "--rules", sampleFolder] + options)
    #expect(result.status == 64 && result.output == "", "\(result.errors)")
  }

  @Test func colourOnlyOnDemand() throws {
    let result = try run(["lint", "--color", "always", sampleFolder])
    #expect(result.output.contains("\u{1B}["))
  }

  private func run(_ arguments: [String], input: [UInt8] = []) throws -> ProgramRun {
    try ProgramRun("demarche", arguments, in: FileManager.default.temporaryDirectory.path, input: input)
  }
}
