import Circuit
import Reading
import RuleModel
import SourceText
import YAMLReading

extension RuleText {
  var files: [(path: String, bytes: [UInt8])] {
    let all = [
      ("ruleset.yaml", manifest), ("vocabulary/all.yaml", vocabulary), ("catalogue/all.yaml", catalogue),
      ("theory/all.yaml", theory),
    ]
    return all.filter { !$0.1.isEmpty }.map { ($0.0, Array($0.1.utf8)) }
  }

  /// The first stage: text to trees.
  func trees() -> [RuleFile] { RuleText.trees(files) }

  static func trees(_ files: [(path: String, bytes: [UInt8])]) -> [RuleFile] {
    var map = SourceMap()
    return files.map { path, bytes in
      let id = map.add(path: path, bytes: bytes)
      return RuleFile(path: path, tree: tree(SourceFile(path: path, bytes: bytes), id))
    }
  }

  private static func tree(_ file: SourceFile, _ id: FileID) -> YAMLTree { readYAML(file, id: id).tree }
}

/// A rule set with its circuit, read from text.
struct Loaded {
  let ruleSet: RuleSet
  let names: Names
  let circuit: CompiledRules

  /// Nil, with a fault, where the generator writes what the language refuses.
  init?(_ text: RuleText, _ session: inout Session) {
    let read = readRuleSet(text.trees())
    let errors = read.diagnostics.filter { $0.severity == .error }
    session.check(errors.isEmpty, "the rule set is refused: \(errors.first?.message ?? "")")
    guard errors.isEmpty else { return nil }
    (ruleSet, names) = (read.ruleSet, read.names)
    circuit = CompiledRules(compiling: read.ruleSet)
  }

  func profile(_ text: String, _ session: inout Session) -> Profile {
    let file = SourceFile(path: "profile.yaml", bytes: Array(text.utf8))
    let read = readProfile(readYAML(file, id: .none).tree, ruleSet: ruleSet, names: names) { _ in .missing() }
    let errors = read.diagnostics.filter { $0.severity == .error }
    session.check(errors.isEmpty, "the profile is refused: \(errors.first?.message ?? "")")
    return read.profile
  }
}
