/// What contributions do to a base that has an order: a number, or a position on a scale.
///
/// A sum is its base plus all weights that count. A level is its base plus all steps, lifted by the highest floor, held by
/// the lowest cap, held within its scale: from the second position, two steps up under a cap at the third make the third.
/// More that raises never makes less, so bounds are lifted end by end: the low end is what comes about if only what is
/// certain raises and all that is possible lowers, the high end the reverse. Gates do the same (`Circuit/Combining`); a
/// test holds them against this. What is asserted, named, collected or ranked is made by gates alone.
package struct Adjustment: Sendable, Equatable {
  /// What steps or weights come to, upwards and downwards.
  package private(set) var up: Int64 = 0
  package private(set) var down: Int64 = 0
  /// The highest floor.
  package private(set) var floor: Int64?
  /// The lowest cap.
  package private(set) var cap: Int64?

  package init() {}

  package mutating func step(_ amount: Int64) {
    if amount > 0 { up = up.addingSaturating(amount) } else { down = down.subtractingSaturating(amount) }
  }
  package mutating func lift(to floor: Int64) { self.floor = max(floor, self.floor ?? floor) }
  package mutating func hold(at cap: Int64) { self.cap = min(cap, self.cap ?? cap) }

  package var steps: Int64 { up.subtractingSaturating(down) }

  /// Base and steps: a sum, or a level before floors and caps.
  package func stepped(_ base: Int64) -> Int64 { base.addingSaturating(steps) }
  package func lifted(_ base: Int64) -> Int64 { max(stepped(base), floor ?? .min) }
  /// Of a scale with so many positions.
  package func level(_ base: Int64, of positions: Int) -> Int {
    Int(min(max(min(lifted(base), cap ?? .max), 0), Int64(positions) - 1))
  }

  /// The floor and the cap if they make a difference; nil of base: it is not known.
  package func binding(_ base: Int64?) -> (floor: Int64?, cap: Int64?) {
    (
      floor.flatMap { floor in base.map { stepped($0) < floor } ?? true ? floor : nil },
      cap.flatMap { cap in (base.map(lifted) ?? floor).map { $0 > cap } ?? true ? cap : nil }
    )
  }
}
