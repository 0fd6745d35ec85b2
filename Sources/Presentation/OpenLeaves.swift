import Explanation
import RuleModel

/// The unknown facts, and under which outcomes they lie.
struct OpenLeaves: Sendable {
  /// Those first on which most outcomes hang.
  var facts: [OpenFact]
  /// By outcome that is not certain: the numbers of the unknown facts under it.
  var under: [FactKey: Bits]

  /// How many outcomes share an unknown fact with this one. Linear in the outcomes.
  func weight(of key: FactKey) -> Int {
    guard let own = under[key] else { return 0 }
    return under.values.count { $0.meets(own) }
  }
}

/// A set of small numbers.
struct Bits: Sendable {
  private var words: [UInt64] = []

  mutating func insert(_ member: Int) {
    while words.count <= member >> 6 { words.append(0) }
    words[member >> 6] |= 1 << UInt64(member & 63)
  }

  mutating func formUnion(_ other: Bits) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Ascending.
  var members: [Int] {
    words.indices.flatMap { word in
      (0..<64).filter { words[word] >> UInt64($0) & 1 == 1 }.map { word << 6 + $0 }
    }
  }

  func meets(_ other: Bits) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }
}
