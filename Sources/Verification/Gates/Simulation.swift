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
    for gate in words.count..<count { words.append(word(gate, words) ?? input(gate)) }
  }

  /// Works out some gates anew, in the order in which they are computed.
  func compute(_ gates: [Int], in words: inout [UInt64]) {
    for gate in gates { words[gate] = word(gate, words) ?? words[gate] }
  }

  /// What a gate is where its operands are known; nil of an input.
  private func word(_ gate: Int, _ words: [UInt64]) -> UInt64? {
    switch kinds[gate] {
    case .constant: 0
    case .input: nil
    case .and: operands(of: gate).reduce(.max) { $0 & words.word($1) }
    case .xor: operands(of: gate).reduce(0) { $0 ^ words.word($1) }
    }
  }

  /// The gates on the way from some inputs to some signals, in the order in which they are computed. O(gates).
  func between(_ inputs: [Int], and outputs: [Signal]) -> [Int] {
    let isNeeded = needed(for: outputs)
    var isMoved = Array(repeating: false, count: isNeeded.count)
    for input in inputs where input < isMoved.count { isMoved[input] = true }
    return isNeeded.indices.filter { gate in
      guard isNeeded[gate], !isMoved[gate] else { return false }
      isMoved[gate] = operands(of: gate).contains { isMoved[$0.gate] }
      return isMoved[gate]
    }
  }
}

extension [UInt64] {
  /// What a signal is in the cases of a simulation.
  func word(_ signal: Signal) -> UInt64 { self[signal.gate] ^ (signal.isNegated ? .max : 0) }
}

extension GateList {
  /// The same signals where some inputs are others. Only gates that hang on these are made anew. O(gates).
  mutating func replacing(_ inputs: [Int: Signal], in signals: [Signal]) -> [Signal] {
    let last = signals.map(\.gate).max() ?? 0
    var replaced: [Signal?] = Array(repeating: nil, count: last + 1)
    let isNeeded = needed(for: signals)
    for gate in 0...last where isNeeded[gate] {
      if let other = inputs[gate] {
        replaced[gate] = other
        continue
      }
      let own = operands(of: gate)
      guard own.contains(where: { replaced[$0.gate] != nil }) else { continue }
      let moved = own.map { signal in
        replaced[signal.gate].map { signal.isNegated ? !$0 : $0 } ?? signal
      }
      replaced[gate] = kinds[gate] == .and ? and(moved) : xor(moved[0], moved[1])
    }
    return signals.map { signal in replaced[signal.gate].map { signal.isNegated ? !$0 : $0 } ?? signal }
  }

  /// By gate, whether one of these signals reads it.
  fileprivate func needed(for signals: [Signal]) -> [Bool] {
    let last = signals.map(\.gate).max() ?? 0
    var isNeeded = Array(repeating: false, count: last + 1)
    for signal in signals { isNeeded[signal.gate] = true }
    for gate in (0...last).reversed() where isNeeded[gate] {
      for operand in operands(of: gate) { isNeeded[operand.gate] = true }
    }
    return isNeeded
  }
}
