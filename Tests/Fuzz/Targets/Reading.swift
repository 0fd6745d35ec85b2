import Inference
import Lint
import Reading
import RuleModel
import SourceText
import YAMLReading

/// Reads YAML and looks at all that the tree promises.
func readTree(_ bytes: [UInt8]) {
  var sources = SourceMap()
  let id = sources.add(path: "input.yaml", bytes: bytes)
  let file = SourceFile(path: "input.yaml", bytes: bytes)
  let whole = readYAML(file, id: id)
  show(whole.diagnostics, sources)
  if let root = whole.tree.root { check(root, depth: 1, size: bytes.count) }
}

/// A file's tree; its diagnostics are shown.
func read(_ bytes: [UInt8], _ path: String, _ sources: inout SourceMap) -> YAMLTree {
  let id = sources.add(path: path, bytes: bytes)
  let (tree, diagnostics) = readYAML(SourceFile(path: path, bytes: bytes), id: id)
  show(diagnostics, sources)
  return tree
}

private func check(_ node: YAMLNode, depth: Int, size: Int) {
  // An alias leads back to its anchor, so that what a node holds lies anywhere in the file.
  expect(depth <= YAMLLimits.standard.depth + 1, "a tree deeper than its limit")
  expect(0 <= node.span.start && node.span.start <= node.span.end && node.span.end <= size, "a place outside")
  expect(String(validating: node.utf8, as: UTF8.self) != nil, "text that is no UTF-8")
  for element in node.elements { check(element, depth: depth + 1, size: size) }
  var keys: Set<ArraySlice<UInt8>> = []
  for (key, value) in node.entries {
    expect(key.kind == .scalar, "a key that is no scalar")
    expect(keys.insert(key.utf8).inserted, "a key that stands twice")
    check(value, depth: depth + 1, size: size)
  }
}

/// Renders the first diagnostics, and checks the places of all.
func show(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
  for diagnostic in diagnostics {
    for label in [diagnostic.primary] + diagnostic.secondary {
      guard let file = sources[label.span.file] else { continue }
      let (start, end) = (Int(label.span.start), Int(label.span.end))
      expect(0 <= start && start <= end && end <= file.bytes.count, "a place outside: \(diagnostic.code)")
    }
  }
  for diagnostic in diagnostics.prefix(8) {
    expect(!render(diagnostic, in: sources).isEmpty, "a diagnostic without text")
  }
}

/// Reads the files of a rule set; if nothing is wrong with it, lints and evaluates it with the input's profile.
func readRules(_ input: FuzzFiles) {
  var sources = SourceMap()
  let files = input.files.filter { $0.path != "first" && $0.path != profilePath }.map {
    RuleFile(path: $0.path, tree: read($0.bytes, $0.path, &sources))
  }
  let rules = readRuleSet(files)
  let (ruleSet, names, diagnostics) = (rules.ruleSet, rules.names, rules.diagnostics)
  show(diagnostics, sources)
  let isSound = !diagnostics.contains { $0.severity == .error } && files.allSatisfy(\.tree.isComplete)
  guard isSound, isSmall(ruleSet) else { return }
  let context = LintContext(ruleSet, sources: sources, isSound: true)
  show(allChecks.flatMap { $0(context) }, sources)
  let tree = read(input[profilePath] ?? Array("profile: p".utf8), profilePath, &sources)
  let (profile, found) = readProfile(tree, ruleSet: ruleSet, names: names) { _ in .missing() }
  show(found, sources)
  if isSmall(profile) { evaluate(profile, FuzzEngine(ruleSet, sources)) }
}

let profilePath = "profile.yaml"

/// Evaluation takes as long as there are combinations of entities: an input that asks for many finds nothing else.
private func isSmall(_ ruleSet: RuleSet) -> Bool {
  let most = ruleSet.entities.map(\.count).max() ?? 0
  return most <= 12 && ruleSet.rules.allSatisfy { $0.scope.count <= 4 }
}

func isSmall(_ profile: Profile) -> Bool {
  profile.entities.allSatisfy { $0.count <= 12 }
}
