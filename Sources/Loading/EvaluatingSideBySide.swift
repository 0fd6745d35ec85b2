package import Explanation
import Inference
package import RuleModel

/// A profile that states some facts otherwise than another about the same entities.
package struct ProfileVariant: Sendable {
  package var profile: Profile
  /// Which of some profiles it varies.
  package var base: Int
  /// In these facts it may differ from that, and in no others.
  package var keys: [FactKey]

  package init(_ profile: Profile, of base: Int, in keys: [FactKey]) {
    (self.profile, self.base, self.keys) = (profile, base, keys)
  }
}

extension Engine {
  /// More worlds of one run cost memory and are no quicker.
  private static let worldsAtOnce = 256

  /// What `evaluate(_:)` gives of each of some variants. Those about the same entities are evaluated side by side: that costs little
  /// more than one of them. All that is asked of them later is held as long as one of them is.
  package func evaluate(_ variants: [ProfileVariant], of bases: [Profile]) -> [Explainer?] {
    var found = [Explainer?](repeating: nil, count: variants.count)
    for places in alike(variants) {
      let some = places.map { variants[$0] }
      for (place, explainer) in zip(places, evaluate(alike: some, of: bases)) { found[place] = explainer }
    }
    return found
  }

  /// The places of variants about the same entities.
  private func alike(_ variants: [ProfileVariant]) -> [[Int]] {
    variants.indices.reduce(into: []) { groups, place in
      if let known = groups.firstIndex(where: { variants[$0[0]].isAlike(variants[place]) }) {
        groups[known].append(place)
      } else {
        groups.append([place])
      }
    }
  }

  private func evaluate(alike variants: [ProfileVariant], of bases: [Profile]) -> [Explainer?] {
    guard let first = variants.first, circuit.excess(ruleSet, first.profile) == nil else {
      return variants.map { _ in nil }
    }
    let most = min(Self.worldsAtOnce, circuit.worldsAtOnce(first.profile))
    let empty = FactGroup(like: first.profile, ruleSet, circuit)
    var (group, members, found) = (empty, [Int](), [Explainer?](repeating: nil, count: variants.count))
    func run() {
      for (number, evaluation) in zip(members, group.evaluations()) {
        found[number] = Explainer(evaluation, ruleSet, variants[number].profile)
      }
      (group, members) = (empty, [])
    }
    var differences = BaseDifferences(from: first, bases)
    for (number, variant) in variants.enumerated() where ruleSet.numbersBeyond(variant.profile).isEmpty {
      let keys = differences.keys(to: variant)
      guard let facts = group.facts(of: variant.profile, otherwise: keys),
        circuit.holds(variant.profile, worlds: facts.worlds)
      else { continue }
      if group.worlds > 0, group.worlds + facts.worlds > most { run() }
      group.add(facts, keys)
      members.append(number)
    }
    run()
    return found
  }
}

/// In which facts variants may differ from the first of them.
private struct BaseDifferences {
  private let first: ProfileVariant
  private let bases: [Profile]
  /// By base: in which facts it differs from that of the first.
  private var known: [Int: [FactKey]]

  init(from first: ProfileVariant, _ bases: [Profile]) {
    (self.first, self.bases) = (first, bases)
    known = [first.base: []]
  }

  mutating func keys(to variant: ProfileVariant) -> [FactKey] {
    let between = known[variant.base] ?? bases[first.base].keys(otherwiseIn: bases[variant.base])
    known[variant.base] = between
    return first.keys + between + variant.keys
  }
}

extension ProfileVariant {
  /// Whether both are about the same entities, with the same lists.
  fileprivate func isAlike(_ other: ProfileVariant) -> Bool {
    profile.isOpen == other.profile.isOpen && (base == other.base || profile.isAlike(other.profile))
  }
}

extension Profile {
  fileprivate func isAlike(_ other: Profile) -> Bool {
    listedPairs == other.listedPairs
      && zip(entities, other.entities).allSatisfy { own, others in
        own.count == others.count && zip(own, others).allSatisfy { $0.id == $1.id }
      }
  }

  /// What another profile states otherwise, or not, or alone.
  fileprivate func keys(otherwiseIn other: Profile) -> [FactKey] {
    let own = facts.lazy.filter { $1.statement != other.facts[$0]?.statement }.map(\.key)
    return own + other.facts.keys.filter { facts[$0] == nil }
  }
}
