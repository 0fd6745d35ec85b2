package import SourceText

/// Statements that a rule set answers to, each with what meets it: of a theory, or of a text that it grew from.
package struct Register: Sendable {
  package struct Statement: Sendable {
    /// As rules cite it under `basis`.
    package var id: String
    package var title: LocalizedText
    /// Other statements through whose rules this one is met.
    package var statements: [String]
    package var rules: [RuleID]
    package var attributes: [AttributeID]
    package var entities: [ListedEntity]
    /// Why nothing meets it.
    package var reason: LocalizedText?
    package var span: SourceSpan

    package init(
      id: String, title: LocalizedText, statements: [String], rules: [RuleID], attributes: [AttributeID],
      entities: [ListedEntity], reason: LocalizedText? = nil, span: SourceSpan
    ) {
      self.id = id
      self.title = title
      self.statements = statements
      self.rules = rules
      self.attributes = attributes
      self.entities = entities
      self.reason = reason
      self.span = span
    }
  }
  package struct ListedEntity: Sendable {
    package var kind: KindID
    package var entity: EntityID

    package init(kind: KindID, entity: EntityID) {
      self.kind = kind
      self.entity = entity
    }
  }
  package struct Section: Sendable {
    package var title: LocalizedText?
    package var statements: [Statement]

    package init(title: LocalizedText? = nil, statements: [Statement]) {
      self.title = title
      self.statements = statements
    }
  }
  package var id: String
  package var title: LocalizedText
  package var sections: [Section]
  package var span: SourceSpan

  package init(id: String, title: LocalizedText, sections: [Section], span: SourceSpan) {
    self.id = id
    self.title = title
    self.sections = sections
    self.span = span
  }

  package var statements: [Statement] { sections.flatMap(\.statements) }
}

/// Which rules meet which statement.
package struct RegisterTrace: Sendable {
  private let statements: [String: Register.Statement]
  private var citing: [String: [RuleID]] = [:]

  /// Linear in rules and statements; drafts meet nothing.
  package init(_ registers: [Register], _ ruleSet: RuleSet) {
    statements = Dictionary(registers.flatMap(\.statements).map { ($0.id, $0) }) { first, _ in first }
    for (number, rule) in ruleSet.rules.enumerated() where !rule.isDraft {
      for id in rule.basis { citing[id, default: []].append(RuleID(number)) }
    }
  }

  /// Rules that cite the statement, and those that it lists, in the order of reading.
  package func rules(of statement: Register.Statement) -> [RuleID] {
    Set((citing[statement.id] ?? []) + statement.rules).sorted()
  }

  /// Whether a rule, an attribute, an entity or another statement that is met stands for it.
  package func isMet(_ statement: Register.Statement) -> Bool { isMet(statement, []) }

  private func isMet(_ statement: Register.Statement, _ asked: Set<String>) -> Bool {
    if !rules(of: statement).isEmpty || !statement.attributes.isEmpty || !statement.entities.isEmpty { return true }
    let seen = asked.union([statement.id])
    return statement.statements.contains { id in
      !seen.contains(id) && statements[id].map { isMet($0, seen) } == true
    }
  }
}
