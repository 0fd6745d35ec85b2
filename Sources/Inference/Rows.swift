import Circuit

/// The steps that lead from some axes to others.
extension Lanes {
  mutating func move(_ target: Plane, _ from: Plane, _ routes: [Route]) {
    let shape = shape(target)
    let origin = self.shape(from)
    var strides = Array(repeating: 0, count: shape.sizes.count)
    var base = 0
    for (axis, route) in routes.enumerated() {
      switch route {
      case .axis(let position): strides[position] += origin.strides[axis]
      case .entity(let entity): base += entity * origin.strides[axis]
      }
    }
    if strides.isEmpty {
      pick(target, from, bit: base, worldStride: origin.worldStride)
    } else {
      var rows = RowMove(shape: shape, strides: strides, row: start(target))
      let first = start(from) << 6 + base
      let worlds = layout.worlds
      var words = self.words.mutableSpan
      for world in 0..<worlds { rows.move(&words, axis: 0, from: first + world * origin.worldStride) }
    }
  }

  /// One lane of each world.
  private mutating func pick(_ target: Plane, _ from: Plane, bit: Int, worldStride: Int) {
    clear(target)
    for world in 0..<layout.worlds where isOn(from, bit: bit + world * worldStride) { turnOn(target, bit: world) }
  }

  mutating func fold(_ target: Plane, _ from: Plane, _ circuit: CompiledRules) {
    let origin = shape(from)
    let worldStride = shape(target).worldStride
    clear(target)
    var rows = RowFold(shape: origin, strides: targetStrides(target, from, circuit), row: start(from))
    let first = start(target) << 6
    let worlds = layout.worlds
    var words = self.words.mutableSpan
    for world in 0..<worlds { rows.fold(&words, axis: 0, to: first + world * worldStride) }
  }

  /// The strides of the target's axes along the source's, 0 for those that are dropped.
  private func targetStrides(_ target: Plane, _ from: Plane, _ circuit: CompiledRules) -> [Int] {
    let own = circuit.axes(of: target)
    let shape = shape(target)
    return circuit.axes(of: from).map { axis in own.firstIndex(of: axis).map { shape.strides[$0] } ?? 0 }
  }

  /// Adds up lanes along dropped axes, digit by digit.
  mutating func count(_ digits: ArraySlice<Plane>, _ from: Plane, _ circuit: CompiledRules) {
    guard let target = digits.first else { return }
    let worldStride = shape(target).worldStride
    for digit in digits { clear(digit) }
    var rows = RowCount(
      shape: shape(from), strides: targetStrides(target, from, circuit), places: digits.map(start), row: start(from))
    let worlds = layout.worlds
    var words = self.words.mutableSpan
    for world in 0..<worlds { rows.count(&words, axis: 0, to: world * worldStride) }
  }
}

/// Writes the rows of a plane one after the other, each from the bits of another plane.
private struct RowMove {
  let shape: Layout.Shape
  /// Of the source, by axis of the target.
  let strides: [Int]
  /// The first word of the next row.
  var row: Int

  /// The rows for all entities of this axis and those behind it. `bit` is the source's first, counted from the first
  /// of all words.
  mutating func move(_ words: inout MutableSpan<UInt64>, axis: Int, from bit: Int) {
    guard axis < strides.count - 1 else { return moveRow(&words, from: bit, stride: strides[axis]) }
    for entity in 0..<shape.sizes[axis] { move(&words, axis: axis + 1, from: bit + entity * strides[axis]) }
  }

  @inline(__always)
  private mutating func moveRow(_ words: inout MutableSpan<UInt64>, from bit: Int, stride: Int) {
    for word in 0..<shape.wordsPerRow {
      let isLast = word == shape.wordsPerRow - 1
      if stride == 0 {
        words[row] = words[bit >> 6] >> UInt64(bit & 63) & 1 == 0 ? 0 : isLast ? shape.mask : .max
      } else if stride == 1 && bit & 63 == 0 {
        words[row] = words[bit >> 6 + word]
      } else {
        let lanes = isLast ? shape.mask.nonzeroBitCount : 64
        words[row] = gather(words.span, bit + word * 64 * stride, stride, lanes)
      }
      row += 1
    }
  }

  private func gather(_ words: Span<UInt64>, _ first: Int, _ stride: Int, _ lanes: Int) -> UInt64 {
    var result: UInt64 = 0
    var bit = first
    for lane in 0..<lanes {
      result |= ((words[bit &>> 6] &>> UInt64(bit & 63)) & 1) &<< UInt64(lane)
      bit &+= stride
    }
    return result
  }
}

/// Reads the rows of a plane one after the other and adds their lanes to those of another plane.
private struct RowFold {
  let shape: Layout.Shape
  /// Of the target, by axis of the source; 0 for an axis that it lacks.
  let strides: [Int]
  /// The first word of the next row.
  var row: Int

  mutating func fold(_ words: inout MutableSpan<UInt64>, axis: Int, to bit: Int) {
    guard axis < strides.count - 1 else { return foldRow(&words, to: bit) }
    for entity in 0..<shape.sizes[axis] { fold(&words, axis: axis + 1, to: bit + entity * strides[axis]) }
  }

  private mutating func foldRow(_ words: inout MutableSpan<UInt64>, to bit: Int) {
    let isDropped = strides.last == 0
    for word in 0..<shape.wordsPerRow {
      let lanes = words[row]
      if !isDropped { words[bit >> 6 + word] |= lanes } else if lanes != 0 { words[bit >> 6] |= 1 << UInt64(bit & 63) }
      row += 1
    }
  }
}

/// Reads the rows of a plane one after the other and adds up their lanes in the digits of numbers.
private struct RowCount {
  let shape: Layout.Shape
  /// Of the digits, by axis of the source; 0 for an axis that they lack.
  let strides: [Int]
  /// The first words of the digits, lowest first.
  let places: [Int]
  /// The first word of the next row.
  var row: Int

  mutating func count(_ words: inout MutableSpan<UInt64>, axis: Int, to bit: Int) {
    guard axis < strides.count - 1 else { return countRow(&words, to: bit) }
    for entity in 0..<shape.sizes[axis] { count(&words, axis: axis + 1, to: bit + entity * strides[axis]) }
  }

  private mutating func countRow(_ words: inout MutableSpan<UInt64>, to bit: Int) {
    var sum = 0
    for word in 0..<shape.wordsPerRow {
      let lanes = words[row]
      if strides.last == 0 { sum += lanes.nonzeroBitCount } else { ripple(&words, lanes, at: bit >> 6 + word, from: 0) }
      row += 1
    }
    for digit in places.indices where sum >> digit & 1 == 1 {
      ripple(&words, 1 << UInt64(bit & 63), at: bit >> 6, from: digit)
    }
  }

  /// Adds the lanes to the numbers, from one digit upwards.
  private func ripple(_ words: inout MutableSpan<UInt64>, _ lanes: UInt64, at word: Int, from digit: Int) {
    var carry = lanes
    for place in places[digit...] {
      if carry == 0 { return }
      let next = words[place + word] & carry
      words[place + word] ^= carry
      carry = next
    }
  }
}
