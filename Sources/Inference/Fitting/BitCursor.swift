import Circuit
import RuleModel

/// Where an input's answer for one combination of entities goes, plane by plane.
struct BitCursor {
  /// How planes of equal axes lie.
  private struct Grid {
    var strides: [Int] = []
    var extraStride = 0
    var worldStride = 0
    var isSplat = false
    /// The bit of the combination in the first world, counted from the plane's first.
    var bit = 0

    init(_ form: Layout.Form, _ own: [Axis], _ axes: [Axis], _ extra: Axis?) {
      func stride(_ axis: Axis) -> Int { own.firstIndex(of: axis).map { form.strides[$0] } ?? 0 }
      strides = axes.map(stride)
      extraStride = extra.map(stride) ?? 0
      worldStride = form.worldStride
      isSplat = form.isSplat
    }

    mutating func move(to entities: [Int]) {
      bit = 0
      for axis in entities.indices { bit += entities[axis] * strides[axis] }
    }
  }

  /// Of the combinations: without the extra axis, along which an answer names entities.
  let axes: [Axis]
  var worlds = 0..<1
  /// A bit for each world that is meant, where they do not stand side by side.
  var bits: [UInt64]?
  /// One answer stands for all worlds.
  let isFixed: Bool
  /// By plane of the input: its first bit.
  private let starts: [Int]
  private var plain: Grid
  /// Of the planes with the extra axis, which come first.
  private var extended: Grid
  private let extendedCount: Int

  init(_ input: Input, _ leaves: Leaves, _ layout: Layout, _ circuit: CompiledRules) {
    extendedCount = input.question.extendedCount
    let extra = extendedCount > 0 ? input.axes.last : nil
    axes = extra == nil ? input.axes : Array(input.axes.dropLast())
    isFixed = input.planes.allSatisfy { !leaves.varies[Int($0.index)] }
    starts = input.planes.map { Int(leaves.starts[Int($0.index)]) << 6 }
    let axes = axes
    func grid(_ plane: Plane?) -> Grid {
      let plane = plane ?? .never
      return Grid(layout.forms[leaves.form(plane, circuit)], circuit.axes(of: plane), axes, extra)
    }
    (plain, extended) = (grid(input.planes.last), grid(input.planes.first))
  }

  mutating func move(to entities: [Int]) {
    plain.move(to: entities)
    if extendedCount > 0 { extended.move(to: entities) }
  }

  func set(_ plane: Int, _ on: Bool, _ words: inout [UInt64]) {
    if on { turnOn(starts[plane] + plain.bit, plain, &words) }
  }

  /// A plane and the next.
  func set(_ plane: Int, _ bits: (Bool, Bool), _ words: inout [UInt64]) {
    set(plane, bits.0, &words)
    set(plane + 1, bits.1, &words)
  }

  /// Two planes: possible, certain.
  func set(_ plane: Int, _ truth: Truth, _ words: inout [UInt64]) {
    set(plane, (truth.possible, truth.certain), &words)
  }

  /// For an entity of the extra axis.
  func set(_ plane: Int, entity: Int, _ words: inout [UInt64]) {
    turnOn(starts[plane] + extended.bit + entity * extended.extraStride, extended, &words)
  }

  private func turnOn(_ bit: Int, _ grid: Grid, _ words: inout [UInt64]) {
    if grid.isSplat {
      words[bit >> 6] = .max
    } else if let bits {
      turnOn(bit, grid, bits, &words)
    } else if grid.worldStride == 1 {
      words.turnOn(bits: bit + worlds.lowerBound..<bit + worlds.upperBound)
    } else {
      for world in worlds {
        let own = bit + world * grid.worldStride
        words[own >> 6] |= 1 << UInt64(own & 63)
      }
    }
  }

  private func turnOn(_ bit: Int, _ grid: Grid, _ bits: [UInt64], _ words: inout [UInt64]) {
    if grid.worldStride == 1 {
      // Rows of worlds are whole words.
      for (number, own) in bits.enumerated() { words[bit >> 6 + number] |= own }
      return
    }
    for (number, own) in bits.enumerated() {
      var rest = own
      while rest != 0 {
        let place = bit + (number << 6 + rest.trailingZeroBitCount) * grid.worldStride
        words[place >> 6] |= 1 << UInt64(place & 63)
        rest &= rest - 1
      }
    }
  }
}

extension [UInt64] {
  /// Sets bits that stand side by side, word by word.
  fileprivate mutating func turnOn(bits: Range<Int>) {
    var bit = bits.lowerBound
    while bit < bits.upperBound {
      let end = Swift.min(bits.upperBound, (bit | 63) + 1)
      let ones = UInt64.max >> UInt64(64 - (end - bit))
      self[bit >> 6] |= ones << UInt64(bit & 63)
      bit = end
    }
  }
}

extension Input.Question {
  /// How many planes of the answer have an axis more than the others.
  fileprivate var extendedCount: Int {
    switch self {
    case .reference: 1
    case .containsEntity: 2
    default: 0
    }
  }
}
