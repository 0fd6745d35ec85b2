import SourceText

/// Statements that a rule set answers to, each with what meets it: of a theory, or of a text that it grew from.
public struct Register: Sendable {
  public struct Statement: Sendable {
    /// As rules cite it under `basis`.
    public var id: String
    public var title: LocalizedText
    /// Other statements through whose rules this one is met.
    public var statements: [String]
    public var rules: [RuleID]
    public var attributes: [AttributeID]
    public var entities: [ListedEntity]
    /// Why nothing meets it.
    public var reason: LocalizedText?
    public var span: SourceSpan
  }
  public struct ListedEntity: Sendable {
    public var kind: KindID
    public var entity: EntityID
  }
  public struct Section: Sendable {
    public var title: LocalizedText?
    public var statements: [Statement]
  }
  public var id: String
  public var title: LocalizedText
  public var sections: [Section]
  public var span: SourceSpan

  public var statements: [Statement] { sections.flatMap(\.statements) }
}

/// Which rules meet which statement.
public struct RegisterTrace: Sendable {
  private let statements: [String: Register.Statement]
  private var citing: [String: [RuleID]] = [:]

  /// Linear in rules and statements; drafts meet nothing.
  public init(_ registers: [Register], _ ruleSet: RuleSet) {
    statements = Dictionary(registers.flatMap(\.statements).map { ($0.id, $0) }) { first, _ in first }
    for (number, rule) in ruleSet.rules.enumerated() where !rule.isDraft {
      for id in rule.basis { citing[id, default: []].append(RuleID(number)) }
    }
  }

  /// Rules that cite the statement, and those that it lists, in the order of reading.
  public func rules(of statement: Register.Statement) -> [RuleID] {
    Set((citing[statement.id] ?? []) + statement.rules).sorted()
  }

  /// Whether a rule, an attribute, an entity or another statement that is met stands for it.
  public func isMet(_ statement: Register.Statement) -> Bool { isMet(statement, []) }

  private func isMet(_ statement: Register.Statement, _ asked: Set<String>) -> Bool {
    if !rules(of: statement).isEmpty || !statement.attributes.isEmpty || !statement.entities.isEmpty { return true }
    let seen = asked.union([statement.id])
    return statement.statements.contains { id in
      !seen.contains(id) && statements[id].map { isMet($0, seen) } == true
    }
  }
}
