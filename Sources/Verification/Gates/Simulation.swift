extension GateList {
  /// What all gates are in 64 cases at once, one a bit: `input` says what an input gate is. O(gates).
  ///
  /// Simulation answers what is easily so, so that a solver is asked the rest: Kuehlmann, Paruthi, Krohm, Ganai, "Robust
  /// Boolean Reasoning for Equivalence Checking and Functional Property Verification", IEEE Transactions on CAD 21, 2002.
  func words(_ input: (Int) -> UInt64) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(count)
    extend(&words, input)
    return words
  }

  /// The same for gates that were made since.
  func extend(_ words: inout [UInt64], _ input: (Int) -> UInt64 = { _ in 0 }) {
    for gate in words.count..<count {
      switch kinds[gate] {
      case .constant: words.append(0)
      case .input: words.append(input(gate))
      case .and: words.append(operands(of: gate).reduce(.max) { $0 & words.word($1) })
      case .xor: words.append(operands(of: gate).reduce(0) { $0 ^ words.word($1) })
      }
    }
  }
}

extension [UInt64] {
  /// What a signal is in the cases of a simulation.
  func word(_ signal: Signal) -> UInt64 { self[signal.gate] ^ (signal.isNegated ? .max : 0) }
}
