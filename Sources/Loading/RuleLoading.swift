import Parallel
import Reading
package import RuleModel
package import SourceText
import SystemPackage
import YAMLReading

/// A rule set, the names that profiles use, and which bytes it was read from.
package struct RuleBase: Sendable {
  package var ruleSet: RuleSet
  package var names: Names
  /// The folder, as it was named.
  package var directory: String
  /// `sha256:…` over the relative paths and the bytes of manifest, vocabulary, catalogue, theory and documents.
  package var digest: String { bytes.text }
  /// Whether it was read without errors: only then it can be compiled.
  package var isSound: Bool
  /// Where they were asked for.
  package var registers: [Register] = []
  let bytes: FileDigest
}

extension Workspace {
  /// Reads the rule set of a folder: `ruleset.yaml`, and all files in `vocabulary`, `catalogue`, `theory` and `documents`. With
  /// several folders, `Rules:my-rules`, the files of a later one are laid over those of an earlier.
  ///
  /// Its registers are needed by lint, tests and tables, not by evaluation.
  ///
  /// With `conditions`, in the rule language, one more conclusion is that all of them hold: ``Question``. They may name entities of
  /// a profile, by kind.
  package mutating func loadRules(
    directory: String, registers: Bool = false, asking conditions: [String] = [], of entities: [String: [Entity]] = [:]
  ) -> Loaded<RuleBase> {
    let folder = RuleFolder(directory)
    var diagnostics = folder.problems.map { problem in
      var found = unreadable(problem.path, problem.problem)
      if problem.path == directory {
        found.help = [
          "run the command in the folder that holds '\(directory)', or name the folder of the rule set by '--rules'"
        ]
      }
      return found
    }
    if folder.problems.isEmpty, !folder.hasManifest { diagnostics.append(noManifest(directory)) }
    diagnostics += folder.unread.map { unreadFile($0) }
    diagnostics += folder.covered.map { covered in
      WorkspaceCode.covered.diagnostic(
        "'\(covered.above.path)' takes the place of '\(covered.below.path)'",
        at: place(ofArgument: covered.above.path.string), severity: .note)
    }
    var texts = readTexts(folder.hasManifest ? folder.files : [], &diagnostics)
    var typedConditions: TypedConditions?
    if !conditions.isEmpty {
      var told: [Diagnostic] = []
      let plain = self.rules(texts, named: directory, isThere: folder.hasManifest, &told)
      let addressed = conditions.map { Question.addressed($0, plain.ruleSet, nil) }
      texts += Question.texts(addressed, plain.ruleSet.languages).map { sources.add($0.path, $0.text) }
      typedConditions = texts.last.map { TypedConditions(addressed, in: $0.id, plain.ruleSet.languages, &self) }
    }
    let typed = conditions.isEmpty ? nil : TypedFile(path: Question.theoryFile, entities: entities)
    var rules = rules(texts, named: directory, isThere: folder.hasManifest, typed: typed, &diagnostics)
    if let typedConditions { diagnostics = diagnostics.map(typedConditions.placed) }
    if registers { rules.registers = readRegisters(folder.registers, rules, &diagnostics) }
    return Loaded(rules, sources.sorted(diagnostics))
  }

  /// Reads a rule set from memory: bytes by path within its folder, `ruleset.yaml` among them. Places are shown below `folder`.
  package mutating func loadRules(texts: [String: [UInt8]], below folder: String = "") -> Loaded<RuleBase> {
    let files = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, bytes in
      let source = SourceFile(path: folder + path, bytes: bytes)
      return RuleText(path: path, file: source, id: sources.add(source))
    }
    var diagnostics = texts["ruleset.yaml"] == nil ? [noManifest("texts")] : []
    let rules = rules(files, named: "texts", isThere: texts["ruleset.yaml"] != nil, &diagnostics)
    return Loaded(rules, sources.sorted(diagnostics))
  }

  /// What the texts say; nothing is said of them where there is no manifest.
  private func rules(
    _ texts: [RuleText], named directory: String, isThere: Bool, typed: TypedFile? = nil,
    _ diagnostics: inout [Diagnostic]
  ) -> RuleBase {
    let read = readRuleSet(texts, limits: limits, typed: typed)
    if isThere { diagnostics += read.diagnostics }
    let isSound = !diagnostics.contains { $0.severity == .error }
    return RuleBase(
      ruleSet: read.ruleSet, names: read.names, directory: directory, isSound: isSound, bytes: FileDigest(texts))
  }

  /// The texts of files, which become sources; what cannot be read is said.
  private mutating func readTexts(_ files: [RuleFolder.File], _ diagnostics: inout [Diagnostic]) -> [RuleText] {
    let read = files.concurrentMap { [limits] file in
      Result { () throws(FileProblem) in
        SourceFile(path: file.path.string, bytes: try readFile(file.path, limit: limits.bytes))
      }
    }
    var texts: [RuleText] = []
    for (file, result) in zip(files, read) {
      switch result {
      case .success(let source): texts.append(RuleText(path: file.relative, file: source, id: sources.add(source)))
      case .failure(let problem): diagnostics.append(unreadable(file.path.string, problem))
      }
    }
    return texts
  }

  private mutating func readRegisters(
    _ files: [RuleFolder.File], _ rules: RuleBase, _ diagnostics: inout [Diagnostic]
  ) -> [Register] {
    var reader = RegisterReader(rules.names, rules.ruleSet)
    for text in readTexts(files, &diagnostics) {
      let file = RuleFile(text, limits: limits)
      diagnostics += file.diagnostics
      reader.read(file.tree)
    }
    let (registers, found) = reader.finish()
    diagnostics += found
    return registers
  }

  private mutating func noManifest(_ directory: String) -> Diagnostic {
    WorkspaceCode.noRuleSet.diagnostic(
      "the folder '\(directory)' holds no 'ruleset.yaml'", at: place(ofArgument: directory),
      help: ["name the folder of the rule set with '--rules'"])
  }

  /// That a file or a folder is passed over, and how it would be read.
  package mutating func unreadFile(_ path: String, _ help: String? = nil) -> Diagnostic {
    let isInner = filePath(path).map(isFolder) ?? false
    let way =
      isInner
      ? "files of a rule set lie in \(quotedList(RuleFolder.parts + [RuleFolder.aside, RuleFolder.tests], "or"))"
      : path.hasSuffix(".yaml") ? "move it to where its content belongs" : "end its name in '.yaml', in small letters"
    return WorkspaceCode.unreadFile.diagnostic(
      isInner ? "nothing in the folder '\(path)' is read" : "the file '\(path)' is not read",
      at: place(ofArgument: path),
      severity: .warning, help: [help ?? way])
  }
}
