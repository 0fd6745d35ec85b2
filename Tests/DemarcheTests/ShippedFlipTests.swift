import Explanation
import Loading
import RuleModel
import Testing

/// Flips of shipped profiles, all changes side by side, against one evaluation a changed fact: by sample.
@Suite struct ShippedFlipTests {
  @Test(arguments: ["seoul", "prague"])
  func sampledFlipsAreWhatOneChangeLeadsTo(profile: String) throws {
    var workspace = Workspace()
    let loaded = workspace.load(rules: "\(packageFolder)/Rules", profile: "\(packageFolder)/Profiles/\(profile).yaml")
    let found = try #require(loaded.value)
    let readings = try #require(found.engine.readings(found.profile.profile))
    let keys = readings.summaryKeys
    let flips = readings.flips(of: keys)
    #expect(flips.changes.count > 300)
    // What flips something, and what does not.
    let flipping = flips.flips.indices.filter { !flips.flips[$0].isEmpty }
    let still = flips.flips.indices.filter { flips.flips[$0].isEmpty && !flips.forbidden.contains($0) }
    for number in sample(flipping, 4) + sample(still, 2) {
      let change = flips.changes[number]
      var world = readings.working.profile
      world.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none)
      let alone = try #require(found.engine.evaluate(world))
      let expected = keys.compactMap { key -> Flips.Flip? in
        guard let value = alone.value(key), value != readings.working.value(key) else { return nil }
        return Flips.Flip(outcome: key, value: value)
      }
      #expect(flips.flips[number] == expected, "\(profile), \(found.profile.names.address(of: change.key))")
    }
  }

  /// As far apart as each other.
  private func sample(_ numbers: [Int], _ count: Int) -> [Int] {
    (0..<min(count, numbers.count)).map { numbers[(2 * $0 + 1) * numbers.count / (2 * count)] }
  }
}
