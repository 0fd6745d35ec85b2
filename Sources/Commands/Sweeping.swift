import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText

/// What is asked of many worlds of one profile.
package struct SweepRequest: Sendable {
  package var evaluation: EvaluationRequest
  /// `ADDRESS=VALUE,VALUE` each: every combination is a world.
  package var varied: [String]
  /// Whether contested facts take each of their cases.
  package var variesContested: Bool
  /// Whether unknown facts that make a difference take each of their values.
  package var variesUnknown: Bool
  /// A folder of files, each of which stands for a section.
  package var scenarios: String?
  /// Whether the worlds are written as lines of a batch, and not evaluated.
  package var writesLines: Bool
  /// One of several parts of the lines, from 1.
  package var part: (number: Int, of: Int)
  /// A file in which is noted what is done, and from which a sweep goes on.
  package var journal: String?
  /// Whether each world is written as a row, and in which form; nil: no rows.
  package var rows: SweepRowForm?

  package init(
    evaluation: EvaluationRequest, varied: [String] = [], variesContested: Bool = false, variesUnknown: Bool = false,
    scenarios: String? = nil, writesLines: Bool = false, part: (number: Int, of: Int) = (1, 1), journal: String? = nil,
    rows: SweepRowForm? = nil
  ) {
    self.evaluation = evaluation
    self.varied = varied
    self.variesContested = variesContested
    self.variesUnknown = variesUnknown
    self.scenarios = scenarios
    self.writesLines = writesLines
    self.part = part
    self.journal = journal
    self.rows = rows
  }
}

/// How worlds are written, a row each.
package enum SweepRowForm: String, Sendable, CaseIterable {
  case csv
  /// JSON Lines.
  case jsonl
}

/// Whoever watches a sweep.
package protocol SweepReceiver {
  /// How many worlds are done.
  mutating func report(_ done: Int, of worlds: Int)
  /// Whether to end; asked between two pieces.
  var isStopped: Bool { get }
  /// Lines of worlds, or rows: whole lines, in order.
  mutating func write(_ bytes: [UInt8]) throws
}

/// The most worlds of a sweep: memory is a byte for each and each outcome that changes.
private let mostWorlds = 4_000_000
/// So many worlds are written at once.
private let worldsAtOnce = 4096

/// In how many worlds moves and outcomes stay as they are, which facts decide them, and where moves drop out.
///
/// It throws what the receiver throws.
package func sweep(_ request: SweepRequest, to receiver: inout some SweepReceiver) throws -> CommandResult {
  var workspace = Workspace()
  var result = try sweep(request, in: &workspace, &receiver)
  result.sources = workspace.sources
  if result.isOfSettings { result.status = .badUsage }
  return result
}

func sweep(
  _ request: SweepRequest, in workspace: inout Workspace, _ receiver: inout some SweepReceiver
) throws -> CommandResult {
  let own = request.evaluation
  let loaded = workspace.load(
    rules: own.rules, profile: own.profile, settings: own.settings, profiles: own.profiles)
  guard let value = loaded.value else { return CommandResult(reading: loaded.diagnostics) }
  let ruleSet = value.rules.ruleSet
  let patterns = own.selection.map { AddressPattern($0) }
  let document = ruleSet.documents.first.flatMap { $0.moves?.list.bound.count == 1 ? $0 : nil }
  let asked = document.flatMap(\.moves).map { SweptMoves.attributes($0, ruleSet) } ?? []
  let engine = value.engine.restricted(
    to: Set(ruleSet.outcomes(meant: patterns) + asked), reasons: [], contradictions: [])
  guard let readings = engine.readings(value.profile.profile) else {
    return CommandResult(
      diagnostics: engine.refusals(ofReadings: value.profile, workspace.sources), status: .badContent)
  }
  let presenter = Presenter(readings, files: workspace.sources, language: own.language)
  let unknown = EvaluationOutput(value, readings, workspace.sources).unknownAddresses(own)
  guard unknown.isEmpty else { return CommandResult(diagnostics: unknown, status: .badUsage) }
  let selected = presenter.selection(patterns)
  guard !selected.isEmpty else {
    return CommandResult(problem: "no outcome is selected", WorkspaceCode.unknownFilter, status: .badUsage)
  }
  let known = Set(selected)
  let keys = selected + asked.flatMap { readings.working.keys(of: $0) }.filter { !known.contains($0) }
  var facts = SweptFacts(request, value, readings, keys)
  facts.read(in: &workspace)
  guard facts.diagnostics.isEmpty else { return CommandResult(diagnostics: facts.diagnostics, status: .badUsage) }
  guard !facts.varied.isEmpty else {
    return CommandResult(problem: "there is nothing to vary", WorkspaceCode.sweep, status: .badUsage)
  }
  guard let product = FactProduct(facts.varied, limit: mostWorlds) else {
    let problem = WorkspaceCode.sweep.diagnostic("more than \(mostWorlds) worlds", at: .none, help: facts.tooMany)
    return CommandResult(diagnostics: [problem], status: .badUsage)
  }
  if request.writesLines {
    try writeLines(request, product, baseName(value.profile.path, workspace), presenter, &receiver)
    return receiver.isStopped ? stopped(0, product) : CommandResult()
  }
  var run = SweepRun(
    request: request, sweep: WorldSweep(product, of: keys, VariedReadings(working: readings.working)))
  if let end = try run.run(signature(request, product, keys, value, presenter), to: &receiver) { return end }
  let swept = run.sweep.outcomes
  if receiver.isStopped { return stopped(product.count, product) }
  let moves = document.flatMap { document in document.moves.map { SweptMoves($0, document.scope, swept) } }
  let table = SweepTable(swept, selected: selected, moves: moves, presenter)
  if let form = request.rows {
    try writeRows(SweepRows(table, as: form == .csv ? .csv : .jsonLines), product.count, &receiver)
    return receiver.isStopped ? stopped(product.count, product) : CommandResult()
  }
  return output(table, own, value)
}

