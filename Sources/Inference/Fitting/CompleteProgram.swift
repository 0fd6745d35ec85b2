package import Circuit
package import RuleModel

/// A circuit's program for whatever the facts of a profile's entities may be, as long as each of them is complete: one
/// world, and what is possible differs from what is certain only where rules contradict each other.
///
/// `FittedProgram` serves all facts that are as well known as those it was fitted to; this one all that are complete,
/// so that it can be handed on without the compiler and run again after any change. What no change can reach is
/// answered once and for all.
package struct CompleteProgram: Sendable {
  package let circuit: CompiledRules
  package let program: Program
  /// By input: whether its answer depends on a fact that may change.
  package let isAsked: [Bool]
  /// The words of the leaves, before anything is asked.
  package let leaves: [UInt64]
  private let layout: Layout
  private let twins: Set<Int32>

  /// `mayChange`: by attribute, whether some entity's fact may. The facts are those of a profile without doubts and open
  /// lists. Linear in the circuit.
  package init(_ circuit: CompiledRules, _ facts: Facts, _ ruleSet: RuleSet, mayChange: [Bool]) {
    self.circuit = circuit
    isAsked = circuit.inputs.map { input in
      ([input.path] + input.question.paths).contains { path in path.steps.contains { mayChange[$0.raw] } }
    }
    layout = Layout(circuit, counts: facts.listed, worlds: 1)
    let leaves = Leaves(completing: facts, asked: isAsked, circuit, ruleSet, layout)
    program = Program(circuit, layout, leaves)
    self.leaves = leaves.words
    twins = Set(leaves.twins.keys)
  }

  /// Whether a leaf's plane has bits of its own: of a twin nobody reads any.
  package func isOwn(_ plane: Plane) -> Bool { !twins.contains(plane.index) }

  /// Where a plane's bits lie.
  package struct Place: Sendable, Hashable {
    /// The first bit.
    package var start: Int
    /// By axis that was asked for: how far apart the bits of neighbours are; 0 along an axis that the plane lacks.
    package var strides: [Int]
    /// One word of equal bits.
    package var isSplat: Bool
  }

  /// Where a plane's bits lie for the entities of some axes. O(axes).
  package func place(of plane: Plane, along axes: [Axis]) -> Place {
    let number = Int(program.formOfPlane[Int(plane.index)])
    let (form, own) = (layout.forms[number], circuit.shapes[number >> 1])
    return Place(
      start: Int(program.starts[Int(plane.index)]) << 6,
      strides: axes.map { axis in own.firstIndex(of: axis).map { form.strides[$0] } ?? 0 }, isSplat: form.isSplat)
  }
}
