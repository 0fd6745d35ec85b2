import Circuit
import Inference
import RuleModel
import Solver
import TestSupport
import Testing

@testable import Verification

/// What gates and clauses say of a plane is what the lanes say, bit for bit.
@Suite struct EncodingTests {
  @Test func completeProfilesAreEncodedAsTheyRun() {
    let compared = (0..<80 as Range<UInt64>).reduce(0) { $0 + compare($1, isComplete: true) }
    #expect(compared > 10_000)
  }

  /// With facts that are unknown, contested or ranges: both bits.
  @Test func unknownAndContestedFactsAreEncodedAsTheyRun() {
    let compared = (0..<80 as Range<UInt64>).reduce(0) { $0 + compare($1, isComplete: false) }
    #expect(compared > 10_000)
  }

  /// How many bits were compared.
  private func compare(_ seed: UInt64, isComplete: Bool) -> Int {
    var sample = Sample(seed, facts: 8, isComplete: isComplete)
    let grounding = Grounding(
      sample.circuit, sample.rules, sample.profile, alternatives: sample.alternatives, asking: sample.circuit.outputs)
    var compared = 0
    for _ in 0..<3 {
      let selection = sample.selection(grounding.choices)
      guard let evaluation = sample.evaluation(of: sample.stating(selection, grounding.choices)) else { continue }
      let bits = sample.bits(evaluation)
      compared += bits.count
      let chosen = zip(grounding.choices, selection).map { $0.cases[$1].signal }
      let on = Set(chosen)
      let values = grounding.gates.values { on.contains($0) }
      let wrong = bits.filter { values[grounding.signal($0.plane, along: $0.axes, $0.entities)] != $0.isOn }
      #expect(wrong.isEmpty, "seed \(seed): \(wrong.count) of \(bits.count), first \(wrong.first?.plane.index ?? -1)")
    }
    return compared
  }

  /// The clauses of the gates leave one model for every case of the facts, and it is what the lanes say.
  @Test func clausesSayWhatGatesSay() {
    for seed in 0..<40 as Range<UInt64> {
      var sample = Sample(seed, facts: 6, isComplete: false)
      let grounding = Grounding(
        sample.circuit, sample.rules, sample.profile, alternatives: sample.alternatives, asking: sample.circuit.outputs)
      var clauses = GateClauses()
      let cases = grounding.choices.map { clauses.oneOf($0.cases.map(\.signal), in: grounding.gates) }
      let selection = sample.selection(grounding.choices)
      guard let evaluation = sample.evaluation(of: sample.stating(selection, grounding.choices)) else { continue }
      let bits = sample.bits(evaluation)
      let literals = bits.map {
        clauses.literal(grounding.signal($0.plane, along: $0.axes, $0.entities), in: grounding.gates)
      }
      guard case .satisfiable(let model) = clauses.solver.solve(assuming: zip(cases, selection).map { $0[$1] }) else {
        #expect(Bool(false), "seed \(seed): no model")
        continue
      }
      #expect(clauses.solver.statistics.conflicts == 0, "seed \(seed): more than propagation")
      #expect(zip(bits, literals).allSatisfy { $0.isOn == model[$1] }, "seed \(seed)")
    }
  }

  /// Asked for one attribute, nothing is made for others, and it is the same.
  @Test func theConeOfWhatIsAskedIsEnough() {
    var smaller = 0
    for seed in 0..<40 as Range<UInt64> {
      let sample = Sample(seed, facts: 6, isComplete: false)
      guard let planes = sample.circuit.attributes.compactMap({ $0 }).first?.planes else { continue }
      func grounding(_ asked: [Plane]) -> Grounding {
        Grounding(sample.circuit, sample.rules, sample.profile, alternatives: sample.alternatives, asking: asked)
      }
      let (whole, part) = (grounding(sample.circuit.outputs), grounding(planes))
      #expect(part.gates.count <= whole.gates.count)
      if 2 * part.gates.count < whole.gates.count { smaller += 1 }
      let on = Set(part.choices.map { $0.cases[0].signal })
      let (all, own) = (whole.gates.values { on.contains($0) }, part.gates.values { on.contains($0) })
      for plane in planes {
        let axes = sample.circuit.axes(of: plane)
        for entities in combinations(axes.map { part.laneCount($0.kind) }) {
          #expect(
            own[part.signal(plane, along: axes, entities)] == all[whole.signal(plane, along: axes, entities)],
            "seed \(seed)")
        }
      }
    }
    #expect(smaller > 10)
  }
}
