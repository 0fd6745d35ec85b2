import RuleModel

/// `collected`: the set of all elements that are added.
enum Collected {
  /// `target`: of a set of references, the axis of its elements. `count`: of a set of values, how many there are.
  static func combine(
    _ offers: [Offer], target: Axis?, count: Int, _ algebra: inout Algebra
  ) -> SetPlanes.Elements {
    guard let target else {
      var all = [[TruthPlanes]](repeating: [], count: count)
      for offer in offers {
        for (index, truth) in added(offer, &algebra).enumerated() where index < count && truth.possible != .never {
          all[index].append(offer.project(truth, &algebra))
        }
      }
      return .values(all.map { algebra.build.or($0) })
    }
    let entities = offers.compactMap { entitiesAdded($0, target, &algebra) }
    return .entities(algebra.build.or(entities), target: target)
  }

  /// By ordinal, over the rule's variables.
  private static func added(_ offer: Offer, _ algebra: inout Algebra) -> [TruthPlanes] {
    guard let value = offer.value, case .values(let elements) = algebra.elements(value) else { return [] }
    return elements.map { algebra.build.and([offer.truth, $0]) }
  }

  private static func entitiesAdded(_ offer: Offer, _ target: Axis, _ algebra: inout Algebra) -> TruthPlanes? {
    guard let value = offer.value, case .entities(let truth, let far) = algebra.elements(value) else { return nil }
    let projected = offer.project(algebra.build.and([offer.truth, truth]), &algebra)
    return algebra.build.rename(projected, [far: .axis(target)])
  }
}
