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
/// Lines that change facts of one profile are worlds of one run, and so are whole profiles that differ in their facts only; all
/// others are evaluated by themselves. Lines like others are read without a tree. Programs are fitted once for a state of
/// knowledge, and the profiles of the folder are read once.
package final class BatchEngine: Sendable {
  /// What lines share, forgotten when it has grown too large.
  struct Shared: Sendable {
    /// Profiles that many lines change, by their names.
    var bases: [String: LineBase] = [:]
    var patterns = PatternShelf()
    /// By entities: lines with the same write the same outcomes.
    var forms: [[[String]]: OutcomeLine] = [:]
  }
  /// How much is held in memory for lines to come.
  private static let greatestShelf = 400
  private static let mostBases = 48

  let rules: RuleBase
  let options: BatchOptions
  let patterns: [AddressPattern]
  /// Of what is asked for only; with premises, of everything.
  let engine: Engine
  let programs = FittedPrograms(limit: 96)
  let scalesNumbers: Bool
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
    engine =
      switch options.explain {
      case .none: whole.restricted(to: wanted, reasons: [], contradictions: [])
      case .brief:
        whole.restricted(
          to: wanted.union(shown(explaining: wanted, in: rules.ruleSet)), reasons: wanted, contradictions: [])
      case .full: whole
      }
    scalesNumbers = rules.ruleSet.scalesNumbers
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
    let patterns = shared.withLock { $0.patterns.patterns }
    let parts = stride(from: 0, to: lines.count, by: Self.linesRead).map { $0..<min($0 + Self.linesRead, lines.count) }
    let read = parts.concurrentMap { part in self.read(lines[part], patterns, library) }.flatMap { $0 }
    learn(read, library)
    let found = tasks(read, patterns).concurrentMap { task in
      switch task {
      case .alone(let index): [(index, self.record(read[index], library))]
      case .together(let name, let indices): self.records(read, name, indices, patterns, library)
      }
    }
    var records = lines.map { _ in BatchRecord(bytes: [], isError: true) }
    for (index, record) in found.joined() { records[index] = record }
    return records
  }

  /// So many lines are read by a core at a time.
  private static let linesRead = 64

  /// Lines that fit a pattern, that of the line before first, need no tree.
  private func read(
    _ lines: ArraySlice<InputLine>, _ patterns: [LinePattern], _ library: ProfileLibrary
  ) -> [ReadLine] {
    var last = 0
    return lines.map { line in
      if !line.isTooLong {
        for number in 0..<patterns.count {
          let pattern = number == 0 ? last : number <= last ? number - 1 : number
          guard let match = patterns[pattern].match(line.bytes) else { continue }
          last = pattern
          return ReadLine(line, ReadLine.Fit(pattern: pattern, match: match))
        }
      }
      return ReadLine(line, library)
    }
  }

  private func learn(_ read: [ReadLine], _ library: ProfileLibrary) {
    if !options.sharesLines { return }
    let lessons = read.compactMap { lesson($0, library) }
    let matched = read.count { if case .fits = $0.content { true } else { false } }
    shared.withLock { shared in
      shared.patterns.forget(matched: matched, of: read.count)
      for lesson in lessons { shared.patterns.learn(lesson) }
    }
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
    case .fits: return record(ReadLine(read.line, library), library)
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
      let texts = form.texts(form.keys.map { ByLine(distinct: [readings.valueAnswer($0)]) })
      return BatchRecord(read, warnings: warnings) { texts.write(0, to: &$0) }
    }
    let line = SourceFile(path: "(line)", bytes: read.line.bytes)
    let presenter = Presenter(readings, files: library.sources(line), language: options.language)
    let outcomes = presenter.outcomesJSON(form(readings.profile).keys, explain: options.explain)
    return BatchRecord(read, warnings: warnings) { $0 += Array("\"outcomes\":".utf8) + outcomes }
  }

  private func working(_ read: ReadLine, _ loaded: LoadedCase, _ library: ProfileLibrary) -> BatchRecord {
    guard let working = engine.working(loaded.profile.profile, keeping: programs) else {
      let sources = library.sources(SourceFile(path: "", bytes: read.line.bytes))
      var settled = loaded.profile
      settled.profile = settled.profile.working(in: rules.ruleSet)
      return BatchRecord(read, errors: engine.refusals(settled, sources), library)
    }
    let form = form(working.profile)
    let texts = form.texts(form.keys.map { ByLine(distinct: [working.valueOutcome($0)]) })
    return BatchRecord(read, warnings: warnings(read, loaded, working, library)) { texts.write(0, to: &$0) }
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
    let form = OutcomeLine(
      rules.ruleSet, profile, patterns, options.language, as: options.values ? .values : .outcomes)
    shared.withLock { shared in
      if shared.forms.count >= Self.mostBases { shared.forms = [:] }
      shared.forms[ids] = form
    }
    return form
  }

  /// The profile of that name that many lines change; nil where it cannot be evaluated as it stands. `read` is one of the
  /// lines.
  func base(_ name: String, like read: ReadLine, _ library: ProfileLibrary) -> LineBase? {
    if let known = shared.withLock({ $0.bases[name] }) { return known }
    guard let profile = profile(read, library), let readings = varied(profile) else { return nil }
    let base = LineBase(readings, form(profile))
    return shared.withLock { shared in
      if shared.bases.count >= Self.mostBases { shared.bases = [:] }
      shared.bases[name] = base
      return base
    }
  }

  private func varied(_ profile: Profile) -> VariedReadings? {
    if options.ground {
      return engine.readings(profile, keeping: programs).map { VariedReadings($0, keeping: programs) }
    }
    return engine.working(profile, keeping: programs).map { VariedReadings(working: $0, keeping: programs) }
  }

  /// The profile that a line changes, without what it changes.
  private func profile(_ read: ReadLine, _ library: ProfileLibrary) -> Profile? {
    switch read.content {
    case .nothing: nil
    case .profile(let loaded): loaded.hasErrors ? nil : loaded.value.profile
    case .change(let changed):
      (world(changed)?.name == changed.plain?.name ? changed.plain?.profile : nil)?.profile ?? changed.base.profile
    case .fits: profile(ReadLine(read.line, library), library)
    }
  }
}

/// The derived attributes that may be told where reasons for some attributes are told. Linear in rules.
private func shown(explaining attributes: Set<AttributeID>, in ruleSet: RuleSet) -> Set<AttributeID> {
  let contributing = Set(attributes.map(ruleSet.contributing))
  let paths = ruleSet.rules.flatMap { rule in
    rule.conclusions.indices.filter { contributing.contains(rule.conclusions[$0].attribute) }
      .flatMap { rule.paths(telling: $0) }
  }
  return Set(paths.flatMap(\.steps).filter { ruleSet[$0].isDerived })
}
