import Explanation
import Loading
import Presentation
import RuleModel
import SourceText

/// What a sweep varies: facts that are named, those that are contested or unknown, and sections that are read from files.
struct SweptFacts {
  let request: SweepRequest
  let loaded: LoadedCase
  /// Of the outcomes that are asked for.
  let readings: Readings
  let keys: [FactKey]
  private(set) var varied: [FactProduct.Varied] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ request: SweepRequest, _ loaded: LoadedCase, _ readings: Readings, _ keys: [FactKey]) {
    (self.request, self.loaded, self.readings, self.keys) = (request, loaded, readings, keys)
  }

  private var ruleSet: RuleSet { loaded.rules.ruleSet }

  /// Facts that are named come first, so that they are no longer looked for among the others.
  mutating func read(in workspace: inout Workspace) {
    for text in request.varied {
      guard let fact = named(text, in: &workspace) else { continue }
      if varied.contains(where: { $0.subject == fact.subject }) {
        diagnostics.append(WorkspaceCode.sweep.diagnostic("'\(text)' varies a fact twice", at: .none))
      }
      varied.append(fact)
    }
    if let folder = request.scenarios { add(scenarios(folder, in: &workspace)) }
    if request.variesContested { add(readings.contestedCases.map { FactProduct.Varied($0.key, $0.cases) }) }
    if request.variesUnknown { add(unknown) }
    for fact in varied where !fact.choices.allSatisfy({ ruleSet.canVary($0.facts) }) {
      diagnostics.append(
        WorkspaceCode.sweep.diagnostic(
          "\(name(fact)) cannot be varied", at: .none,
          help: ["facts that a profile gives are varied, but for references, and each value is one value"]))
    }
  }

  private mutating func add(_ more: [FactProduct.Varied]) {
    varied += more.filter { one in !varied.contains { $0.subject == one.subject } }
  }

  private func name(_ varied: FactProduct.Varied) -> String {
    switch varied.subject {
    case .fact(let key): "'\(loaded.profile.names.address(of: key))'"
    case .section(let name): "the section '\(name)'"
    }
  }

  /// Why there are too many worlds: how many values each fact takes.
  var tooMany: [String] {
    let counts = varied.filter { $0.choices.count > 1 }.map { "\(name($0)): \($0.choices.count)" }
    return ["values: " + counts.joined(separator: ", "), "name the facts that matter with '--vary'"]
  }

  // MARK: Named

  /// `ADDRESS=VALUE,VALUE`, each value read as `--set` reads it.
  private mutating func named(_ text: String, in workspace: inout Workspace) -> FactProduct.Varied? {
    guard let sign = text.firstIndex(of: "=") else {
      diagnostics.append(
        WorkspaceCode.sweep.diagnostic("'\(text)' is no list of values", at: .none, help: ["write ADDRESS=VALUE,VALUE"])
      )
      return nil
    }
    let (address, rest) = (text[..<sign], text[text.index(after: sign)...])
    var key: FactKey?
    var values: [Statement] = []
    for value in topLevelParts(rest) {
      let read = workspace.setting(["\(address)=\(value)"], in: loaded.profile, rules: loaded.rules)
      diagnostics += read.diagnostics
      guard let setting = read.value.settings.last, !read.hasErrors else { return nil }
      key = setting.key
      if !values.contains(setting.fact.statement) { values.append(setting.fact.statement) }
    }
    return key.map { FactProduct.Varied($0, values) }
  }

  // MARK: Doubts

  /// Facts of which nothing is known and of which some value makes an outcome otherwise, with every value that is tried.
  private var unknown: [FactProduct.Varied] {
    let open = Set(loaded.profile.profile.unknownFacts(in: ruleSet).filter { canVary($0) })
    let flips = readings.flips(of: keys) { open.contains($0) }
    return flips.facts.filter { !flips.outcomes(flippedBy: $0).isEmpty }.map { key in
      let standing = readings.working.profile.facts[key]?.statement ?? .doesNotApply
      let others = flips.flips(by: key).map(\.change.statement)
      return FactProduct.Varied(key, ([standing] + others).sorted { place($0) < place($1) })
    }
  }

  private func canVary(_ key: FactKey) -> Bool {
    switch ruleSet[key.attribute].type {
    case .boolean, .domain, .number: ruleSet[key.attribute].origin == .given
    case .set, .reference, .text: false
    }
  }

  private func place(_ statement: Statement) -> Int64 {
    switch statement {
    case .known(.ordinal(let ordinal)): Int64(ordinal)
    case .known(.number(let number)): number
    default: .min
    }
  }

  // MARK: Scenarios

  /// The section that the files of a folder describe, each file one of its values; what it is now comes first.
  private mutating func scenarios(_ folder: String, in workspace: inout Workspace) -> [FactProduct.Varied] {
    let root = workspace.indexFolder(around: loaded.profile.path) ?? "."
    let names = (try? fileNames(in: folder, ending: ".yaml")) ?? []
    guard !names.isEmpty else {
      diagnostics.append(
        WorkspaceCode.sweep.diagnostic(
          "'\(folder)' holds no scenario", at: .none, help: ["name a folder of files such as 'systems'"]))
      return []
    }
    let inner = folder.hasPrefix(root + "/") ? String(folder.dropFirst(root.count + 1)) : folder
    var found: [String: [FactProduct.Varied.Choice]] = [:]
    for name in names {
      guard let section = section(of: folder + "/" + name, loaded.rules, in: &workspace, &diagnostics) else { continue }
      let file = inner + "/" + name.dropLast(".yaml".count)
      guard let facts = facts(section, file, in: &workspace) else { continue }
      found[section, default: []].append(FactProduct.Varied.Choice(facts, file: file))
    }
    return found.sorted { $0.key < $1.key }.map { FactProduct.Varied(.section($0.key), $0.value) }
  }

  /// What a file states otherwise than the profile, all that is open settled as in the working reading.
  private mutating func facts(_ section: String, _ file: String, in workspace: inout Workspace) -> StatedFacts? {
    let own = request.evaluation
    let other = workspace.load(
      rules: own.rules, profile: own.profile, settings: own.settings + ["\(section)=\(file)"], profiles: own.profiles)
    guard let value = other.value, !other.hasErrors else {
      diagnostics += other.diagnostics.filter { $0.severity == .error }
      return nil
    }
    let facts = value.profile.profile.settled(in: ruleSet).facts(
      otherwiseThan: loaded.profile.profile.settled(in: ruleSet))
    if facts == nil {
      diagnostics.append(
        WorkspaceCode.sweep.diagnostic("'\(file)' changes more than facts, and cannot be varied", at: .none))
    }
    return facts
  }
}

extension Profile {
  /// The working profile, in which nothing is a placeholder.
  fileprivate func settled(in ruleSet: RuleSet) -> Profile {
    var profile = working(in: ruleSet)
    for key in profile.facts.keys { profile.facts[key]?.confidence = nil }
    return profile
  }
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
