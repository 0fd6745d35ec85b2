/// What reading a file may cost; what is beyond is a diagnostic, never a crash or a long wait.
public struct YAMLLimits: Sendable, Hashable {
  /// Bytes of a file. Never more than 256 MiB counts, whatever is asked: spans are 32-bit.
  public var bytes = 16 << 20
  /// Levels of mappings and sequences, aliases followed.
  public var depth = 128
  /// Scalars, sequences and mappings of a file, aliases not followed.
  public var nodes = 1_000_000
  /// UTF-8 bytes of one scalar's value.
  public var scalarBytes = 1 << 20
  /// Nodes that all aliases of a file may stand for together.
  public var aliases = 10_000
  /// Diagnostics of a file; what follows is counted only.
  public var diagnostics = 100

  public init() {}

  public static let standard = YAMLLimits()
}
