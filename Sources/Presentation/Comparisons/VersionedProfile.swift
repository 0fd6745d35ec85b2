package import Explanation
import Report
import RuleModel

/// What two versions of a rule set make of one profile, in words: made once, so that the evaluations can be let go.
package struct VersionedProfile: Sendable {
  /// An outcome that is another one.
  struct Moved: Sendable {
    /// What it is first about: a partner, a form.
    var group: String
    /// The rest of its name.
    var name: String
    var address: String
    var attribute: String
    var before: String
    var after: String
    var json: [JSONValue]
    var causes: [RuleSetChanges.Thing]
  }

  package let id: String
  let name: String
  /// What is to be done, on either side; nil where no document of the version lists it.
  let moves: [[String]?]
  /// How the moves differ, in words.
  let differences: [String]
  let moved: [Moved]
  let unchanged: Int
  /// Facts of the profile that the versions do not know.
  let leftOut: [Int]

  /// `leftOut`: how many facts of the profile each side cannot read.
  package init(_ before: Presenter, _ after: Presenter, _ comparison: VersionComparison, leftOut: [Int]) {
    id = after.readings.profile.id
    name = after.profileName
    let (old, new) = (before.moves(), after.moves())
    moves = [old, new].map { $0?.moves.map(\.heading) }
    differences = Self.differences(old?.numbered(as: before, in: after), new, after.titles.wording)
    moved = comparison.moved.map { Moved($0, before.titles, after.titles) }
    unchanged = comparison.unchanged
    self.leftOut = leftOut
  }

  private static func differences(_ old: MoveList?, _ new: MoveList?, _ wording: Wording) -> [String] {
    guard let new else { return [] }
    if let old { return old.named(to: new, wording)?.parts ?? [] }
    return new.moves.isEmpty ? [] : [wording(.movesOnlyNow, wording.list(new.moves.map(\.heading)))]
  }

  /// The attributes of which an outcome is another one.
  package var movedAttributes: Set<String> { Set(moved.map(\.attribute)) }

  package var isUnchanged: Bool { moved.isEmpty && differences.isEmpty }
}

extension VersionedProfile.Moved {
  init(_ moved: VersionComparison.Moved, _ before: Titles, _ after: Titles) {
    let (titles, key) = moved.key.map { (after, $0) } ?? (before, moved.oldKey ?? FactKey(AttributeID(0)))
    let attribute = titles.ruleSet.attributes[key.attribute.raw]
    let members = zip(titles.members(of: attribute.kind), key.entities).map { titles.entity($0.kind, $1.raw) }
    group = members.first ?? titles.title(attribute.kind)
    name = (members.dropFirst() + [titles.outcome(key.attribute)]).joined(separator: " · ")
    address = titles.address(key)
    self.attribute = attribute.fullName
    func text(_ value: Value?, _ key: FactKey?, _ titles: Titles) -> String {
      guard let value, let key else { return titles.wording(.nothing) }
      return titles.text(value, titles.ruleSet.attributes[key.attribute.raw].type)
    }
    func json(_ value: Value?, _ key: FactKey?, _ titles: Titles) -> JSONValue {
      key.map { titles.json(value, titles.ruleSet.attributes[$0.attribute.raw].type) } ?? .null
    }
    self.before = text(moved.before, moved.oldKey, before)
    self.after = text(moved.after, moved.key, after)
    self.json = [json(moved.before, moved.oldKey, before), json(moved.after, moved.key, after)]
    causes = moved.causes
  }
}

extension MoveList {
  /// The same moves with the numbers that the entities have on another side; one that is not there has a number of its own.
  fileprivate func numbered(as own: Presenter, in other: Presenter) -> MoveList {
    guard let list = own.readings.ruleSet.documents.lazy.compactMap(\.moves).first?.list else { return self }
    let kinds = list.bound.isEmpty ? [] : own.readings.ruleSet.kinds.memberKinds(of: list.kind)
    return mapped { entities in
      zip(entities, kinds).map { entity, kind in
        let id = own.titles.id(kind, entity)
        let name = own.readings.ruleSet.kinds[kind.raw].name
        guard let there = other.readings.ruleSet.kinds.firstIndex(where: { $0.name == name }),
          let found = other.readings.profile.entities[there].firstIndex(where: { $0.id == id })
        else { return -1 - entity }
        return found
      }
    }
  }
}
