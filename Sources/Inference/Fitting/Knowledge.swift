import Circuit

/// How well the facts of a profile are known: all that the program fitted to them depends on, and nothing of what they say.
///
/// Two cities of which the same is known, with as many partners each, have equal knowledge, though one is large and the
/// other small: the program that was fitted to the first serves the second.
package struct Knowledge: Hashable, Sendable {
  /// By kind: how many lanes its axis has.
  let sizes: [Int]
  let worlds: Int
  /// By input: whether its answer can differ between worlds.
  let varies: [Bool]
  /// For each plane of each input: the plane that has the same bits as long as the facts are as well known. Where all is
  /// known, the lower bound is the upper one; where nothing can be missing, the plane that says so is `never`.
  let twins: [Int32]
  /// By plane: where the answers lie.
  let starts: [Int32]

  init(_ leaves: Leaves, _ circuit: CompiledRules, _ layout: Layout) {
    sizes = layout.sizes
    worlds = layout.worlds
    varies = circuit.inputs.map { input in input.planes.first.map { leaves.varies[Int($0.index)] } ?? false }
    twins = circuit.inputs.flatMap { input in input.planes.map { leaves.twins[$0.index] ?? $0.index } }
    starts = leaves.starts
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(sizes)
    hasher.combine(worlds)
    hasher.combine(varies)
  }
}

/// A circuit's program fitted to a state of knowledge: without what that makes needless, laid out for as many entities and
/// worlds. It can be kept, and run for any facts that are as well known.
package struct FittedProgram: Sendable {
  package let knowledge: Knowledge
  let layout: Layout
  package let program: Program

  /// Linear in the circuit.
  init(_ circuit: CompiledRules, _ layout: Layout, _ leaves: Leaves, _ knowledge: Knowledge) {
    self.knowledge = knowledge
    self.layout = layout
    program = Program(circuit, layout, leaves)
  }
}
