import Circuit
import Explanation
import Inference
import Report
import RuleModel

extension EvaluationWriter {
  /// An entry of `because`.
  mutating func write(_ reason: Reason) {
    json.begin("{")
    json.key("rule")
    json.fragment(words.rules[reason.rule.raw])
    writeEntities(reason.rule, reason.entities)
    json.key("contribution")
    let conclusion = ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
    json.said(reader.said(reason), ruleSet.attributes[conclusion.attribute.raw].type, words)
    writeStanding(reason)
    json.members(instanceText(Instance(reason)))
    json.end("}")
  }

  mutating func writeStanding(_ reason: Reason) {
    json.key("certainty")
    json.word(reason.isCertain ? "certain" : "possible")
    json.key("status")
    json.status(reason.status)
    if !reason.defeatedBy.isEmpty {
      json.key("by")
      write(rules: reason.defeatedBy)
    }
  }

  mutating func writeEntities(_ rule: RuleID, _ entities: [Int]) {
    json.key("entities")
    json.begin("{")
    for (variable, entity) in zip(ruleSet.rules[rule.raw].scope, entities) {
      json.key(quoted: JSONBuffer.quoted(variable.name))
      json.fragment(words.entity(variable.kind, entity))
    }
    json.end("}")
  }

  /// `text`, `source` and `premises`: the same wherever the instance contributes.
  mutating func instanceText(_ instance: Instance) -> [UInt8] {
    if let text = instanceTexts[instance] { return text }
    let rule = ruleSet.rules[instance.rule.raw]
    var part = JSONBuffer(json.isPretty ? .pretty : .compact, indent: indent)
    part.key("text")
    part.string(sentences.sentence(instance.rule, instance.entities))
    part.key("source")
    part.begin("[")
    for source in rule.sources { part.string(source) }
    part.end("]")
    part.breakLine(5)
    part.key("premises")
    part.begin("[")
    for premise in premises.premises(of: instance) {
      part.breakLine(6)
      part.fragment(text(of: premise))
    }
    part.end("]")
    instanceTexts[instance] = part.bytes
    return part.bytes
  }

  /// A premise: what it says, on what it rests and where it stands.
  mutating func text(of premise: Premise) -> [UInt8] {
    if let text = premiseTexts[premise.key] { return text }
    var part = JSONBuffer(json.isPretty ? .pretty : .compact, indent: indent)
    part.begin("{")
    part.key("path")
    if case .complete(let kind, _) = premise.ground {
      part.string(ruleSet.kinds[kind.raw].name)
    } else {
      part.string(presenter.titles.address(premise.key))
      writeValue(of: premise, &part)
    }
    part.key("from")
    part.ground(premise.ground)
    if presenter.files[premise.span.file] != nil {
      part.key("at")
      part.string(presenter.files.place(of: premise.span))
    }
    part.end("}")
    premiseTexts[premise.key] = part.bytes
    return part.bytes
  }

  private mutating func writeValue(of premise: Premise, _ part: inout JSONBuffer) {
    let type = ruleSet.attributes[premise.key.attribute.raw].type
    part.key("value")
    switch reader.known(premise.key) {
    case .stated(let statement): part.statement(statement, type, words, presenter.titles)
    case .assumed(let constant): part.constant(constant, type, words, presenter.titles)
    case .concluded(let value): part.nested(value, type, words)
    case .unknown: part.word("unknown")
    case .nothing: part.word("does not apply")
    }
  }
}

extension JSONBuffer {
  /// A value as one JSON value; an object where it is not single.
  mutating func nested(_ value: Value?, _ type: ValueType, _ words: JSONWords) {
    guard let value else { return word("unknown") }
    if value.contradiction == .none, !value.mayBeEmpty {
      switch value.possibilities {
      case .ordinals(let values) where values.count == 1: return ordinal(values[0], type, words)
      case .number(let from?, let to?) where from == to: return scaled(from, type)
      case .set(let certain, let possible) where certain == possible: return ordinals(certain, type, words)
      case .nothing: return word("does not apply")
      default: break
      }
    }
    begin("{")
    members(value, type, words)
    end("}")
  }

  mutating func said(_ said: Said, _ type: ValueType, _ words: JSONWords) {
    begin("{")
    switch said {
    case .yes:
      key("value")
      bool(true)
    case .weight(let weight):
      key("weight")
      number(String(weight))
    case .step(let step):
      key(step < 0 ? "lower" : "raise")
      number(String(step.magnitude))
    case .value(let value): named("value", value, type, words)
    case .atLeast(let value): named("at least", value, type, words)
    case .atMost(let value): named("at most", value, type, words)
    case .add(let value): named("add", value, type, words)
    }
    end("}")
  }

  private mutating func named(_ name: StaticString, _ value: Value?, _ type: ValueType, _ words: JSONWords) {
    key(name)
    nested(value, type, words)
  }

  mutating func certainty(_ certainty: Outcome.Certainty) {
    switch certainty {
    case .certain: word("certain")
    case .possible: word("possible")
    case .contradiction: word("contradiction")
    }
  }

  mutating func status(_ status: Reason.Status) {
    switch status {
    case .applied: word("applied")
    case .absorbed: word("absorbed")
    case .capped: word("capped")
    case .defeated: word("defeated")
    }
  }

  mutating func ground(_ ground: Premise.Ground) {
    switch ground {
    case .given: word("given")
    case .set: word("set")
    case .catalogue: word("catalogue")
    case .assumed: word("assumed")
    case .unknown: word("unknown")
    case .derived: word("derived")
    case .complete(_, true): word("complete list")
    case .complete(_, false): word("open list")
    }
  }
}

extension KnownFact {
  /// The case of a doubt as a profile would state it.
  var statement: Statement {
    switch self {
    case .value(let constant): .known(constant)
    case .interval(let low, let high): .interval(low, high)
    case .unknown: .unknown
    case .none: .doesNotApply
    }
  }
}
