import RuleModel

/// `engagement.role beijing/climate-diplomacy`, taken apart: names with dots, then an address.
struct PathText {
  let text: String
  /// The first: a kind, or a name of the rule.
  let first: String
  /// Those behind it.
  let steps: [String]
  /// The parts of the address; nil where there is none.
  let address: [String]?

  /// Nil if a part is empty.
  init?(_ text: String) {
    self.text = text
    let bytes = text.utf8
    let space = bytes.firstIndex(of: UInt8(ascii: " "))
    let names = PathText.parts(bytes[..<(space ?? bytes.endIndex)], between: UInt8(ascii: "."))
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
    first = names[0]
    steps = Array(names.dropFirst())
    guard let space else {
      address = nil
      return
    }
    let rest = bytes[bytes.index(after: space)...]
    let parts = PathText.parts(rest, between: UInt8(ascii: "/"))
    guard parts.allSatisfy({ !$0.isEmpty }), !rest.contains(UInt8(ascii: " ")) else { return nil }
    address = parts
  }

  /// The texts between the separators, empty ones included: one at least.
  private static func parts(_ bytes: Substring.UTF8View, between separator: UInt8) -> [String] {
    var parts: [String] = []
    var rest = bytes
    while let end = rest.firstIndex(of: separator) {
      parts.append(String(Substring(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return parts + [String(Substring(rest))]
  }
}
