/// How firmly the working value of an outcome stands.
package enum Ground: Sendable, Hashable, CaseIterable {
  /// The trusted reading has just the working value.
  case firm
  /// The bounds have just the working value, the trusted reading more: it holds if the placeholders are right.
  case provisional
  /// The bounds have more than the working value.
  case unsettled

  /// As authors write it.
  package static let words: [(String, Ground)] = [
    ("firm", .firm), ("provisional", .provisional), ("unsettled", .unsettled),
  ]
}
