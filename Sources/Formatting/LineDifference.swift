/// What differs between two texts, line by line, as `diff -u` shows it.
///
/// Longest common subsequence of what is left between the lines that both begin and end with; texts of which more than a few thousand
/// lines differ are shown as a whole.
package struct LineDifference {
  fileprivate enum Line {
    case same(String)
    case old(String)
    case new(String)
  }

  private let lines: [Line]

  package init(_ old: String, _ new: String) {
    let (old, new) = (Self.split(old), Self.split(new))
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let middle = Self.middle(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    lines = old[..<head].map { .same($0) } + middle + old[(old.count - tail)...].map { .same($0) }
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func middle(_ old: [String], _ new: [String]) -> [Line] {
    guard old.count * new.count <= 16_000_000 else { return old.map { .old($0) } + new.map { .new($0) } }
    var common = Array(repeating: [Int32](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        common[i][j] = old[i] == new[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
      }
    }
    var (lines, i, j) = ([Line](), 0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        lines.append(.same(old[i]))
        (i, j) = (i + 1, j + 1)
      } else if j == new.count || (i < old.count && common[i + 1][j] >= common[i][j + 1]) {
        lines.append(.old(old[i]))
        i += 1
      } else {
        lines.append(.new(new[j]))
        j += 1
      }
    }
    return lines
  }

  /// With three lines around each difference; empty where nothing differs.
  package func unified(_ path: String) -> String {
    let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
    guard let first = changed.first else { return "" }
    var hunks: [ClosedRange<Int>] = []
    var current = first...first
    for place in changed.dropFirst() {
      if place - current.upperBound <= 7 {
        current = current.lowerBound...place
      } else {
        hunks.append(current)
        current = place...place
      }
    }
    hunks.append(current)
    return "--- \(path)\n+++ \(path)\n" + hunks.map(hunk).joined()
  }

  private func hunk(_ range: ClosedRange<Int>) -> String {
    let shown = max(0, range.lowerBound - 3)...min(lines.count - 1, range.upperBound + 3)
    let (before, within) = (lines[..<shown.lowerBound], lines[shown])
    let (old, new) = (within.count(where: \.isOld), within.count(where: \.isNew))
    let head =
      "@@ -\(before.count(where: \.isOld) + 1),\(old) +\(before.count(where: \.isNew) + 1),\(new) @@\n"
    return head + within.map(\.text).joined()
  }
}

extension LineDifference.Line {
  fileprivate var isOld: Bool { if case .new = self { false } else { true } }
  fileprivate var isNew: Bool { if case .old = self { false } else { true } }

  fileprivate var text: String {
    switch self {
    case .same(let line): " \(line)\n"
    case .old(let line): "-\(line)\n"
    case .new(let line): "+\(line)\n"
    }
  }
}
