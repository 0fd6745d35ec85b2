/// In which order the keys of a mapping stand.
package struct KeyOrder: Sendable {
  /// By the key that leads to the mapping, or to the list that holds it; empty for the file's own.
  private let orders: [String: [String]]

  /// As its author wrote them.
  package static let asWritten = KeyOrder(orders: [:])

  /// Of files of rules: what the rule is called and where it holds, what it says, why, on what it rests, and its tests.
  package static let rules = KeyOrder(orders: [
    "": ["title", "defaults", "sections"],
    "sections": ["title", "defaults", "rules"],
    "defaults": grounds,
    "rules": rule,
    "cases": rule,
    "examples": ["given", "follows", "does not follow"],
  ])

  private static let grounds = ["status", "rank", "basis", "confidence", "evidence", "source"]
  private static let rule =
    ["id", "title", "status", "rank", "for", "for each", "once", "when", "unless", "then", "overrides", "because"]
    + ["basis", "confidence", "evidence", "source", "examples", "cases"]

  /// Where a key stands; behind all that are known, what is not.
  func place(of key: String, under parent: String) -> Int {
    guard let order = orders[parent] else { return 0 }
    return order.firstIndex(of: key) ?? order.count
  }
}
