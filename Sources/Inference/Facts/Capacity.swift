package import Circuit
package import RuleModel

/// More combinations than are laid out: found before any memory is asked for.
package struct Excess: Sendable, Equatable {
  /// What asks for them.
  package var origin: CompiledRules.Origin
  /// How many; of worlds and combinations of entities together.
  package var combinations: Int
  /// How many of them are worlds, one for each combination of contested facts.
  package var worlds = 1
}

extension CompiledRules {
  /// The most combinations of the entities that one rule names.
  ///
  /// Each that may hold is a reason of some two hundred bytes, so that a rule's reasons fit into a gigabyte.
  package static let greatestCombinations = 4_000_000

  /// The most words of one plane, in all worlds: 128 megabytes. Where planes are so wide, three or four of them are there at a time.
  static let greatestPlane = 1 << 24

  /// The same where worlds are laid out a portion at a time.
  static let greatestPortion = 1 << 21

  /// The most worlds of one run in which nothing is combined: single changes of a city's facts are some thousands.
  static let greatestSweep = 1 << 14

  /// What a profile's entities ask for beyond that; nil: all can be held. O(rules + shapes).
  package func excess(_ ruleSet: RuleSet, _ profile: Profile, worlds: Int = 1) -> Excess? {
    let sizes = laneCounts(profile)
    return excessiveRule(ruleSet, sizes) ?? excessiveTable(ruleSet, sizes) ?? excessivePlane(sizes, worlds)
  }

  /// Whether so many worlds of a profile that can be held in one can be held as well. O(shapes).
  package func holds(_ profile: Profile, worlds: Int) -> Bool {
    worlds == 1 || excessivePlane(laneCounts(profile), worlds) == nil
  }

  private func laneCounts(_ profile: Profile) -> [Int] {
    zip(profile.entities, profile.isOpen).map { $0.count + ($1 ? 1 : 0) }
  }

  /// Reasons are looked for in every combination, whatever the conditions read.
  private func excessiveRule(_ ruleSet: RuleSet, _ sizes: [Int]) -> Excess? {
    for (index, rule) in ruleSet.rules.enumerated() where !rule.isDraft {
      let count = rule.scope.prefix(rule.freeCount).map { sizes[$0.kind.raw] }.saturatingProduct
      if count > Self.greatestCombinations { return Excess(origin: .rule(RuleID(index)), combinations: count) }
    }
    return nil
  }

  /// Facts lie in tables with a cell for each pair.
  private func excessiveTable(_ ruleSet: RuleSet, _ sizes: [Int]) -> Excess? {
    for (index, attribute) in ruleSet.attributes.enumerated() where isRead[index] || attribute.isDerived {
      guard case .pair(let first, let second, _) = ruleSet.kinds[attribute.kind.raw].form else { continue }
      let count = [sizes[first.kind.raw], sizes[second.kind.raw]].saturatingProduct
      if count > Self.greatestCombinations {
        return Excess(origin: .attribute(AttributeID(index)), combinations: count)
      }
    }
    return nil
  }

  private func excessivePlane(_ sizes: [Int], _ worlds: Int) -> Excess? {
    for (axes, origin) in zip(shapes, origins) {
      let sizes = axes.map { sizes[$0.kind.raw] }
      if words(sizes, worlds) > Self.greatestPlane {
        return Excess(origin: origin, combinations: (sizes + [worlds]).saturatingProduct, worlds: worlds)
      }
    }
    return nil
  }

  /// Of a plane; rows are whole words.
  private func words(_ sizes: [Int], _ worlds: Int) -> Int {
    if Layout.packsWorlds(worlds) { return (sizes + [(worlds + 63) / 64]).saturatingProduct }
    return (sizes.dropLast() + [worlds, ((sizes.last ?? 1) + 63) / 64]).saturatingProduct
  }

  /// How many worlds of a profile may be laid out side by side; at least one word of them.
  package func worldsAtOnce(_ profile: Profile) -> Int {
    let sizes = laneCounts(profile)
    let largest = shapes.map { axes in axes.map { sizes[$0.kind.raw] }.saturatingProduct }.max() ?? 1
    return min(Self.greatestSweep, max(1, Self.greatestPortion / max(1, largest)) * 64)
  }
}

extension [Int] {
  /// Of numbers that are not negative; the greatest number where the product is greater.
  fileprivate var saturatingProduct: Int {
    if contains(0) { return 0 }
    return reduce(1) { product, factor in
      let (next, overflows) = product.multipliedReportingOverflow(by: factor)
      return overflows ? .max : next
    }
  }
}
