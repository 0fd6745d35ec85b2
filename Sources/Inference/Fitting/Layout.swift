import Circuit

/// Where the bits of planes lie: worlds outermost, then the axes; the last axis is packed into whole words. A plane
/// without axes has its worlds packed. What is the same in all worlds is kept once, without axes as a word of equal bits.
struct Layout: Sendable {
  /// How the planes of one shape lie that vary between worlds, or those that do not.
  struct Form: Sendable, Equatable {
    var sizes: [Int]
    /// Bits from one entity of an axis to the next.
    var strides: [Int]
    /// Bits from one world to the next; 0 where all worlds are the same.
    var worldStride: Int
    /// Of the worlds that are kept apart.
    var worlds: Int
    var wordsPerRow: Int
    /// In all worlds.
    var rows: Int
    /// The bits in use of a row's last word; the others are off.
    var mask: UInt64

    var words: Int { rows * wordsPerRow }
    /// One word of equal bits.
    var isSplat: Bool { sizes.isEmpty && worldStride == 0 }
  }

  let worlds: Int
  /// By kind: entities listed, and the unlisted one of an open kind.
  let sizes: [Int]
  /// By shape, those that do not vary between worlds first.
  let forms: [Form]

  /// `counts`: by kind, how many lanes its axis has.
  init(_ circuit: CompiledRules, counts: [Int], worlds: Int) {
    self.worlds = worlds
    sizes = counts
    forms = circuit.shapes.flatMap { axes in
      let sizes = axes.map { counts[$0.kind.raw] }
      return [Layout.fixed(sizes), Layout.varying(sizes, worlds)]
    }
  }

  private static func fixed(_ sizes: [Int]) -> Form {
    guard !sizes.isEmpty else {
      return Form(sizes: [], strides: [], worldStride: 0, worlds: 1, wordsPerRow: 1, rows: 1, mask: .max)
    }
    var form = varying(sizes, 1)
    form.worldStride = 0
    return form
  }

  private static func varying(_ sizes: [Int], _ worlds: Int) -> Form {
    let packed = sizes.last ?? worlds
    let wordsPerRow = (packed + 63) / 64
    var strides = Array(repeating: 1, count: sizes.count)
    var bits = wordsPerRow * 64
    for axis in sizes.indices.dropLast().reversed() {
      strides[axis] = bits
      bits *= sizes[axis]
    }
    let rows = sizes.isEmpty ? 1 : sizes.dropLast().reduce(worlds, *)
    let rest = packed % 64
    return Form(
      sizes: sizes, strides: strides, worldStride: sizes.isEmpty ? 1 : bits, worlds: worlds,
      wordsPerRow: wordsPerRow, rows: rows, mask: rest == 0 ? .max : (1 << UInt64(rest)) - 1)
  }

  /// The index of a form.
  static func form(_ shape: Int32, varies: Bool) -> Int { 2 * Int(shape) + (varies ? 1 : 0) }
}
