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
  private var known: [Key: Signal] = [:]

  private struct Key: Hashable {
    var kind: Kind
    var operands: [Signal]
  }

  package init() {}

  /// Gates and inputs, and the one that is off.
  package var count: Int { kinds.count }

  func operands(of gate: Int) -> ArraySlice<Signal> { operands[Int(gate == 0 ? 0 : ends[gate - 1])..<Int(ends[gate])] }

  /// A bit that is free.
  package mutating func input() -> Signal { append(.input, []) }

  /// Whether all are on. Amortized O(n log n).
  package mutating func and(_ signals: [Signal]) -> Signal {
    var operands: [Signal] = []
    for signal in signals.sorted() where signal != .always && signal != operands.last {
      if signal == .never || signal == operands.last.map({ !$0 }) { return .never }
      operands.append(signal)
    }
    if operands.count < 2 { return operands.first ?? .always }
    return gate(.and, operands)
  }

  /// Whether any is on.
  package mutating func or(_ signals: [Signal]) -> Signal { !and(signals.map { !$0 }) }

  /// Whether one of two is on, and not both.
  package mutating func xor(_ left: Signal, _ right: Signal) -> Signal {
    let isNegated = left.isNegated != right.isNegated
    let (first, second) = (min(left.positive, right.positive), max(left.positive, right.positive))
    let result = first == second ? .never : first == .never ? second : gate(.xor, [first, second])
    return isNegated ? !result : result
  }

  /// Gates from here on are new ones, also where there are the same.
  mutating func beginAnew() { known = [:] }

  private mutating func gate(_ kind: Kind, _ operands: [Signal]) -> Signal {
    let key = Key(kind: kind, operands: operands)
    if let signal = known[key] { return signal }
    let signal = append(kind, operands)
    known[key] = signal
    return signal
  }

  private mutating func append(_ kind: Kind, _ own: [Signal]) -> Signal {
    kinds.append(kind)
    operands += own
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