private func output(_ table: SweepTable, _ request: EvaluationRequest, _ loaded: LoadedCase) -> CommandResult {
  let provenance = Provenance(
    profileFile: loaded.profile.path, profileDigest: loaded.profile.digest, rulesDigest: loaded.rules.digest)
  switch outputFormat(request) ?? .text {
  case .json: return CommandResult(output: String(decoding: table.json(provenance), as: UTF8.self))
  case .markdown: return CommandResult(output: MarkdownRenderer().render(table.document))
  case .html: return CommandResult(output: HTMLRenderer().render([(request.language, table.document)]))
  case .text:
    let renderer = TextRenderer(width: request.width, colour: request.colour)
    return CommandResult(output: renderer.render(table.document))
  }
}

/// What two sweeps have in common of which one can go on with the other.
private func signature(
  _ request: SweepRequest, _ product: FactProduct, _ keys: [FactKey], _ loaded: LoadedCase, _ presenter: Presenter
) -> String {
  let varied = String(decoding: SweepTable.lines(product, 0..<1, of: "", presenter).dropLast(), as: UTF8.self)
  let values = product.varied.map { "\($0.choices.map { "\($0.facts) \($0.file ?? "")" })" }.joined()
  return JSONValue.object([
    ("schema", "demarche/sweep-journal/1"), ("rules", .string(loaded.rules.digest)),
    ("profile", .string(loaded.profile.digest)), ("set", .array(request.evaluation.settings.map { .string($0) })),
    ("first", .string(varied)), ("values", .string(textDigest(values))), ("worlds", .integer(Int64(product.count))),
    ("outcomes", .string(textDigest(keys.map { presenter.address($0) }.joined(separator: "\n")))),
  ]).text(.compact)
}

private func textDigest(_ text: String) -> String {
  var hash = SHA256()
  hash.update(text.utf8)
  return hash.hexadecimal
}

/// A sweep from its first to its last world.
private struct SweepRun {
  let request: SweepRequest
  var sweep: WorldSweep

  /// Nil where it came to its end.
  mutating func run(_ signature: String, to receiver: inout some SweepReceiver) throws -> CommandResult? {
    var journal: SweepJournal?
    do throws(SweepJournal.Problem) {
      journal = try request.journal.map { name throws(SweepJournal.Problem) in
        try SweepJournal(name, of: signature, &sweep)
      }
    } catch {
      return refusal(error)
    }
    defer { journal?.close() }
    while !sweep.isDone {
      receiver.report(sweep.done, of: sweep.tally.product.count)
      if receiver.isStopped { return stopped(sweep.done, sweep.tally.product) }
      let start = sweep.done
      sweep.step()
      try journal?.add(sweep.piece(of: start..<sweep.done), worlds: sweep.done - start)
    }
    receiver.report(sweep.done, of: sweep.tally.product.count)
    return receiver.isStopped ? stopped(sweep.done, sweep.tally.product) : nil
  }

  private func refusal(_ problem: SweepJournal.Problem) -> CommandResult {
    switch problem {
    case .unreadable(let reason): CommandResult(problem: reason, WorkspaceCode.unreadableInput, status: .unreadable)
    case .other:
      CommandResult(
        problem: "'\(request.journal ?? "")' belongs to another sweep: name another file, or remove it",
        WorkspaceCode.sweep, status: .badUsage)
    }
  }
}

private func stopped(_ done: Int, _ product: FactProduct) -> CommandResult {
  CommandResult(problem: "stopped after \(done) of \(product.count) worlds", WorkspaceCode.sweep, status: .stopped)
}

private func writeLines(
  _ request: SweepRequest, _ product: FactProduct, _ base: String, _ presenter: Presenter,
  _ receiver: inout some SweepReceiver
) throws {
  let worlds = product.worlds(ofPart: request.part.number, of: request.part.of)
  for start in stride(from: worlds.lowerBound, to: worlds.upperBound, by: worldsAtOnce) where !receiver.isStopped {
    try receiver.write(
      SweepTable.lines(product, start..<min(start + worldsAtOnce, worlds.upperBound), of: base, presenter))
  }
}

private func writeRows(_ rows: SweepRows, _ worlds: Int, _ receiver: inout some SweepReceiver) throws {
  try receiver.write(Array(rows.header.utf8))
  for start in stride(from: 0, to: worlds, by: worldsAtOnce) where !receiver.isStopped {
    try receiver.write(rows.rows(start..<min(start + worldsAtOnce, worlds)))
  }
}

/// The profile as lines name it: from the folder of profiles, else from its own, without its ending.
private func baseName(_ path: String, _ workspace: Workspace) -> String {
  let last = path.split(separator: "/").last.map { String($0) } ?? path
  let folder = workspace.indexFolder(around: path).map { $0 == "." ? "" : $0 + "/" }
  let name = folder.flatMap { path.hasPrefix($0) ? String(path.dropFirst($0.count)) : nil } ?? last
  return name.hasSuffix(".yaml") ? String(name.dropLast(".yaml".count)) : name
}
