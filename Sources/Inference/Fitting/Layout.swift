import Circuit
import RuleModel

/// Where the bits of planes lie. Of few worlds: worlds outermost, then the axes; the last axis is packed into whole words.
/// Of many, and of a plane without axes: the axes, then the worlds, packed. What is the same in all worlds is kept once,
/// without axes as a word of equal bits.
package struct Layout: Sendable {
  /// How the planes of one shape lie that vary between worlds, or those that do not.
  package struct Form: Sendable, Equatable {
    var sizes: [Int]
    /// Bits from one entity of an axis to the next.
    var strides: [Int]
    /// Bits from one world to the next; 0 where all worlds are the same.
    var worldStride: Int
    /// Of the worlds that are kept apart.
    var worlds: Int
    /// Whether the bits of a row are worlds; else entities of the last axis.
    var packsWorlds: Bool
    package internal(set) var wordsPerRow: Int
    /// In all worlds.
    var rows: Int
    /// The bits in use of a row's last word; the others are off.
    var mask: UInt64

    package var words: Int { rows * wordsPerRow }
    /// One word of equal bits.
    package var isSplat: Bool { sizes.isEmpty && worldStride == 0 }
    /// The bits of a row that are in use.
    package var lanes: Int { packsWorlds ? worlds : sizes.last ?? worlds }
  }

  let worlds: Int
  /// By kind: entities listed, and the unlisted one of an open kind.
  let sizes: [Int]
  /// By shape, those that do not vary between worlds first.
  let forms: [Form]

  /// Whether some plane is so wide that it counts how many there are at a time, and not how many steps run as one.
  let isWide: Bool

  /// The words of a wide plane: eight megabytes.
  package static let wide = 1 << 20

  /// `counts`: by kind, how many lanes its axis has.
  init(_ circuit: CompiledRules, counts: [Int], worlds: Int, wideFrom words: Int = Layout.wide) {
    self.worlds = worlds
    sizes = counts
    let forms = circuit.shapes.flatMap { axes in
      let sizes = axes.map { counts[$0.kind.raw] }
      return [Layout.fixed(sizes), Layout.varying(sizes, worlds)]
    }
    self.forms = forms
    isWide = forms.contains { $0.words >= words }
  }

  private static func fixed(_ sizes: [Int]) -> Form {
    guard !sizes.isEmpty else {
      return Form(
        sizes: [], strides: [], worldStride: 0, worlds: 1, packsWorlds: true, wordsPerRow: 1, rows: 1, mask: .max)
    }
    var form = varying(sizes, 1)
    form.worldStride = 0
    return form
  }

  private static func varying(_ sizes: [Int], _ worlds: Int) -> Form {
    let packsWorlds = sizes.isEmpty || Layout.packsWorlds(worlds)
    let packed = packsWorlds ? worlds : sizes.last ?? worlds
    let wordsPerRow = (packed + 63) / 64
    var strides = Array(repeating: 1, count: sizes.count)
    var bits = wordsPerRow * 64
    for axis in sizes.indices.dropLast(packsWorlds ? 0 : 1).reversed() {
      strides[axis] = bits
      bits *= sizes[axis]
    }
    let rows = packsWorlds ? sizes.reduce(1, *) : sizes.dropLast().reduce(worlds, *)
    let rest = packed % 64
    return Form(
      sizes: sizes, strides: strides, worldStride: packsWorlds ? 1 : bits, worlds: worlds, packsWorlds: packsWorlds,
      wordsPerRow: wordsPerRow, rows: rows, mask: rest == 0 ? .max : (1 << UInt64(rest)) - 1)
  }

  /// Whether there are enough worlds to fill words: then steps between axes move whole rows.
  static func packsWorlds(_ worlds: Int) -> Bool { worlds >= 64 }

  /// The index of a form.
  static func form(_ shape: Int32, varies: Bool) -> Int { 2 * Int(shape) + (varies ? 1 : 0) }
}
