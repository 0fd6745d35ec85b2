import Circuit
import Inference
import RuleModel
import TestSupport
import Testing

@testable import Verification

/// All profiles of a rule set as gates.
@Suite struct ProfileSpaceTests {
  /// What gates say of a profile of the space is what the lanes say, bit for bit: sets and pairs that are free among them.
  @Test func profilesOfTheSpaceAreEncodedAsTheyRun() {
    var compared = 0
    var sets = 0
    for seed in 0..<120 as Range<UInt64> {
      var options = GeneratorOptions()
      options.maximumWorlds = 4
      var generator = RuleSetGenerator(seed: seed, options: options)
      let (rules, generated) = generator.generate()
      let circuit = CompiledRules(compiling: rules)
      let bounds = zip(generated.entities, rules.entities).map { $0.count - $1.count }
      var search = ProfileSearch(ProfileGates(ProfileSpace(circuit, rules, listing: bounds)), rounds: 4)
      sets += search.gates.grounding.freeSets.count
      for bit in [0, 7, 40] {
        guard let witness = search.sample(bit) else { continue }
        compared += compare(witness, &search, circuit, rules, seed)
      }
    }
    #expect(compared > 10_000)
    #expect(sets > 20)
  }

  private func compare(
    _ witness: ProfileSearch.Witness, _ search: inout ProfileSearch, _ circuit: CompiledRules, _ rules: RuleSet,
    _ seed: UInt64
  ) -> Int {
    let profile = search.profile(witness)
    guard let facts = Facts(profile, rules, circuit) else { return 0 }
    let evaluation = Evaluation(circuit, facts, rules)
    let values = search.values(witness)
    var (compared, wrong) = (0, 0)
    for plane in Set(circuit.outputs).sorted(by: { $0.index < $1.index }) {
      let axes = circuit.axes(of: plane)
      for entities in search.gates.places(axes) {
        compared += 1
        let isOn = evaluation.isOn(plane, at: Place(axes, entities), world: 0)
        if values[search.gates.signal(plane, along: axes, entities)] != isOn { wrong += 1 }
      }
    }
    #expect(wrong == 0, "seed \(seed): \(wrong) of \(compared)")
    return compared
  }
}

extension ProfileSearch {
  /// A profile that was looked through; nil where it cannot be.
  func sample(_ bit: Int) -> Witness? { samples.witness(bit) }
}
