/// Batches of steps that lead from some axes to others, row by row, and those of one operand.
enum Rows {
  typealias Words = UnsafeMutablePointer<UInt64>
  typealias Code = UnsafePointer<UInt32>

  static func not(_ words: Words, _ code: Code, _ count: Int, _ form: Layout.Form) {
    let (size, perRow, mask) = (form.words, form.wordsPerRow, form.mask)
    guard size > 0 else { return }
    for step in 0..<count {
      let (to, from) = (words + Int(code[2 * step]), words + Int(code[2 * step + 1]))
      if perRow == 1 {
        for word in 0..<size { to[word] = ~from[word] & mask }
      } else {
        for word in 0..<size { to[word] = ~from[word] }
        var last = perRow - 1
        while last < size {
          to[last] &= mask
          last += perRow
        }
      }
    }
  }

  static func fill(_ words: Words, _ code: Code, _ count: Int, _ form: Layout.Form) {
    for step in 0..<count {
      let to = words + Int(code[step])
      for word in 0..<form.words { to[word] = (word + 1) % form.wordsPerRow == 0 ? form.mask : .max }
    }
  }

  static func clear(_ to: Words, _ size: Int) {
    for word in 0..<size { to[word] = 0 }
  }

  /// Adds the lanes; whether any is new.
  static func grow(_ words: Words, _ code: Code, _ count: Int, _ size: Int) -> Bool {
    var fresh: UInt64 = 0
    for step in 0..<count {
      let (to, from) = (words + Int(code[2 * step]), words + Int(code[2 * step + 1]))
      for word in 0..<size {
        fresh |= from[word] & ~to[word]
        to[word] |= from[word]
      }
    }
    return fresh != 0
  }

  // MARK: Moves

  static func move(_ words: Words, _ code: Code, _ count: Int, _ plan: MovePlan) {
    let form = plan.target
    guard form.words > 0 else { return }
    plan.bits.withUnsafeBufferPointer { bits in
      for step in 0..<count {
        let (to, from) = (words + Int(code[2 * step]), words + Int(code[2 * step + 1]))
        switch plan.way {
        case .spread: spread(to, from, bits, form.wordsPerRow, form.mask)
        case .copy: copy(to, from, bits, form.wordsPerRow)
        case .gather(let stride): gather(to, from, bits, stride, form.lanes, form.wordsPerRow)
        }
      }
    }
  }

  /// Each row is one bit of the source.
  @inline(__always)
  private static func spread(
    _ to: Words, _ from: Words, _ bits: UnsafeBufferPointer<Int32>, _ perRow: Int, _ mask: UInt64
  ) {
    for row in 0..<bits.count {
      let bit = Int(bits[row])
      let value = 0 &- (from[bit >> 6] >> UInt64(bit & 63) & 1)
      for word in 0..<perRow - 1 { to[row * perRow + word] = value }
      to[row * perRow + perRow - 1] = value & mask
    }
  }

  /// Each row is a row of the source.
  @inline(__always)
  private static func copy(_ to: Words, _ from: Words, _ bits: UnsafeBufferPointer<Int32>, _ perRow: Int) {
    for row in 0..<bits.count {
      let start = Int(bits[row]) >> 6
      for word in 0..<perRow { to[row * perRow + word] = from[start + word] }
    }
  }

  /// Each lane is a bit of the source.
  private static func gather(
    _ to: Words, _ from: Words, _ bits: UnsafeBufferPointer<Int32>, _ stride: Int, _ lanes: Int, _ perRow: Int
  ) {
    for row in 0..<bits.count {
      var bit = Int(bits[row])
      for word in 0..<perRow {
        var result: UInt64 = 0
        for lane in 0..<min(64, lanes - 64 * word) {
          result |= (from[bit >> 6] >> UInt64(bit & 63) & 1) << UInt64(lane)
          bit += stride
        }
        to[row * perRow + word] = result
      }
    }
  }

  // MARK: Folds

  static func fold(_ words: Words, _ code: Code, _ count: Int, _ plan: FoldPlan) {
    let perRow = plan.source.wordsPerRow
    for step in 0..<count {
      let (to, from) = (words + Int(code[2 * step]), words + Int(code[2 * step + 1]))
      clear(to, plan.target.words)
      if plan.target.isSplat {
        var some: UInt64 = 0
        for word in 0..<plan.source.words { some |= from[word] }
        to[0] = some == 0 ? 0 : .max
      } else if plan.dropsLast {
        foldBits(to, from, plan.bits, perRow)
      } else {
        foldRows(to, from, plan.bits, perRow)
      }
    }
  }

  /// Each row becomes a bit.
  @inline(__always)
  private static func foldBits(_ to: Words, _ from: Words, _ bits: [Int32], _ perRow: Int) {
    for row in 0..<bits.count {
      var some: UInt64 = 0
      for word in 0..<perRow { some |= from[row * perRow + word] }
      let bit = Int(bits[row])
      to[bit >> 6] |= (some == 0 ? 0 : 1) << UInt64(bit & 63)
    }
  }

  @inline(__always)
  private static func foldRows(_ to: Words, _ from: Words, _ bits: [Int32], _ perRow: Int) {
    for row in 0..<bits.count {
      let start = Int(bits[row]) >> 6
      for word in 0..<perRow { to[start + word] |= from[row * perRow + word] }
    }
  }

  // MARK: Counts

  /// Adds up lanes along dropped axes, digit by digit.
  static func count(_ words: Words, _ start: Code, _ count: Int, _ plan: FoldPlan) {
    var code = start
    for _ in 0..<count {
      let digits = Digits(words: words, places: code + 2, count: Int(code[0]))
      for digit in 0..<digits.count { clear(words + Int(code[2 + digit]), plan.target.words) }
      let from = words + Int(code[1])
      if plan.target.isSplat {
        var sum = 0
        for word in 0..<plan.source.words { sum += from[word].nonzeroBitCount }
        for digit in 0..<digits.count where sum >> digit & 1 == 1 { words[Int(code[2 + digit])] = .max }
      } else {
        digits.add(from, plan)
      }
      code += 2 + digits.count
    }
  }

  /// The planes of a number's digits, lowest first.
  private struct Digits {
    let words: Words
    let places: Code
    let count: Int

    func add(_ from: Words, _ plan: FoldPlan) {
      let perRow = plan.source.wordsPerRow
      for row in 0..<plan.bits.count {
        let bit = Int(plan.bits[row])
        if plan.dropsLast {
          var sum = 0
          for word in 0..<perRow { sum += from[row * perRow + word].nonzeroBitCount }
          for digit in 0..<count where sum >> digit & 1 == 1 {
            ripple(1 << UInt64(bit & 63), at: bit >> 6, from: digit)
          }
        } else {
          for word in 0..<perRow { ripple(from[row * perRow + word], at: bit >> 6 + word, from: 0) }
        }
      }
    }

    /// Adds the lanes to the numbers, from one digit upwards.
    @inline(__always)
    private func ripple(_ lanes: UInt64, at word: Int, from digit: Int) {
      var carry = lanes
      for place in digit..<count {
        if carry == 0 { return }
        let own = words + Int(places[place]) + word
        let next = own[0] & carry
        own[0] ^= carry
        carry = next
      }
    }
  }
}
