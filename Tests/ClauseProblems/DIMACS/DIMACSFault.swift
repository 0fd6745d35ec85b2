/// What is wrong with a DIMACS file, and where.
package struct DIMACSFault: Hashable, Sendable {
  /// From 1.
  package var line: Int
  /// From 1; counts Unicode scalars.
  package var column: Int
  /// The bytes of the file that are meant; empty where something is missing.
  package var bytes: Range<Int>
  /// A lower-case sentence about what stands there.
  package var message: String
  /// A way out.
  package var help: String
}

/// What reading a DIMACS file may cost.
package struct DIMACSLimits: Hashable, Sendable {
  /// Variables that a header may announce.
  package var variables = 1 << 24
  /// Faults that are told; the reading ends with the last.
  package var faults = 100

  package init() {}
}
