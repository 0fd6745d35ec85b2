/// The free variables by how much they took part in recent conflicts, as a binary heap.
///
/// VSIDS: Moskewicz and others, "Chaff", DAC 2001; with growing increments instead of shrinking scores, as in Eén,
/// Sörensson, "An Extensible SAT-solver", SAT 2003. Phases: Pipatsrisawat, Darwiche, "A Lightweight Component Caching
/// Scheme for Satisfiability Solvers", SAT 2007.
struct VariableOrder: Sendable {
  private var heap: [Int32] = []
  /// By variable: its place in the heap; -1 outside.
  private var places: [Int32] = []
  private var scores: [Double] = []
  /// By variable: the value that it had last.
  private var phases: [Bool] = []
  private var increment = 1.0

  /// By how much the score of a conflict outweighs that of the conflict before it.
  private static let growth = 1 / 0.95

  mutating func addVariable() {
    places.append(-1)
    scores.append(0)
    phases.append(false)
    insert(Int32(places.count - 1))
  }

  /// The variable's literal with the value that it had last.
  func preferred(_ variable: Int32) -> Int32 { variable << 1 | (phases[Int(variable)] ? 0 : 1) }

  /// A literal that held is free again. O(log variables).
  mutating func free(_ literal: Int32) {
    phases[Int(literal >> 1)] = literal & 1 == 0
    insert(literal >> 1)
  }

  /// The first variable, taken out; nil where none is left. O(log variables).
  mutating func removeFirst() -> Int32? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    places[Int(first)] = -1
    if !heap.isEmpty {
      place(last, at: 0)
      sink(0)
    }
    return first
  }

  /// The variable took part in a conflict.
  mutating func bump(_ variable: Int32) {
    scores[Int(variable)] += increment
    if scores[Int(variable)] > 1e100 { rescale() }
    if places[Int(variable)] >= 0 { rise(Int(places[Int(variable)])) }
  }

  /// A conflict is over: the next one counts more.
  mutating func decay() { increment *= Self.growth }

  private mutating func rescale() {
    for index in scores.indices { scores[index] *= 1e-100 }
    increment *= 1e-100
  }

  private mutating func insert(_ variable: Int32) {
    guard places[Int(variable)] < 0 else { return }
    heap.append(variable)
    places[Int(variable)] = Int32(heap.count - 1)
    rise(heap.count - 1)
  }

  private mutating func place(_ variable: Int32, at place: Int) {
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }

  private mutating func rise(_ start: Int) {
    var hole = start
    let variable = heap[start]
    let score = scores[Int(variable)]
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard scores[Int(heap[parent])] < score else { break }
      place(heap[parent], at: hole)
      hole = parent
    }
    place(variable, at: hole)
  }

  private mutating func sink(_ start: Int) {
    var hole = start
    let variable = heap[start]
    let score = scores[Int(variable)]
    while let child = greaterChild(of: hole), scores[Int(heap[child])] > score {
      place(heap[child], at: hole)
      hole = child
    }
    place(variable, at: hole)
  }

  private func greaterChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    guard left < heap.count else { return nil }
    let right = left + 1
    guard right < heap.count else { return left }
    return scores[Int(heap[right])] > scores[Int(heap[left])] ? right : left
  }
}
