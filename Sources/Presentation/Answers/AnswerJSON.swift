import Explanation
package import Report
import RuleModel

extension Presenter {
  /// The JSON of answers, `demarche/explain/1`, ending in a line feed: the same bytes for the same inputs.
  package func answerJSON(_ all: [Explained], left: Int = 0, _ provenance: Provenance, form: JSONForm = .pretty)
    -> [UInt8]
  {
    var writer = EvaluationWriter(self, .brief, form)
    writer.write(all, left, provenance, self)
    return writer.json.bytes + [0x0A]
  }
}

extension EvaluationWriter {
  fileprivate mutating func write(_ all: [Explained], _ left: Int, _ provenance: Provenance, _ presenter: Presenter) {
    json.begin("{")
    writeHead("demarche/explain/1", provenance)
    array("answers", all) { $0.write($1, presenter) }
    if left > 0 {
      json.breakLine()
      json.key("left out")
      json.number(String(left))
    }
    json.breakLine()
    json.end("}")
  }

  private mutating func write(_ explained: Explained, _ presenter: Presenter) {
    let type = readings.ruleSet[explained.key.attribute].type
    let texts = AnswerTexts(presenter, namesWhatIsMet: explained.namesWhatIsMet)
    json.begin("{")
    if !explained.isOfConditions { member("conclusion", titles.address(explained.key)) }
    switch explained.question {
    case .why: member("question", "why")
    case .whyNot(let wanted):
      member("question", "why not")
      write(wanted, type)
    case .howTo(let wanted):
      member("question", "how to")
      write(wanted, type)
    case .find(let conditions):
      member("question", "find")
      json.key("conditions")
      json.begin("[")
      for condition in conditions { json.string(condition) }
      json.end("]")
    case .firm: member("question", "firm")
    }
    json.key("answer")
    write(explained.told, explained.key.attribute, texts)
    if let witness = explained.witness { member("profile", witness) }
    json.end("}")
  }

  private mutating func write(_ wanted: HowTo.Wanted, _ type: ValueType) {
    switch wanted {
    case .value(let constant):
      json.key("wanted")
      json.singleOrBounds(Value(constant), type, titles)
    case .element(let element):
      json.key("element")
      json.ordinal(element, type, titles)
    }
  }

  // MARK: Nodes

  private mutating func write(_ node: AnswerNode, _ attribute: AttributeID, _ texts: AnswerTexts) {
    json.begin("{")
    member("address", node.addressText)
    member("type", node.content.name(readings.ruleSet))
    member("text", texts.text(node.content, of: attribute).plainText)
    write(node.content, of: attribute)
    var own = attribute
    if case .conclusion(let found, _) = node.content { own = found.key.attribute }
    if node.partCount > node.parts.count {
      json.key("left out")
      json.number(String(node.partCount - node.parts.count))
    }
    array("parts", node.parts) { $0.write($1, own, texts) }
    json.end("}")
  }

  private mutating func write(_ content: AnswerNode.Content, of conclusion: AttributeID) {
    switch content {
    case .fact(let found), .unknown(let found), .contested(let found), .conclusion(let found, _): write(found)
    case .rule(let use): write(use)
    case .count(let tally):
      write(isMet: tally.isMet)
      json.key("holding")
      json.number(String(tally.holding))
      json.key("of")
      json.number(String(tally.total))
    case .negation(let isMet), .alternatives(let isMet), .together(let isMet, _), .identity(_, _, let isMet),
      .listed(_, _, let isMet):
      write(isMet: isMet)
    case .change(let key, let statements): write(key, statements)
    case .tier(let controller, let search):
      if let controller { member("controller", controller) }
      member("found", search.name)
    case .way: break
    case .witness(let search, let greatest):
      member("found", search.name)
      json.key("up to")
      json.begin("{")
      for (kind, count) in greatest {
        json.key(readings.ruleSet[kind].name)
        json.number(String(count))
      }
      json.end("}")
    case .turns(let turns): write(turns)
    case .turn(let value):
      let type = readings.ruleSet[conclusion].type
      json.key("makes")
      json.singleOrBounds(value, type, titles)
    }
  }

