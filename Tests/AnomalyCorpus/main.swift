import Commands
import Foundation

// Exact checks of lint beside trying every profile:
//   swift run -c release anomalies [--seed N] [--count N]
// Small random rule sets, half of them with a slip put in; prints how many anomalies of each kind there are and how many
// lint finds, and how many sets are without any and how many of these lint says something of. Exits with 1 where one is
// missed or made up.
//   swift run -c release anomalies --clean FOLDER…
// Exact checks of whole rule sets: how many findings.

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

func compareRandomPlans(seed: Int, count: Int) throws -> Int {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "anomalies-\(ProcessInfo.processInfo.processIdentifier)")
  defer { try? FileManager.default.removeItem(at: folder) }
  var (there, found): ([String: Int], [String: Int]) = ([:], [:])
  var (clean, saidOfClean, failures) = (0, 0, 0)
  for offset in 0..<count {
    let plan = Plan(seed: UInt64(seed + offset))
    // Every second one without the rules that would be a slip.
    let enumeration = Enumeration(offset % 2 == 0 ? plan : plan.withoutSlips)
    try write(enumeration.plan, to: folder)
    let said = lintFindings(folder.path)
    let pairs = said.filter { $0.code == "D0413" }.map(\.names)
    let (expected, others) = (enumeration.findings, said.filter { $0.code != "D0413" })
    for finding in expected { there[finding.code, default: 0] += 1 }
    for finding in expected where others.contains(finding) { found[finding.code, default: 0] += 1 }
    if enumeration.hasConflict {
      there["D0413", default: 0] += 1
      if enumeration.isExplained(by: pairs) { found["D0413", default: 0] += 1 }
    }
    // Values that nothing reaches are not put in: few rules reach all.
    let isClean = !enumeration.hasConflict && !expected.contains { $0.code != "D0511" }
    if isClean { clean += 1 }
    if isClean, said.contains(where: { $0.code != "D0511" }) { saidOfClean += 1 }
    guard expected != others || !enumeration.isExplained(by: pairs) else { continue }
    failures += 1
    guard failures <= 3 else { continue }
    print("seed \(seed + offset):")
    print("  there: \(expected.filter { !others.contains($0) })")
    print("  said: \(others.filter { !expected.contains($0) }) \(pairs)")
    print(enumeration.plan.files[2].text)
  }
  // The slips of every kind are to be met often enough to say something of the check.
  let codes = allCodes.map(\.code).filter { LintRequest.isExact($0) }
  let rare = count < 400 ? [] : codes.filter { there[$0, default: 0] < 10 }
  if !rare.isEmpty { print("fewer than ten of: \(rare.joined(separator: ", "))") }
  failures += rare.count
  for code in there.keys.sorted() { print("\(code): \(there[code] ?? 0) seeded, \(found[code] ?? 0) found") }
  print(
    "\(count) rule sets from seed \(seed): \(clean) without a slip in a rule, of which lint says something of \(saidOfClean)"
  )
  print("\(failures) with a disagreement")
  return failures
}

var failures = try compareRandomPlans(
  seed: number(after: "--seed", otherwise: 1), count: number(after: "--count", otherwise: 400))
if let place = CommandLine.arguments.firstIndex(of: "--clean") {
  for folder in CommandLine.arguments[(place + 1)...] {
    let said = lintFindings(folder)
    print("\(folder): \(said.count) findings")
    for finding in said { print("  \(finding.code) \(finding.names.joined(separator: " "))") }
    failures += said.count
  }
}
exit(failures > 0 ? 1 : 0)
