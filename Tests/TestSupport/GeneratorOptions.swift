/// Constructs that the generator may use; each can be switched off, for narrowing.
public struct GeneratorOptions: Sendable {
  public var unknown = true
  public var doesNotApply = true
  public var contested = true
  public var open = true
  public var assumptions = true
  public var both = true
  public var recursion = true
  public var overrides = true
  public var quantifiers = true
  public var pathComparisons = true
  public var sets = true
  public var pairs = true
  public var listedPairs = true
  public var byReference = true
  public var singles = true
  public var sums = true
  public var levels = true
  public var collected = true
  public var rankings = true
  public var preferRank = true
  public var references = true
  public var numbers = true
  /// Numbers that only just fit 64 bits.
  public var greatNumbers = true
  public var negation = true
  public var operands = true
  public var drafts = true
  /// Names beyond those of the conclusion: `once`, `for each`.
  public var extraNames = true
  public var never = true
  /// What the working and the trusted reading take: `expected`, `likely`, low confidence.
  public var readings = true
  public var maximumWorlds = 16

  public init() {}
}
