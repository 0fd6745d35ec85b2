import Circuit

/// Where an input's answer for one combination of entities goes, plane by plane.
struct Spot {
  private struct Place {
    /// The plane's first bit.
    var start: Int
    var strides: [Int]
    var extraStride: Int
    var worldStride: Int
    var isSplat: Bool
    /// The bit of the combination in the first world.
    var bit = 0
  }

  /// Of the combinations: without the extra axis, along which an answer names entities.
  let axes: [Axis]
  var worlds = 0..<1
  /// One answer stands for all worlds.
  let isFixed: Bool
  private var places: [Place] = []

  init(_ input: Input, _ leaves: Leaves, _ layout: Layout, _ circuit: CompiledRules) {
    let hasExtra = input.question.hasExtraAxis
    axes = hasExtra ? Array(input.axes.dropLast()) : input.axes
    isFixed = input.planes.allSatisfy { !leaves.varies[Int($0.index)] }
    for plane in input.planes {
      let form = layout.forms[leaves.form(plane, circuit)]
      let own = circuit.axes(of: plane)
      func stride(_ axis: Axis) -> Int { own.firstIndex(of: axis).map { form.strides[$0] } ?? 0 }
      places.append(
        Place(
          start: Int(leaves.starts[Int(plane.index)]) << 6, strides: axes.map(stride),
          extraStride: hasExtra ? input.axes.last.map(stride) ?? 0 : 0, worldStride: form.worldStride,
          isSplat: form.isSplat))
    }
  }

  mutating func move(to entities: [Int]) {
    for place in places.indices {
      places[place].bit = places[place].start
      for axis in entities.indices { places[place].bit += entities[axis] * places[place].strides[axis] }
    }
  }

  func set(_ plane: Int, _ on: Bool, _ words: inout [UInt64]) {
    if on { turnOn(places[plane].bit, places[plane], &words) }
  }

  /// A plane and the next.
  func set(_ plane: Int, _ truth: Answers.Truth, _ words: inout [UInt64]) {
    set(plane, truth.possible, &words)
    set(plane + 1, truth.certain, &words)
  }

  func set(_ plane: Int, entities: [Int], _ words: inout [UInt64]) {
    let place = places[plane]
    for entity in entities { turnOn(place.bit + entity * place.extraStride, place, &words) }
  }

  private func turnOn(_ bit: Int, _ place: Place, _ words: inout [UInt64]) {
    if place.isSplat {
      words[bit >> 6] = .max
    } else {
      for world in worlds {
        let own = bit + world * place.worldStride
        words[own >> 6] |= 1 << UInt64(own & 63)
      }
    }
  }
}

extension Input.Question {
  fileprivate var hasExtraAxis: Bool {
    switch self {
    case .reference, .containsEntity: true
    default: false
    }
  }
}
