/// The number of terminal columns that a text takes: Korean and other East Asian wide characters and emoji take two,
/// combining marks, control characters and what is invisible none. O(n); text in ASCII is counted by bytes.
@inlinable
package func displayWidth(_ text: some StringProtocol) -> Int {
  var ascii = 0
  for byte in text.utf8 {
    if byte >= 0x80 { return text.reduce(0) { $0 + displayWidth($1) } }
    if byte >= 0x20, byte != 0x7F { ascii += 1 }
  }
  return ascii
}

/// The number of terminal columns of one character: 0, 1 or 2. Emoji joined into one take as much as one.
@usableFromInline package func displayWidth(_ character: Character) -> Int {
  var widest = 0
  for scalar in character.unicodeScalars {
    // VARIATION SELECTOR-16 asks for the coloured picture of what is otherwise a letter-like sign.
    if scalar.value == 0xFE0F, widest > 0 { return 2 }
    widest = max(widest, displayWidth(scalar))
  }
  return widest
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD { return 0 }
  if value < 0x300 { return 1 }
  if isWide(value) { return 2 }
  // Vowels and final consonants of Hangul written letter by letter join the first consonant.
  if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
  default: return scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

private func isWide(_ value: UInt32) -> Bool {
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(value)
}

/// East Asian Width W and F of Unicode 16, without combining marks and without the emoji that the standard library
/// knows by their properties; unassigned places between wide ones count as wide, as the standard advises.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul first consonants
  0x2329...0x232A,  // angle brackets
  0x2E80...0x3029, 0x302E...0x303E,  // CJK radicals, punctuation
  0x3040...0x3098, 0x309B...0x3247, 0x3250...0x4DBF,  // kana, Hangul letters, CJK extension A
  0x4E00...0xA4CF,  // CJK, Yi
  0xA960...0xA97F,  // Hangul first consonants, extension A
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,  // compatibility forms
  0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
  0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, kana supplements
  0x1F200...0x1F2FF,  // enclosed ideographs
  0x20000...0x2FFFD, 0x30000...0x3FFFD,  // CJK extensions B and after
]
