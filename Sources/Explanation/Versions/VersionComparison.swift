package import RuleModel

/// What two versions of a rule set make of one city, in its working reading, and which of their differences make it.
///
/// Names hold the sides together: attributes and entities that only one side has are no outcome of the other.
package struct VersionComparison: Sendable {
  package struct Moved: Sendable {
    /// In the new version, or nil where only the old one has the outcome.
    package var key: FactKey?
    /// In the old version.
    package var oldKey: FactKey?
    package var before: Value?
    package var after: Value?
    /// The differences between the versions on which the change rests; empty where none was found.
    package var causes: [RuleSetChanges.Thing]
  }

  package let old: Explainer
  package let new: Explainer
  /// In the order in which outcomes were asked for.
  package private(set) var moved: [Moved] = []
  package private(set) var unchanged = 0

  /// Outcomes of these attributes, by name; of each attribute by entity.
  package init(_ old: Explainer, _ new: Explainer, of attributes: [String], _ changes: RuleSetChanges) {
    (self.old, self.new) = (old, new)
    let sides = VersionSides(old, new)
    var causes = VersionCauses(sides, changes)
    for name in attributes {
      for pair in sides.pairs(of: name) {
        guard !sides.isSame(pair) else {
          unchanged += 1
          continue
        }
        moved.append(
          Moved(
            key: pair.new, oldKey: pair.old, before: pair.old.flatMap { old.known($0) },
            after: pair.new.flatMap { new.known($0) }, causes: causes.causes(of: pair).sorted()))
      }
    }
  }
}

/// An outcome or a fact on both sides; nil where a side does not have it.
struct KeyPair: Hashable {
  var old: FactKey?
  var new: FactKey?
}

/// Two evaluations of one profile by rule sets that number things differently.
struct VersionSides {
  let old: Explainer
  let new: Explainer
  private let oldNames: SideNames
  private let newNames: SideNames

  init(_ old: Explainer, _ new: Explainer) {
    (self.old, self.new) = (old, new)
    (oldNames, newNames) = (SideNames(old), SideNames(new))
  }

  /// Every outcome of an attribute that both sides know, entities of the new side first.
  func pairs(of name: String) -> [KeyPair] {
    let newKeys = newNames.attribute(name).map { new.keys(of: $0) } ?? []
    let oldKeys = oldNames.attribute(name).map { old.keys(of: $0) } ?? []
    // Of an attribute that a side does not have nothing is to be said.
    guard newNames.attribute(name) != nil, oldNames.attribute(name) != nil else { return [] }
    let paired = newKeys.map { KeyPair(old: oldNames.key(newNames.name($0)), new: $0) }
    let gone = oldKeys.filter { newNames.key(oldNames.name($0)) == nil }
    return paired + gone.map { KeyPair(old: $0, new: nil) }
  }

  func pair(old key: FactKey) -> KeyPair { KeyPair(old: key, new: newNames.key(oldNames.name(key))) }
  func pair(new key: FactKey) -> KeyPair { KeyPair(old: oldNames.key(newNames.name(key)), new: key) }

  /// Whether the working values are the same in names. Of an entity that one side does not have nothing is to be said as long
  /// as it comes to nothing.
  func isSame(_ pair: KeyPair) -> Bool {
    let (before, after) = (pair.old.map { old.known($0) }, pair.new.map { new.known($0) })
    guard let oldKey = pair.old, let newKey = pair.new else { return isIdle(pair, before ?? after ?? nil) }
    return oldNames.text(before ?? nil, oldKey.attribute) == newNames.text(after ?? nil, newKey.attribute)
  }

  /// No, none, or an empty set.
  private func isIdle(_ pair: KeyPair, _ value: Value?) -> Bool {
    let type = pair.new.map { new.ruleSet[$0.attribute].type } ?? pair.old.map { old.ruleSet[$0.attribute].type }
    switch value?.possibilities {
    case .ordinals(let ordinals): return type == .boolean && ordinals == [0]
    case .set(_, let possible): return possible.isEmpty
    case .number: return false
    case .nothing, nil: return value?.contradiction != .certain
    }
  }

  /// The entities of an outcome: the kind and the id of each.
  func entities(of pair: KeyPair) -> [(kind: String, id: String)] {
    pair.new.map { newNames.entities(of: $0) } ?? pair.old.map { oldNames.entities(of: $0) } ?? []
  }

  func name(_ pair: KeyPair) -> String {
    pair.new.map { newNames.name($0).address } ?? pair.old.map { oldNames.name($0).address } ?? ""
  }

  func text(_ value: Value?, old attribute: AttributeID) -> String { oldNames.text(value, attribute) }
  func text(_ value: Value?, new attribute: AttributeID) -> String { newNames.text(value, attribute) }

  /// The entities of an instance by name.
  func entities(old rule: RuleID, _ entities: [Int]) -> [String] { oldNames.entities(rule, entities) }
  func entities(new rule: RuleID, _ entities: [Int]) -> [String] { newNames.entities(rule, entities) }
}

/// The names of one side.
private struct SideNames {
  struct KeyName: Hashable {
    var attribute: String
    var entities: [String]
    var address: String {
      ([attribute] + (entities.isEmpty ? [] : [entities.joined(separator: "/")])).joined(separator: " ")
    }
  }
  private let ruleSet: RuleSet
  private let spelling: Spelling
  private let attributes: [String: AttributeID]
  private let numbers: [[String: Int]]

  init(_ explainer: Explainer) {
    ruleSet = explainer.ruleSet
    spelling = Spelling(explainer.ruleSet, entities: explainer.profile.entities)
    attributes = Dictionary(explainer.ruleSet.attributes.enumerated().map { ($1.fullName, AttributeID($0)) }) {
      first, _ in first
    }
    numbers = explainer.profile.entities.map { entities in
      Dictionary(entities.indices.map { (entities[$0].id, $0) }) { first, _ in first }
    }
  }

  func attribute(_ name: String) -> AttributeID? { attributes[name] }

  func name(_ key: FactKey) -> KeyName {
    let attribute = ruleSet.attributes[key.attribute.raw]
    let kinds = ruleSet.kinds.memberKinds(of: attribute.kind)
    return KeyName(
      attribute: attribute.fullName, entities: zip(kinds, key.numbers).map { spelling.entity($1, of: $0) })
  }

  func entities(of key: FactKey) -> [(kind: String, id: String)] {
    let kinds = ruleSet.kinds.memberKinds(of: ruleSet.attributes[key.attribute.raw].kind)
    return zip(kinds, key.numbers).map { (ruleSet.kinds[$0.raw].name, spelling.entity($1, of: $0)) }
  }

  func key(_ name: KeyName) -> FactKey? {
    guard let attribute = attributes[name.attribute] else { return nil }
    let kinds = ruleSet.kinds.memberKinds(of: ruleSet.attributes[attribute.raw].kind)
    let found = zip(kinds, name.entities).compactMap { numbers[$0.raw][$1] }
    return found.count == kinds.count && kinds.count == name.entities.count ? FactKey(attribute, numbers: found) : nil
  }

  func text(_ value: Value?, _ attribute: AttributeID) -> String {
    value.map { spelling.phrase($0, of: ruleSet.attributes[attribute.raw].type) } ?? "unknown"
  }

  func entities(_ rule: RuleID, _ entities: [Int]) -> [String] {
    let scope = ruleSet.rules[rule.raw].scope
    return zip(scope, entities).map { "\($0.name)=\(spelling.entity($1, of: $0.kind))" }.sorted()
  }
}
