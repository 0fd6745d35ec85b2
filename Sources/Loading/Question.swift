package import RuleModel

/// Conditions that are asked about, as a conclusion of a rule set: that all of them hold.
///
/// They are read, compiled and verified as the conditions of any rule; a name that is free in them stands for some entity.
package enum Question {
  /// No rule base can have a kind of this name.
  private static let kind = "asked--about"
  /// The conclusion.
  package static let attribute = kind + ".holds"

  /// What is added to a rule set's files, with words in each of its languages; nobody is shown them.
  static func texts(_ conditions: [String], _ languages: [String]) -> [(path: String, text: String)] {
    let words = "{" + languages.map { "\($0): question" }.joined(separator: ", ") + "}"
    let all = conditions.map { "  - {\($0)}" }.joined(separator: "\n")
    return [
      (
        "vocabulary/CONDITION.yaml",
        "kinds:\n  \(kind): {is: single, title: \(words)}\n"
          + "attributes:\n  \(attribute): {is: derived, type: boolean, combine: asserted, title: \(words)}\n"
      ),
      (
        "theory/CONDITION.yaml",
        "title: \(words)\nsections:\n- title: \(words)\n  rules:\n  - id: \(kind)\n    title: \(words)\n"
          + "    because: \(words)\n    then: {\(attribute): yes}\n    when:\n      all of:\n"
          + all.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n") + "\n"
      ),
    ]
  }

  /// The conclusion in a rule set that was loaded with conditions.
  package static func key(in names: Names) -> FactKey? { names.attribute(attribute).map { FactKey($0) } }
}
