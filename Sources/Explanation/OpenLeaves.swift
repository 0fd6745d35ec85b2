import RuleModel

/// The unknown facts on which outcomes hang, and under which outcomes they lie.
public struct OpenLeaves: Sendable {
  /// Those first on which most outcomes hang.
  public var facts: [OpenFact]
  /// By outcome that is not certain: the numbers of the unknown facts under it.
  var under: [FactKey: Bits]

  /// How many outcomes share an unknown fact with this one. Linear in the outcomes.
  public func weight(of key: FactKey) -> Int {
    guard let own = under[key] else { return 0 }
    return under.values.count { $0.meets(own) }
  }
}

/// Something unknown on which outcomes hang.
public struct OpenFact: Sendable, Equatable {
  public enum Subject: Sendable, Hashable {
    /// A fact that nobody stated.
    case fact(FactKey)
    /// A list that may go on.
    case list(KindID)
  }
  public var subject: Subject
  /// How many outcomes hang on it.
  public var matters: Int

  static func precedes(_ left: OpenFact, _ right: OpenFact) -> Bool {
    if left.matters != right.matters { return left.matters > right.matters }
    switch (left.subject, right.subject) {
    case (.fact(let a), .fact(let b)): return a < b
    case (.list(let a), .list(let b)): return a < b
    case (.list, .fact): return true
    case (.fact, .list): return false
    }
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
