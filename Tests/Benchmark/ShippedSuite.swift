import Explanation
import Loading
import RuleModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The shipped rule set and its first profile, where this is started in the folder that holds them: one evaluation, and
/// what asks for many worlds.
///
/// Flips are allowed ten times the instructions of an evaluation. Differences of two runs count them, on all cores:
///
///     valgrind --tool=callgrind --callgrind-out-file=/dev/null demarche-bench --calls 1 --filter 'Seoul: flips'
///     valgrind --tool=callgrind --callgrind-out-file=/dev/null demarche-bench --calls 2 --filter 'Seoul: flips'
struct ShippedSuite {
  static func run(_ session: inout Session) {
    let names = ["evaluation", "readings", "flips", "placeholders"].map { "Seoul: \($0)" }
    guard session.wantsAny(names), access("Rules/ruleset.yaml", R_OK) == 0 else { return }
    var workspace = Workspace()
    let loaded = workspace.load(rules: "Rules", profile: "Profiles/seoul.yaml")
    guard let found = loaded.value else {
      session.check(false, "the shipped rule set is refused")
      return
    }
    let (engine, profile) = (found.engine, found.profile.profile)
    guard let readings = engine.readings(profile) else { return }
    let keys = readings.summaryKeys
    session.time(names[0], .milliseconds) {
      let explainer = engine.evaluate(profile)
      keep(UInt64(keys.count { explainer?.value($0) != nil }))
    }
    session.time(names[1], .milliseconds) { keep(engine.readings(profile) == nil ? 0 : 1) }
    if session.options.wants(names[2]) {
      session.time("\(names[2]) of \(grouped(readings.changes.count)) changes", .milliseconds) {
        keep(UInt64(readings.flips(of: keys).changes.count))
      }
    }
    guard session.options.wants(names[3]) else { return }
    let answers = keys.map(readings.answer)
    session.time(names[3], .milliseconds) { keep(UInt64(readings.placeholders(of: answers).joined().count)) }
  }
}
