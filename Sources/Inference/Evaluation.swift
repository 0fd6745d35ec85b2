import Circuit
import RuleLanguage

/// A rule set run on a profile's facts: the bits of every plane, in every world.
public final class Evaluation: Sendable {
  public let circuit: CompiledRules
  public let facts: Facts
  let lanes: Lanes

  /// Runs the whole program. Time and memory are linear in planes × worlds × entities.
  public convenience init(_ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet) {
    var prepared = PreparedEvaluation(circuit, facts, ruleSet)
    prepared.run()
    self.init(prepared)
  }

  /// What the last run left.
  public init(_ prepared: PreparedEvaluation) {
    circuit = prepared.circuit
    facts = prepared.facts
    lanes = prepared.lanes
  }

  public var worlds: Int { lanes.layout.worlds }
}

/// A circuit laid out for the facts of one profile, with its leaves answered: what is left to do is to run.
public struct PreparedEvaluation: Sendable {
  public let circuit: CompiledRules
  public let facts: Facts
  var lanes: Lanes

  /// Time and memory are linear in planes × worlds × entities.
  public init(_ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet) {
    self.circuit = circuit
    self.facts = facts
    let layout = Layout(circuit, facts)
    lanes = Lanes(circuit, layout)
    let encoder = Encoder(facts, ruleSet, layout)
    for input in circuit.inputs { encoder.encode(input, into: &lanes, circuit) }
  }

  /// Runs the whole program without allocating; to be repeated as often as wanted.
  public mutating func run() { lanes.run(circuit) }
}

extension Lanes {
  mutating func run(_ circuit: CompiledRules) {
    var next = 0
    var grew = false
    while next < circuit.instructions.count {
      let instruction = circuit.instructions[next]
      let first = Int(instruction.firstOperand)
      let operands = circuit.operands[first..<first + Int(instruction.operandCount)]
      let target = instruction.destination
      next += 1
      switch instruction.operation {
      case .and: and(target, operands)
      case .or: or(target, operands)
      case .xor: xor(target, operands)
      case .not: not(target, operands[first])
      case .move: move(target, operands[first], circuit.routes[Int(instruction.extra)])
      case .fold: fold(target, operands[first], circuit)
      case .count: count(operands.dropFirst(), operands[first], circuit)
      case .clear: clear(target)
      case .grow: if grow(target, operands[first]) { grew = true }
      case .again:
        if grew { next = Int(instruction.extra) }
        grew = false
      }
    }
  }
}

/// Entities for some axes: where to read a plane.
public struct Place: Sendable {
  public var axes: [Axis]
  public var entities: [Int]
  public init(_ axes: [Axis], _ entities: [Int]) {
    self.axes = axes
    self.entities = entities
  }
}

extension Evaluation {
  /// The bit of a plane in a world. The place must have the plane's axes.
  public func isOn(_ plane: Plane, at place: Place, world: Int) -> Bool {
    let index = Int(circuit.shapeOfPlane[Int(plane.index)])
    var bit = world * lanes.layout.shapes[index].worldStride
    for (number, axis) in circuit.shapes[index].enumerated() {
      guard let position = place.axes.firstIndex(of: axis) else { continue }
      bit += place.entities[position] * lanes.layout.shapes[index].strides[number]
    }
    return lanes.isOn(plane, bit: bit)
  }

  public func truth(_ signal: Signal, at place: Place, world: Int) -> (possible: Bool, certain: Bool) {
    (isOn(signal.possible, at: place, world: world), isOn(signal.certain, at: place, world: world))
  }

  /// How many lanes an axis has: the unlisted entity of an open kind is the last.
  public func laneCount(_ kind: KindID) -> Int { lanes.layout.sizes[kind.raw] }
}
