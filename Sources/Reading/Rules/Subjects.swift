import RuleModel
import SourceText

extension PathReader {
  /// What a path starts from.
  func subject(_ parts: PathText, at span: SourceSpan, _ sink: inout DiagnosticSink) -> Subject? {
    if parts.address == nil, let variable = scope.variable(parts.first) {
      return Subject(kind: scope.kind(of: variable), terms: [.variable(variable)])
    }
    guard let kind = names.kind(parts.first) else {
      reportUnknownName(parts, at: span, &sink)
      return nil
    }
    if let address = parts.address { return addressed(address, kind, at: span, &sink) }
    switch names[kind].form {
    case .single: return Subject(kind: kind, terms: [])
    case .pair(let first, let second, _): return pair(kind, [first, second], at: span, &sink)
    case .many:
      reportUnnamed(names[kind].name, at: span, &sink)
      return nil
    case .byReference:
      reportBareReference(kind, parts, at: span, &sink)
      return nil
    }
  }

  /// A pair's bare name: of the entities that bear its members' names.
  private func pair(_ kind: KindID, _ members: [Kind.Member], at span: SourceSpan, _ sink: inout DiagnosticSink)
    -> Subject?
  {
    var terms: [Term] = []
    for member in members {
      guard let variable = scope.variable(member.name) else {
        reportUnnamed(member.name, at: span, &sink)
        return nil
      }
      guard scope.kind(of: variable) == member.kind else {
        reportWrongKind(member.name, variable, wanted: member.kind, at: span, &sink)
        return nil
      }
      terms.append(.variable(variable))
    }
    return Subject(kind: kind, terms: terms)
  }

  private func addressed(
    _ address: [String], _ kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> Subject? {
    let kinds = names.memberKinds(of: kind)
    guard kinds.count == address.count else {
      reportArity(kind, kinds, address.count, at: span, &sink)
      return nil
    }
    var terms: [Term] = []
    for (part, member) in zip(address, kinds) {
      guard let term = term(part, of: member, at: span, &sink) else { return nil }
      terms.append(term)
    }
    return Subject(kind: kind, terms: terms)
  }

  /// A part of an address: a name of this scope and of the kind, else an entity.
  private func term(_ part: String, of kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink) -> Term? {
    let variable = scope.variable(part)
    if let variable, scope.kind(of: variable) == kind { return .variable(variable) }
    if let entity = names.entity(part, of: kind) { return .entity(entity) }
    if let variable {
      reportWrongKind(part, variable, wanted: kind, at: span, &sink)
      return nil
    }
    let visible = scope.visibleNames.filter { scope.variable($0).map { scope.kind(of: $0) } == kind }
    let message = "there is no \(names[kind].name) '\(part)'"
    if part.contains("*") {
      sink.unknown(.unknownEntity, message, word: part, at: span, among: names.candidates(of: kind))
      return nil
    }
    let near = suggestion(for: part, among: visible + names.entityIDs(of: kind))
    sink.error(.unknownEntity, message, at: span, label: near.map { "did you mean '\($0)'?" } ?? "")
    return nil
  }

  private func reportArity(
    _ kind: KindID, _ kinds: [KindID], _ count: Int, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) {
    let name = names[kind].name
    let form = kinds.map { names[$0].name.uppercased() }.joined(separator: "/")
    sink.error(
      .address, "'\(name)' is asked of \(entities(kinds.count)), and the address names \(count)", at: span,
      help: form.isEmpty ? [] : ["write '\(name).… \(form)'"])
  }

  private func reportWrongKind(
    _ name: String, _ variable: VariableID, wanted: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) {
    let own = EnglishText.one(names[scope.kind(of: variable)].name)
    let other = EnglishText.one(names[wanted].name)
    sink.error(
      .typeMismatch, "'\(name)' names \(own) here, and \(other) is needed", at: span, label: "\(other) is needed",
      secondary: [.init(span: scope.place(of: variable), text: "'\(name)' is \(own) here")])
  }

  private func reportUnnamed(_ name: String, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    let visible = scope.visibleNames
    let help = visible.isEmpty ? "no entity is named here" : "\(quotedList(visible)) can be named here"
    sink.error(.unknownName, "'\(name)' is not named here", at: span, help: [help])
  }

  private func reportUnknownName(_ parts: PathText, at span: SourceSpan, _ sink: inout DiagnosticSink) {
    let message = "'\(parts.first)' is neither a kind nor a name of this rule"
    if let meant = conditionWords[parts.text] {
      sink.error(
        .unknownName, message, at: span, label: "did you mean '\(meant)'?",
        fixes: [Diagnostic.Fix(title: "write '\(meant)'", edits: [.init(span: span, replacement: meant)])])
      return
    }
    let known = scope.visibleNames + names.kinds.map(\.name)
    let rest = parts.text.dropFirst(parts.first.count)
    sink.unknown(
      .unknownName, message, word: parts.text, at: span,
      among: known.map { $0 + rest })
  }

  /// The kind is reached by a path only: offers the paths that lead there.
  private func reportBareReference(_ kind: KindID, _ parts: PathText, at span: SourceSpan, _ sink: inout DiagnosticSink)
  {
    let name = names[kind].name
    let rest = parts.steps.map { ".\($0)" }.joined()
    let ways = names.attributes.filter { $0.type == .reference(kind) && names[$0.kind].form != .byReference }
    let offers = ways.prefix(6).map { "\($0.fullName)\(rest)" }
    let help = offers.isEmpty ? "name one by 'for: {a: \(name)}'" : "write \(quotedList(offers, "or"))"
    sink.error(
      .bareReference, "'\(name)\(rest)' does not say whose \(name)", at: span, label: "reached by reference only",
      help: [help])
  }
}
