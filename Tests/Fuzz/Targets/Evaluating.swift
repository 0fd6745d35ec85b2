import Circuit
import Explanation
import Foundation
import Inference
import Presentation
import Reading
import Report
import RuleModel
import SourceText
import YAMLReading

/// A rule set, compiled, with the files it was read from.
struct FuzzEngine: Sendable {
  let ruleSet: RuleSet
  let circuit: CompiledRules
  let sources: SourceMap

  init(_ ruleSet: RuleSet, _ sources: SourceMap) {
    self.ruleSet = ruleSet
    self.sources = sources
    circuit = CompiledRules(compiling: ruleSet)
  }
}

/// Evaluates and shows everything in every form. Facts that make many worlds only take long.
func evaluate(_ profile: Profile, _ engine: FuzzEngine) {
  guard let facts = Facts(profile, engine.ruleSet, engine.circuit) else { return }
  let evaluation = Evaluation(engine.circuit, facts, engine.ruleSet)
  guard evaluation.worlds <= 64 else { return }
  guard let readings = Readings(profile, engine.ruleSet, engine.circuit) else { return }
  for language in ReportLanguage.allCases {
    let presenter = Presenter(readings, files: engine.sources, language: language)
    let provenance = Provenance(profileFile: "p", profileDigest: "", rulesDigest: "")
    check(presenter.evaluationJSON(EvaluationContent(presenter.selection(), explain: .full), provenance))
    let trace = presenter.trace()
    check(presenter.traceJSON(trace, provenance))
    let renderer = TextRenderer(width: 80, colour: false)
    expect(!renderer.render(presenter.traceDocument(trace)).isEmpty, "a trace without text")
    let documents = DocumentPresenter(
      EvaluatedProfile(readings), files: engine.sources, language: language, provenance, DocumentOptions(explain: .full)
    )
    expect(!renderer.render(documents.document(engine.ruleSet.annex)).isEmpty, "a document without text")
  }
}

private func check(_ json: [UInt8]) {
  expect((try? JSONValue.parse(String(decoding: json, as: UTF8.self))) != nil, "JSON that cannot be read")
}

/// The rule set of the article on the language.
struct ArticleEngine: Sendable {
  private let engine: FuzzEngine
  private let names: Names

  /// Nil if the article cannot be read, or its rule set has errors.
  init?() {
    let package = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let path = package.appendingPathComponent("Sources/Demarche/Demarche.docc/Language.md").path
    guard let article = FileManager.default.contents(atPath: path) else { return nil }
    var sources = SourceMap()
    let files = Self.blocks(Array(article)).filter { !$0.path.hasPrefix("profiles/") }.map {
      RuleFile(path: $0.path, tree: FuzzTargets.read($0.bytes, $0.path, &sources))
    }
    let rules = readRuleSet(files)
    let (ruleSet, names, diagnostics) = (rules.ruleSet, rules.names, rules.diagnostics)
    guard !ruleSet.rules.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    self.names = names
    engine = FuzzEngine(ruleSet, sources)
  }

  private static func blocks(_ article: [UInt8]) -> [(path: String, bytes: [UInt8])] {
    let blocks = String(decoding: article, as: UTF8.self).components(separatedBy: "\n```yaml\n").dropFirst()
    return blocks.compactMap { FuzzFiles(Array(($0.components(separatedBy: "\n```").first ?? "").utf8)).files.last }
  }

  /// The first file is the profile, `settings.yaml` holds a setting a line, the others are files that it names.
  func read(_ input: FuzzFiles) {
    var sources = engine.sources
    let tree = FuzzTargets.read(input["first"] ?? [], "profile.yaml", &sources)
    var (profile, diagnostics) = readProfile(tree, ruleSet: engine.ruleSet, names: names) { name in
      input[name + ".yaml"].map { .tree(FuzzTargets.read($0, name, &sources)) } ?? .missing()
    }
    diagnostics += state(input["settings.yaml"] ?? [], &profile, &sources)
    show(diagnostics, sources)
    if !diagnostics.contains(where: { $0.severity == .error }), isSmall(profile) { evaluate(profile, engine) }
  }

  /// A table: what it reads without errors comes back from the table that is written of it, and, as a profile, reads as the
  /// same facts again.
  func readTable(_ bytes: [UInt8]) {
    var sources = engine.sources
    let id = sources.add(path: "table.csv", bytes: bytes)
    var diagnostics: [Diagnostic] = []
    let table = ProfileTable(SourceFile(path: "table.csv", bytes: bytes), id: id, names: names, &diagnostics)
    show(diagnostics, sources)
    for row in table.profile.rows.indices {
      let place = table.place(row: row)
      expect(0 <= place.start && place.end <= bytes.count, "a row outside of its table")
    }
    if diagnostics.contains(where: { $0.severity == .error }) { return }
    expect(rows(ofTable: ProfileTable.text(table.profile)) == table.profile.rows, "a table that does not come back")
    let text = ProfileText(table.profile, names).bytes
    guard let profile = profile(text, &sources) else { return }
    let tree = FuzzTargets.read(text, "again.yaml", &sources)
    let rows = ProfileRows(SourceFile(path: "again.yaml", bytes: text), tree, names: names)
    let again = self.profile(ProfileText(rows, names).bytes, &sources)
    expect(again.map { said($0) } == said(profile), "a profile that does not come back")
  }

  private func rows(ofTable text: String) -> [ProfileRow] {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "table.csv", bytes: Array(text.utf8))
    return ProfileTable(file, id: FileID(0), names: names, &diagnostics).profile.rows
  }

  /// What the text says, if it has no error.
  private func profile(_ text: [UInt8], _ sources: inout SourceMap) -> Profile? {
    let tree = FuzzTargets.read(text, "profile.yaml", &sources)
    let (profile, diagnostics) = readProfile(tree, ruleSet: engine.ruleSet, names: names) { _ in .missing() }
    show(diagnostics, sources)
    return tree.isComplete && !diagnostics.contains { $0.severity == .error } ? profile : nil
  }

  /// Facts without their places.
  private func said(_ profile: Profile) -> [String] {
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

  private func state(_ settings: [UInt8], _ profile: inout Profile, _ sources: inout SourceMap) -> [Diagnostic] {
    let names = names.including(profile)
    var diagnostics: [Diagnostic] = []
    for line in settings.split(separator: UInt8(ascii: "\n")).prefix(4) {
      let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard parts.count == 2, let value = FuzzTargets.read(Array(parts[1]), "--set", &sources).root else { continue }
      let read = readSetting(String(decoding: parts[0], as: UTF8.self), at: .none, value: value, names: names)
      diagnostics += read.diagnostics
      guard let setting = read.setting else { continue }
      profile = profile.stating([setting], names: names, catalogue: engine.ruleSet.facts)
    }
    return diagnostics
  }
}
