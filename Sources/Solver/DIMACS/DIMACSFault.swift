/// What is wrong with a DIMACS file, and where.
public struct DIMACSFault: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1; counts Unicode scalars.
  public var column: Int
  /// The bytes of the file that are meant; empty where something is missing.
  public var bytes: Range<Int>
  /// A lower-case sentence about what stands there.
  public var message: String
  /// A way out.
  public var help: String
}

/// What reading a DIMACS file may cost.
public struct DIMACSLimits: Hashable, Sendable {
  /// Variables that a header may announce.
  public var variables = 1 << 24
  /// Faults that are told; the reading ends with the last.
  public var faults = 100

  public init() {}
}
