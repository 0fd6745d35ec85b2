import Anomalies
import Commands
import Foundation

// Exact checks of lint beside trying every profile:
//   swift run -c release anomalies [--seed N] [--count N] [--clean FOLDER…]
// Small random rule sets, half of them with slips put in; prints how many anomalies of each kind there are and how many
// lint finds, and how many sets are without any and how many of these lint says something of. Then exact checks of whole
// rule sets in folders: how many findings. Exits with 1 where an anomaly is missed or made up; of 400 sets and more also where
// there are fewer than ten of a kind, or fewer than 200 clean sets.

func number(after name: String, otherwise: Int) -> Int {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return otherwise }
  return Int(arguments[place + 1]) ?? otherwise
}

/// The findings of lint: code and quoted names.
func lintFindings(_ folder: String) -> [Expected] {
  var request = LintRequest(paths: [folder], rules: folder, format: .github)
  request.isExact = true
  request.selected = ["D04", "D05"]
  return lint(request).output.split(separator: "\n").map { line in
    let parts = line.components(separatedBy: "::")
    let code = parts[1].components(separatedBy: "title=").last?.prefix(5) ?? ""
    let message = parts.dropFirst(2).joined(separator: "::").components(separatedBy: "%0A")[0]
    let names = message.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    // "A condition of 'r1' follows from the rule's other conditions": an apostrophe is no quotation mark.
    return Expected(code: String(code), names: code == "D0412" ? Array(names.prefix(1)) : names)
  }.sorted()
}

func write(_ plan: Plan, to folder: URL) throws {
  for (path, text) in plan.files {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// How many anomalies of each kind there are in rule sets, and how many lint finds.
struct Tally {
  var there: [String: Int] = [:]
  var found: [String: Int] = [:]
  /// Rule sets without an anomaly, and how many of these lint says something of.
  var (clean, saidOfClean) = (0, 0)
  var failures = 0

  mutating func take(_ enumeration: Enumeration, _ said: [Expected], _ name: String) {
    let pairs = said.filter { $0.code == "D0413" }.map(\.names)
    let (expected, others) = (enumeration.findings, said.filter { $0.code != "D0413" })
    for finding in expected { there[finding.code, default: 0] += 1 }
    for finding in expected where others.contains(finding) { found[finding.code, default: 0] += 1 }
    if enumeration.hasConflict {
      there["D0413", default: 0] += 1
      if enumeration.isExplained(by: pairs) { found["D0413", default: 0] += 1 }
    }
    if expected.isEmpty, !enumeration.hasConflict {
      clean += 1
      if !said.isEmpty { saidOfClean += 1 }
    }
    guard expected != others || !enumeration.isExplained(by: pairs) else { return }
    failures += 1
    guard failures <= 3 else { return }
    print("\(name):")
    print("  there: \(expected.filter { !others.contains($0) })")
    print("  said: \(others.filter { !expected.contains($0) }) \(pairs)")
    for (path, text) in enumeration.plan.files { print("# \(path)\n\(text)") }
  }
}

/// At least so many rule sets, every second one without the rules that would be a slip, until so many are without any.
func compareRandomPlans(seed: Int, count: Int, clean wanted: Int) throws -> Int {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "anomalies-\(ProcessInfo.processInfo.processIdentifier)")
  defer { try? FileManager.default.removeItem(at: folder) }
  var (tally, offset) = (Tally(), 0)
  while offset < count || (tally.clean < wanted && offset < 4 * count) {
    let plan = Plan(seed: UInt64(seed + offset))
    let enumeration = Enumeration(offset % 2 == 0 ? plan : plan.withoutSlips)
    try write(enumeration.plan, to: folder)
    tally.take(enumeration, lintFindings(folder.path), "seed \(seed + offset)")
    offset += 1
  }
  // The slips of every kind are to be met often enough to say something of the check.
  let rare = count < 400 ? [] : exactChecks.map(\.code.code).filter { tally.there[$0, default: 0] < 10 }
  if !rare.isEmpty { print("fewer than ten of: \(rare.joined(separator: ", "))") }
  for code in tally.there.keys.sorted() {
    print("\(code): \(tally.there[code] ?? 0) seeded, \(tally.found[code] ?? 0) found")
  }
  print(
    "\(offset) rule sets from seed \(seed): \(tally.clean) clean, of which lint says something of \(tally.saidOfClean)")
  print("\(tally.failures) with a disagreement")
  return tally.failures + rare.count + (tally.clean < wanted ? 1 : 0)
}

var failures = try compareRandomPlans(
  seed: number(after: "--seed", otherwise: 1), count: number(after: "--count", otherwise: 400),
  clean: number(after: "--count", otherwise: 400) < 400 ? 0 : 200)
if let place = CommandLine.arguments.firstIndex(of: "--clean") {
  for folder in CommandLine.arguments[(place + 1)...] {
    let said = lintFindings(folder)
    print("\(folder): \(said.count) findings")
    for finding in said { print("  \(finding.code) \(finding.names.joined(separator: " "))") }
    failures += said.count
  }
}
exit(failures > 0 ? 1 : 0)
