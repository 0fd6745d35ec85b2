import Differential
import RuleModel
import TestSupport

// Random rule sets against the naive evaluator:
//   swift run -c release oracle [--seed N] [--count N] [--keep-going] [--laws] [--replay]
// Prints the first disagreement, minimised, and exits with 1. With --laws: what a completion withdraws, and what
// depends on the order of rules, conditions and entities, and how the readings of a profile break the contract, too. With --replay: what the proof checker refuses of the
// derivations, too.
//   swift run -c release oracle --profiles Profiles [--rules Rules] [--every N] [--as-stated] [--cases N]
// Replays the derivations of every profile of the folder under every system (or only its own), or every so many steps
// of them; with --cases, only of those whose contested facts make no more combinations.
//   swift run -c release oracle --live PROFILE [--rules Rules] [--seed N] [--count N]
//   swift run -c release oracle --live-random CHANGES [--seed N] [--count N]
// Prints a live page's data and random changes with what follows, of a profile or of as many random rule sets, for
// Tests/Live/compare.js.

func text(after name: String) -> String? {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

func number(after name: String, otherwise: UInt64) -> UInt64 { text(after: name).flatMap { UInt64($0) } ?? otherwise }

let seed = number(after: "--seed", otherwise: 1)
let count = number(after: "--count", otherwise: 2000)
let keepGoing = CommandLine.arguments.contains("--keep-going")
let withLaws = CommandLine.arguments.contains("--laws")
let withReplay = CommandLine.arguments.contains("--replay")

func faults(_ rules: RuleSet, _ profile: Profile) -> [String] {
  let found = disagreements(rules, profile) + (withReplay ? replayFaults(rules, profile) : [])
  guard withLaws, found.isEmpty else { return found }
  return withdrawals(rules, profile, seed: seed, completions: 12) + dependenceOnOrder(rules, profile, seed: seed)
    + readingFaults(rules, profile, seed: seed)
}

func compareRandomRuleSets() -> Int {
  var failures = 0
  for offset in 0..<count {
    var generator = RuleSetGenerator(seed: seed &+ offset)
    let (rules, profile) = generator.generate()
    let found = faults(rules, profile)
    guard !found.isEmpty else { continue }
    failures += 1
    print("seed \(seed &+ offset): \(found.count) disagreements; \(found[0].split(separator: "\n")[0])")
    if keepGoing { continue }
    let (smallest, smaller) = minimise(rules, profile) { !faults($0, $1).isEmpty }
    print(describe(smallest, smaller))
    for line in faults(smallest, smaller) { print(line) }
    break
  }
  print("\(count) rule sets from seed \(seed): \(failures) with a disagreement")
  return failures
}

var failures = 0
if let profile = text(after: "--live") {
  var changes = try LiveChanges(rules: text(after: "--rules") ?? "Rules", profile: profile, seed: seed)
  for line in changes.lines(Int(count)) { print(line) }
} else if let changes = text(after: "--live-random").flatMap({ Int($0) }) {
  for line in liveRandomRuleSets(seed: seed, count: count, changes: changes) { print(line) }
} else if let profiles = text(after: "--profiles") {
  let shipped = ShippedProfiles(
    rules: text(after: "--rules") ?? "Rules", profiles: profiles,
    stride: max(1, Int(number(after: "--every", otherwise: 1))),
    asStated: CommandLine.arguments.contains("--as-stated"),
    mostCases: Int(number(after: "--cases", otherwise: 4096)))
  let (evaluations, refused, leftOut) = try shipped.replay()
  print(
    "\(evaluations) evaluations of \(profiles): the proofs of \(refused) are refused; \(leftOut) with more cases left out"
  )
  failures = refused
} else {
  failures = compareRandomRuleSets()
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
exit(failures > 0 ? 1 : 0)
