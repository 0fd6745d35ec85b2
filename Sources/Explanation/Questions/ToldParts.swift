import RuleModel

/// A part that is told, and its place among all.
struct ToldPart {
  var place: Int
  var branch: Branch
}

/// What of a node's parts is told.
extension Branch {
  /// All, or without what goes without saying; what the same is asked of, or said of, once.
  func told(_ extent: AnswerExtent) -> [ToldPart] {
    let all = parts().enumerated().map { ToldPart(place: $0 + 1, branch: $1) }
    if extent.isWhole { return all }
    let said = all.filter { !$0.branch.goesWithoutSaying(below: content) }
    return merged(said.isEmpty && content.isMet == false ? all : said)
  }

  private func goesWithoutSaying(below whole: AnswerNode.Content) -> Bool {
    if case .fact(let found) = content { return found.isToldAbove || found.isMet == false && whole.isReached }
    guard let isMet = content.isMet else { return false }
    if !isMet, whole.isReached { return true }
    if case .alternatives(false) = whole { return isOfTheCatalogue }
    return isMet && isOfTheCatalogue
  }

  /// Whether it tells only to what the rule applies: what it is, is so by the things of the catalogue that it is about, whatever the
  /// facts are.
  private var isOfTheCatalogue: Bool {
    switch content {
    case .identity, .listed: true
    case .negation(let isMet), .alternatives(let isMet): decidedByTheCatalogue(isMet, one: isMet)
    case .together(let isMet, let entities): entities.isEmpty && decidedByTheCatalogue(isMet, one: !isMet)
    default: false
    }
  }

  /// `one`: whether one part of that sort decides.
  private func decidedByTheCatalogue(_ isMet: Bool, one: Bool) -> Bool {
    let deciding = parts().filter { !one || $0.content.isMet == isMet }
    return one ? deciding.contains(where: \.isOfTheCatalogue) : deciding.allSatisfy(\.isOfTheCatalogue)
  }

  private func merged(_ parts: [ToldPart]) -> [ToldPart] {
    if case .alternatives = content { return parts }
    var merged: [ToldPart] = []
    for part in parts {
      let place = merged.firstIndex { $0.branch.content.with(part.branch.content) != nil }
      if let place, let both = merged[place].branch.content.with(part.branch.content) {
        merged[place].branch.content = both
      } else {
        merged.append(part)
      }
    }
    return merged
  }
}

extension AnswerNode.Content {
  /// Whether it is so by some of its parts, however the others are.
  fileprivate var isReached: Bool {
    switch self {
    case .alternatives(let isMet): return isMet
    case .count(let tally):
      switch tally.form {
      case .some, .count: return tally.isMet && tally.holding > 0
      case .every, .no, .countCompare: return false
      }
    default: return false
    }
  }

  /// Both in one, where the same is found, or the same said; nil otherwise.
  fileprivate func with(_ other: Self) -> Self? {
    switch (self, other) {
    case (.fact(let one), .fact(let two)): return one.with(two).map { .fact($0) }
    case (.unknown(let one), .unknown(let two)): return one.with(two).map { .unknown($0) }
    case (.contested(let one), .contested(let two)): return one.with(two).map { .contested($0) }
    case (.conclusion(let one, let account), .conclusion(let two, _)):
      return one.isMet == true ? one.with(two).map { .conclusion($0, account) } : nil
    case (.rule(var one), .rule(let two)):
      guard one.says(as: two) else { return nil }
      one.others += 1
      return .rule(one)
    default: return nil
    }
  }
}

extension FoundFact {
  /// Both requirements of one fact that are met, or are not. What is compared with something else has parts of its own.
  fileprivate func with(_ other: FoundFact) -> FoundFact? {
    guard key == other.key, role == .condition, other.role == .condition, isMet == other.isMet, via == other.via,
      let requirement, let asked = other.requirement, requirement.isPlain, asked.isPlain
    else { return nil }
    var both = self
    both.furtherRequirements.append(asked)
    return both
  }
}

extension Requirement {
  fileprivate var isPlain: Bool { other == nil && !isCutOff }
}

extension RuleUse {
  /// Whether of another instance the same is said, and it does the same.
  func says(as other: RuleUse) -> Bool {
    named != nil && named == other.named && rule == other.rule && conclusion == other.conclusion
      && standing == other.standing && value == other.value && setsAside == other.setsAside
      && isInTheWay == other.isInTheWay && place == other.place
  }
}