  private mutating func write(_ turns: AnswerNode.Turns) {
    switch turns {
    case .placeholders: break
    case .open(let tried), .held(let tried):
      json.key("tried")
      json.number(String(tried))
    case .pairs(let extent): member("found", extent.map { AnswerNode.Search.found($0).name } ?? "undecided")
    }
  }

  private mutating func write(_ key: FactKey, _ statements: [Statement]) {
    let type = readings.ruleSet[key.attribute].type
    member("fact", titles.address(key))
    json.key("to")
    json.begin("[")
    for statement in statements { json.singleOrBounds(Value(statement, of: type) ?? .none, type, titles) }
    json.end("]")
  }

  private mutating func write(isMet: Bool) {
    json.key("met")
    json.bool(isMet)
  }

  private mutating func write(_ found: FoundFact) {
    let type = readings.ruleSet[found.key.attribute].type
    member("fact", titles.address(found.key))
    switch found.shown {
    case .stated(let statement): json.members(statement, taken: Value(statement, of: type), type, titles)
    case .assumed(let constant): json.members(.known(constant), taken: Value(constant), type, titles)
    case .concluded(let value): json.members(value, type, titles)
    case .unknown, .nothing: json.members(Value?.none, type, titles)
    }
    member("ground", Ground.words.first { $0.1 == found.ground }?.0 ?? "")
    if let isMet = found.isMet { write(isMet: isMet) }
    let needed = ([found.requirement].compactMap { $0 } + found.furtherRequirements)
      .map { RequirementTexts(titles: titles).text($0) }
    if !needed.isEmpty { member("needed", titles.wording.list(needed)) }
  }

  private mutating func write(_ use: RuleUse) {
    let rule = readings.ruleSet[use.rule]
    member("rule", rule.id)
    json.entities(zip(rule.scope, use.entities).map { ($0.name, titles.id($0.kind, $1)) })
    switch use.standing {
    case .applied: member("status", "applied")
    case .absorbed: member("status", "absorbed")
    case .capped: member("status", "capped")
    case .defeated: member("status", "defeated")
    case .unmet(let count):
      member("status", "unmet")
      json.key("missing")
      json.number(String(count))
    }
    if use.isAgainst || use.isInTheWay {
      json.key("against")
      json.bool(true)
    }
    json.key("source")
    json.begin("[")
    for source in rule.sources { json.string(source) }
    json.end("]")
  }
}

extension AnswerNode.Search {
  fileprivate var name: String {
    switch self {
    case .alreadySo: "so already"
    case .found(.all): "all"
    case .found(.fewest): "some"
    case .found(.unproved): "unproved"
    case .impossible: "impossible"
    case .undecided: "undecided"
    }
  }
}

extension AnswerNode.Content {
  /// The type of a node in JSON: a floor is a cap from below.
  fileprivate func name(_ ruleSet: RuleSet) -> String {
    switch self {
    case .fact(let found), .unknown(let found), .contested(let found):
      if found.requirement?.isNegated == true { return "negation" }
    case .conclusion(let found, _):
      if found.requirement?.isNegated == true { return "negation" }
    default: break
    }
    switch self {
    case .fact: return "fact"
    case .unknown: return "unknown"
    case .contested: return "contested"
    case .conclusion(_, .sum): return "sum"
    case .conclusion(_, .rank): return "rank"
    case .conclusion: return "conclusion"
    case .rule(let use):
      switch ruleSet[use.rule].conclusions[use.conclusion].contribution {
      case .atLeast, .atMost: return use.setsAside ? "rule" : "cap"
      case .assert, .value, .weight, .step, .add: return "rule"
      }
    case .count: return "count"
    case .negation: return "negation"
    case .alternatives: return "alternatives"
    case .together: return "together"
    case .identity: return "entity"
    case .listed: return "listed"
    case .change: return "change"
    case .tier: return "tier"
    case .way: return "way"
    case .witness: return "witness"
    case .turns(.placeholders): return "rests on"
    case .turns(.open): return "in doubt"
    case .turns(.held): return "in hand"
    case .turns(.pairs): return "pairs"
    case .turn: return "turn"
    }
  }
}
