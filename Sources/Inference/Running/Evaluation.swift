package import Circuit
package import RuleModel

/// A rule set run on a profile's facts: the bits of every plane, in every world.
package final class Evaluation: Sendable {
  package let circuit: CompiledRules
  package let facts: Facts
  /// Of those that were run, the first that belongs to these facts.
  let firstWorld: Int
  package let worlds: Int
  /// To be handed on to facts that are as well known.
  package let fitted: FittedProgram
  let words: [UInt64]
  var layout: Layout { fitted.layout }
  var program: Program { fitted.program }

  /// Runs the whole program. Time and memory are linear in planes × worlds × entities.
  ///
  /// A program that was fitted to the circuit before is taken if the facts are known just as well; all of `programs` were
  /// fitted to this circuit.
  package convenience init(
    _ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet, reusing known: FittedProgram? = nil,
    keeping programs: FittedPrograms? = nil
  ) {
    var prepared = PreparedEvaluation(circuit, facts, ruleSet, reusing: known, keeping: programs)
    prepared.run()
    self.init(prepared)
  }

  /// What the last run left, of the words that are read.
  package init(_ prepared: PreparedEvaluation) {
    circuit = prepared.circuit
    facts = prepared.facts
    fitted = prepared.fitted
    words = Array(prepared.words.prefix(fitted.program.keptCount))
    (firstWorld, worlds) = (0, fitted.layout.worlds)
  }

  /// The worlds of some of the facts of another run, as if there were no others.
  init(_ joined: Evaluation, worldsOf facts: Facts, from first: Int) {
    (circuit, fitted, words) = (joined.circuit, joined.fitted, joined.words)
    self.facts = facts
    (firstWorld, worlds) = (first, facts.worlds)
  }

  /// Whether no other worlds were run.
  var isWhole: Bool { worlds == layout.worlds }
}

/// A circuit fitted to what is known of the facts of one profile, with its leaves answered: what is left to do is to run.
package struct PreparedEvaluation: Sendable {
  package let circuit: CompiledRules
  package let facts: Facts
  /// To be handed on to facts that are as well known.
  package let fitted: FittedProgram
  var words: [UInt64]

  /// Takes a program that was fitted before, if the facts are known just as well; else fits one. Time and memory are
  /// linear in planes × worlds × entities; from planes of `words` on, memory is spared.
  package init(
    _ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet, reusing known: FittedProgram? = nil,
    keeping programs: FittedPrograms? = nil, wideFrom words: Int = Layout.wide
  ) {
    let counts = zip(facts.listed, facts.isOpen).map { $0 + ($1 ? 1 : 0) }
    let layout =
      known.map(\.layout).flatMap { $0.sizes == counts && $0.worlds == facts.worlds ? $0 : nil }
      ?? Layout(circuit, counts: counts, worlds: facts.worlds, wideFrom: words)
    self.init(circuit, facts, layout, Leaves(circuit, facts, ruleSet, layout), reusing: known, keeping: programs)
  }

  /// The same with the leaves answered.
  init(
    _ circuit: CompiledRules, _ facts: Facts, _ layout: Layout, _ leaves: Leaves, reusing known: FittedProgram? = nil,
    keeping programs: FittedPrograms?
  ) {
    self.circuit = circuit
    self.facts = facts
    let knowledge = Knowledge(leaves, circuit, layout)
    func fit() -> FittedProgram { FittedProgram(circuit, layout, leaves, knowledge) }
    fitted =
      known.flatMap { $0.knowledge == knowledge ? $0 : nil } ?? programs?.program(for: knowledge, fit: fit) ?? fit()
    words = leaves.words
    words.reserveCapacity(fitted.program.wordCount)
    words.append(contentsOf: repeatElement(0, count: fitted.program.wordCount - words.count))
  }

  /// Runs the whole program without allocating; to be repeated as often as wanted.
  package mutating func run() { fitted.program.run(&words) }
}

/// Entities for some axes: where to read a plane.
package struct Place: Sendable {
  package var axes: [Axis]
  package var entities: [Int]
  package init(_ axes: [Axis], _ entities: [Int]) {
    self.axes = axes
    self.entities = entities
  }
}

extension Evaluation {
  /// The bit of a plane in a world. The place must have the plane's axes.
  package func isOn(_ plane: Plane, at place: Place, world: Int) -> Bool {
    let index = Int(plane.index)
    let form = Int(program.formOfPlane[index])
    var bit = Int(program.starts[index]) << 6 + (firstWorld + world) * layout.forms[form].worldStride
    for (number, axis) in circuit.shapes[form >> 1].enumerated() {
      guard let position = place.axes.firstIndex(of: axis) else { continue }
      bit += place.entities[position] * layout.forms[form].strides[number]
    }
    return isOn(bit: bit)
  }

  func isOn(bit: Int) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }

  package func truth(_ signal: TruthPlanes, at place: Place, world: Int) -> Truth {
    Truth(
      possible: isOn(signal.possible, at: place, world: world), certain: isOn(signal.certain, at: place, world: world))
  }

  /// How many entities of a kind are listed; nil where they are all there are.
  func listedCount(openKind kind: KindID) -> Int? { facts.isOpen[kind.raw] ? facts.listed[kind.raw] : nil }

  /// How many lanes an axis has: the unlisted entity of an open kind is the last.
  package func laneCount(_ kind: KindID) -> Int { layout.sizes[kind.raw] }
}
