import RuleModel

/// What a profile of a space states, by the names of facts and values: it is found again whatever became of the rules.
package struct NamedProfile: Hashable, Sendable {
  /// By name of a fact, or of a pair; no value holds white space.
  package var values: [String: String]

  package init(values: [String: String] = [:]) { self.values = values }
}

/// What tells the profiles of a space apart, by names.
struct ProfileNames {
  private let ruleSet: RuleSet
  private let spelling: Spelling
  /// By variable.
  let names: [String]
  /// By variable, how the cases of a choice are spelled.
  private var cases: [[String]] = []

  init(_ gates: ProfileGates) {
    let kinds = gates.space.ruleSet.kinds
    let spelling = Spelling(gates.space.ruleSet, entities: gates.space.base.entities)
    (ruleSet, self.spelling) = (gates.space.ruleSet, spelling)
    names = gates.variables.map { variable in
      if let key = variable.fact { return spelling.address(of: key) }
      guard case .pair(let pair) = variable else { return "" }
      let ids = zip(kinds.memberKinds(of: pair.kind), pair.pair.numbers).map { spelling.entity($1, of: $0) }
      return "\(kinds[pair.kind.raw].name) \(ids.joined(separator: "/"))"
    }
    cases = gates.variables.map { variable in
      guard case .fact(let choice) = variable else { return [] }
      return choice.cases.map { text($0, choice.key).filter { !$0.isWhitespace } }
    }
  }

  /// What a variable of this number is where these signals are on.
  func value(_ place: Int, _ variable: ProfileVariable, _ isOn: (Signal) -> Bool) -> String {
    switch variable {
    case .fact(let choice): return zip(choice.cases, cases[place]).first { isOn($0.0.signal) }?.1 ?? ""
    case .set(let set):
      let held = elements(of: set).filter { isOn($0.signal) }.map(\.name)
      return set.exists == .always || isOn(set.exists) ? "[\(held.joined(separator: "+"))]" : Self.absent
    case .number(let number): return text(number.statement(isOn))
    case .pair(let pair): return isOn(pair.isListed) ? "yes" : "no"
    }
  }

  /// What the inputs of a variable of this number are where it is so; nil where it cannot be.
  func inputs(_ place: Int, _ variable: ProfileVariable, _ value: String) -> [Bool]? {
    switch variable {
    case .fact(let choice):
      guard let chosen = cases[place].firstIndex(of: value) else { return nil }
      return choice.cases.count == 2 ? [chosen == 0] : choice.cases.indices.map { $0 == chosen }
    case .set(let set):
      let held = Set(value.dropFirst().dropLast().split(separator: "+").map(String.init))
      return elements(of: set).map { held.contains($0.name) } + (set.exists == .always ? [] : [value != Self.absent])
    case .number(let number): return inputs(number, value)
    case .pair: return [value == "yes"]
    }
  }

  private static let absent = "-"
  private static let unstated = "*"

  private func elements(of set: FreeSet) -> [(name: String, signal: Signal)] {
    let type = ruleSet[set.key.attribute].type
    return set.elements.enumerated().map { (spelling.value($0, of: type), $1) }
  }

  private func text(_ one: FactChoice.Case, _ key: FactKey) -> String {
    let said =
      switch one.fact {
      case .value(let constant): spelling.constant(constant, of: ruleSet[key.attribute].type)
      case .interval(let low, let high): "\(low)…\(high)"
      case .unknown: "?"
      case .none: Self.absent
      }
    return one.isStated ? said : said + Self.unstated
  }

  private func text(_ statement: Statement?) -> String {
    switch statement {
    case .known(.number(let number))?: String(number)
    case nil: Self.unstated
    default: Self.absent
    }
  }

  private func inputs(_ number: FreeNumber, _ value: String) -> [Bool]? {
    let (isAbsent, isStated) = (value == Self.absent, value != Self.unstated)
    let stated = Int64(value).flatMap { number.ends.contains($0) ? $0 : nil }
    guard stated != nil || isAbsent || !isStated else { return nil }
    let digits = number.pattern(
      stated.map { UInt64(truncatingIfNeeded: $0 &- number.ends.lowerBound) } ?? number.origin)
    return digits + (number.isAbsent == .never ? [] : [isAbsent]) + (number.isStated == .always ? [] : [isStated])
  }
}

extension ProfileSearch {
  /// Profiles by names, but for what is settled in all of them. Linear in what facts can be.
  package func named(_ witnesses: [Witness]) -> [NamedProfile] {
    guard !witnesses.isEmpty else { return [] }
    let names = ProfileNames(gates)
    return witnesses.map { witness in
      let on = samples.onSignals(witness)
      var named = NamedProfile()
      for (number, variable) in gates.variables.enumerated() where !samples.isSettled[number] {
        named.values[names.names[number]] = names.value(number, variable) { $0 == .always || ($0 != .never && on($0)) }
      }
      return named
    }
  }

  /// The profiles of these names. What has no name here, or another value, is as in the first case.
  func witnesses(_ named: [NamedProfile]) -> [Witness] {
    guard !named.isEmpty else { return [] }
    let names = ProfileNames(gates)
    let first = samples.firstCases.isOn
    return named.map { profile in
      var isOn = first
      for (number, variable) in gates.variables.enumerated() where !samples.isSettled[number] {
        guard let inputs = profile.values[names.names[number]].flatMap({ names.inputs(number, variable, $0) }) else {
          continue
        }
        for (place, input) in zip(samples.variables[number], inputs) { isOn[place] = input }
      }
      return Witness(isOn: isOn)
    }
  }

  /// Looks through profiles that an earlier run came upon. What is seen in one is as good as what the solver finds: it is
  /// worked out by the same gates, and only those count that can be.
  package mutating func remember(_ named: [NamedProfile]) {
    samples.remember(witnesses(named), gates)
  }
}
