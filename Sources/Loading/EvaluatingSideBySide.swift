package import Explanation
import Inference
package import RuleModel

extension Engine {
  /// More worlds of one run cost memory and are no quicker.
  private static let worldsAtOnce = 256

  /// What `evaluate(_:)` gives of each of some profiles. Those about the same entities, as a profile with one fact or the other stated
  /// otherwise, are evaluated side by side: that costs little more than one of them. All that is asked of them later is held as long
  /// as one of them is.
  package func evaluate(_ profiles: [Profile]) -> [Explainer?] {
    var found = [Explainer?](repeating: nil, count: profiles.count)
    for places in alike(profiles) {
      for (place, explainer) in zip(places, evaluate(alike: places.map { profiles[$0] })) { found[place] = explainer }
    }
    return found
  }

  /// The places of profiles about the same entities.
  private func alike(_ profiles: [Profile]) -> [[Int]] {
    profiles.indices.reduce(into: []) { groups, place in
      if let known = groups.firstIndex(where: { profiles[$0[0]].isAlike(profiles[place]) }) {
        groups[known].append(place)
      } else {
        groups.append([place])
      }
    }
  }

  private func evaluate(alike profiles: [Profile]) -> [Explainer?] {
    guard let first = profiles.first, circuit.excess(ruleSet, first) == nil else { return profiles.map { _ in nil } }
    let most = min(Self.worldsAtOnce, circuit.worldsAtOnce(first))
    let empty = FactGroup(like: first, ruleSet, circuit)
    var (group, members, found) = (empty, [Int](), [Explainer?](repeating: nil, count: profiles.count))
    func run() {
      for (number, evaluation) in zip(members, group.evaluations()) {
        found[number] = Explainer(evaluation, ruleSet, profiles[number])
      }
      (group, members) = (empty, [])
    }
    for (number, profile) in profiles.enumerated() where ruleSet.numbersBeyond(profile).isEmpty {
      guard let (facts, changed) = group.facts(of: profile), canHold(profile, worlds: facts.worlds) else { continue }
      if group.worlds > 0, group.worlds + facts.worlds > most { run() }
      group.add(facts, changed)
      members.append(number)
    }
    run()
    return found
  }

  private func canHold(_ profile: Profile, worlds: Int) -> Bool {
    worlds == 1 || circuit.excess(ruleSet, profile, worlds: worlds) == nil
  }
}

extension Profile {
  /// Whether both are about the same entities, with the same lists.
  fileprivate func isAlike(_ other: Profile) -> Bool {
    isOpen == other.isOpen && listedPairs == other.listedPairs
      && zip(entities, other.entities).allSatisfy { own, others in
        own.count == others.count && zip(own, others).allSatisfy { $0.id == $1.id }
      }
  }
}
