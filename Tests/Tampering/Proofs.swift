import Commands
import Loading
import Parallel
import TestSupport

private struct CertifiedClaim: Sendable {
  var clauses: String
  var proof: String
  var claim: String
}

private let wells = "Tests/Fixtures/wells"

/// Certificates of each sort, changed equally often.
func tamperWithProofs(_ count: Int, seed: UInt64) throws -> Tally {
  let claims = certificates().flatMap(honest)
  guard !claims.isEmpty else { return Tally(faults: ["there is no certificate"]) }
  let parts = 8
  let each = (count + claims.count * parts - 1) / (claims.count * parts)
  let tasks = claims.flatMap { claim in (0..<parts).map { (claim, UInt64($0)) } }
  var tally = tasks.enumerated().map { ($0.offset, $0.element) }.concurrentMap { number, task in
    tamper(task.0, each, seed: seed &* 1000 &+ UInt64(number))
  }.reduce(into: Tally()) { $0.add($1) }
  tally.subjects = claims.count
  return tally
}

private func certificates() -> [CommandResult] {
  let near = EvaluationRequest(profile: "\(wells)/profiles/delta.yaml", rules: wells)
  let any = EvaluationRequest(profile: "", rules: wells)
  return [
    find(FindRequest(evaluation: near, conditions: ["board.pace: stretched"], certify: "x")),
    find(FindRequest(evaluation: near, conditions: ["board.pace: idle", "board.crews: {at least: 2}"], certify: "x")),
    find(
      FindRequest(evaluation: any, isNear: false, conditions: ["board.pace: {present: no}"], certify: "x")),
    explain(
      ExplainRequest(evaluation: near, conclusion: "board.pace", question: .howTo("stretched"), certify: "x")),
  ]
}

private func honest(_ result: CommandResult) -> [CertifiedClaim] {
  result.files.filter { $0.name.hasSuffix(".cnf") }.compactMap { file in
    let proof = result.files.first { $0.name == file.name.replacing(".cnf", with: ".drat") }?.text ?? ""
    let claim = verdict(file.text, proof)
    return claim.map { CertifiedClaim(clauses: file.text, proof: proof, claim: $0) }
  }
}

/// What is shown; nil where it is refused.
private func verdict(_ clauses: String, _ proof: String) -> String? {
  var workspace = Workspace()
  let check = CertificateCheck(ProofCheckRequest(path: "", rules: wells))
  return try? check.verdict(clauses: clauses, proof: proof, &workspace)
}

private func tamper(_ claim: CertifiedClaim, _ count: Int, seed: UInt64) -> Tally {
  var tally = Tally(subjects: 1)
  var random = SplitMix64(seed: seed)
  for _ in 0..<count {
    var changed = claim
    if random.chance(50) {
      changed.clauses = tampered(claim.clauses, &random)
    } else {
      changed.proof = tampered(claim.proof, &random)
    }
    tally.tried += 1
    switch verdict(changed.clauses, changed.proof) {
    case nil: tally.refused += 1
    case claim.claim?: tally.same += 1
    case let other?: tally.faults.append("'\(other)' instead of '\(claim.claim)'")
    }
  }
  return tally
}

/// Another byte, a byte or a line less, a line twice, two lines the other way round; in the first lines as often as in all others.
private func tampered(_ text: String, _ random: inout SplitMix64) -> String {
  if random.chance(50) {
    var bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return "1 0\n" }
    let place = random.number(0..<(random.chance(50) ? min(400, bytes.count) : bytes.count))
    if random.chance(80) {
      bytes[place] = random.pick(Array("0123456789- \ncdxabc{}:".utf8))
    } else {
      bytes.remove(at: place)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let place = random.number(0..<(random.chance(50) ? min(12, lines.count) : lines.count))
  switch random.number(0..<3) {
  case 0: lines.remove(at: place)
  case 1: lines.insert(lines[place], at: place)
  default: lines.swapAt(place, random.number(0..<lines.count))
  }
  return lines.joined(separator: "\n")
}
