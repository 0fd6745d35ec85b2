package import RuleModel

/// A part of an answer to a question about a conclusion: what is so, or would have to be, and below it on what it rests.
///
/// Why, why not, how to and what would change it are trees of the same nodes, so that each construct of the rule language
/// is told in one place. A node knows no words. Where it stands is its address: `[3, 2]` is the second part of the third
/// part of the conclusion that was asked about.
package struct AnswerNode: Sendable {
  package indirect enum Content: Sendable {
    /// A fact that is stated, assumed, or of the catalogue.
    case fact(FoundFact)
    /// A fact that nobody knows; what the working reading takes in its place.
    case unknown(FoundFact)
    /// A contested fact with the case that is taken.
    case contested(FoundFact)
    /// What rules conclude, and how its value comes about.
    case conclusion(FoundFact, ValueAccount)
    /// A rule that bears upon the conclusion above, or could.
    case rule(RuleUse)
    /// How many of some entities are as a rule asks.
    case count(Tally)
    /// What must not hold, where that is more than one test.
    case negation(isMet: Bool)
    /// One of these must hold.
    case alternatives(isMet: Bool)
    /// All of these must hold, of the entities named, if any.
    case together(isMet: Bool, entities: [Member])
    /// An entity that must be one of some.
    case identity(Member, Requirement, isMet: Bool)
    /// A pair that a list holds, or does not.
    case listed(KindID, [Int], isMet: Bool)
    /// A fact that would have to be otherwise: any of these will do.
    case change(FactKey, [Statement])
    /// What somebody can change; nil: whoever can.
    case tier(controller: String?, Search)
    /// Changes, or facts, that together bring something about.
    case way
    /// Whether conditions hold in some complete profile that lists no more entities of each kind than these.
    case witness(Search, upTo: [(kind: KindID, count: Int)])
    /// What would change a conclusion, of some sort.
    case turns(Turns)
    /// Changes that together make a conclusion this.
    case turn(Value)
  }

  /// What would change a conclusion.
  package enum Turns: Sendable, Equatable {
    /// The placeholders that it rests on.
    case placeholders
    /// Single facts that are unknown, contested or placeholders: of how many changes.
    case open(tried: Int)
    /// Single facts that are known, and that somebody can change.
    case held(tried: Int)
    /// Pairs of facts neither of which changes it alone: what is known of others; nil: nothing was decided.
    case pairs(HowTo.Extent?)
  }

  package struct Member: Sendable, Hashable {
    package var kind: KindID
    package var entity: Int
  }

  /// How a search among what somebody can change ended.
  package enum Search: Sendable, Equatable {
    case alreadySo
    case found(HowTo.Extent)
    case impossible
    case undecided
  }

  package var content: Content
  package var address: [Int]
  package var parts: [AnswerNode]
  /// How many parts there are, also those that are not shown.
  package var partCount: Int

  package init(_ content: Content, address: [Int], parts: [AnswerNode], partCount: Int) {
    (self.content, self.address, self.parts, self.partCount) = (content, address, parts, partCount)
  }
}

extension AnswerNode.Content {
  /// Whether what is asked holds; nil where nothing is asked.
  package var isMet: Bool? {
    switch self {
    case .fact(let found), .unknown(let found), .contested(let found), .conclusion(let found, _): found.isMet
    case .count(let tally): tally.isMet
    case .negation(let isMet), .alternatives(let isMet), .together(let isMet, _), .identity(_, _, let isMet),
      .listed(_, _, let isMet):
      isMet
    case .rule, .change, .tier, .way, .witness, .turns, .turn: nil
    }
  }
}

