import Circuit
import Explanation
import Foundation
import Inference
import Reading
import RuleModel
import SourceText
import YAMLReading

/// A rule base and its profiles in a folder of fixtures, read without the workspace.
struct Sample {
  let folder: String
  let ruleSet: RuleSet
  let names: Names
  let circuit: CompiledRules
  private(set) var problems: [String] = []
  /// Of the rule set's files, and of all in the folder of profiles.
  private(set) var trees: [YAMLTree] = []
  private let profiles: String

  static let root: String = {
    let tests = (#filePath as NSString).deletingLastPathComponent as NSString
    return (tests.deletingLastPathComponent as NSString).appendingPathComponent("Fixtures")
  }()

  /// Both folders are named from that of the fixtures.
  init(_ name: String, profiles: String? = nil) {
    folder = "\(Sample.root)/\(name)"
    let profiles = "\(Sample.root)/" + (profiles ?? "\(name)/profiles")
    self.profiles = profiles
    var files: [RuleFile] = []
    var map = SourceMap()
    for path in Sample.yamlFiles(in: folder) where !path.hasPrefix("profiles/") && !path.hasPrefix("tests/") {
      files.append(RuleFile(path: path, tree: Sample.tree("\(folder)/\(path)", &map)))
    }
    trees = files.map(\.tree)
    trees += Sample.yamlFiles(in: profiles).map { Sample.tree("\(profiles)/\($0)", &map) }
    let read = readRuleSet(files)
    ruleSet = read.ruleSet
    names = read.names
    problems = read.diagnostics.map { "\(map.place(of: $0.primary.span)): \($0.message)" }
    circuit = CompiledRules(compiling: read.ruleSet)
  }

  static func yamlFiles(in folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private static func tree(_ path: String, _ map: inout SourceMap) -> YAMLTree {
    let bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
    let id = map.add(path: path, bytes: bytes)
    return YAMLTree.read(file: SourceFile(path: path, bytes: bytes), id: id).tree
  }

  static func node(_ text: String) -> YAMLNode? {
    YAMLTree.read(file: SourceFile(path: "set", bytes: Array(text.utf8)), id: .none).tree.root
  }

  /// A profile of the folder, with settings such as `("system.rivalry", "cooperation")`.
  func profile(_ name: String, set settings: [(String, String)] = []) -> Profile {
    var map = SourceMap()
    let root = profiles
    let tree = Sample.tree("\(root)/\(name).yaml", &map)
    var profile = readProfile(tree, ruleSet: ruleSet, names: names) { file in
      FileManager.default.fileExists(atPath: "\(root)/\(file).yaml")
        ? .tree(Sample.tree("\(root)/\(file).yaml", &map)) : .missing()
    }.profile
    for (address, value) in settings {
      guard let node = Sample.node(value),
        let setting = readSetting(address, at: .none, value: node, names: names).setting
      else { continue }
      profile = profile.stating([setting], names: names, catalogue: ruleSet.facts)
    }
    return profile
  }

  func explanation(_ profile: Profile) -> Explainer? {
    guard let facts = Facts(profile, ruleSet, circuit) else { return nil }
    return Explainer(Evaluation(circuit, facts, ruleSet), ruleSet, profile)
  }
}
