package import Report
package import RuleModel
import SourceText

/// A register as a table: each statement, and what meets it.
package struct RegisterTable: Sendable {
  private let register: Register
  private let trace: RegisterTrace
  private let ruleSet: RuleSet
  private let wording: Wording

  package init(_ register: Register, _ trace: RegisterTrace, _ ruleSet: RuleSet, _ language: ReportLanguage) {
    self.register = register
    self.trace = trace
    self.ruleSet = ruleSet
    wording = Wording(language: language)
  }

  /// A heading, how many statements are met and how, and a table for each section.
  package var document: Document {
    let statements = register.statements
    let open = statements.count { !trace.isMet($0) }
    let numbers = [statements.count, statements.count - open, open].map { String($0) }
    let counts = wording(
      statements.count == 1 ? .oneStatement : .statementCount, numbers[0], numbers[1], numbers[2])
    let head: [Block] = [.heading(level: 1, Inline(words(register.title))), .paragraph(Inline(counts))]
    return Document(head + register.sections.flatMap(blocks))
  }

  private func blocks(_ section: Register.Section) -> [Block] {
    let title = section.title.map { [Block.heading(level: 2, Inline(words($0)))] } ?? []
    let columns = [
      Table.Column(Inline(wording(.statement)), minimumWidth: 6),
      Table.Column(Inline(wording(.whatItSays)), minimumWidth: 20),
      Table.Column(Inline(wording(.metBy)), minimumWidth: 24),
    ]
    return title + [.table(Table(columns, section.statements.map(row)))]
  }

  private func row(_ statement: Register.Statement) -> [Inline] {
    [.code(statement.id), Inline(words(statement.title)), answer(statement)]
  }

  private func answer(_ statement: Register.Statement) -> Inline {
    var parts: [Inline] = []
    func add(_ phrase: Phrase, _ names: [String]) {
      guard !names.isEmpty else { return }
      let list = names.enumerated().reduce(Inline("")) { $0 + Inline($1.offset > 0 ? ", " : "") + .code($1.element) }
      parts.append(Inline(wording(phrase) + " ") + list)
    }
    add(.rules, ruleNames(trace.rules(of: statement)))
    add(.statements, statement.statements)
    add(.attributes, statement.attributes.map { ruleSet.attributes[$0.raw].fullName })
    add(.entities, statement.entities.map { ruleSet.entities[$0.kind.raw][$0.entity.raw].id })
    if let reason = statement.reason { parts.append(Inline(words(reason))) }
    return parts.enumerated().reduce(Inline("")) { $0 + Inline($1.offset > 0 ? "; " : "") + $1.element }
  }

  /// A matrix once, by its own id.
  private func ruleNames(_ rules: [RuleID]) -> [String] {
    var names: [String] = []
    for rule in rules {
      let name = String(ruleSet.rules[rule.raw].id.prefix { $0 != "/" })
      if names.last != name { names.append(name) }
    }
    return names
  }

  private func words(_ text: LocalizedText) -> String {
    ruleSet.text(text, in: wording.language) ?? ""
  }

  // MARK: JSON

  /// `{id, title, statements: […]}`.
  package var json: JSONValue {
    .object([
      ("id", .string(register.id)), ("title", .string(words(register.title))),
      ("statements", .array(register.statements.map(json))),
    ])
  }

  private func json(_ statement: Register.Statement) -> JSONValue {
    func list(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
    var members: [(String, JSONValue)] = [
      ("id", .string(statement.id)), ("title", .string(words(statement.title))),
      ("met", .bool(trace.isMet(statement))),
      ("rules", list(trace.rules(of: statement).map { ruleSet.rules[$0.raw].id })),
      ("statements", list(statement.statements)),
      ("attributes", list(statement.attributes.map { ruleSet.attributes[$0.raw].fullName })),
      ("entities", list(statement.entities.map { ruleSet.entities[$0.kind.raw][$0.entity.raw].id })),
    ]
    if let reason = statement.reason { members.append(("reason", .string(words(reason)))) }
    return .object(members)
  }
}
