/// What a document asks: the conditions in it, and the paths whose values it shows, orders or counts by.
package struct DocumentReads: Sendable {
  package private(set) var conditions: [Condition] = []
  package private(set) var paths: [Path] = []
  /// The kinds over which its lists range.
  package private(set) var kinds: [KindID] = []

  package init() {}

  package init(_ document: DocumentDeclaration) {
    add(document.title)
    for section in document.sections { add(section) }
  }

  package mutating func add(_ list: EntityList) {
    kinds.append(list.kind)
    conditions.append(list.condition)
    paths += list.order.map(\.path)
    if case .path(let path)? = list.limit { paths.append(path) }
    if let say = list.say { add(say) }
  }

  package mutating func add(_ text: DocumentText) {
    for list in text.lists { add(list) }
    for variant in text.variants {
      if let when = variant.when { conditions.append(when) }
      for case .value(let path) in variant.templates.compactMap({ $0 }).joined() { paths.append(path) }
    }
  }

  private mutating func add(_ texts: [DocumentText?]) {
    for text in texts { if let text { add(text) } }
  }

  private mutating func add(_ section: DocumentSection) {
    if let each = section.each { add(each) }
    add([section.heading])
    for part in section.parts { add(part) }
  }

  private mutating func add(_ component: Component) {
    switch component {
    case .sentence(let text): add(text)
    case .moves(let moves): add(moves)
    case .table(let list, let columns):
      add(list)
      for column in columns { add(column) }
    case .matrix(let matrix):
      add(matrix.rows)
      add(matrix.columns)
      conditions.append(matrix.condition)
      paths += [matrix.cell] + matrix.marks
    case .ladder(let ladder):
      add(ladder.list)
      add([ladder.note])
      paths += [ladder.position] + [ladder.next, ladder.ceiling].compactMap { $0 }
    case .groups(let groups): add(groups)
    case .bars(let list, let value):
      add(list)
      paths.append(value)
    case .checklist(let checklist):
      add(checklist.list)
      paths += [checklist.value] + [checklist.leftOut].compactMap { $0 }
    case .reasons(let reasons): add(reasons)
    case .alternatives(let alternatives): add(alternatives.map(\.text))
    case .section(let section): add(section)
    case .everything(let everything):
      for list in everything.leftOut { add(list) }
    case .tensions(let lists, _):
      for list in lists { add(list) }
    case .questions, .basis, .contradictions, .summary, .assumptions, .sources: break
    }
  }

  package mutating func add(_ moves: Moves) {
    add(moves.list)
    add([moves.heading])
    if let mark = moves.mark { paths.append(mark) }
    for field in moves.fields { add(field) }
    if let reasons = moves.reasons { add(reasons) }
  }

  private mutating func add(_ field: Field) {
    add([field.title, field.none])
    switch field.content {
    case .value(let path): paths.append(path)
    case .list(let list): add(list)
    case .spread(let path, let list):
      paths.append(path)
      add(list)
    case .text(let text): add(text)
    }
  }

  private mutating func add(_ groups: Groups) {
    add(groups.list)
    paths.append(groups.by)
    add([groups.note, groups.atOnce?.title])
    if let list = groups.atOnce?.list { add(list) }
  }

  private mutating func add(_ reasons: ReasonList) {
    if let list = reasons.list { add(list) }
    paths += reasons.paths
  }
}
