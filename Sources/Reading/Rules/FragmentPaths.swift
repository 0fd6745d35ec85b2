import RuleModel
import SourceText
import YAMLReading

extension FragmentReader {
  /// Whose attribute a key speaks of: `partner.country.power` is that of the country that is reached.
  mutating func address(_ key: YAMLNode, _ sink: inout DiagnosticSink) -> FactKey? {
    guard let parts = PathText(key.text) else {
      sink.error(.unknownName, "'\(key.text)' is no path", at: key.span)
      return nil
    }
    guard !parts.steps.isEmpty else {
      sink.error(.unknownAttribute, "'\(key.text)' names no attribute", at: key.span)
      return nil
    }
    return follow(parts, at: key.span, &sink)
  }

  /// Follows references from the first name to the last attribute.
  mutating func follow(_ parts: PathText, at span: SourceSpan, _ sink: inout DiagnosticSink) -> FactKey? {
    guard var kind = names.kind(parts.first) else {
      sink.unknown(
        .unknownName, "'\(parts.first)' is no kind", word: parts.first, at: span, among: names.kinds.map(\.name))
      return nil
    }
    guard var entities = subject(parts, kind, at: span, &sink) else { return nil }
    guard let steps = names.steps(parts, of: kind, at: span, &sink) else { return nil }
    for step in steps.dropLast() {
      guard let next = target(of: FactKey(step, entities), at: span, &sink),
        case .reference(let other) = names[step].type
      else { return nil }
      kind = other
      entities = [next]
    }
    return steps.last.map { FactKey($0, entities) }
  }

  /// The entities that an address names, or those without a name.
  private mutating func subject(
    _ parts: PathText, _ kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> [EntityID]? {
    let members = names.members(of: kind)
    guard let address = parts.address else {
      return unaddressed(members, kind, at: span, &sink)
    }
    guard address.count == members.count else {
      let form = members.map { names[$0.kind].name.uppercased() }.joined(separator: "/")
      sink.error(
        .address, "'\(parts.first)' is asked of \(entities(members.count)), and the address names \(address.count)",
        at: span, help: form.isEmpty ? [] : ["write '\(parts.first).… \(form)'"])
      return nil
    }
    let found = zip(address, members).compactMap { mentioned($0, of: $1.kind, at: span, &sink) }
    return found.count == members.count ? found : nil
  }

  private mutating func unaddressed(
    _ members: [Kind.Member], _ kind: KindID, at span: SourceSpan, _ sink: inout DiagnosticSink
  ) -> [EntityID]? {
    var found: [EntityID] = []
    for member in members {
      guard names[member.kind].form == .many, !isCatalogued[member.kind.raw] else {
        let name = names[member.kind].name
        sink.error(
          .exampleEntity, "the example does not say which \(name) is meant", at: span,
          help: ["write '\(names[kind].name).… \(members.map { $0.name.uppercased() }.joined(separator: "/"))'"])
        return nil
      }
      found.append(names.add(Entity(id: member.name, span: span), to: member.kind))
    }
    return found
  }
}
