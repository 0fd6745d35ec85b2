/// `asserted`: true as soon as one contribution is, and never known to be false but where none can be.
enum Asserted {
  static func combine(_ offers: [Offer], _ algebra: inout Algebra) -> TruthPlanes {
    algebra.build.or(offers.map { $0.project($0.truth, &algebra) })
  }

  /// A truth as a boolean that always has a value.
  static func value(_ yes: TruthPlanes, _ algebra: inout Algebra) -> ValuePlanes {
    .ordinals(
      OrdinalPlanes(canBe: [algebra.build.not(yes.certain), yes.possible], mayBeEmpty: .never, contradiction: .never))
  }
}
