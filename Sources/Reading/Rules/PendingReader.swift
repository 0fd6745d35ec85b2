import RuleModel
import SourceText
import YAMLReading

/// What is declared, with all that stands in it.
struct ResolvedDeclarations: Sendable {
  var ruleSet: RuleSet
  let names: Names
  /// The names of documents, as the manifest lists them.
  let documents: [YAMLNode]
  var sink = DiagnosticSink()

  init(_ declarations: Declarations) {
    ruleSet = declarations.ruleSet
    documents = declarations.documents
    sink.add(declarations.diagnostics)
    let pending = PendingReader(names: declarations.names, pending: declarations.pending)
    ruleSet.attributes = pending.resolved(ruleSet.attributes, &sink)
    ruleSet.never = pending.never(&sink)
    names = Names(ruleSet)
  }
}

/// Reads what the vocabulary says with paths and conditions, once all names are known.
struct PendingReader {
  let names: Names
  let pending: PendingExpressions

  /// The attributes with bases, defaults and ranks in place of the placeholders.
  func resolved(_ attributes: [Attribute], _ sink: inout DiagnosticSink) -> [Attribute] {
    var attributes = attributes
    for index in attributes.indices {
      let id = AttributeID(index)
      guard let combine = attributes[index].combine else { continue }
      var body = ExpressionReader(names, Scope(ofAttributeOf: names[id].kind, names, at: names[id].span))
      attributes[index].combine = resolved(combine, id, &body)
      sink.add(body.sink.diagnostics)
      attributes[index].monotoneIn = monotone(id, &sink)
    }
    return attributes
  }

  /// The facts in which an attribute is declared never to fall.
  private func monotone(_ id: AttributeID, _ sink: inout DiagnosticSink) -> [Attribute.Promise] {
    guard let node = pending.monotone[id] else { return [] }
    guard names.isOrdered(names[id].type) else {
      sink.error(
        .constraintType, "'\(names[id].fullName)' is \(names.describe(names[id].type)), which has no order to rise in",
        at: node.span, help: ["scales and numbers have one"])
      return []
    }
    let words = node.kind == .sequence ? Array(node.elements) : [node]
    return words.compactMap { word in
      guard let name = readString(word, of: "an element of 'monotone in'", &sink) else { return nil }
      guard let other = names.attribute(name) else {
        names.reportUnknownAttribute(name, at: word.span, &sink)
        return nil
      }
      if names[other].origin == .given, names[other].type == .boolean || names.isOrdered(names[other].type) {
        return Attribute.Promise(other, word.span)
      }
      sink.error(
        .constraintType, "'\(name)' is no given fact with an order", at: word.span,
        secondary: [Diagnostic.Label(span: names[other].span, text: "declared here")],
        help: ["name a fact that is a scale, a number, or yes or no"])
      return nil
    }
  }

  private func resolved(_ combine: Combine, _ id: AttributeID, _ body: inout ExpressionReader) -> Combine {
    let side = ComparedValue(type: names[id].type, named: names[id].fullName, span: names[id].span)
    func operand(_ node: YAMLNode?) -> Operand? {
      node.flatMap { body.operands.valueOperand($0, for: side, &body.sink) }
    }
    switch combine {
    case .sum(let base, let weights): return .sum(base: operand(pending.base[id]) ?? base, weights: weights)
    case .level(let base, let capWins): return .level(base: operand(pending.base[id]) ?? base, capWins: capWins)
    case .single(let preferRank, let value):
      return .single(preferRank: preferRank, default: operand(pending.fallback[id]) ?? value)
    case .rank(let ranking): return .rank(pending.ranking[id].flatMap { body.ranking($0, side) } ?? ranking)
    case .asserted, .collected, .band: return combine
    }
  }

  /// Combinations of given facts that cannot be.
  func never(_ sink: inout DiagnosticSink) -> [RuleSet.Never] {
    var declared = Declared()
    return pending.never.compactMap { node in
      guard let fields = Fields(node, of: "an entry of 'never'", known: Keys.never, &sink),
        let id = fields.required("id", &sink).flatMap({ readName($0, of: "an entry of 'never'", &sink) }),
        declared.add(id, at: fields["id"]?.span ?? node.span, what: "the combination", &sink),
        let when = fields.required("when", &sink)
      else { return nil }
      return never(id, fields, when, &sink)
    }
  }

  private func never(
    _ id: String, _ fields: Fields, _ when: YAMLNode, _ sink: inout DiagnosticSink
  ) -> RuleSet.Never {
    var scan = FreeNameFinder(names)
    for name in fields["for"].map({ declaredNames($0, names, &sink) }) ?? [] { scan.declare(name) }
    scan.scanConditions(when)
    var body = ExpressionReader(names, Scope(free: scan.finish(&sink)))
    let condition = Condition.allOf(body.jointConditions([when], of: "'when'"))
    let scope = body.scope
    body.scope = scope.outermost
    let because = fields["because"].map { body.paths.template($0, of: "'because'", &body.sink) }
    sink.add(body.sink.diagnostics)
    refuseDerived(condition, &sink)
    let empty = LocalizedTemplate(templates: names.languages.map { _ in nil }, span: fields.span)
    return RuleSet.Never(
      id: id, scope: scope.variables, freeCount: scope.freeCount, when: condition, because: because ?? empty,
      span: fields.span)
  }

  /// Only facts of a profile can be forbidden.
  private func refuseDerived(_ condition: Condition, _ sink: inout DiagnosticSink) {
    for read in derivedReads(of: condition, names.attributes) where names[read.attribute].origin == .derived {
      sink.error(
        .wrongOrigin, "'\(names[read.attribute].fullName)' is derived, and 'never' combines given facts", at: read.span,
        secondary: [.init(span: names[read.attribute].span, text: "declared here")])
    }
  }
}

extension ExpressionReader {
  /// `{by, order, among, per}`.
  mutating func ranking(_ node: YAMLNode, _ side: ComparedValue) -> Ranking? {
    let what = "the rank of \(side.what)"
    guard let fields = Fields(node, of: what, known: Keys.ranking, &sink) else { return nil }
    let by = fields.required("by", &sink).map { $0.kind == .sequence ? Array($0.elements) : [$0] } ?? []
    let paths = by.compactMap { rankedPath($0) }
    let order = fields.choice("order", [("highest first", true), ("lowest first", false)], &sink)
    let among = fields["among"].map { Condition.allOf(jointConditions([$0], of: "'among'")) }
    let per = fields["per"].flatMap { group($0) }
    return Ranking(scope: scope.variables, by: paths, highestFirst: order ?? true, among: among, per: per)
  }

  /// Only what has an order can be ranked by.
  private mutating func rankedPath(_ node: YAMLNode) -> Path? {
    guard let path = paths.path(node, &sink) else { return nil }
    if let type = path.type, type == .boolean || names.isOrdered(type) { return path.path }
    let own = path.type.map { names.describe($0) } ?? "no value"
    sink.error(.constraintType, "'\(path.text)' is \(own), which has no order to rank by", at: node.span)
    return nil
  }

  /// A single kind makes one group of all, as if nothing were said.
  private mutating func group(_ node: YAMLNode) -> Path? {
    guard let path = paths.path(node, &sink) else { return nil }
    switch path.type {
    case .boolean, .number, .domain, .reference: return path.path
    case nil where names[path.path.subject.kind].form == .single: return nil
    default:
      sink.error(.constraintType, "'\(path.text)' is no single value to group by", at: node.span)
      return nil
    }
  }
}
