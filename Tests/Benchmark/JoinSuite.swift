import Circuit
import Inference
import RuleModel

/// Rules that join partners and forms.
struct JoinSuite {
  static func run(_ session: inout Session) {
    for (partners, forms, count) in [
      (5, 40, 100), (20, 40, 100), (5, 160, 100), (5, 40, 1000), (20, 40, 1000), (5, 160, 1000),
    ] {
      let label = "\(partners) × \(forms) pairs, \(grouped(count)) rules"
      guard session.wantsAny(["hand-written loop, \(label)", "evaluation, \(label)"]) else { continue }
      let joins = Joins(partners: partners, forms: forms, ruleCount: count)
      guard let loaded = Loaded(joins.text, &session) else { continue }
      let aim = label == "5 × 40 pairs, 100 rules" ? 5.0 : nil
      measure(loaded, joins, label, aim, &session)
    }
  }

  private static func measure(
    _ loaded: Loaded, _ joins: Joins, _ label: String, _ aim: Double?, _ session: inout Session
  ) {
    let profile = loaded.profile(joins.profile(seed: 1), &session)
    guard var prepared = loaded.prepared(profile) else { return }
    let loop = PairLoop(joins, loaded, profile)
    check(loaded, joins, profile, prepared, loop, &session)
    session.time("hand-written loop, \(label)") { keep(loop.run(hidden(0))) }
    session.time("evaluation, \(label)", aim: aim) { prepared.run() }
  }

  private static func check(
    _ loaded: Loaded, _ joins: Joins, _ profile: Profile, _ prepared: PreparedEvaluation, _ loop: PairLoop,
    _ session: inout Session
  ) {
    guard let partner = loaded.names.kind("partner"), let form = loaded.names.kind("form") else { return }
    let evaluation = loaded.evaluated(prepared)
    let isSmall = joins.rules.count <= 100 && joins.forms <= 40 && joins.partners <= 5
    for first in 0..<joins.partners {
      for second in 0..<joins.forms {
        let place = Place([Axis(partner), Axis(form)], [first, second])
        let found = evaluation.derived(loaded, Joins.pairDerived, place, world: 0)
        session.check(found == loop.derived(first, second), "pair \(first)/\(second): not what the loop concludes")
      }
    }
    guard isSmall else { return }
    let keys = (0..<joins.partners).flatMap { a in (0..<joins.forms).map { [EntityID(a), EntityID($0)] } }
    let names = keys.flatMap { key in Joins.pairDerived.map { ($0, key) } }
    let found = keys.flatMap { key in loop.derived(key[0].raw, key[1].raw) }
    session.check(loaded.naive(profile, names) == found, "pairs: not what the naive evaluator concludes")
  }
}

/// The hand-written loop, pair by pair.
struct PairLoop {
  private let loop: BitsetLoop
  private let whole: UInt64
  private let partners: [UInt64]
  private let forms: [UInt64]

  init(_ joins: Joins, _ loaded: Loaded, _ profile: Profile) {
    let loop = BitsetLoop(joins)
    let facts = loaded.ruleSet.facts.merging(profile.facts) { $1 }
    let attributes = loaded.ruleSet.attributes
    func words(_ kind: String, _ count: Int) -> [UInt64] {
      let own = facts.filter { attributes[$0.key.attribute.raw].fullName.hasPrefix(kind) }
      return (0..<count).map { loop.word(own, of: [EntityID($0)], attributes) }
    }
    self.loop = loop
    whole = loop.word(facts, of: [], attributes)
    partners = words("partner.", joins.partners)
    forms = words("form.", joins.forms)
  }

  func derived(_ partner: Int, _ form: Int) -> [Bool] {
    let word = loop.run(whole | partners[partner] | forms[form])
    return Joins.pairDerived.map { word & loop.bit($0) != 0 }
  }

  func run(_ start: UInt64) -> UInt64 {
    var sum = start
    for partner in partners { for form in forms { sum ^= loop.run(start | whole | partner | form) } }
    return sum
  }
}
