/// A text in which `*` stands for any characters, none included.
package struct Wildcard: Sendable, Hashable {
  private let pattern: [UInt8]

  package init(_ text: some StringProtocol) { pattern = Array(text.utf8) }

  /// Whether a whole text is like it. Case counts. O(text × pattern).
  package func matches(_ text: some StringProtocol) -> Bool {
    // The last star takes as little as it can, and more where the rest does not fit.
    var (text, pattern) = (Array(text.utf8)[...], pattern[...])
    var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while let byte = text.first {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if pattern.first == byte {
        (text, pattern) = (text.dropFirst(), pattern.dropFirst())
      } else if let last = retry {
        retry = (last.text.dropFirst(), last.pattern)
        (text, pattern) = (last.text.dropFirst(), last.pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
