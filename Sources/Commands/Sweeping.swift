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
  /// Whether the worlds are written as lines of a batch, and not evaluated.
  package var writesLines: Bool
  /// One of several parts of the lines, from 1.
  package var part: (number: Int, of: Int)

  package init(
    evaluation: EvaluationRequest, varied: [String] = [], variesContested: Bool = false, writesLines: Bool = false,
    part: (number: Int, of: Int) = (1, 1)
  ) {
    self.evaluation = evaluation
    self.varied = varied
    self.variesContested = variesContested
    self.writesLines = writesLines
    self.part = part
  }
}

/// The most worlds of a sweep.
private let mostWorlds = 4_000_000

/// In how many worlds outcomes stay as they are, and which facts decide them.
package func sweep(_ request: SweepRequest) -> CommandResult { run { sweep(request, in: &$0) } }

func sweep(_ request: SweepRequest, in workspace: inout Workspace) -> CommandResult {
  let own = request.evaluation
  let loaded = workspace.load(
    rules: own.rules, profile: own.profile, settings: own.settings, profiles: own.profiles)
  guard let value = loaded.value else { return CommandResult(reading: loaded.diagnostics) }
  let found = variedFacts(request, value, in: &workspace)
  guard !found.hasErrors else { return CommandResult(diagnostics: found.diagnostics, status: .badUsage) }
  guard let product = FactProduct(found.value, limit: mostWorlds) else {
    return CommandResult(problem: "more than \(mostWorlds) worlds", WorkspaceCode.sweep, status: .badUsage)
  }
  return swept(request, product, value, workspace)
}

private func swept(
  _ request: SweepRequest, _ product: FactProduct, _ loaded: LoadedCase, _ workspace: Workspace
) -> CommandResult {
  let patterns = request.evaluation.selection.map { AddressPattern($0) }
  let wanted = loaded.rules.ruleSet.outcomes(meant: patterns)
  let engine = loaded.engine.restricted(to: Set(wanted), reasons: [], contradictions: [])
  guard let readings = engine.readings(loaded.profile.profile) else {
    return CommandResult(
      diagnostics: engine.refusals(ofReadings: loaded.profile, workspace.sources), status: .badContent)
  }
  let presenter = Presenter(readings, files: workspace.sources, language: request.evaluation.language)
  if request.writesLines {
    let worlds = product.worlds(ofPart: request.part.number, of: request.part.of)
    let lines = SweepTable.lines(product, worlds, of: baseName(loaded.profile.path, workspace), presenter)
    return CommandResult(output: String(decoding: lines, as: UTF8.self))
  }
  let keys = presenter.selection(patterns)
  guard !keys.isEmpty else {
    return CommandResult(problem: "no outcome is selected", WorkspaceCode.unknownFilter, status: .badUsage)
  }
  let varied = VariedReadings(readings)
  let table = SweepTable(varied.sweep(product, of: keys), presenter)
  let provenance = Provenance(
    profileFile: loaded.profile.path, profileDigest: loaded.profile.digest, rulesDigest: loaded.rules.digest)
  switch outputFormat(request.evaluation) ?? .text {
  case .json: return CommandResult(output: String(decoding: table.json(provenance), as: UTF8.self))
  case .markdown: return CommandResult(output: MarkdownRenderer().render(table.document))
  case .html: return CommandResult(output: HTMLRenderer().render([(request.evaluation.language, table.document)]))
  case .text:
    let renderer = TextRenderer(width: request.evaluation.width, colour: request.evaluation.colour)
    return CommandResult(output: renderer.render(table.document))
  }
}

/// The profile as lines name it: from the folder of profiles, else from its own, without its ending.
private func baseName(_ path: String, _ workspace: Workspace) -> String {
  let last = path.split(separator: "/").last.map { String($0) } ?? path
  let folder = workspace.indexFolder(around: path).map { $0 == "." ? "" : $0 + "/" }
  let name = folder.flatMap { path.hasPrefix($0) ? String(path.dropFirst($0.count)) : nil } ?? last
  return name.hasSuffix(".yaml") ? String(name.dropLast(".yaml".count)) : name
}

// MARK: Facts

private func variedFacts(
  _ request: SweepRequest, _ loaded: LoadedCase, in workspace: inout Workspace
) -> Loaded<[FactProduct.Varied]> {
  var diagnostics: [Diagnostic] = []
  var varied = request.varied.compactMap { text in variedFact(text, loaded, &workspace, &diagnostics) }
  if request.variesContested {
    for (key, fact) in loaded.profile.profile.facts.sorted(by: { $0.key < $1.key }) {
      guard case .oneOf(let cases) = fact.statement, !varied.contains(where: { $0.key == key }) else { continue }
      varied.append(FactProduct.Varied(key, cases))
    }
  }
  for fact in varied where !isVariable(fact, loaded.rules.ruleSet) {
    diagnostics.append(
      WorkspaceCode.sweep.diagnostic(
        "'\(loaded.profile.names.address(of: fact.key))' cannot be varied", at: .none,
        help: ["facts that a profile gives are varied, but for references, and each value is one value"]))
  }
  return Loaded(varied, diagnostics)
}

private func isVariable(_ fact: FactProduct.Varied, _ ruleSet: RuleSet) -> Bool {
  ruleSet.canVary(fact.values.map { (key: fact.key, statement: $0) })
}

/// `ADDRESS=VALUE,VALUE`, each value read as `--set` reads it.
private func variedFact(
  _ text: String, _ loaded: LoadedCase, _ workspace: inout Workspace, _ diagnostics: inout [Diagnostic]
) -> FactProduct.Varied? {
  guard let sign = text.firstIndex(of: "=") else {
    diagnostics.append(
      WorkspaceCode.sweep.diagnostic("'\(text)' is no list of values", at: .none, help: ["write ADDRESS=VALUE,VALUE"]))
    return nil
  }
  let (address, rest) = (text[..<sign], text[text.index(after: sign)...])
  var found: FactProduct.Varied?
  for value in topLevelParts(rest) {
    let read = workspace.setting(["\(address)=\(value)"], in: loaded.profile, rules: loaded.rules)
    diagnostics += read.diagnostics
    guard let setting = read.value.settings.last, !read.hasErrors else { return nil }
    var fact = found ?? FactProduct.Varied(setting.key, [])
    if !fact.values.contains(setting.fact.statement) { fact.values.append(setting.fact.statement) }
    found = fact
  }
  return found
}

/// Parts between commas that stand in no bracket.
private func topLevelParts(_ text: Substring) -> [Substring] {
  var (parts, start, depth) = ([Substring](), text.startIndex, 0)
  for place in text.indices {
    switch text[place] {
    case "[", "{": depth += 1
    case "]", "}": depth -= 1
    case "," where depth == 0:
      parts.append(text[start..<place])
      start = text.index(after: place)
    default: break
    }
  }
  return parts + [text[start...]]
}
