package import Report
package import RuleModel
import SourceText

/// A profile to be filled in: every question in the asked language, what may be answered, and what is taken where nothing is.
///
/// Answers stand behind `#`: whoever takes the sign away has answered. As it is, the file reads without a finding, and
/// every fact but names is an open question.
package struct ProfileTemplate: Sendable {
  /// What shall stand in it beside the questions.
  package struct Request: Sendable {
    /// The id of the profile.
    package var id: String
    /// How many entities stand in the lists that a profile makes itself, by the list's key; elsewhere one.
    package var counts: [String: Int]
    /// A profile whose answers stand as examples.
    package var like: Profile?
    /// Files of facts that profiles of the folder share, by the name of their kind.
    package var files: [String: [String]]

    package init(
      id: String, counts: [String: Int] = [:], like: Profile? = nil, files: [String: [String]] = [:]
    ) {
      (self.id, self.counts, self.like, self.files) = (id, counts, like, files)
    }
  }

  let ruleSet: RuleSet
  let wording: Wording
  let request: Request

  package init(_ ruleSet: RuleSet, _ language: ReportLanguage, _ request: Request) {
    self.ruleSet = ruleSet
    wording = Wording(language: language)
    self.request = request
  }

  /// The whole file of a profile.
  package var text: String {
    let head = comment(wording(.templateHead)) + ["profile: \(request.id)"]
    return (head + ruleSet.kinds.indices.flatMap { section(KindID($0)) }).joined(separator: "\n") + "\n"
  }

  /// A file of facts that several profiles name: of one entity of a kind, `country: kr`.
  package func text(of kind: KindID) -> String {
    let head = comment(wording(.sharedHead)) + ["\(ruleSet.kinds[kind.raw].name): \(request.id)"]
    return (head + asked(kind, indent: "") { answer($0, of: [], indent: "") }).joined(separator: "\n") + "\n"
  }

  // MARK: Sections

  private func section(_ id: KindID) -> [String] {
    let kind = ruleSet.kinds[id.raw]
    let attributes = given(id)
    guard !attributes.isEmpty else { return [] }
    switch kind.form {
    case .single where kind.name == "profile": return asked(id, indent: "") { answer($0, of: [], indent: "") }
    case .single:
      let others = files(of: id).map {
        comment(wording(.orFile, "\(kind.name): \($0[0])", $0.joined(separator: ", ")))
      }
      return [""] + (others ?? []) + ["\(kind.name):"] + asked(id, indent: "  ") { answer($0, of: [], indent: "  ") }
    case .many where ruleSet.entities[id.raw].isEmpty: return own(id)
    case .many: return catalogued(id, attributes)
    case .byReference, .pair: return []
    }
  }

  /// A list that the profile makes: the first of it with the questions, the others with the answers alone.
  private func own(_ kind: KindID) -> [String] {
    let (name, key) = (ruleSet.kinds[kind.raw].name, ruleSet.kinds[kind.raw].listKey)
    let count = request.counts[key] ?? 1
    guard count > 0 else { return ["", "\(key): {}"] }
    return ["", "\(key):"]
      + (1...count).flatMap { number in
        let id = "\(name)-\(number)"
        return ["  \(id):"]
          + asked(kind, indent: "    ") { answer($0, of: [number - 1], indent: "    ", called: id, asks: number == 1) }
      }
  }

  // MARK: Topics

  /// What is asked of a kind, topic after topic under their titles, then what stands in none.
  private func asked(_ kind: KindID, indent: String, _ answer: (AttributeID) -> [String]) -> [String] {
    let all = given(kind)
    let topics = ruleSet.topics.map { ($0, $0.attributes.filter(all.contains)) }.filter { !$1.isEmpty }
    let rest = all.filter { attribute in !topics.contains { $1.contains(attribute) } }
    let parts = topics.flatMap { topic, attributes in
      heading(ruleSet.text(topic.title, in: wording.language) ?? topic.name, indent) + attributes.flatMap(answer)
    }
    let isOnlyRest = parts.isEmpty || rest.isEmpty
    return parts + (isOnlyRest ? [] : heading(wording(.furtherQuestions), indent)) + rest.flatMap(answer)
  }

  private func heading(_ title: String, _ indent: String) -> [String] {
    let line = String(repeating: "─", count: max(4, 100 - displayWidth(title)))
    return ["", "\(indent)# ── \(title) \(line)"]
  }

  /// Entities that the catalogue holds: the questions once, then an entity a line.
  private func catalogued(_ id: KindID, _ attributes: [AttributeID]) -> [String] {
    let kind = ruleSet.kinds[id.raw]
    let names = ruleSet.entityNames[id.raw]
    let questions = attributes.flatMap { question($0, indent: "  ") }
    let rows = ruleSet.entities[id.raw].indices.flatMap { entity -> [String] in
      let title = names[entity].flatMap { ruleSet.text($0, in: wording.language) } ?? ""
      let answers = attributes.map { "\(ruleSet.attributes[$0.raw].name): \(example($0, of: [entity]))" }
      let line = "\(ruleSet.entities[id.raw][entity].id): {\(answers.joined(separator: ", "))}"
      return ["  # \(line)" + (title.isEmpty ? "" : "   # \(title)")]
    }
    return ["", "\(kind.listKey):"] + questions + rows
  }

  private func given(_ kind: KindID) -> [AttributeID] {
    ruleSet.attributes.indices.filter {
      let attribute = ruleSet.attributes[$0]
      return attribute.kind == kind && attribute.isStated
    }.map { AttributeID($0) }
  }

  // MARK: Questions and answers

  private func answer(
    _ id: AttributeID, of entities: [Int], indent: String, called name: String? = nil, asks: Bool = true
  ) -> [String] {
    let attribute = ruleSet.attributes[id.raw]
    let isName = ruleSet.nameAttributes[attribute.kind.raw] == id
    let line = "\(attribute.name): " + (isName ? inEveryLanguage(name ?? request.id) : example(id, of: entities))
    return (asks ? question(id, indent: indent) : []) + [indent + (isName ? "" : "# ") + line]
  }

  private func question(_ id: AttributeID, indent: String) -> [String] {
    let attribute = ruleSet.attributes[id.raw]
    let asked = attribute.question.flatMap { ruleSet.text($0, in: wording.language) }
    let title = ruleSet.text(attribute.title, in: wording.language) ?? attribute.name
    let notes = [values(attribute), leftOut(attribute)].filter { !$0.isEmpty }
    return [""] + comment("\(attribute.name): \(asked ?? title)", indent)
      + notes.flatMap { comment($0, indent, "#   ") }
  }

  /// What may be answered, each with its title.
  private func values(_ attribute: Attribute) -> String {
    switch attribute.type {
    case .boolean: "yes, no"
    case .number(let number):
      wording(.numberType)
        + (number.unit.flatMap { ruleSet.text($0, in: wording.language) }.map { wording.note($0) } ?? "")
    case .domain(let domain): values(ruleSet.domains[domain.raw])
    case .set(.domain(let domain)): "[…]: " + values(ruleSet.domains[domain.raw])
    case .reference(let kind):
      wording(.nameOf, title(kind)) + ids(kind) + (files(of: kind).map { ": " + $0.joined(separator: ", ") } ?? "")
    case .set(.reference(let kind)): "[…]: " + wording(.nameOf, title(kind)) + ids(kind)
    case .text: ""
    }
  }

  private func values(_ domain: Domain) -> String {
    let values = domain.values.map { value in
      let title = value.title.flatMap { ruleSet.text($0, in: wording.language) }
      let isSame = title.map { [value.name, value.name.replacing("-", with: " ")].contains($0.lowercased()) } ?? true
      return isSame ? value.name : "\(value.name) (\(title ?? ""))"
    }
    return values.joined(separator: domain.isOrdered ? " < " : ", ")
  }

  private func files(of kind: KindID) -> [String]? {
    request.files[ruleSet.kinds[kind.raw].name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func title(_ kind: KindID) -> String {
    ruleSet.text(ruleSet.kinds[kind.raw].title, in: wording.language) ?? ruleSet.kinds[kind.raw].name
  }

  /// What the catalogue knows of the kind.
  private func ids(_ kind: KindID) -> String {
    let ids = ruleSet.entities[kind.raw].map(\.id)
    return ids.isEmpty ? "" : ": " + ids.joined(separator: ", ")
  }

  private func leftOut(_ attribute: Attribute) -> String {
    let spelling = Spelling(ruleSet, entities: ruleSet.entities)
    if let assumed = attribute.ifLeftOut {
      return wording(.leftOutAssumes, spelling.constant(assumed, of: attribute.type))
    }
    return attribute.expected.map { wording(.leftOutExpects, spelling.constant($0, of: attribute.type)) } ?? ""
  }

  /// An answer of the right type: that of the profile to be like, else what is taken anyhow, else the first there is.
  private func example(_ id: AttributeID, of entities: [Int]) -> String {
    let attribute = ruleSet.attributes[id.raw]
    let spelling = Spelling(ruleSet, entities: request.like?.entities ?? ruleSet.entities)
    if case .known(let stated)? = request.like?.facts[FactKey(id, entities.map { EntityID($0) })]?.statement {
      return spelling.constant(stated, of: attribute.type)
    }
    if let taken = attribute.ifLeftOut ?? attribute.expected { return spelling.constant(taken, of: attribute.type) }
    switch attribute.type {
    case .boolean: return "no"
    case .number(let number): return number.spelling(number.lower ?? 0)
    case .domain(let domain): return ruleSet.domains[domain.raw].values.first?.name ?? "unknown"
    case .reference: return "unknown"
    case .set: return "[]"
    case .text: return inEveryLanguage("…")
    }
  }

  /// A name in every language, to be changed.
  private func inEveryLanguage(_ name: String) -> String {
    "{" + ruleSet.languages.map { "\($0): \"\(name)\"" }.joined(separator: ", ") + "}"
  }

  // MARK: Comments

  private func comment(_ text: String, _ indent: String = "", _ sign: String = "# ") -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = lines.last.map { $0 + " " + word }
      if let longer, displayWidth(longer) <= 110 {
        lines[lines.count - 1] = longer
      } else {
        lines.append(indent + (sign.hasSuffix(" ") ? sign : sign + " ") + word)
      }
    }
    return lines
  }
}
