import Differential
import Replay
import Testing

/// Proofs of what follows for shipped profiles, some of their steps; `oracle --profiles Profiles` replays them all.
@Suite struct ShippedProofTests {
  @Test(arguments: ["quelimane", "ulaanbaatar"])
  func theyHold(name: String) throws {
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: packageFolder + "/Rules").value
    let profile = workspace.loadProfile(path: packageFolder + "/Profiles/\(name).yaml", rules: rules).value.profile
    let rationale = try #require(Engine(rules.ruleSet).evaluate(profile))
    let proof = makeProof(rationale)
    #expect(proof.outcomes.count > 500)
    #expect(ProofChecker(rules.ruleSet, profile, proof).faults(every: 397) == [])
  }
}
