/// The columns that a text takes on a terminal: two for a Korean character or an emoji, none for a combining mark.
public func displayWidth(_ text: some StringProtocol) -> Int {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
  return text.reduce(0) { $0 &+ displayWidth($1) }
}

/// The columns of the longest stretch without a space or line feed.
public func widthOfLongestWord(_ text: String) -> Int {
  text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.reduce(0) {
    max($0, displayWidth(Substring($1)))
  }
}

/// The columns that one grapheme cluster takes on a terminal: 0, 1 or 2.
public func displayWidth(_ character: Character) -> Int {
  if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
  var width = 0
  for scalar in character.unicodeScalars {
    if scalar.value == 0xFE0F && width > 0 { return 2 }
    width = max(width, displayWidth(scalar))
    if width == 2 { return 2 }
  }
  return width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: return 0
  case 0x20..<0x300: return scalar.value == 0xAD ? 0 : 1
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
  case 0x1F1E6...0x1F1FF: return 2
  default: break
  }
  if isWide(scalar) { return 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
  default: return 1
  }
}

/// East Asian Width `W` or `F`, or shown as an emoji by default.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAC00...0xD7A3, 0x1100...0x115F, 0xA960...0xA97C, 0x2329...0x232A: return true
  case 0x2E80...0x303E, 0x3040...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF:
    return !(0x302A...0x302D).contains(scalar.value) && scalar.value != 0x3099 && scalar.value != 0x309A
  case 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: return true
  case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD: return true
  default: return scalar.properties.isEmojiPresentation
  }
}
