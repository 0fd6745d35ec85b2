import Reading
import Report
import RuleModel

/// Files that state facts: profiles, what they share, the catalogue, and the index of a folder of profiles.
struct ProfileShapes {
  let shapes: AttributeShapes

  init(_ shapes: AttributeShapes) { self.shapes = shapes }

  private var ruleSet: RuleSet { shapes.ruleSet }
  private var texts: KeyTexts { shapes.texts }

  var profile: JSONValue {
    let top = ruleSet.kinds.firstIndex { $0.name == "profile" }.map { facts(KindID($0), mayState) } ?? []
    let sections = ruleSet.kinds.indices.filter { ruleSet.kinds[$0].name != "profile" }.compactMap {
      section(KindID($0))
    }
    return ObjectShape(
      keys: texts.keys(["profile"], ["profile": .word]) + top + sections, required: ["profile"]
    ).json
  }

  /// A file of facts of one entity, which profiles name.
  func shared(_ kind: KindID) -> JSONValue {
    let name = ruleSet.kinds[kind.raw].name
    return ObjectShape(
      keys: [(name, JSONValue.word.told(title(kind)))] + facts(kind, mayState), required: [name]
    ).json
  }

  var catalogue: JSONValue {
    let lists = ruleSet.kinds.indices.compactMap { number -> (String, JSONValue)? in
      let kind = KindID(number)
      let stated = facts(kind) { $0 != .derived }
      guard !stated.isEmpty || ruleSet.kinds[number].form == .many else { return nil }
      let entity = ObjectShape(keys: stated, orTypes: ["null"]).json
      if ruleSet.kinds[number].form == .single { return (ruleSet.kinds[number].name, entity) }
      return (ruleSet.kinds[number].listKey, JSONValue.map(to: entity).told(title(kind)))
    }
    return ObjectShape(keys: lists).json
  }

  var index: JSONValue {
    let entry = ObjectShape(
      keys: texts.keys(Keys.indexEntry, ["profile": .word, "good for": .ref("text")]), required: ["profile"])
    return ObjectShape(
      keys: texts.keys(Keys.index, ["profiles": .list(entry.json), "facts need a source": .yesOrNo])
    ).json
  }

  /// What is said of one entity of each kind, in place or in a file that is named.
  var definitions: [(String, JSONValue)] {
    ruleSet.kinds.indices.map { number in
      let facts = facts(KindID(number), mayState)
      return ("entity-\(ruleSet.kinds[number].name)", ObjectShape(keys: facts, orTypes: ["string", "null"]).json)
    }
  }

  // MARK: Sections

  private func section(_ id: KindID) -> (String, JSONValue)? {
    let kind = ruleSet.kinds[id.raw]
    let entity = JSONValue.ref("entity-\(kind.name)")
    if kind.form == .single { return (kind.name, entity.told(title(id))) }
    let complete = texts.keys(["complete"], ["complete": .yesOrNo])
    let ids = kind.form == .many ? ruleSet.entities[id.raw].map(\.id) : []
    var list = ObjectShape(keys: complete + ids.map { ($0, entity) }, orTypes: ["null"])
    if ids.isEmpty { list.patterns = [("^(?!complete$)", entity)] }
    return (kind.listKey, list.json.told(title(id)))
  }

  private func mayState(_ origin: Attribute.Origin) -> Bool { origin == .given || origin == .both }

  private func facts(_ kind: KindID, _ isStated: (Attribute.Origin) -> Bool) -> [(String, JSONValue)] {
    ruleSet.attributes.filter { $0.kind == kind && isStated($0.origin) }.map { attribute in
      (attribute.name, shapes.told(shapes.fact(attribute), attribute, asks: true))
    }
  }

  private func title(_ kind: KindID) -> String { shapes.title(ruleSet.kinds[kind.raw].title) }
}
