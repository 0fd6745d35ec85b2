import ClauseProblems
import ClauseProofs
import Foundation
import Solver
import TestSupport

let usage = """
  usage: clauses solve FILE [--budget CONFLICTS] [--proof FILE]
         clauses check FILE PROOF
         clauses random SEED COUNT
         clauses make FOLDER

    solve   answers as solvers do: 's SATISFIABLE' with 'v' lines and status 10, 's UNSATISFIABLE' and 20, 's UNKNOWN' and 0
    check   whether a proof in the text form of DRAT shows that the formula is unsatisfiable: status 0 or 1
    random  compares answers, cores, models and proofs of small formulas with trying every assignment
    make    writes random and crafted formulas
  """

var arguments = CommandLine.arguments.dropFirst()
switch (arguments.popFirst(), arguments.count) {
case ("solve", 1...): solve(arguments.popFirst() ?? "", Array(arguments))
case ("check", 2): checkProof(Array(arguments))
case ("random", 2): compareWithBruteForce(arguments.compactMap { UInt64($0) })
case ("make", 1): try makeFormulas(arguments.popFirst() ?? "")
default: end(usage, 64)
}

func end(_ text: String, _ status: Int32) -> Never {
  print(text)
  exit(status)
}

func bytes(_ path: String) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else { end("\(path): cannot be read", 64) }
  return Array(data)
}

func formula(_ path: String) -> Formula {
  let (formula, faults) = readDIMACS(bytes(path))
  guard faults.isEmpty else {
    end(faults.map { "\(path):\($0.line):\($0.column): \($0.message) (\($0.help))" }.joined(separator: "\n"), 65)
  }
  return formula
}

func option(_ name: String, in arguments: [String]) -> String? {
  arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }
}

func solve(_ path: String, _ options: [String]) {
  let formula = formula(path)
  let proofPath = option("--proof", in: options)
  var solver = ClauseSolver(recordingProof: proofPath != nil)
  solver.add(formula)
  let answer = solver.solve(budget: option("--budget", in: options).flatMap { Int($0) } ?? .max)
  let counts = solver.statistics
  print(
    "c \(counts.conflicts) conflicts, \(counts.decisions) decisions, \(counts.restarts) restarts, \(counts.dropped) dropped"
  )
  if let proofPath, let proof = solver.proof {
    try? proof.drat.write(toFile: proofPath, atomically: true, encoding: .utf8)
  }
  switch answer {
  case .undecided: end("s UNKNOWN", 0)
  case .unsatisfiable: end("s UNSATISFIABLE", 20)
  case .satisfiable(let model):
    if let fault = fault(of: answer, to: formula, proof: nil) { end(fault, 1) }
    let values = (0..<formula.variableCount).compactMap { Literal(dimacs: $0 + 1) }.map { model[$0] ? $0 : !$0 }
    end("s SATISFIABLE\nv \(values.map { "\($0.dimacs)" }.joined(separator: " ")) 0", 10)
  }
}

func checkProof(_ paths: [String]) {
  guard let proof = readDRAT(String(decoding: bytes(paths[1]), as: UTF8.self)) else { end("\(paths[1]): no proof", 65) }
  let verdict = check(formula: formula(paths[0]).numbers, proof: proof)
  end(verdict == .accepted ? "s VERIFIED" : "s NOT VERIFIED (\(verdict))", verdict == .accepted ? 0 : 1)
}

func compareWithBruteForce(_ numbers: [UInt64]) {
  guard numbers.count == 2 else { end(usage, 64) }
  var unsatisfiable = 0
  for seed in numbers[0]..<numbers[0] + numbers[1] {
    var random = SplitMix64(seed: seed)
    let formula = smallFormula(using: &random)
    if let fault = faultBesideBruteForce(formula, using: &random) {
      end("seed \(seed): \(fault)\n\(formula.dimacs)", 1)
    }
    if !isSatisfiable(formula) { unsatisfiable += 1 }
  }
  print("\(numbers[1]) formulas, \(unsatisfiable) of them unsatisfiable: every answer, core, model and proof holds")
}

func makeFormulas(_ folder: String) throws {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for (name, formula) in fileFormulas() {
    try formula.dimacs.write(toFile: "\(folder)/\(name).cnf", atomically: true, encoding: .utf8)
  }
}
