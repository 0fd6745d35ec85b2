package import RuleModel

/// Conditions that are asked about, as a conclusion of a rule set: that all of them hold.
///
/// They are read, compiled and verified as the conditions of any rule; a name that is free in them stands for some entity.
package enum Question {
  /// No rule base can have a kind of this name.
  private static let kind = "asked--about"
  /// The conclusion.
  package static let attribute = kind + ".holds"
  /// Where the conditions stand.
  static let theoryFile = "theory/CONDITION.yaml"

  /// What is added to a rule set's files, with words in each of its languages; nobody is shown them.
  static func texts(_ conditions: [String], _ languages: [String]) -> [(path: String, text: String)] {
    let words = words(languages)
    let vocabulary =
      "kinds:\n  \(kind): {is: single, title: \(words)}\n"
      + "attributes:\n  \(attribute): {is: derived, type: boolean, combine: asserted, title: \(words)}\n"
    return [("vocabulary/CONDITION.yaml", vocabulary), (theoryFile, theory(conditions, languages).text)]
  }

  /// The theory file, and where in it each condition starts, in bytes.
  static func theory(_ conditions: [String], _ languages: [String]) -> (text: String, starts: [Int]) {
    let words = words(languages)
    var text =
      "title: \(words)\nsections:\n- title: \(words)\n  rules:\n  - id: \(kind)\n    title: \(words)\n"
      + "    because: \(words)\n    then: {\(attribute): yes}\n    when:\n      all of:\n"
    var starts: [Int] = []
    for condition in conditions {
      text += "        - {"
      starts.append(text.utf8.count)
      text += condition.split(separator: "\n").joined(separator: "\n      ") + "}\n"
    }
    return (text, starts)
  }

  private static func words(_ languages: [String]) -> String {
    "{" + languages.map { "\($0): question" }.joined(separator: ", ") + "}"
  }

  /// The conclusion in a rule set that was loaded with conditions.
  package static func key(in names: Names) -> FactKey? { names.attribute(attribute).map { FactKey($0) } }

  /// A condition whose conclusion or fact is called by titles with `·` between, with its address instead: `Climate diplomacy · Role: lead`
  /// is `form.role climate-diplomacy: lead`. As it is where nothing, or not one thing, is called so.
  static func addressed(_ condition: String, _ ruleSet: RuleSet, _ profile: Profile?) -> String {
    guard let colon = condition.firstIndex(of: ":"), condition[..<colon].contains("·") else { return condition }
    let search = profile.map { NameSearch(ruleSet, $0) } ?? NameSearch(ruleSet)
    let parts = condition[..<colon].split(separator: "·").map { part in
      search.named(part.split(separator: " ").joined(separator: " "))
    }
    let spelling = Spelling(ruleSet, entities: profile?.entities ?? ruleSet.entities)
    let found = Set(
      parts.joined().compactMap { thing -> AttributeID? in
        if case .attribute(let attribute) = thing { attribute } else { nil }
      }
    ).sorted().compactMap { address($0, parts, ruleSet, spelling) }
    return found.count == 1 ? found[0] + condition[colon...] : condition
  }

  /// Nil where the parts are not just the attribute and an entity of each kind that it is about.
  private static func address(
    _ attribute: AttributeID, _ parts: [[NamedThing]], _ ruleSet: RuleSet, _ spelling: Spelling
  ) -> String? {
    let members = ruleSet.kinds.memberKinds(of: ruleSet[attribute].kind)
    guard parts.count == members.count + 1, parts.contains(where: { $0.contains(.attribute(attribute)) }) else {
      return nil
    }
    let entities = members.compactMap { member in
      parts.joined().lazy.compactMap { thing -> Int? in
        if case .entity(member, let entity) = thing { entity.raw } else { nil }
      }.first
    }
    guard entities.count == members.count else { return nil }
    return spelling.address(of: FactKey(attribute, numbers: entities))
  }
}
