/// After how many conflicts the search begins anew.
///
/// Luby, Sinclair, Zuckerman, "Optimal Speedup of Las Vegas Algorithms", Information Processing Letters 47, 1993.
struct RestartSchedule: Sendable {
  private var restarts = 0
  private var left = unit

  private static let unit = 64

  /// Counts a conflict.
  mutating func countConflict() { left -= 1 }

  /// Whether it is time; the next time is set then.
  mutating func takeRestart() -> Bool {
    guard left <= 0 else { return false }
    restarts += 1
    left = Self.unit * Self.luby(restarts)
    return true
  }

  /// 1, 1, 2, 1, 1, 2, 4, 1, 1, 2, … from index 0: at the end of a block of 2ⁿ-1 stands 2ⁿ⁻¹, before it the block before
  /// twice.
  static func luby(_ index: Int) -> Int {
    var (index, size) = (index, 1)
    while size < index + 1 { size = 2 * size + 1 }
    while size - 1 != index {
      size /= 2
      index %= size
    }
    return (size + 1) / 2
  }
}
