import Differential
import Foundation
import Loading
import Parallel
import Replay
import Report

/// Every profile of a folder, as it stands and under every system that lies beside it: what the replay refuses.
struct ShippedProfiles {
  let rules: String
  let profiles: String
  /// Only every so many steps are checked.
  let stride: Int
  /// Only under the system that the profile names.
  let asStated: Bool
  /// Those whose contested facts make more combinations are left out.
  let mostCases: Int

  /// How many derivations were refused, of how many evaluations, and how many evaluations were left out.
  func replay() throws -> (evaluations: Int, refused: Int, leftOut: Int) {
    var workspace = Workspace()
    let loaded = workspace.loadRules(directory: rules)
    guard !loaded.hasErrors else {
      throw Unreadable(text: renderDiagnostics(loaded.diagnostics, in: workspace.sources))
    }
    let engine = Engine(loaded.value.ruleSet)
    let folder = try copy()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let systems = asStated ? [] : try names(in: profiles + "/systems").map { Optional($0) }
    let checked = try names(in: profiles).filter { $0 != "profiles.yaml" }.concurrentMap { profile in
      Result { try ([nil] + systems).map { try faults(profile, under: $0, in: folder, loaded.value, engine) } }
    }
    let all = try checked.flatMap { try $0.get() }
    let evaluations = all.compactMap { $0 }
    for fault in evaluations.flatMap({ $0.prefix(3) }) { print(fault) }
    return (evaluations.count, evaluations.count { !$0.isEmpty }, all.count - evaluations.count)
  }

  struct Unreadable: Error { var text: String }

  private func faults(
    _ profile: String, under system: String?, in folder: String, _ rules: RuleBase, _ engine: Engine
  ) throws -> [String]? {
    let path = try write(profile, under: system, in: folder)
    return try faults(path, rules, engine)?.map { "\(profile) under \(system ?? "its own system"): \($0)" }
  }

  /// Nil where there are too many cases.
  private func faults(_ path: String, _ rules: RuleBase, _ engine: Engine) throws -> [String]? {
    var workspace = Workspace()
    let loaded = workspace.loadProfile(path: path, rules: rules)
    guard !loaded.hasErrors else {
      throw Unreadable(text: renderDiagnostics(loaded.diagnostics, in: workspace.sources))
    }
    let profile = loaded.value.profile
    guard let rationale = engine.evaluate(profile) else { return ["too many cases"] }
    if rationale.evaluation.worlds > mostCases { return nil }
    return ProofChecker(rules.ruleSet, profile, makeProof(rationale)).faults(every: stride)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private func copy() throws -> String {
    let folder = NSTemporaryDirectory() + "/" + UUID().uuidString
    try FileManager.default.copyItem(atPath: profiles, toPath: folder)
    return folder
  }

  /// The profile, with its line `system:` naming another file.
  private func write(_ profile: String, under system: String?, in folder: String) throws -> String {
    let text = try String(contentsOfFile: profiles + "/" + profile, encoding: .utf8)
    var lines = text.components(separatedBy: "\n")
    if let system, let place = lines.firstIndex(where: { $0.hasPrefix("system:") }) {
      lines[place] = "system: systems/\(system)"
    }
    let path = folder + "/" + profile
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
