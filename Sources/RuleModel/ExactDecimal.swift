/// A decimal as it is written: digits over a power of ten, exact.
package struct ExactDecimal: Sendable, Hashable {
  /// Why a spelling is no decimal of the language.
  package enum Problem: Error, Sendable, Hashable {
    case empty, separator, exponent, otherBase, leadingZero, barePoint, notDigits, tooLarge
  }

  package let digits: Int64
  /// Digits after the point.
  package let places: Int

  package init(digits: Int64, places: Int) {
    self.digits = digits
    self.places = places
  }

  /// `-12`, `+2`, `3.50`: an optional sign, digits without leading zero, a point between digits.
  package static func parse(_ text: String) -> Result<ExactDecimal, Problem> {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    if let problem = spellingProblem(bytes) { return .failure(problem) }
    return collect(bytes, isNegative: isNegative)
  }

  /// In units of 10^-`places`; nil if it has more places than these or leaves 64 bits.
  package func scaled(to target: Int) -> Int64? {
    guard places <= target else { return nil }
    var value = digits
    for _ in places..<target {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  private static func collect(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> Result<ExactDecimal, Problem> {
    var digits: Int64 = 0
    var places = 0
    var isAfterPoint = false
    for byte in bytes {
      guard byte != UInt8(ascii: ".") else {
        isAfterPoint = true
        continue
      }
      let digit = Int64(byte) - 48
      let (product, first) = digits.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(isNegative ? -digit : digit)
      if first || second { return .failure(.tooLarge) }
      digits = sum
      if isAfterPoint { places += 1 }
    }
    return .success(ExactDecimal(digits: digits, places: places))
  }

  /// What is wrong with what stands behind the sign, if anything.
  private static func spellingProblem(_ bytes: ArraySlice<UInt8>) -> Problem? {
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard let whole = parts.first, !bytes.isEmpty else { return .empty }
    if let problem = strayProblem(bytes) { return problem }
    if parts.count > 2 { return .notDigits }
    if parts.contains(where: \.isEmpty) { return .barePoint }
    return whole.count > 1 && whole.first == UInt8(ascii: "0") ? .leadingZero : nil
  }

  /// What a byte that is neither digit nor point tells.
  private static func strayProblem(_ bytes: ArraySlice<UInt8>) -> Problem? {
    guard let stray = bytes.first(where: { !isDigit($0) && $0 != UInt8(ascii: ".") }) else { return nil }
    guard bytes.first.map(isDigit) == true else { return .notDigits }
    let second = bytes.dropFirst().first
    if bytes.first == UInt8(ascii: "0"), second == stray, "oxbOXB".utf8.contains(stray) { return .otherBase }
    if bytes.allSatisfy({ isDigit($0) || "_, '.".utf8.contains($0) }) { return .separator }
    if "eE".utf8.contains(stray), bytes.allSatisfy({ isDigit($0) || "eE+-.".utf8.contains($0) }) { return .exponent }
    return .notDigits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

extension NumberType {
  /// A number as authors write it: with the declared places, without trailing zeros.
  package func spelling(_ value: Int64) -> String { spelling(Int128(value)) }

  /// The same of a number that may leave 64 bits.
  func spelling(_ value: Int128) -> String {
    guard places > 0 else { return String(value) }
    var digits = String(value.magnitude)
    while digits.count <= places { digits = "0" + digits }
    let split = digits.index(digits.endIndex, offsetBy: -places)
    var fraction = digits[split...]
    while fraction.last == "0" { fraction = fraction.dropLast() }
    let whole = (value < 0 ? "-" : "") + digits[..<split]
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}
