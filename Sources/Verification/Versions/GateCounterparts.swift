extension GateList {
  /// By gate behind the first so many: the signal among those that is computed just so; those that have none are left out.
  ///
  /// What structural hashing would have made one gate is found to be equal afterwards, so that a proof can say it step by step.
  func counterparts(behind count: Int) -> [Int: Signal] {
    var table: [Shape: Signal] = [:]
    for gate in 0..<count where kinds[gate] == .and || kinds[gate] == .xor {
      table[Shape(kind: kinds[gate], operands: Array(operands(of: gate)))] = Signal(gate: gate)
    }
    var found: [Int: Signal] = [:]
    for gate in count..<self.count {
      let own = operands(of: gate).map { signal -> Signal? in
        signal.gate < count ? signal : found[signal.gate].map { signal.isNegated ? !$0 : $0 }
      }
      let known = own.compactMap { $0 }
      guard known.count == own.count else { continue }
      switch kinds[gate] {
      case .constant, .input: continue
      case .and: found[gate] = conjunction(known, table)
      case .xor: found[gate] = difference(known, table)
      }
    }
    return found
  }

  private struct Shape: Hashable {
    var kind: Kind
    var operands: [Signal]
  }

  private func conjunction(_ signals: [Signal], _ table: [Shape: Signal]) -> Signal? {
    var operands: [Signal] = []
    for signal in signals.sorted() where signal != .always && signal != operands.last {
      if signal == .never || signal == operands.last.map({ !$0 }) { return .never }
      operands.append(signal)
    }
    return operands.count < 2 ? operands.first ?? .always : table[Shape(kind: .and, operands: operands)]
  }

  private func difference(_ signals: [Signal], _ table: [Shape: Signal]) -> Signal? {
    let isNegated = signals.reduce(false) { $0 != $1.isNegated }
    let operands = signals.map { $0.isNegated ? !$0 : $0 }.sorted()
    let result: Signal?
    if operands[0] == operands[1] {
      result = .never
    } else {
      result = operands[0] == .never ? operands[1] : table[Shape(kind: .xor, operands: operands)]
    }
    return result.map { isNegated ? !$0 : $0 }
  }
}
