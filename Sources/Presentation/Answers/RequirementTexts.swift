import Explanation
import Report
import RuleModel

/// What a condition asks of a value, in words.
struct RequirementTexts {
  let titles: Titles
  private var wording: Wording { titles.wording }

  func text(_ requirement: Requirement) -> String {
    guard requirement.isNegated else { return plain(requirement) }
    var opposite = requirement
    switch requirement.constraint {
    case .values(let set):
      guard let others = complement(set, requirement.type) else { return wording(.notThis, plain(requirement)) }
      opposite.constraint = .values(others)
    case .present(let wanted): opposite.constraint = .present(!wanted)
    case .includes(let operand), .includesAny(let operand): opposite.constraint = .includesNone(operand)
    case .includesNone(let operand): opposite.constraint = .includesAny(operand)
    case .numbers, .compare, .size, .sizeCompare: return wording(.notThis, plain(requirement))
    }
    return plain(opposite)
  }

  private func complement(_ set: ValueSet, _ type: ValueType) -> ValueSet? {
    let count: Int
    switch type {
    case .boolean: count = 2
    case .domain(let domain): count = titles.ruleSet.domains[domain.raw].values.count
    case .reference: return ValueSet(members: set.members, isComplement: !set.isComplement)
    case .number, .set, .text: return nil
    }
    let others = (0..<count).filter { !set.contains($0) }
    return others.count > 3 && set.members.count < 3
      ? ValueSet(members: set.members, isComplement: true) : ValueSet(members: others)
  }

  private func plain(_ requirement: Requirement) -> String {
    let type = requirement.type
    switch requirement.constraint {
    case .values(let set): return values(set, type)
    case .numbers(let set): return numbers(set, type)
    case .compare(let comparison, let operand): return compared(comparison, operand, requirement)
    case .present(let wanted): return wording(wanted ? .anyValue : .noValue)
    case .includes: return wording(.withIt, elements(requirement))
    case .includesAny: return wording(.withIt, elements(requirement, isOne: true))
    case .includesNone: return wording(.withNoneOf, elements(requirement, isOne: true))
    case .size(let set): return wording(.inNumber, numbers(set, .number(NumberType())))
    case .sizeCompare(let comparison, let operand):
      return wording(.inNumber, compared(comparison, operand, requirement))
    }
  }

  // MARK: Values

  private func values(_ set: ValueSet, _ type: ValueType) -> String {
    let names = wording.alternatives(set.members.map { titles.ordinal($0, type) })
    if set.isComplement { return wording(.otherThan, names) }
    guard case .domain(let domain) = type, titles.ruleSet.domains[domain.raw].isOrdered, set.members.count > 1,
      let first = set.members.first, let last = set.members.last, last - first == set.members.count - 1
    else { return names }
    let count = titles.ruleSet.domains[domain.raw].values.count
    if first == 0, last == count - 1 { return wording(.anyValue) }
    if last == count - 1 { return wording(.atLeast, titles.ordinal(first, type)) }
    return first == 0 ? wording(.atMost, titles.ordinal(last, type)) : names
  }

  func numbers(_ set: NumberSet, _ type: ValueType) -> String {
    let parts = set.intervals.map { interval in
      titles.range(
        interval.lowerBound == .min ? nil : interval.lowerBound,
        interval.upperBound == .max ? nil : interval.upperBound,
        type)
    }
    return titles.withUnit(parts.isEmpty ? wording(.noValue) : wording.alternatives(parts), type)
  }

  // MARK: Comparisons

  private func compared(_ comparison: Comparison, _ operand: PathOperand, _ requirement: Requirement) -> String {
    var other = name(requirement)
    if operand.times != .one {
      let factor = Double(operand.times.numerator) / Double(operand.times.denominator)
      other = wording(.times, other, factor == factor.rounded() ? String(Int64(factor)) : String(factor))
    }
    if operand.plus != 0 { other = wording(.plus, other, String(operand.plus)) }
    switch comparison {
    case .equal: return wording(.sameAs, other)
    case .otherThan: return wording(.otherThan, other)
    case .atLeast: return wording(.atLeast, other)
    case .atMost: return wording(.atMost, other)
    case .above: return wording(.above, other)
    case .below: return wording(.below, other)
    }
  }

  /// The other fact and its value: `Country A · Power (great)`.
  private func name(_ requirement: Requirement) -> String {
    guard let key = requirement.other else {
      return requirement.comparand.map { titles.text($0, requirement.type) } ?? wording(.unknown)
    }
    let value = requirement.comparand.map { titles.text($0, titles.ruleSet[key.attribute].type) }
    return titles.name(of: key) + wording.note(value ?? wording(.noValue))
  }

  /// `isOne`: any of them will do.
  private func elements(_ requirement: Requirement, isOne: Bool = false) -> String {
    if requirement.other != nil { return name(requirement) }
    if isOne, case .set(let elements)? = requirement.comparand {
      return wording.alternatives(elements.map { titles.ordinal($0, requirement.type) })
    }
    return requirement.comparand.map { titles.text($0, requirement.type) } ?? wording(.unknown)
  }
}

extension RequirementTexts {
  /// Of a long set that is asked for some elements only these: `13 in all, without a focal point`.
  func found(_ found: FoundFact) -> String? {
    guard let requirement = found.requirement, isOfElements(requirement.constraint),
      case .set(let elements)? = found.shown.constant, elements.count > 3
    else { return nil }
    let asked: [Int]
    switch requirement.comparand {
    case .set(let elements)?: asked = elements
    case .ordinal(let element)?: asked = [element]
    default: return nil
    }
    let common = asked.filter(elements.contains)
    let named = wording.list((common.isEmpty ? asked : common).map { titles.ordinal($0, requirement.type) }, upTo: 3)
    return wording(common.isEmpty ? .allWithout : .allWith, String(elements.count), named)
  }

  private func isOfElements(_ constraint: Constraint) -> Bool {
    switch constraint {
    case .includes, .includesAny, .includesNone: true
    case .values, .numbers, .compare, .present, .size, .sizeCompare: false
    }
  }
}

extension ShownFact {
  /// The one complete value.
  var constant: Constant? {
    switch self {
    case .stated(.known(let constant)), .assumed(let constant): constant
    case .concluded(let value): value.constant
    case .stated, .unknown, .nothing: nil
    }
  }
}

extension Titles {
  /// `Climate diplomacy · Role`.
  func name(of key: FactKey) -> String {
    let subject = subject(key)
    return subject.isEmpty ? title(key.attribute) : subject + " · " + title(key.attribute)
  }
}
