import RuleModel

/// What each way to combine needs beside the contributions.
extension Compiler {
  /// Contributions of one rank together, the highest rank first; all together where ranks do not count.
  func ranked(_ offers: [Offer], _ preferRank: Bool) -> [[Offer]] {
    guard preferRank else { return offers.isEmpty ? [] : [offers] }
    return Set(offers.map(\.rank)).sorted().map { rank in offers.filter { $0.rank == rank } }
  }

  mutating func single(
    _ attribute: AttributeID, _ groups: [[Offer]], _ fallback: Operand?, _ own: [Axis]
  ) -> ValuePlanes {
    let type = ruleSet.attributes[attribute.raw].type
    if case .number = type {
      var base = NumberPlanes.none
      if let fallback, case .number(let found) = expressions.value(of: fallback, for: type, in: own) { base = found }
      return .number(NumericSingle.combine(groups, base: base, &expressions.algebra))
    }
    let target = expressions.target(of: type, own)
    let beside = own + (target.map { [$0] } ?? [])
    let base =
      fallback.map { expressions.value(of: $0, for: type, in: beside) }
      ?? expressions.algebra.anything(type, beside: beside).nothing
    return Single.combine(groups, base: base, target: target, count: valueCount(type), &expressions.algebra)
  }

  /// How many planes tell the values of a single apart: one of a reference, over its target.
  private func valueCount(_ type: ValueType) -> Int {
    switch type {
    case .domain(let domain): ruleSet.domains[domain.raw].values.count
    case .reference: 1
    default: 2
    }
  }

  /// A base that contradicts itself makes a contradiction possible.
  mutating func base(_ operand: Operand?, _ own: [Axis]) -> NumberPlanes {
    guard let operand else { return .constant(0) }
    guard case .number(var number) = expressions.value(of: operand, for: .number(NumberType()), in: own) else {
      return .none
    }
    number.contradiction.certain = .never
    return number
  }

  mutating func collected(_ attribute: AttributeID, _ offers: [Offer], _ own: [Axis]) -> SetPlanes.Elements {
    let type = ruleSet.attributes[attribute.raw].type
    let count = type.domain.map { ruleSet.domains[$0.raw].values.count } ?? 0
    return Collected.combine(
      offers, target: expressions.target(of: type, own), count: count, &expressions.algebra)
  }

  // MARK: Ranks

  mutating func rivalry(_ ranking: Ranking, _ own: [Axis], _ kind: KindID) -> Rank.Rivalry {
    let (other, shareGroup) = rivals(ranking, own)
    let bound = boundAxes(ranking, beside: own + other)
    let member = ranking.among.map { expressions.truth(of: $0, in: own + bound) } ?? .always
    let rival = ranking.among.map { expressions.truth(of: $0, in: other + bound) } ?? .always
    let same = zip(own, other).map { expressions.algebra.same($0, $1) }
    let isSame = expressions.algebra.build.and(same)
    let (exists, open) = existence(kind, own, other)
    return Rank.Rivalry(
      compared: other.filter { !own.contains($0) }, member: member, rival: rival, shareGroup: shareGroup,
      isOther: expressions.algebra.build.not(isSame), exists: exists, open: open,
      measures: ranking.by.map { path in
        (theirs: expressions.value(of: path, in: other), mine: expressions.value(of: path, in: own))
      }, highestFirst: ranking.highestFirst)
  }

  /// Only what is listed counts; where the list is open there may be any number of others.
  private mutating func existence(_ kind: KindID, _ own: [Axis], _ other: [Axis]) -> (exists: Plane, open: Plane) {
    if case .pair(_, _, true) = ruleSet.kinds[kind.raw].form {
      let pair = expressions.listedPair(kind, .variable(VariableID(0)), .variable(VariableID(1)), in: other)
      return (pair.certain, expressions.algebra.open(kind))
    }
    let open = own.map { expressions.algebra.open($0.kind) }
    return (expressions.algebra.listed(other), expressions.algebra.build.or(open))
  }

  /// Axes of the variables that quantifiers in `among` bind.
  private func boundAxes(_ ranking: Ranking, beside axes: [Axis]) -> [Axis] {
    var result: [Axis] = []
    for variable in ranking.scope.dropFirst(min(ranking.scope.count, axes.count / 2)) {
      result.append(Axis.fresh(variable.kind, beside: axes + result))
    }
    return result
  }

  /// The axes of the entities it competes with, and whether these are of its group.
  private mutating func rivals(_ ranking: Ranking, _ own: [Axis]) -> ([Axis], TruthPlanes) {
    var other = own
    var shared: Int?
    if let per = ranking.per, per.steps.isEmpty, case .variable(let variable)? = per.subject.terms.first {
      shared = variable.raw
    }
    for index in own.indices where index != shared {
      other[index] = Axis.fresh(own[index].kind, beside: own + other)
    }
    guard let per = ranking.per, shared == nil else { return (other, .always) }
    let mine = expressions.value(of: per, in: own + other)
    let theirs = expressions.value(of: per, in: other + own + (mine.target.map { [$0] } ?? []))
    return (other, expressions.algebra.compare(mine, .equal, theirs, plus: 0))
  }

  // MARK: Facts beside rules

  /// Lets what the profile states stand before what rules conclude. Of a pair that an open list leaves out, and of an
  /// entity that nobody listed if it could be stated of it, nothing is known.
  mutating func finished(_ value: ValuePlanes, _ attribute: AttributeID, _ own: [Axis]) -> ValuePlanes {
    let declared = ruleSet.attributes[attribute.raw]
    var result = value
    if declared.origin == .both {
      let stated = expressions.stated(attribute)
      let given = expressions.givenValue(expressions.ownPath(attribute), in: own)
      result = expressions.algebra.choose(stated, given, result)
    }
    let doubt = value.contradiction.possible
    if case .pair(_, _, true) = ruleSet.kinds[declared.kind.raw].form {
      let pair = expressions.listedPair(declared.kind, .variable(VariableID(0)), .variable(VariableID(1)), in: own)
      let anything = expressions.algebra.anything(declared.type, beside: own, doubt: doubt)
      let nothing = value.nothing
      let absent = expressions.algebra.choose(pair.possible, anything, nothing)
      return expressions.algebra.choose(pair.certain, result, absent)
    }
    guard declared.origin == .both else { return result }
    let unlisted = own.map { expressions.algebra.unlisted($0) }
    let absent = expressions.algebra.build.or(unlisted)
    let anything = expressions.algebra.anything(declared.type, beside: own, doubt: doubt)
    return expressions.algebra.choose(absent, anything, result)
  }
}
