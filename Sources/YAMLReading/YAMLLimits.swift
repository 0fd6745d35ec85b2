/// What reading a file may cost; what is beyond is a diagnostic, never a crash or a long wait.
package struct YAMLLimits: Sendable, Hashable {
  /// Bytes of a file. Never more than 256 MiB counts, whatever is asked: spans are 32-bit.
  package var bytes = 16 << 20
  /// Levels of mappings and sequences, aliases followed.
  package var depth = 128
  /// Scalars, sequences and mappings of a file, aliases not followed.
  package var nodes = 1_000_000
  /// UTF-8 bytes of one scalar's value.
  package var scalarBytes = 1 << 20
  /// Nodes that all aliases of a file may stand for together.
  package var aliases = 10_000
  /// Diagnostics of a file; what follows is counted only.
  package var diagnostics = 100

  package init() {}

  package static let standard = YAMLLimits()
}
