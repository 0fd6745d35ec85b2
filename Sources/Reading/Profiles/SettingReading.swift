package import RuleModel
package import SourceText
package import YAMLReading

/// Reads `--set system.rivalry=cooperation`, split and with its value parsed as YAML: what the run states otherwise.
///
/// `names` include the profile's entities (`Names.including`); a person types them: a title is as good as an id. Diagnostics of the address stand at
/// `span` if it covers the address literally, else at all of it.
package func readSetting(
  _ address: String, at span: SourceSpan, value: YAMLNode, names: Names
) -> (setting: (key: FactKey, fact: Fact)?, diagnostics: [Diagnostic]) {
  var lookup = EntityLookup(names.typed)
  var sink = DiagnosticSink()
  let isLiteral = Int(span.end) - Int(span.start) == address.utf8.count
  let place = { (part: AddressText.Part) in
    isLiteral
      ? SourceSpan(
        file: span.file, start: span.start + Int32(clamping: part.start), end: span.start + Int32(clamping: part.end))
      : span
  }
  let setting = lookup.setting(address, place: place, value: value, &sink)
  return (setting, sink.sorted)
}

extension FactReading {
  /// One entry `address: value` that states a fact for a run; also of a test's `set:`.
  package mutating func setting(
    _ address: String, place: (AddressText.Part) -> SourceSpan, value: YAMLNode, _ sink: inout DiagnosticSink
  ) -> (key: FactKey, fact: Fact)? {
    guard let key = names.address(address, span: place, &sink),
      sink.mayState(names[key.attribute], at: place(AddressText(address).path), "this setting"),
      let fact = fact(value, of: key.attribute, origin: .set, &sink)
    else { return nil }
    return (key, fact)
  }
}
