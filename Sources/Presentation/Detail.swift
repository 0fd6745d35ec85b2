/// How much of the reasons is shown.
package enum Detail: String, Sendable, CaseIterable {
  /// No reasons.
  case none
  /// The reasons that apply, in sentences.
  case brief
  /// Every reason with its rule, what became of it, the facts that it reads, and its sources.
  case full
}
