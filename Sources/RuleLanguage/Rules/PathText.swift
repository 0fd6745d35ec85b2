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
    let halves = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let names = halves[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
    first = names[0]
    steps = Array(names.dropFirst())
    guard halves.count == 2 else {
      address = nil
      return
    }
    let parts = halves[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
    address = parts
  }
}
