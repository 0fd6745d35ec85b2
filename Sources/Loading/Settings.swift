import Reading
package import RuleModel
import SourceText
import YAMLReading

/// A fact that is stated otherwise for one run: an assumption of every explanation.
package struct Setting: Sendable, Equatable {
  /// The address as it was written: `system.rivalry`.
  package var address: String
  /// The value as it was written: `cooperation`.
  package var value: String
  package var key: FactKey
  package var fact: Fact
}

extension Workspace {
  /// Settings of whole sections, `system=systems/thaw`: what is read in place of the profile's own. The others are left.
  mutating func takeSections(
    _ texts: inout [String], _ names: Names, _ diagnostics: inout [Diagnostic]
  ) -> [Change.Entry] {
    var sections: [Change.Entry] = []
    texts.removeAll { text in
      guard let sign = text.firstIndex(of: "="), isSection(String(text[..<sign]), names) else { return false }
      let written = text.replacing("=", with: ": ", maxReplacements: 1)
      let tree = addYAML(Array(written.utf8), path: "--set", &diagnostics)
      if let root = tree.root { sections += root.entries.map { Change.Entry(key: $0.key, value: $0.value) } }
      return true
    }
    return sections
  }

  private func isSection(_ name: String, _ names: Names) -> Bool {
    names.kind(listedAs: name).map { names[$0].form == .single } ?? false
  }

  /// Reads `PATH=VALUE` each; the same fact set twice is diagnosed.
  mutating func readSettings(_ texts: [String], _ names: Names, _ diagnostics: inout [Diagnostic]) -> [Setting] {
    var settings: [Setting] = []
    for text in texts {
      guard let setting = readSetting(text, names, &diagnostics) else { continue }
      if let first = settings.first(where: { $0.key == setting.key }) {
        diagnostics.append(statedTwice(setting, first))
      } else {
        settings.append(setting)
      }
    }
    return settings
  }

  private func statedTwice(_ setting: Setting, _ first: Setting) -> Diagnostic {
    DiagnosticCode.statedTwice.diagnostic(
      "'\(setting.address)' is set twice", at: setting.fact.span, label: "set again",
      secondary: [Diagnostic.Label(span: first.fact.span, text: "set here")])
  }

  private mutating func readSetting(
    _ text: String, _ names: Names, _ diagnostics: inout [Diagnostic]
  ) -> Setting? {
    let span = place(ofArgument: text, name: "--set")
    let bytes = Array(text.utf8)
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      diagnostics.append(noSign(text, span))
      return nil
    }
    // With blanks for the address, the value stands where it stands in the argument.
    let padded = [UInt8](repeating: UInt8(ascii: " "), count: sign + 1) + bytes[(sign + 1)...]
    // A lone '?' begins a mapping in YAML; here it says that nothing is known.
    let isMark = bytes[(sign + 1)...] == [UInt8(ascii: "?")]
    let written = isMark ? Array(padded.dropLast()) + Array("\"?\"".utf8) : padded
    let (tree, found) = readYAML(SourceFile(path: "--set", bytes: written), id: span.file, limits: limits)
    diagnostics += found
    guard let value = tree.root else {
      if found.isEmpty { diagnostics.append(noSign(text, span)) }
      return nil
    }
    return setting(String(decoding: bytes[..<sign], as: UTF8.self), value, span, names, &diagnostics)
  }

  private func setting(
    _ address: String, _ value: YAMLNode, _ whole: SourceSpan, _ names: Names, _ diagnostics: inout [Diagnostic]
  ) -> Setting? {
    let span = SourceSpan(file: whole.file, start: 0, end: Int32(clamping: address.utf8.count))
    let read = Reading.readSetting(address, at: span, value: value, names: names)
    diagnostics += read.diagnostics
    return read.setting.map {
      Setting(address: address, value: sources.text(of: value.span), key: $0.key, fact: $0.fact)
    }
  }

  private func noSign(_ text: String, _ span: SourceSpan) -> Diagnostic {
    WorkspaceCode.setting.diagnostic(
      "'\(text)' is no setting", at: span, label: "PATH=VALUE is expected",
      help: ["write the address of a fact, '=', and a value of its type"])
  }
}
