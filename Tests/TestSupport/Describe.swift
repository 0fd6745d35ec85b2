import RuleModel

/// A rule set and a profile in a form like that of their files, for reading failures.
package func describe(_ rules: RuleSet, _ profile: Profile) -> String {
  Description(rules: rules, profile: profile).text
}

struct Description {
  let rules: RuleSet
  let profile: Profile

  var text: String {
    var lines = ["kinds:"]
    for (number, kind) in rules.kinds.enumerated() {
      let entities = profile.entities[number].map(\.id).joined(separator: ", ")
      let pairs = (profile.listedPairs[KindID(number)] ?? []).map { name(KindID(number), $0.map(\.raw)) }
      let open = profile.isOpen[number] ? " complete: no" : ""
      lines.append("  \(kind.name): \(form(kind)) [\(entities)\(pairs.joined(separator: ", "))]\(open)")
    }
    lines.append("attributes:")
    for attribute in rules.attributes {
      var line = "  \(attribute.fullName): {is: \(attribute.origin), type: \(type(attribute.type))"
      if let assumed = attribute.ifLeftOut { line += ", if left out: \(constant(assumed, attribute.type))" }
      if let expected = attribute.expected { line += ", expected: \(constant(expected, attribute.type))" }
      if let combine = attribute.combine { line += ", combine: \(self.combine(combine, attribute))" }
      lines.append(line + "}")
    }
    lines.append("rules:")
    for part in rules.rules { lines += rule(part) }
    for never in rules.never { lines.append("  never \(never.id): \(condition(never.when, never.scope))") }
    lines.append("facts:")
    for (key, fact) in (rules.facts.merging(profile.facts) { $1 }).sorted(by: { $0.key < $1.key }) {
      let about = rules.attributes[key.attribute.raw]
      let subject = name(about.kind, key.entities.map(\.raw))
      var notes = fact.origin == .catalogue ? "  # catalogue" : ""
      if let likely = fact.likely { notes += "  # likely \(likely)" }
      if fact.confidence == .low { notes += "  # confidence: low" }
      lines.append("  \(about.fullName) \(subject): \(statement(fact.statement, about.type))\(notes)")
    }
    lines.append("strata:")
    for stratum in rules.strata {
      let names = stratum.attributes.map { rules.attributes[$0.raw].fullName }.joined(separator: ", ")
      lines.append("  \(stratum.level): \(names)\(stratum.isRecursive ? " recursive" : "")")
    }
    return lines.joined(separator: "\n")
  }

  private func form(_ kind: Kind) -> String {
    switch kind.form {
    case .single: "single"
    case .many: "many"
    case .byReference: "by reference"
    case .pair(let first, let second, let listed):
      "{\(first.name): \(rules.kinds[first.kind.raw].name), \(second.name): \(rules.kinds[second.kind.raw].name)}"
        + (listed ? " listed" : "")
    }
  }

  func type(_ type: ValueType) -> String {
    switch type {
    case .boolean: "boolean"
    case .number(let number):
      "number \(number.lower.map(String.init) ?? "")…\(number.upper.map(String.init) ?? "") places \(number.places)"
    case .domain(let domain): rules.domains[domain.raw].name ?? "domain \(domain.raw)"
    case .reference(let kind): "reference \(rules.kinds[kind.raw].name)"
    case .set(let element): "set of \(self.type(element.valueType))"
    case .text: "text"
    }
  }

  private func combine(_ combine: Combine, _ attribute: Attribute) -> String {
    let scope = names(attribute.kind)
    let operand = { (operand: Operand) in self.operand(operand, attribute.type, scope) }
    switch combine {
    case .asserted: return "asserted"
    case .collected: return "collected"
    case .single(let preferRank, let fallback):
      return "single\(preferRank ? " prefer: rank" : "") default: \(fallback.map(operand) ?? "may stay empty")"
    case .sum(let base, _): return "sum base: \(base.map(operand) ?? "0")"
    case .level(let base, let capWins): return "level base: \(operand(base))\(capWins ? " cap wins" : "")"
    case .band(let sum, let lowest): return "band of \(rules.attributes[sum.raw].fullName) from \(lowest)"
    case .rank(let ranking):
      let by = ranking.by.map { path($0, ranking.scope) }.joined(separator: ", ")
      let among = ranking.among.map { ", among: " + condition($0, ranking.scope) } ?? ""
      let per = ranking.per.map { ", per: " + path($0, ranking.scope) } ?? ""
      return "rank by [\(by)] \(ranking.highestFirst ? "highest" : "lowest") first\(among)\(per)"
    }
  }

  private func names(_ kind: KindID) -> [Variable] {
    switch rules.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [Variable(name: rules.kinds[kind.raw].name, kind: kind)]
    case .pair(let first, let second, _):
      [Variable(name: first.name, kind: first.kind), Variable(name: second.name, kind: second.kind)]
    }
  }

  private func rule(_ rule: Rule) -> [String] {
    let names = rule.scope.prefix(rule.freeCount).map { "\($0.name): \(rules.kinds[$0.kind.raw].name)" }
    var lines = ["  - id: \(rule.id)  rank: \(rule.rank?.raw ?? -1)\(rule.isDraft ? "  draft" : "")"]
    lines.append("    for: {\(names.joined(separator: ", "))}")
    for pair in rule.listedPairs { lines.append("    listed: \(subject(pair, rule.scope))") }
    for part in rule.when { lines.append("    when: \(condition(part, rule.scope))") }
    for part in rule.unless { lines.append("    unless: \(condition(part, rule.scope))") }
    switch rule.multiplicity {
    case .unsaid: break
    case .once: lines.append("    once: yes")
    case .forEach(let variables): lines.append("    for each: \(variables.map { rule.scope[$0.raw].name })")
    }
    if !rule.overrides.isEmpty { lines.append("    overrides: \(rule.overrides.map { rules.rules[$0.raw].id })") }
    for conclusion in rule.conclusions {
      let about = rules.attributes[conclusion.attribute.raw]
      let contribution = contribution(conclusion.contribution, about.type, rule.scope)
      lines.append("    then: \(about.fullName) \(subject(conclusion.subject, rule.scope)): \(contribution)")
    }
    return lines
  }

  private func contribution(_ contribution: Contribution, _ type: ValueType, _ scope: [Variable]) -> String {
    switch contribution {
    case .assert: "yes"
    case .value(let operand): self.operand(operand, type, scope)
    case .weight(let weight): weight > 0 ? "+\(weight)" : "\(weight)"
    case .step(let step): step > 0 ? "{raise: \(step)}" : "{lower: \(-step)}"
    case .atLeast(let operand): "{at least: \(self.operand(operand, type, scope))}"
    case .atMost(let operand): "{at most: \(self.operand(operand, type, scope))}"
    case .add(let operand): "{add: \(self.operand(operand, element(type), scope))}"
    }
  }

  func element(_ type: ValueType) -> ValueType {
    if case .set(let element) = type { element.valueType } else { type }
  }
}
