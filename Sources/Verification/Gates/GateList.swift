/// A gate's output, or its negation.
package struct Signal: Hashable, Comparable, Sendable {
  /// Twice the gate, plus one where it is negated.
  let code: Int32

  /// A gate's output.
  init(gate: Int) { code = Int32(truncatingIfNeeded: gate) << 1 }
  fileprivate init(code: Int32) { self.code = code }

  var gate: Int { Int(code >> 1) }
  var isNegated: Bool { code & 1 == 1 }

  /// Off and on, whatever the inputs.
  package static let never = Signal(code: 0)
  package static let always = Signal(code: 1)

  package static prefix func ! (signal: Signal) -> Signal { Signal(code: signal.code ^ 1) }

  /// By gate; a signal beside its negation.
  package static func < (left: Signal, right: Signal) -> Bool { left.code < right.code }
}

/// A circuit of single bits in the order in which it is computed: inputs, conjunctions and exclusive disjunctions.
///
/// Constants are folded and equal gates are one gate (structural hashing: Kuehlmann, Krohm, "Equivalence Checking Using Cuts
/// and Heaps", DAC 1997); disjunctions are negated conjunctions of negations, so that they share as well.
package struct GateList: Sendable {
  enum Kind: UInt8, Sendable { case constant, input, and, xor }

  private(set) var kinds: [Kind] = [.constant]
  private var ends: [Int32] = [0]
  private var operands: [Signal] = []
  private var table = GateTable()
  /// Equal gates are one gate from here on.
  private var firstShared = 0

  package init() {}

  /// Gates and inputs, and the one that is off.
  package var count: Int { kinds.count }

  func operands(of gate: Int) -> ArraySlice<Signal> { operands[Int(gate == 0 ? 0 : ends[gate - 1])..<Int(ends[gate])] }

  /// Signals of which one is on where this one is: what a disjunction is made of, else the signal itself.
  func alternatives(_ signal: Signal) -> [Signal] {
    signal.isNegated && kinds[signal.gate] == .and ? operands(of: signal.gate).map { !$0 } : [signal]
  }

  /// A bit that is free.
  package mutating func input() -> Signal { append(.input) }

  /// Whether all are on. Amortized O(n log n).
  package mutating func and(_ signals: [Signal]) -> Signal {
    // Behind the operands of all gates, where they stay if the gate is a new one.
    let start = operands.count
    operands += signals
    operands.withUnsafeMutableBufferPointer { all in
      var own = UnsafeMutableBufferPointer(rebasing: all[start...])
      own.sort()
    }
    var end = start
    for place in start..<operands.count where operands[place] != .always {
      let (signal, last) = (operands[place], end > start ? operands[end - 1] : .always)
      if signal == .never || signal == !last {
        operands.removeLast(operands.count - start)
        return .never
      }
      if signal == last { continue }
      operands[end] = signal
      end += 1
    }
    operands.removeLast(operands.count - end)
    if end > start + 1 { return gate(.and, from: start) }
    return end > start ? operands.removeLast() : .always
  }

  /// Whether any is on.
  package mutating func or(_ signals: [Signal]) -> Signal { !and(signals.map { !$0 }) }

  /// Whether one of two is on, and not both.
  package mutating func xor(_ left: Signal, _ right: Signal) -> Signal {
    let isNegated = left.isNegated != right.isNegated
    let (first, second) = (min(left.positive, right.positive), max(left.positive, right.positive))
    let result = first == second ? .never : first == .never ? second : gate(first, second)
    return isNegated ? !result : result
  }

  /// Gates from here on are new ones, also where there are the same.
  mutating func beginAnew() { (firstShared, table) = (count, GateTable()) }

  private mutating func gate(_ left: Signal, _ right: Signal) -> Signal {
    let start = operands.count
    operands += [left, right]
    return gate(.xor, from: start)
  }

  /// The gate whose operands stand from here on behind all others: the same as one before, or a new one.
  private mutating func gate(_ kind: Kind, from start: Int) -> Signal {
    if table.isFull { rehash() }
    let slot = slot(kind, operands[start...])
    if let gate = table[slot] {
      operands.removeLast(operands.count - start)
      return Signal(code: gate << 1)
    }
    let signal = append(kind)
    table[slot] = signal.code >> 1
    return signal
  }

  /// Where a gate stands in the table, or would.
  private func slot(_ kind: Kind, _ own: ArraySlice<Signal>) -> Int {
    var slot = table.first(kind.rawValue, own)
    while let gate = table[slot], kinds[Int(gate)] != kind || operands(of: Int(gate)) != own {
      slot = table.next(slot)
    }
    return slot
  }

  private mutating func rehash() {
    table = GateTable(room: 2 * table.room)
    for gate in firstShared..<count where kinds[gate] == .and || kinds[gate] == .xor {
      table[slot(kinds[gate], operands(of: gate))] = Int32(truncatingIfNeeded: gate)
    }
  }

  /// Forgets the gates that were made since there were so many. Linear in these.
  mutating func truncate(to count: Int) {
    // The last first: what was put behind others in the table is behind none of those that stay.
    for gate in (count..<kinds.count).reversed() where kinds[gate] == .and || kinds[gate] == .xor {
      table[slot(kinds[gate], operands(of: gate))] = nil
    }
    kinds.removeLast(kinds.count - count)
    operands.removeLast(operands.count - Int(ends[count - 1]))
    ends.removeLast(ends.count - count)
  }

  /// A gate of the operands behind all others.
  private mutating func append(_ kind: Kind) -> Signal {
    kinds.append(kind)
    ends.append(Int32(truncatingIfNeeded: operands.count))
    return Signal(code: Int32(truncatingIfNeeded: kinds.count - 1) << 1)
  }

  /// By gate, whether it is on where these inputs are. O(gates).
  package func values(where isOn: (Signal) -> Bool) -> GateValues {
    var values = [Bool](repeating: false, count: count)
    func value(_ signal: Signal) -> Bool { values[signal.gate] != signal.isNegated }
    for gate in 0..<count {
      switch kinds[gate] {
      case .constant: break
      case .input: values[gate] = isOn(Signal(code: Int32(truncatingIfNeeded: gate) << 1))
      case .and: values[gate] = operands(of: gate).allSatisfy(value)
      case .xor: values[gate] = operands(of: gate).reduce(false) { $0 != value($1) }
      }
    }
    return GateValues(values: values)
  }
}

/// What the signals of a gate list are for some inputs.
package struct GateValues: Sendable {
  fileprivate let values: [Bool]

  package subscript(signal: Signal) -> Bool { values[signal.gate] != signal.isNegated }
}

extension Signal {
  fileprivate var positive: Signal { Signal(code: code & ~1) }
}
