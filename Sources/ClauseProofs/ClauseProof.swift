/// One step of a proof.
package enum ClauseProofStep: Hashable, Sendable {
  case add([Int])
  case delete([Int])
}

/// What a proof comes to.
package enum ClauseProofVerdict: Hashable, Sendable {
  case accepted
  /// The first step, from 0, that does not hold; the number of steps where it is the claim.
  case refused(step: Int)
}

/// Checks a proof that a formula entails a clause; the empty clause says that the formula is unsatisfiable.
///
/// Steps that only keep satisfiability are enough for the empty clause and for no other.
package func check(formula: [[Int]], proof: [ClauseProofStep], claim: [Int] = []) -> ClauseProofVerdict {
  var checker = ClauseProofChecker(formula: formula)
  for (index, step) in proof.enumerated() {
    if checker.isRefuted, !checker.usesResolvents || claim.isEmpty { return .accepted }
    let holds =
      switch step {
      case .add(let clause): checker.add(clause)
      case .delete(let clause): checker.delete(clause)
      }
    if !holds { return .refused(step: index) }
  }
  let holds = checker.follows(claim) && (claim.isEmpty || !checker.usesResolvents)
  return holds ? .accepted : .refused(step: proof.count)
}

/// The steps of a proof in the text form of DRAT; nil if a line is not a step.
package func readDRAT(_ text: String) -> [ClauseProofStep]? {
  var steps: [ClauseProofStep] = []
  for line in text.split(whereSeparator: \.isNewline) {
    var words = line.split(separator: " ")[...]
    guard let first = words.first, first != "c" else { continue }
    let isDeletion = first == "d"
    if isDeletion { words = words.dropFirst() }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, numbers.last == 0, !numbers.dropLast().contains(0),
      numbers.allSatisfy({ $0.magnitude <= 1 << 30 })
    else { return nil }
    steps.append(isDeletion ? .delete(numbers.dropLast()) : .add(numbers.dropLast()))
  }
  return steps
}
