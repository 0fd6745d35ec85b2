import Batch
import Explanation
import Foundation
import Loading
import Presentation
import Report
import RuleModel
import SourceText
import Testing
import YAMLReading

/// What lines get.
@Suite struct RecordTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  /// Rule bases with the profiles that lie in their folders.
  static let bases = ["sample", "wells", "zoo"]

  private static func engine(
    _ base: String, _ options: BatchOptions = BatchOptions()
  ) throws -> (BatchEngine, RuleBase, Workspace, String) {
    var workspace = Workspace()
    let folder = "\(package)/Tests/Fixtures/\(base)"
    let rules = workspace.loadRules(directory: folder)
    try #require(!rules.hasErrors)
    let profiles = folder + "/profiles"
    return (try BatchEngine(rules.value, in: workspace, folder: profiles, options), rules.value, workspace, profiles)
  }

  private static func lines(_ texts: [String]) -> [InputLine] {
    texts.map { InputLine(Array($0.utf8)) }
  }

  private static func profiles(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".yaml") && $0 != "profiles.yaml"
    }
    .map { String($0.dropLast(5)) }.sorted()
  }

  private static func json(_ record: BatchRecord) throws -> JSONValue { try JSONValue.parse(record.bytes.dropLast()) }

  /// What `evaluate` says of a profile with settings, as JSON.
  private static func evaluated(
    _ rules: RuleBase, _ workspace: Workspace, _ path: String, _ settings: [String], explain: Detail
  ) throws -> JSONValue {
    var workspace = workspace
    let profile = workspace.loadProfile(path: path, rules: rules, settings: settings)
    try #require(!profile.hasErrors, "\(profile.diagnostics.map(\.message))")
    let own = LoadedCase(rules: rules, engine: Engine(rules.ruleSet), profile: profile.value)
    let readings = try #require(own.readings(workspace.sources).value)
    let presenter = Presenter(readings, files: workspace.sources, language: .en)
    let content = EvaluationContent(presenter.selection(), explain: explain, form: .compact)
    let provenance = Provenance(profileFile: "", profileDigest: "", rulesDigest: "")
    return try JSONValue.parse(presenter.evaluationJSON(content, provenance))["outcomes"] ?? .null
  }

  /// Every fact of a profile that can be changed to one value, as settings of `--set` and as members of a line.
  private static func changes(_ rules: RuleBase, _ workspace: Workspace, _ path: String) -> [(String, String)] {
    var workspace = workspace
    let loaded = workspace.loadProfile(path: path, rules: rules).value
    let ruleSet = rules.ruleSet
    return loaded.profile.facts.keys.sorted().compactMap { key in
      let address = loaded.names.address(of: key)
      return switch ruleSet[key.attribute].type {
      case .boolean: ("\(address)=yes", "\"\(address)\": true")
      case .domain(let domain):
        ruleSet[key.attribute].origin == .fixed
          ? nil
          : (
            "\(address)=\(ruleSet.domains[domain.raw].values[0].name)",
            "\"\(address)\": \"\(ruleSet.domains[domain.raw].values[0].name)\""
          )
      case .number(let type):
        ("\(address)=\(type.spelling(type.lower ?? 1))", "\"\(address)\": \(type.spelling(type.lower ?? 1))")
      case .set, .reference, .text: nil
      }
    }
  }

  /// Also where many lines share a run, and where they are known by their patterns: each is asked for three times.
  @Test(arguments: bases, [Detail.none, .brief]) func changesAreEvaluations(base: String, detail: Detail) throws {
    let (engine, rules, workspace, folder) = try Self.engine(base, BatchOptions(explain: detail))
    for name in try Self.profiles(folder) {
      let path = "\(folder)/\(name).yaml"
      let changes = [nil] + Self.changes(rules, workspace, path).prefix(detail == .none ? 30 : 6).map { Optional($0) }
      let texts = changes.enumerated().map { number, change in
        "{\"id\": \(number), \"base\": \"\(name)\", \"set\": {\(change?.1 ?? "")}}"
      }
      let runs = (0..<3).map { _ in engine.records(of: Self.lines(texts)) }
      for (number, change) in changes.enumerated() {
        let wanted = try Self.evaluated(rules, workspace, path, change.map { [$0.0] } ?? [], explain: detail)
        for records in runs {
          let json = try Self.json(records[number])
          #expect(json["id"] == .integer(Int64(number)))
          #expect(json["outcomes"] == wanted, "\(base) \(name): \(change?.0 ?? "")")
        }
      }
    }
  }

  @Test(arguments: bases, [Detail.brief, .full]) func reasonsAreThoseOfEvaluations(base: String, detail: Detail) throws
  {
    let (engine, rules, workspace, folder) = try Self.engine(base, BatchOptions(explain: detail))
    for name in try Self.profiles(folder) {
      let record = engine.records(of: Self.lines(["{\"base\": \"\(name)\"}"]))[0]
      let wanted = try Self.evaluated(rules, workspace, "\(folder)/\(name).yaml", [], explain: detail)
      #expect(try Self.json(record)["outcomes"] == wanted, "\(base) \(name)")
    }
  }

  /// A profile as JSON is the profile as YAML.
  @Test(arguments: bases) func wholeProfiles(base: String) throws {
    let (engine, rules, workspace, folder) = try Self.engine(base)
    for name in try Self.profiles(folder) {
      let path = "\(folder)/\(name).yaml"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      let tree = readYAML(SourceFile(path: path, bytes: Array(bytes)), id: FileID(0)).tree
      let line = try #require(tree.root.map(Self.json)).text(.compact)
      let record = engine.records(of: Self.lines([line]))[0]
      let wanted = try Self.evaluated(rules, workspace, path, [], explain: .none)
      #expect(
        try Self.json(record)["outcomes"] == wanted,
        "\(base) \(name) \(String(decoding: record.bytes, as: UTF8.self).prefix(300))")
    }
  }

  private static func json(_ node: YAMLNode) -> JSONValue {
    switch node.kind {
    case .mapping: return .object(node.entries.map { ($0.key.text, json($0.value)) })
    case .sequence: return .array(node.elements.map(json))
    case .scalar:
      if node.isEmptyPlain { return .null }
      guard node.isPlain else { return .string(node.text) }
      if ["yes", "true"].contains(node.text) { return .bool(true) }
      if ["no", "false"].contains(node.text) { return .bool(false) }
      return (try? JSONValue.parse(node.text)) ?? .string(node.text)
    }
  }

  @Test func withoutGroundsTheValuesAreTheSame() throws {
    let (engine, _, _, folder) = try Self.engine("sample")
    let bare = try Self.engine("sample", BatchOptions(ground: false)).0
    let texts = try Self.profiles(folder).flatMap { name in (0..<5).map { _ in "{\"base\": \"\(name)\"}" } }
    for (one, other) in zip(engine.records(of: Self.lines(texts)), bare.records(of: Self.lines(texts))) {
      let (whole, values) = (try Self.json(one)["outcomes"], try Self.json(other)["outcomes"])
      let stripped = whole?.arrayValue?.map { outcome in
        JSONValue.object((outcome.objectValue ?? []).filter { $0.0 != "ground" && $0.0 != "bounds" })
      }
      #expect(stripped == values?.arrayValue)
    }
  }

  /// Values by address are those of outcomes.
  @Test func valuesByAddress() throws {
    let bare = try Self.engine("sample", BatchOptions(ground: false)).0
    let (engine, _, _, folder) = try Self.engine("sample", BatchOptions(values: true))
    for name in try Self.profiles(folder) {
      let lines = Self.lines(["{\"id\": 1, \"base\": \"\(name)\"}"])
      let outcomes = try Self.json(bare.records(of: lines)[0])["outcomes"]?.arrayValue ?? []
      let values = try Self.json(engine.records(of: lines)[0])["values"]?.objectValue ?? []
      #expect(!values.isEmpty && values.map(\.0) == outcomes.map { $0["address"]?.stringValue })
      for (outcome, value) in zip(outcomes, values) where outcome["open"] == nil && outcome["contradiction"] == nil {
        #expect(value.1 == outcome["value"], "\(value.0)")
      }
    }
  }

  // MARK: Patterns

  /// Whole profiles, one for each change of a fact of theirs, and changes of the profile that lies in the folder; ids and names
  /// of many forms.
  private static func variants(_ base: String) throws -> [String] {
    let (_, rules, workspace, folder) = try engine(base)
    var texts: [String] = []
    for name in try profiles(folder) {
      let path = "\(folder)/\(name).yaml"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      let tree = readYAML(SourceFile(path: path, bytes: Array(bytes)), id: FileID(0)).tree
      let whole = try #require(tree.root.map { json($0) })
      let ids = [
        "7", "\"a b\"", "\"caf\u{E9}\"", "\"say \\\"so\\\"\"", "0", "-3", "1.50", "[1]", "null", "12345678901234567890",
      ]
      for (number, change) in changes(rules, workspace, path).prefix(24).enumerated() {
        texts.append("{\"id\": \(ids[number % ids.count]), \"base\": \"\(name)\", \"set\": {\(change.1)}}")
        let parts = change.0.split(separator: "=")[0].split(separator: ".")
        guard parts.count == 2, !parts[1].contains(" "),
          let value = try? JSONValue.parse("{\(change.1)}").objectValue?[0].1
        else { continue }
        for id in ["p\(number)", "unknown", "-x"] {
          let text = setting(whole, String(parts[0]), String(parts[1]), value, name: id).text(.compact)
          texts += [text, "{\"id\": \(ids[number % ids.count])," + text.dropFirst()]
        }
      }
    }
    return texts
  }

  private static func setting(
    _ whole: JSONValue, _ section: String, _ attribute: String, _ value: JSONValue, name: String
  ) -> JSONValue {
    .object(
      (whole.objectValue ?? []).map { key, old in
        if key == "profile" { return (key, .string(name)) }
        guard key == section, let members = old.objectValue else { return (key, old) }
        return (key, .object(members.map { $0.0 == attribute ? ($0.0, value) : $0 }))
      })
  }

  /// Lines that are known by those before them get the bytes that they get alone.
  @Test(arguments: bases, [BatchOptions(), BatchOptions(ground: false), BatchOptions(values: true)])
  func linesThatAreLikeOthers(base: String, options: BatchOptions) throws {
    let texts = try Self.variants(base)
    let engine = try Self.engine(base, options).0
    let first = engine.records(of: Self.lines(texts)).map(\.bytes)
    let second = engine.records(of: Self.lines(texts)).map(\.bytes)
    let reversed = Array(engine.records(of: Self.lines(texts.reversed())).map(\.bytes).reversed())
    let fresh = try Self.engine(base, options).0
    let alone = Self.lines(texts).map { fresh.records(of: [$0])[0].bytes }
    for number in texts.indices {
      let wanted = String(decoding: first[number], as: UTF8.self)
      #expect(String(decoding: second[number], as: UTF8.self) == wanted, "\(texts[number].prefix(200))")
      #expect(String(decoding: reversed[number], as: UTF8.self) == wanted, "\(texts[number].prefix(200))")
      #expect(String(decoding: alone[number], as: UTF8.self) == wanted, "\(texts[number].prefix(200))")
    }
  }

  // MARK: Bad lines

  static let bad: [(line: [UInt8], code: String)] =
    [
      ("", "D0051"), ("nonsense", "D0051"), ("[1]", "D0051"), ("{\"base\": ", "D0051"),
      ("{\"a\": 1, \"a\": 2}", "D0051"),
      ("{} {}", "D0051"), ("{\"id\": 01}", "D0051"), ("{\"base\": \"seoul\", \"sets\": {}}", "D0121"),
      (String(repeating: "[", count: 100_000), "D0051"), ("{\"base\": \"seul\"}", "D0039"),
      ("{\"base\": \"../../zoo/profiles/odd\"}", "D0039"), ("{\"base\": 5}", "D0039"), ("{\"base\": []}", "D0122"),
      ("{\"base\": \"seoul\", \"set\": [1]}", "D0122"),
      ("{\"base\": \"seoul\", \"set\": {\"city.colour\": 1}}", "D0202"),
      ("{\"profile\": \"p\", \"city\": {\"colour\": \"red\"}}", "D0121"),
      ("{\"profile\": \"p\", \"city\": 5}", "D0021"),
    ].map { (Array($0.0.utf8), $0.1) } + [
      (Array("{\"id\": \"".utf8) + [0xFF, 0x22, 0x7D], "D0051"), ([0, 0, 0], "D0051"),
    ]

  /// Each gets its record, and the lines beside it get theirs.
  @Test func badLinesLoseNothing() throws {
    let (engine, _, _, _) = try Self.engine("sample")
    let good = Array("{\"id\": \"good\", \"base\": \"seoul\"}".utf8)
    let records = engine.records(of: Self.bad.flatMap { [InputLine($0.line), InputLine(good)] })
    let wanted = try Self.json(records[1])
    #expect(wanted["outcomes"]?.arrayValue?.isEmpty == false)
    for (number, record) in records.enumerated() {
      let json = try Self.json(record)
      if number % 2 == 1 {
        #expect(!record.isError && json == wanted)
      } else {
        #expect(record.isError && json["error"]?["column"]?.integerValue != nil)
        let shown = String(decoding: record.bytes.prefix(400), as: UTF8.self)
        #expect(json["error"]?["code"]?.stringValue != nil && json["error"]?["message"]?.stringValue != "", "\(shown)")
        #expect(json["error"]?["code"] == .string(Self.bad[number / 2].code), "\(shown)")
      }
    }
  }

  @Test func anErrorSaysWhereAndTheWayOut() throws {
    let (engine, _, _, _) = try Self.engine("sample")
    let record = engine.records(of: [
      InputLine(Array("{\"id\": [7], \"base\": \"seuol\"}".utf8))
    ])[0]
    let json = try Self.json(record)
    #expect(json["id"] == [7])
    #expect(json["error"]?["line"] == 1 && json["error"]?["column"] == 21)
    #expect(json["error"]?["help"] == ["did you mean 'seoul'?"])
  }

  /// The same line gets the same bytes, wherever it stands.
  @Test func recordsDoNotDependOnTheirNeighbours() throws {
    let (engine, rules, workspace, folder) = try Self.engine("sample")
    var texts: [String] = []
    for name in try Self.profiles(folder) {
      let changes = Self.changes(rules, workspace, "\(folder)/\(name).yaml").prefix(9)
      texts += changes.map { "{\"base\": \"\(name)\", \"set\": {\($0.1)}}" }
    }
    let together = engine.records(of: Self.lines(texts)).map(\.bytes)
    let reversed = Array(engine.records(of: Self.lines(texts.reversed())).map(\.bytes).reversed())
    let alone = Self.lines(texts).map { try! Self.engine("sample").0.records(of: [$0])[0].bytes }
    #expect(together == reversed && together == alone)
  }
}
