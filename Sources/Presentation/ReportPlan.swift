import Explanation
import RuleModel

/// Which outcomes stand together, and in which layout: told from the rule set's kinds alone.
struct ReportPlan: Sendable {
  enum Layout: Sendable {
    /// Keyed rows.
    case single
    /// Entities as rows of a table.
    case many
    /// A heading for each entity of the profile, with its pairs under it.
    case perMember
    /// A pair of catalogue kinds: rows by first member.
    case matrix
  }
  struct Group: Sendable {
    var kind: KindID
    var layout: Layout
    var outcomes: [RuleSet.Outcome]
    /// Pair kinds shown under each entity.
    var pairs: [(kind: KindID, outcomes: [RuleSet.Outcome])] = []
  }

  private(set) var groups: [Group] = []
  /// Outcomes that say which texts are given out.
  let advice: [RuleSet.Outcome]

  init(_ explainer: Explainer) {
    let ruleSet = explainer.ruleSet
    advice = ruleSet.outcomes.filter(\.givesTexts)
    let others = ruleSet.outcomes.filter { !$0.givesTexts }
    for (kind, outcomes) in grouped(others, by: { ruleSet.attributes[$0.attribute.raw].kind }) {
      add(kind, outcomes, explainer)
    }
  }

  private mutating func add(_ kind: KindID, _ outcomes: [RuleSet.Outcome], _ explainer: Explainer) {
    switch explainer.ruleSet.kinds[kind.raw].form {
    case .single: groups.append(Group(kind: kind, layout: .single, outcomes: outcomes))
    case .many, .byReference: addEntities(kind, outcomes)
    case .pair(let first, _, _):
      if ReportPlan.isOfProfile(first.kind, explainer) {
        addPairs(kind, under: first.kind, outcomes)
      } else {
        groups.append(Group(kind: kind, layout: .matrix, outcomes: outcomes))
      }
    }
  }

  private mutating func addEntities(_ kind: KindID, _ outcomes: [RuleSet.Outcome]) {
    if let index = groups.firstIndex(where: { $0.kind == kind }) {
      groups[index].outcomes = outcomes
    } else {
      groups.append(Group(kind: kind, layout: .many, outcomes: outcomes))
    }
  }

  private mutating func addPairs(_ kind: KindID, under first: KindID, _ outcomes: [RuleSet.Outcome]) {
    if let index = groups.firstIndex(where: { $0.kind == first }) {
      groups[index].layout = .perMember
      groups[index].pairs.append((kind, outcomes))
    } else {
      groups.append(Group(kind: first, layout: .perMember, outcomes: [], pairs: [(kind, outcomes)]))
    }
  }

  /// Whether the profile adds entities to the kind.
  private static func isOfProfile(_ kind: KindID, _ explainer: Explainer) -> Bool {
    let catalogue = explainer.ruleSet.entities
    let own = catalogue.indices.contains(kind.raw) ? catalogue[kind.raw].count : 0
    return explainer.profile.entities[kind.raw].count > own
  }
}

/// Elements by what they share, in the order in which each group begins. Linear.
func grouped<Element, Key: Hashable>(
  _ elements: some Sequence<Element>, by key: (Element) -> Key
) -> [(key: Key, elements: [Element])] {
  var groups: [(key: Key, elements: [Element])] = []
  var places: [Key: Int] = [:]
  for element in elements {
    let key = key(element)
    if let place = places[key] {
      groups[place].elements.append(element)
    } else {
      places[key] = groups.count
      groups.append((key, [element]))
    }
  }
  return groups
}
