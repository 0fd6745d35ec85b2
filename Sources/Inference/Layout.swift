import Circuit
import RuleLanguage

/// Where the bits of planes lie: worlds outermost, then the axes; the last axis is packed into whole words.
/// A plane without axes has its worlds packed.
struct Layout: Sendable {
  struct Shape: Sendable {
    var sizes: [Int]
    /// Bits from one entity of an axis to the next.
    var strides: [Int]
    var worldStride: Int
    var wordsPerRow: Int
    var rowsPerWorld: Int
    var words: Int
    /// The bits in use of a row's last word.
    var mask: UInt64
  }

  let worlds: Int
  /// By kind: entities listed, and the unlisted one of an open kind.
  let sizes: [Int]
  let shapes: [Shape]

  init(_ circuit: CompiledRules, _ facts: Facts) {
    worlds = facts.worlds
    let counts = zip(facts.listed, facts.isOpen).map { $0 + ($1 ? 1 : 0) }
    sizes = counts
    let worlds = self.worlds
    shapes = circuit.shapes.map { axes in Layout.shape(axes.map { counts[$0.kind.raw] }, worlds: worlds) }
  }

  private static func shape(_ sizes: [Int], worlds: Int) -> Shape {
    let packed = sizes.last ?? worlds
    let wordsPerRow = (packed + 63) / 64
    var strides = Array(repeating: 1, count: sizes.count)
    var bits = wordsPerRow * 64
    for axis in sizes.indices.dropLast().reversed() {
      strides[axis] = bits
      bits *= sizes[axis]
    }
    let rows = sizes.isEmpty ? 1 : sizes.dropLast().reduce(1, *)
    let words = sizes.isEmpty ? wordsPerRow : worlds * rows * wordsPerRow
    let rest = packed % 64
    return Shape(
      sizes: sizes, strides: strides, worldStride: sizes.isEmpty ? 1 : bits, wordsPerRow: wordsPerRow,
      rowsPerWorld: rows, words: words, mask: rest == 0 ? .max : (1 << UInt64(rest)) - 1)
  }
}
