package import Circuit
package import RuleModel

/// A circuit for the entities of one profile, as gates over what its facts can be: each combination of entities of each
/// plane is a signal.
///
/// The planes' two bits (possible, certain) are kept as they are, so that a fact that is unknown in some case is one of its
/// cases like any other. Where all cases are complete values, both bits are one gate.
package struct Grounding: Sendable {
  package internal(set) var gates = GateList()
  /// Facts with several cases, in the order of their keys.
  package private(set) var choices: [FactChoice] = []
  /// Sets that may hold anything, in the order of their keys.
  package private(set) var freeSets: [FreeSet] = []
  /// Numbers that may be any of their type, in the order of their keys.
  package private(set) var freeNumbers: [FreeNumber] = []
  /// Pairs that may be listed or not, in the order of kinds and entities.
  package private(set) var freePairs: [FreePair] = []
  let ruleSet: RuleSet
  let circuit: CompiledRules
  /// By plane, the signals of its combinations, the last axis fastest; empty for those that nothing asked reads.
  private var lanes: [[Signal]]
  /// By shape.
  private let grids: [LaneGrid]
  /// By kind.
  private let laneCounts: [Int]

  /// Only what the asked planes read is made. Linear in planes × combinations of entities, and in what facts can be.
  package init(
    _ circuit: CompiledRules, _ ruleSet: RuleSet, _ profile: Profile, alternatives: [FactKey: [Statement]] = [:],
    free: FreeFacts = FreeFacts(), asking asked: [Plane]
  ) {
    let table = FactTable(profile, ruleSet, circuit, alternatives: alternatives, free: free)
    self.init(circuit, ruleSet, table, free, asking: asked)
  }

  /// Another circuit over the same facts, its gates behind those of the first; nil where it sees a fact otherwise. Without
  /// `sharingGates` it has gates of its own also where the first has the same.
  init?(
    _ circuit: CompiledRules, _ ruleSet: RuleSet, _ profile: Profile, alternatives: [FactKey: [Statement]],
    asking asked: [Plane], beside first: Grounding, sharingGates: Bool = true
  ) {
    var gates = first.gates
    if !sharingGates { gates.beginAnew() }
    var table = FactTable(profile, ruleSet, circuit, alternatives: alternatives, gates: gates)
    guard table.share(first.choices) else { return nil }
    self.init(circuit, ruleSet, table, FreeFacts(), asking: asked)
  }

  private init(
    _ circuit: CompiledRules, _ ruleSet: RuleSet, _ table: FactTable, _ free: FreeFacts, asking asked: [Plane]
  ) {
    self.ruleSet = ruleSet
    self.circuit = circuit
    gates = table.gates
    choices = table.choices
    freeSets = table.freeSets.values.sorted { $0.key < $1.key }
    freeNumbers = table.freeNumbers.values.sorted { $0.key < $1.key }
    freePairs = free.pairs.map { FreePair(kind: $0, pair: $1, isListed: table.listed($0, $1)) }
    laneCounts = ruleSet.kinds.indices.map { table.lanes(KindID($0)) }
    grids = circuit.shapes.map { axes in LaneGrid(axes, sizes: axes.map { table.lanes($0.kind) }) }
    lanes = Array(repeating: [], count: circuit.shapeOfPlane.count)
    lanes[Int(Plane.never.index)] = [.never]
    lanes[Int(Plane.always.index)] = [.always]
    let needed = circuit.planes(neededFor: asked)
    for input in circuit.inputs where input.planes.contains(where: { needed[Int($0.index)] }) { answer(input, table) }
    run(needed)
  }

  /// The signal of a plane for entities of given axes, which must be all that the plane has.
  package func signal(_ plane: Plane, along axes: [Axis], _ entities: [Int]) -> Signal {
    let grid = grid(plane)
    return lanes[Int(plane.index)][grid.place { axis in axes.firstIndex(of: axis).map { entities[$0] } ?? 0 }]
  }

  /// The signals of all combinations of a plane; none where nothing that was asked reads it.
  func lanes(of plane: Plane) -> [Signal] { lanes[Int(plane.index)] }

  /// How many lanes an axis of a kind has.
  func laneCount(_ kind: KindID) -> Int { laneCounts[kind.raw] }

  private func grid(_ plane: Plane) -> LaneGrid { grids[Int(circuit.shapeOfPlane[Int(plane.index)])] }

  // MARK: Leaves

  private mutating func answer(_ input: Input, _ table: FactTable) {
    let leaf = LeafSignals(input, table)
    for plane in input.planes { lanes[Int(plane.index)] = Array(repeating: .never, count: grid(plane).count) }
    let own = LaneGrid(Array(leaf.axes), sizes: leaf.axes.map { table.lanes($0.kind) })
    for place in 0..<own.count {
      let entities = own.entities(at: place)
      for (bit, signal) in leaf.signals(entities, &gates) {
        let plane = input.planes[bit.plane]
        let target = grid(plane).place { axis in
          own.axes.firstIndex(of: axis).map { entities[$0] } ?? bit.entity ?? 0
        }
        lanes[Int(plane.index)][target] = signal
      }
    }
  }

  // MARK: Instructions

  private mutating func run(_ needed: [Bool]) {
    var (index, grew, rounds, maps) = (0, false, 0, LaneMaps())
    while index < circuit.instructions.count {
      let instruction = circuit.instructions[index]
      index += 1
      switch instruction.operation {
      case .grow where needed[Int(instruction.destination.index)]: grew = grow(instruction) || grew
      case .again:
        rounds += 1
        // What grows does so in at least one lane a round.
        if grew, rounds <= lanesGrown(Int(instruction.extra)..<index) {
          index = Int(instruction.extra)
        } else {
          rounds = 0
        }
        grew = false
      default: if isNeeded(instruction, needed) { run(instruction, &maps) }
      }
    }
  }

  private func isNeeded(_ instruction: Instruction, _ needed: [Bool]) -> Bool {
    circuit.results(of: instruction).contains { needed[Int($0.index)] }
  }

  private func lanesGrown(_ loop: Range<Int>) -> Int {
    circuit.instructions[loop].filter { $0.operation == .grow }.reduce(0) { $0 + grid($1.destination).count }
  }

  private mutating func run(_ instruction: Instruction, _ maps: inout LaneMaps) {
    let target = Int(instruction.destination.index)
    let operands = circuit.operands(of: instruction)
    let lanesOfTarget = 0..<grid(instruction.destination).count
    switch instruction.operation {
    case .and: lanes[target] = lanesOfTarget.map { lane in gates.and(operands.map { signal($0, lane) }) }
    case .or: lanes[target] = lanesOfTarget.map { lane in gates.or(operands.map { signal($0, lane) }) }
    case .xor:
      lanes[target] = lanesOfTarget.map { lane in
        operands.dropFirst().reduce(signal(operands[0], lane)) { gates.xor($0, signal($1, lane)) }
      }
    case .not: lanes[target] = lanesOfTarget.map { !signal(operands[0], $0) }
    case .move:
      let sources = maps.sources(
        grid(operands[0]), grid(instruction.destination), circuit.routes[Int(instruction.extra)])
      lanes[target] = sources.map { lanes[Int(operands[0].index)][$0] }
    case .fold: lanes[target] = groups(of: operands[0], for: instruction.destination, &maps).map { gates.or($0) }
    case .count: count(operands[0], Array(operands.dropFirst()), &maps)
    case .clear: lanes[target] = lanesOfTarget.map { _ in .never }
    case .grow, .again: break
    }
  }

  /// The signal of a lane; of a plane without axes its only one.
  private func signal(_ plane: Plane, _ lane: Int) -> Signal {
    let own = lanes[Int(plane.index)]
    return own.count == 1 ? own[0] : own[lane]
  }

  /// For each lane of the target those of the source that lead to it.
  private func groups(of source: Plane, for target: Plane, _ maps: inout LaneMaps) -> [[Signal]] {
    let own = lanes[Int(source.index)]
    return maps.groups(grid(source), grid(target)).map { group in group.map { own[$0] } }
  }

  private mutating func count(_ source: Plane, _ digits: [Plane], _ maps: inout LaneMaps) {
    let counts = groups(of: source, for: digits[0], &maps).map { gates.count($0, digits: digits.count) }
    for (place, digit) in digits.enumerated() { lanes[Int(digit.index)] = counts.map { $0[place] } }
  }

  /// Adds the operand's lanes. Whether that made other gates.
  private mutating func grow(_ instruction: Instruction) -> Bool {
    let target = Int(instruction.destination.index)
    let source = circuit.operands(of: instruction)[0]
    let before = lanes[target]
    lanes[target] = before.indices.map { lane in gates.or([before[lane], signal(source, lane)]) }
    return lanes[target] != before
  }
}
