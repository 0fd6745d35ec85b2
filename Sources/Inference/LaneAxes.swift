import Circuit

/// Steps along axes.
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
    guard let packed = strides.last else {
      clear(target)
      for world in 0..<layout.worlds where isOn(from, bit: base + world * origin.worldStride) {
        turnOn(target, bit: world)
      }
      return
    }
    var row = start(target)
    for world in 0..<layout.worlds {
      forEachRow(shape.sizes, strides, base + world * origin.worldStride) { lanes, bit in
        lanes.moveRow(to: row, shape, from, bit: bit, stride: packed)
        row += shape.wordsPerRow
      }
    }
  }

  private mutating func moveRow(to row: Int, _ shape: Layout.Shape, _ from: Plane, bit: Int, stride: Int) {
    if stride == 0 {
      let on: UInt64 = isOn(from, bit: bit) ? .max : 0
      for word in 0..<shape.wordsPerRow { words[row + word] = on }
      words[row + shape.wordsPerRow - 1] &= shape.mask
    } else if stride == 1 && bit & 63 == 0 {
      let source = start(from) + bit >> 6
      for word in 0..<shape.wordsPerRow { words[row + word] = words[source + word] }
    } else {
      for word in 0..<shape.wordsPerRow { words[row + word] = 0 }
      for lane in 0..<(shape.sizes.last ?? 0) where isOn(from, bit: bit + lane * stride) {
        words[row + lane >> 6] |= 1 << UInt64(lane & 63)
      }
    }
  }

  /// Calls for every row, in order, with the bit of another plane that its first lane belongs to.
  private mutating func forEachRow(
    _ sizes: [Int], _ strides: [Int], _ base: Int, _ body: (inout Lanes, Int) -> Void
  ) {
    let outer = sizes.count - 1
    guard !sizes.contains(0) else { return }
    var index = Array(repeating: 0, count: max(0, outer))
    var bit = base
    while true {
      body(&self, bit)
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        bit += strides[axis]
        if index[axis] < sizes[axis] { break }
        bit -= sizes[axis] * strides[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// The strides of the target's axes along the source's, 0 for those that are dropped.
  private func targetStrides(_ target: Plane, _ from: Plane, _ circuit: Circuit) -> [Int] {
    let own = circuit.axes(of: target)
    let shape = shape(target)
    return circuit.axes(of: from).map { axis in own.firstIndex(of: axis).map { shape.strides[$0] } ?? 0 }
  }

  mutating func fold(_ target: Plane, _ from: Plane, _ circuit: Circuit) {
    let strides = targetStrides(target, from, circuit)
    let origin = shape(from)
    let worldStride = shape(target).worldStride
    clear(target)
    var row = start(from)
    for world in 0..<layout.worlds {
      forEachRow(origin.sizes, strides, world * worldStride) { lanes, bit in
        lanes.foldRow(from: row, origin, target, bit: bit, stride: strides.last ?? 0)
        row += origin.wordsPerRow
      }
    }
  }

  private mutating func foldRow(from row: Int, _ origin: Layout.Shape, _ target: Plane, bit: Int, stride: Int) {
    if stride == 0 {
      for word in 0..<origin.wordsPerRow where words[row + word] != 0 {
        turnOn(target, bit: bit)
        return
      }
    } else {
      let to = start(target) + bit >> 6
      for word in 0..<origin.wordsPerRow { words[to + word] |= words[row + word] }
    }
  }

  /// Adds up lanes along dropped axes, digit by digit.
  mutating func count(_ digits: ArraySlice<Plane>, _ from: Plane, _ circuit: Circuit) {
    guard let target = digits.first else { return }
    let strides = targetStrides(target, from, circuit)
    let origin = shape(from)
    let result = shape(target)
    let places = digits.map(start)
    for digit in digits { clear(digit) }
    var row = start(from)
    for world in 0..<layout.worlds {
      forEachRow(origin.sizes, strides, world * result.worldStride) { lanes, bit in
        if strides.last == 0 {
          let sum = (0..<origin.wordsPerRow).reduce(0) { $0 + lanes.words[row + $1].nonzeroBitCount }
          lanes.add(UInt64(sum), bit: bit, places)
        } else {
          for word in 0..<origin.wordsPerRow {
            lanes.ripple(lanes.words[row + word], at: bit >> 6 + word, places[...])
          }
        }
        row += origin.wordsPerRow
      }
    }
  }

  /// Adds the lanes to the numbers whose digits start at these places.
  private mutating func ripple(_ lanes: UInt64, at word: Int, _ places: ArraySlice<Int>) {
    var carry = lanes
    for place in places {
      if carry == 0 { return }
      let next = words[place + word] & carry
      words[place + word] ^= carry
      carry = next
    }
  }

  private mutating func add(_ number: UInt64, bit: Int, _ places: [Int]) {
    for digit in places.indices where number >> UInt64(digit) & 1 == 1 {
      ripple(1 << UInt64(bit & 63), at: bit >> 6, places[digit...])
    }
  }
}
