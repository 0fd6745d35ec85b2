import Explanation
import Inference
package import Loading
import Parallel
import Presentation
import Report
import RuleModel
import SourceText
import Synchronization

/// Evaluates lines of a stream, on all cores: one record a line, in their order, whatever else is in the stream.
///
/// Lines that change facts of one profile are worlds of one run; all others are evaluated by themselves. Programs are fitted
/// once for a state of knowledge, and the profiles of the folder are read once.
package final class BatchEngine: Sendable {
  /// What lines share, forgotten when it has grown too large.
  struct Shared: Sendable {
    /// The readings of profiles of the folder, by their name with the files in place of sections.
    var readings: [String: VariedReadings] = [:]
    /// By entities: lines with the same write the same outcomes.
    var forms: [[[String]]: OutcomeLine] = [:]
  }
  /// How much is held in memory for lines to come.
  private static let greatestShelf = 400
  private static let mostReadings = 48

  let rules: RuleBase
  let options: BatchOptions
  let patterns: [AddressPattern]
  /// Of what is asked for only; with reasons, of everything.
  let engine: Engine
  let programs = FittedPrograms(limit: 64)
  private let workspace: Workspace
  private let folder: String?
  private let libraries: Mutex<ProfileLibrary>
  private let shared = Mutex(Shared())

  /// For a rule set without errors that the workspace has read; profiles and files that lines name lie in a folder. Throws
  /// where there is no such folder.
  package init(
    _ rules: RuleBase, in workspace: Workspace, folder: String?, _ options: BatchOptions
  ) throws(FileProblem) {
    self.rules = rules
    self.options = options
    self.workspace = workspace
    self.folder = folder
    patterns = options.selection.map { AddressPattern($0) }
    let whole = Engine(rules.ruleSet)
    let wanted = Set(rules.ruleSet.outcomes(meant: patterns))
    engine = options.explain == .none ? whole.restricted(to: wanted, reasons: [], contradictions: []) : whole
    libraries = Mutex(try ProfileLibrary(rules, in: workspace, folder: folder))
  }

  /// The first line on request: what the records are made from.
  package var header: [UInt8] {
    let ruleSet = rules.ruleSet
    let value = JSONValue.object([
      ("schema", "demarche/batch/1"), ("language", .string(options.language.rawValue)),
      (
        "rules",
        .object([
          ("name", .string(ruleSet.name)), ("version", .string(ruleSet.version)), ("digest", .string(rules.digest)),
          ("count", .integer(Int64(ruleSet.rules.count { !$0.isDraft }))),
        ])
      ),
    ])
    return value.bytes(.compact) + [UInt8(ascii: "\n")]
  }

  /// A record for each line, in their order.
  ///
  /// Memory grows with the lines that are given at once: some hundreds keep all cores at work.
  package func records(of lines: [InputLine]) -> [BatchRecord] {
    let library = currentLibrary()
    let read = lines.concurrentMap { ReadLine($0, library) }
    let found = tasks(read).concurrentMap { task in
      switch task {
      case .alone(let index): [(index, self.record(read[index], library))]
      case .together(let indices): self.records(read, indices, library)
      }
    }
    return found.joined().sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// A new one where the last has come to hold too much.
  private func currentLibrary() -> ProfileLibrary {
    libraries.withLock { library in
      if library.fileCount > Self.greatestShelf, let fresh = try? ProfileLibrary(rules, in: workspace, folder: folder) {
        library = fresh
      }
      return library
    }
  }

  // MARK: Lines by themselves

  func record(_ read: ReadLine, _ library: ProfileLibrary) -> BatchRecord {
    switch read.content {
    case .nothing(let diagnostics): return BatchRecord(read, errors: diagnostics, library)
    case .change(let changed): return record(read, Loaded(changed.stated(rules)), library)
    case .profile(let loaded): return record(read, loaded, library)
    }
  }

  private func record(_ read: ReadLine, _ loaded: Loaded<LoadedProfile>, _ library: ProfileLibrary) -> BatchRecord {
    guard !loaded.hasErrors else { return BatchRecord(read, errors: loaded.diagnostics, library) }
    let own = LoadedCase(rules: rules, engine: engine, profile: loaded.value)
    return options.ground ? readings(read, own, library) : working(read, own, library)
  }

  private func readings(_ read: ReadLine, _ loaded: LoadedCase, _ library: ProfileLibrary) -> BatchRecord {
    guard let readings = engine.readings(loaded.profile.profile, keeping: programs) else {
      let sources = library.sources(SourceFile(path: "", bytes: read.line.bytes))
      return BatchRecord(read, errors: engine.refusals(ofReadings: loaded.profile, sources), library)
    }
    let warnings = warnings(read, loaded, readings.bounds, library)
    if options.explain == .none {
      let form = form(readings.profile)
      return BatchRecord(read, warnings: warnings) { json in
        form.write(form.keys.map { readings.valueAnswer($0) }, to: &json)
      }
    }
    let line = SourceFile(path: "(line)", bytes: read.line.bytes)
    let presenter = Presenter(readings, files: library.sources(line), language: options.language)
    let outcomes = presenter.outcomesJSON(presenter.selection(patterns), explain: options.explain)
    return BatchRecord(read, warnings: warnings) { $0.fragment(outcomes) }
  }

  private func working(_ read: ReadLine, _ loaded: LoadedCase, _ library: ProfileLibrary) -> BatchRecord {
    guard let working = engine.working(loaded.profile.profile, keeping: programs) else {
      let sources = library.sources(SourceFile(path: "", bytes: read.line.bytes))
      var settled = loaded.profile
      settled.profile = settled.profile.working(in: rules.ruleSet)
      return BatchRecord(read, errors: engine.refusals(settled, sources), library)
    }
    let form = form(working.profile)
    return BatchRecord(read, warnings: warnings(read, loaded, working, library)) { json in
      form.write(form.keys.map { working.valueOutcome($0) }, to: &json)
    }
  }

  /// What the facts make certain and cannot be.
  private func warnings(
    _ read: ReadLine, _ loaded: LoadedCase, _ explainer: Explainer, _ library: ProfileLibrary
  ) -> [Diagnostic] {
    guard !engine.impossible(explainer).isEmpty else { return [] }
    let sources = library.sources(SourceFile(path: "", bytes: read.line.bytes))
    return loaded.impossible(explainer, sources)
  }

  // MARK: What is shared

  /// The outcomes of a profile's entities.
  func form(_ profile: Profile) -> OutcomeLine {
    let pairs = profile.listedPairs.sorted { $0.key < $1.key }.map { _, pairs in
      pairs.map { $0.map { String($0.raw) }.joined(separator: "/") }
    }
    let ids = profile.entities.map { $0.map(\.id) } + pairs
    if let known = shared.withLock({ $0.forms[ids] }) { return known }
    let form = OutcomeLine(rules.ruleSet, profile, patterns, options.language)
    shared.withLock { shared in
      if shared.forms.count >= Self.mostReadings { shared.forms = [:] }
      shared.forms[ids] = form
    }
    return form
  }

  /// The readings of a profile that many lines change; nil where it cannot be evaluated as it stands.
  func readings(_ base: LoadedProfile, sharedName name: String) -> VariedReadings? {
    if let known = shared.withLock({ $0.readings[name] }) { return known }
    guard let own = engine.readings(base.profile, keeping: programs) else { return nil }
    let readings = VariedReadings(own, keeping: programs)
    shared.withLock { shared in
      if shared.readings.count >= Self.mostReadings { shared.readings = [:] }
      shared.readings[name] = readings
    }
    return readings
  }
}