/// A fact or a conclusion as it is found, and what is asked of it, if anything is.
package struct FoundFact: Sendable {
  /// In which part of a rule or of a conclusion it stands.
  package enum Role: Sendable, Equatable {
    /// What the question is about.
    case question
    case condition
    /// From where a sum or a level starts, or what holds by default.
    case base
    /// From where a contribution, or what something is compared with, takes its value.
    case operand
    /// By what it is ranked.
    case measure
    /// Who stands before it in a rank.
    case ahead
    /// On what it rests that is only taken to be so.
    case placeholder
  }
  package var role: Role
  package var key: FactKey
  /// In the working reading.
  package var shown: ShownFact
  package var ground: Ground
  /// References that led to it.
  package var via: [FactKey] = []
  package var requirement: Requirement?
  /// Whether what is asked of it holds in the working reading; nil: nothing is asked.
  package var isMet: Bool?
  /// What else is asked of it in the same place.
  package var furtherRequirements: [Requirement] = []
  /// What is compared with it says its value, and nothing is cited for it.
  var isToldAbove = false
}

/// What a condition asks of a value.
package struct Requirement: Sendable {
  package var constraint: Constraint
  /// Of the value that is asked.
  package var type: ValueType
  /// What it is compared with, where that is another fact.
  package var other: FactKey?
  package var comparand: Constant?
  /// A reference on the way has no value: the key is that of the reference.
  package var isCutOff = false
  /// What is named must not be so.
  package var isNegated = false

  package init(constraint: Constraint, type: ValueType, other: FactKey? = nil, comparand: Constant? = nil) {
    (self.constraint, self.type, self.other, self.comparand) = (constraint, type, other, comparand)
  }
}

/// A rule's instance and what it does, or would do, to the conclusion above.
package struct RuleUse: Sendable {
  package enum Standing: Sendable, Equatable {
    case applied, absorbed, capped, defeated
    /// It does not hold: so many of the facts that it asks for are otherwise.
    case unmet(Int)
  }
  package var rule: RuleID
  /// Index into the rule's conclusions.
  package var conclusion: Int
  package var entities: [Int]
  package var standing: Standing
  /// The value, floor, cap or element that it contributes; nil also where nobody knows.
  package var value: Value?
  /// It lowers what was concluded.
  package var isAgainst = false
  /// It counts, and leads away from what is asked for.
  package var isInTheWay = false
  /// It stands here since it sets another rule aside.
  package var setsAside = false
  /// How many other instances of it do, or would do, as well.
  package var others = 0
  /// Where it stands already, as a reason of the same conclusion: it is not told again.
  package var told: [Int] = []
  /// The same as its place among the parts of the conclusion.
  var place: Int?
  /// The entities that its reason names: of two instances that name the same, the same is said.
  var named: [Int]?

  package var instance: RuleInstance { RuleInstance(rule, entities) }
}

/// A quantifier worked out.
package struct Tally: Sendable {
  package var form: Quantifier.Form
  package var kinds: [KindID]
  /// By what each is judged: the attributes at the ends of what is tested of them.
  package var attributes: [AttributeID] = []
  package var holding: Int
  package var total: Int
  /// Those for which it holds, where it speaks of one kind.
  package var members: [AnswerNode.Member] = []
  /// Of a count that is compared with another value: that value.
  package var comparand: Constant?
  package var isMet: Bool
}

/// How the value of a conclusion comes about.
package enum ValueAccount: Sendable {
  /// The profile states it; no rule is asked.
  case stated
  /// It is shown above already.
  case above
  /// Rules name it, or elements of it.
  case named(byDefault: Constant?)
  case sum(Addition)
  case rank(Standings)

  /// Base and steps in one place. Amounts are scaled units of a sum, or steps of a scale.
  package struct Addition: Sendable {
    /// The sum, of a band; else the conclusion itself.
    package var attribute: AttributeID
    package var base: Constant?
    package var adjustment = Adjustment()
    /// Of a band what the sum comes to, and the least that lies in the wanted band, or where none is wanted in its own.
    package var total: Int64?
    package var isBand = false
    /// How much is missing to what is wanted.
    package var missing: Int64?
  }

  package struct Standings: Sendable {
    package var place: Int64?
    package var competing: Int
    package var ahead: Int
  }
}
