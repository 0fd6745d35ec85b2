/// Running a program: no allocation, and nothing decided inside a batch. Addresses were laid out with the program, all
/// within its words.
extension Program {
  func run(_ words: inout [UInt64]) {
    guard words.count >= wordCount else { return }
    words.withUnsafeMutableBufferPointer { words in
      code.withUnsafeBufferPointer { code in
        guard let words = words.baseAddress, let code = code.baseAddress else { return }
        run(words, code)
      }
    }
  }

  private func run(_ words: UnsafeMutablePointer<UInt64>, _ code: UnsafePointer<UInt32>) {
    var next = 0
    var grew = false
    while next < batches.count {
      let batch = batches[next]
      next += 1
      if batch.kernel == .again {
        if grew { next = Int(batch.plan) }
        grew = false
      } else if run(batch, words, code + Int(batch.code)) {
        grew = true
      }
    }
  }

  /// Returns whether anything grew.
  @inline(__always)
  private func run(_ batch: Batch, _ words: UnsafeMutablePointer<UInt64>, _ code: UnsafePointer<UInt32>) -> Bool {
    let (count, size) = (Int(batch.count), Int(batch.words))
    switch batch.kernel {
    case .and2: Gates<And>.run2(words, code, count, size)
    case .and4: Gates<And>.run4(words, code, count, size)
    case .and8: Gates<And>.run8(words, code, count, size)
    case .andAny: Gates<And>.runAny(words, code, count, size)
    case .or2: Gates<Or>.run2(words, code, count, size)
    case .or4: Gates<Or>.run4(words, code, count, size)
    case .or8: Gates<Or>.run8(words, code, count, size)
    case .orAny: Gates<Or>.runAny(words, code, count, size)
    case .xor: Gates<Xor>.run2(words, code, count, size)
    case .not: Rows.not(words, code, count, forms[Int(batch.plan)])
    case .move: Rows.move(words, code, count, moves[Int(batch.plan)])
    case .fold: Rows.fold(words, code, count, folds[Int(batch.plan)])
    case .count: Rows.count(words, code, count, folds[Int(batch.plan)])
    case .fill: Rows.fill(words, code, count, forms[Int(batch.plan)])
    case .clear: for step in 0..<count { Rows.clear(words + Int(code[step]), size) }
    case .grow: return Rows.grow(words, code, count, size)
    case .again: break
    }
    return false
  }
}

/// What a gate does with two words.
protocol Gate {
  static func join(_ left: UInt64, _ right: UInt64) -> UInt64
  static func join(_ left: SIMD4<UInt64>, _ right: SIMD4<UInt64>) -> SIMD4<UInt64>
}

enum And: Gate {
  @inline(__always) static func join(_ left: UInt64, _ right: UInt64) -> UInt64 { left & right }
  @inline(__always) static func join(_ left: SIMD4<UInt64>, _ right: SIMD4<UInt64>) -> SIMD4<UInt64> { left & right }
}

enum Or: Gate {
  @inline(__always) static func join(_ left: UInt64, _ right: UInt64) -> UInt64 { left | right }
  @inline(__always) static func join(_ left: SIMD4<UInt64>, _ right: SIMD4<UInt64>) -> SIMD4<UInt64> { left | right }
}

enum Xor: Gate {
  @inline(__always) static func join(_ left: UInt64, _ right: UInt64) -> UInt64 { left ^ right }
  @inline(__always) static func join(_ left: SIMD4<UInt64>, _ right: SIMD4<UInt64>) -> SIMD4<UInt64> { left ^ right }
}

/// Batches of one gate, for steps of two, four, eight or any number of operands. The loops over steps are apart for
/// planes of one word, which is all that facts without entities need.
enum Gates<Kind: Gate> {
  typealias Words = UnsafeMutablePointer<UInt64>
  typealias Code = UnsafePointer<UInt32>

  @inline(__always)
  static func run2(_ words: Words, _ start: Code, _ count: Int, _ size: Int) {
    var code = start
    for _ in 0..<count {
      if size == 1 {
        words[Int(code[0])] = Kind.join(words[Int(code[1])], words[Int(code[2])])
      } else {
        let (a, b) = (words + Int(code[1]), words + Int(code[2]))
        each(words + Int(code[0]), size) {
          Kind.join(a[$0], b[$0])
        } wide: {
          Kind.join(four(a, $0), four(b, $0))
        }
      }
      code += 3
    }
  }

  @inline(__always)
  static func run4(_ words: Words, _ start: Code, _ count: Int, _ size: Int) {
    var code = start
    for _ in 0..<count {
      if size == 1 {
        words[Int(code[0])] = join(words, code + 1)
      } else {
        let (a, b, c, d) = (
          words + Int(code[1]), words + Int(code[2]), words + Int(code[3]), words + Int(code[4])
        )
        each(words + Int(code[0]), size) {
          Kind.join(Kind.join(a[$0], b[$0]), Kind.join(c[$0], d[$0]))
        } wide: {
          Kind.join(Kind.join(four(a, $0), four(b, $0)), Kind.join(four(c, $0), four(d, $0)))
        }
      }
      code += 5
    }
  }

  @inline(__always)
  static func run8(_ words: Words, _ start: Code, _ count: Int, _ size: Int) {
    var code = start
    for _ in 0..<count {
      let to = words + Int(code[0])
      if size == 1 {
        to[0] = Kind.join(join(words, code + 1), join(words, code + 5))
      } else {
        joinMany(to, words, code + 1, 2, size)
      }
      code += 9
    }
  }

  @inline(__always)
  static func runAny(_ words: Words, _ start: Code, _ count: Int, _ size: Int) {
    var code = start
    for _ in 0..<count {
      let to = words + Int(code[0])
      let fours = Int(code[1])
      if size == 1 {
        var result = join(words, code + 2)
        for four in 1..<fours { result = Kind.join(result, join(words, code + 2 + 4 * four)) }
        to[0] = result
      } else {
        joinMany(to, words, code + 2, fours, size)
      }
      code += 2 + 4 * fours
    }
  }

  /// Four words.
  @inline(__always)
  private static func join(_ words: Words, _ code: Code) -> UInt64 {
    Kind.join(
      Kind.join(words[Int(code[0])], words[Int(code[1])]), Kind.join(words[Int(code[2])], words[Int(code[3])]))
  }

  /// Groups of four operands, word by word.
  @inline(__always)
  private static func joinMany(_ to: Words, _ words: Words, _ code: Code, _ fours: Int, _ size: Int) {
    each(to, size) { word in
      var result = join(words + word, code)
      for group in 1..<fours { result = Kind.join(result, join(words + word, code + 4 * group)) }
      return result
    } wide: { word in
      var result = four(words + Int(code[0]), word)
      for place in 1..<4 * fours { result = Kind.join(result, four(words + Int(code[place]), word)) }
      return result
    }
  }

  @inline(__always)
  private static func four(_ words: Words, _ place: Int) -> SIMD4<UInt64> {
    UnsafeRawPointer(words + place).loadUnaligned(as: SIMD4<UInt64>.self)
  }

  @inline(__always)
  private static func each(
    _ to: Words, _ size: Int, _ one: (Int) -> UInt64, wide: (Int) -> SIMD4<UInt64>
  ) {
    var word = 0
    while word + 4 <= size {
      UnsafeMutableRawPointer(to + word).storeBytes(of: wide(word), as: SIMD4<UInt64>.self)
      word += 4
    }
    while word < size {
      to[word] = one(word)
      word += 1
    }
  }
}
