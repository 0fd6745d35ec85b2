/// Whether something can hold and whether it must.
struct Verdict: Equatable {
  var can: Bool
  var must: Bool

  static let holds = Verdict(can: true, must: true)
  static let fails = Verdict(can: false, must: false)
  static let open = Verdict(can: true, must: false)

  /// Of every case that is tried.
  static func over(_ cases: some Sequence<Bool>) -> Verdict {
    var (some, all) = (false, true)
    for holds in cases {
      some = some || holds
      all = all && holds
    }
    return Verdict(can: some, must: some && all)
  }

  var negated: Verdict { Verdict(can: !must, must: !can) }
  var weakened: Verdict { Verdict(can: can, must: false) }
  func and(_ other: Verdict) -> Verdict { Verdict(can: can && other.can, must: must && other.must) }
  func or(_ other: Verdict) -> Verdict { Verdict(can: can || other.can, must: must || other.must) }
}
