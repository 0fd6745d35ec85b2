/// Constructs that the generator may use; each can be switched off, for narrowing.
package struct GeneratorOptions: Sendable {
  package var unknown = true
  package var doesNotApply = true
  package var contested = true
  package var open = true
  package var assumptions = true
  package var both = true
  package var recursion = true
  package var overrides = true
  package var quantifiers = true
  package var pathComparisons = true
  package var sets = true
  package var pairs = true
  package var listedPairs = true
  package var byReference = true
  package var singles = true
  package var sums = true
  package var levels = true
  package var collected = true
  package var rankings = true
  package var preferRank = true
  package var references = true
  package var numbers = true
  /// Numbers that only just fit 64 bits.
  package var greatNumbers = true
  package var negation = true
  package var operands = true
  package var drafts = true
  /// Names beyond those of the conclusion: `once`, `for each`.
  package var extraNames = true
  package var never = true
  /// What the working and the trusted reading take: `expected`, `likely`, low confidence.
  package var readings = true
  package var maximumWorlds = 16

  package init() {}
}
