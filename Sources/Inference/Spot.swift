import Circuit

/// Where an input's answer for one combination of entities goes, plane by plane.
struct Spot {
  private struct Place {
    var plane: Plane
    var strides: [Int]
    var extraStride: Int
    var worldStride: Int
    /// The bit of the combination in the first world.
    var bit = 0
  }

  /// Of the combinations: without the extra axis, along which an answer names entities.
  let axes: [Axis]
  var worlds = 0..<1
  private var places: [Place] = []

  init(_ input: Input, _ lanes: Lanes, _ circuit: CompiledRules) {
    let hasExtra = input.question.hasExtraAxis
    axes = hasExtra ? Array(input.axes.dropLast()) : input.axes
    for plane in input.planes {
      let shape = lanes.shape(plane)
      let own = circuit.axes(of: plane)
      func stride(_ axis: Axis) -> Int { own.firstIndex(of: axis).map { shape.strides[$0] } ?? 0 }
      places.append(
        Place(
          plane: plane, strides: axes.map(stride), extraStride: hasExtra ? input.axes.last.map(stride) ?? 0 : 0,
          worldStride: shape.worldStride))
    }
  }

  mutating func move(to entities: [Int]) {
    for place in places.indices {
      places[place].bit = 0
      for axis in entities.indices { places[place].bit += entities[axis] * places[place].strides[axis] }
    }
  }

  func set(_ plane: Int, _ on: Bool, _ lanes: inout Lanes) {
    guard on else { return }
    lanes.turnOn(places[plane].plane, bit: places[plane].bit, worlds: worlds, stride: places[plane].worldStride)
  }

  /// A plane and the next.
  func set(_ plane: Int, _ truth: Answers.Truth, _ lanes: inout Lanes) {
    set(plane, truth.possible, &lanes)
    set(plane + 1, truth.certain, &lanes)
  }

  func set(_ plane: Int, entities: [Int], _ lanes: inout Lanes) {
    for entity in entities {
      lanes.turnOn(
        places[plane].plane, bit: places[plane].bit + entity * places[plane].extraStride, worlds: worlds,
        stride: places[plane].worldStride)
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
