/// How what precedes a particle ends when read aloud.
enum FinalSound: Sendable, Equatable {
  /// In a vowel.
  case vowel
  /// In ㄹ, which counts as a vowel before `(으)로` only.
  case rieul
  /// In another consonant.
  case consonant
}

/// A text in which the sound before a place can be asked for. Each stretch between two particles is read once, so that
/// all questions together take linear time.
struct PrecedingSound {
  let scalars: [Unicode.Scalar]
  /// From a closing bracket to the bracket that it closes.
  var openings: [Int: Int] = [:]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The final sound of the word that ends before this place, or nil if there is none that can be read.
  func sound(before end: Int) -> FinalSound? {
    var index = end - 1
    var inside: Int?
    while true {
      if index >= 0, let opening = openings[index] {
        inside = index - 1
        index = opening - 1
      } else if index >= 0, isPassedOver(index) {
        index -= 1
      } else if let sound = soundOfWord(endingAt: index) {
        return sound
      } else if let bracketed = inside {
        index = bracketed
        inside = nil
      } else {
        return nil
      }
    }
  }

  /// What is not spoken: spaces, punctuation, accents, emoji. The dot of an abbreviation and the power of a unit too.
  private func isPassedOver(_ index: Int) -> Bool {
    switch scalars[index] {
    case "²"..."³", "⁴"..."⁹": index > 0 && latinLetter(scalars[index - 1]) != nil
    default: isUnspoken(scalars[index])
    }
  }

  private func soundOfWord(endingAt index: Int) -> FinalSound? {
    guard index >= 0 else { return nil }
    let scalar = scalars[index]
    if let sound = hangulSound(scalar) { return sound }
    if digit(scalar) != nil { return soundOfNumber(endingAt: index) }
    if latinLetter(scalar) != nil { return soundOfLatinWord(endingAt: index) }
    return symbolSound(scalar)
  }

  /// 십, 백, 천, 만, 억, 조 … by the number of zeros at the end; else the last digit, also behind a decimal point.
  private func soundOfNumber(endingAt end: Int) -> FinalSound {
    var zeros = 0
    var index = end
    while index >= 0 {
      if scalars[index] == ",", zeros > 0 {
        index -= 1
        continue
      }
      guard let value = digit(scalars[index]) else { return .consonant }
      if value > 0 { return zeros == 0 ? Self.sound(ofDigit: value) : soundOfPower(zeros) }
      zeros += 1
      index -= 1
    }
    return .consonant
  }

  /// 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; 영 is not asked for.
  static func sound(ofDigit value: UInt32) -> FinalSound {
    switch value {
    case 1, 7, 8: .rieul
    case 2, 4, 5, 9: .vowel
    default: .consonant
    }
  }

  /// 십, 백, 천, 만, 억, 경 end in a consonant; 조, 해, 자 in a vowel.
  private func soundOfPower(_ zeros: Int) -> FinalSound {
    switch zeros / 4 {
    case 3, 5, 6: .vowel
    default: .consonant
    }
  }

  private func soundOfLatinWord(endingAt end: Int) -> FinalSound {
    var word = LatinWord()
    var index = end
    while index >= 0 {
      if let letter = latinLetter(scalars[index]) {
        word.prepend(letter)
      } else if !("\u{300}"..."\u{36F}" ~= scalars[index]) {
        break
      }
      index -= 1
    }
    if index > 0, scalars[index] == " " { index -= 1 }
    return word.sound(afterDigit: index >= 0 && digit(scalars[index]) != nil)
  }
}

/// The sound of a Hangul syllable, a decomposed one or a single letter (read by its name: ㄱ is 기역).
private func hangulSound(_ scalar: Unicode.Scalar) -> FinalSound? {
  switch scalar.value {
  case 0xAC00...0xD7A3:
    switch (scalar.value - 0xAC00) % 28 {
    case 0: .vowel
    case 8: .rieul
    default: .consonant
    }
  case 0x1161...0x1175, 0x314F...0x3163: .vowel
  case 0x11AF, 0x3139: .rieul
  case 0x11A8...0x11C2, 0x3131...0x314E: .consonant
  default: nil
  }
}

/// The value of a digit: ASCII, full-width, or below the line as in CO₂.
private func digit(_ scalar: Unicode.Scalar) -> UInt32? {
  switch scalar.value {
  case 0x30...0x39: scalar.value - 0x30
  case 0xFF10...0xFF19: scalar.value - 0xFF10
  case 0x2080...0x2089: scalar.value - 0x2080
  default: nil
  }
}

/// The ASCII letter that a Latin letter is read like, accents and full width dropped.
private func latinLetter(_ scalar: Unicode.Scalar) -> UInt8? {
  switch scalar.value {
  case 0x41...0x5A, 0x61...0x7A: return UInt8(scalar.value)
  case 0xFF21...0xFF3A, 0xFF41...0xFF5A: return UInt8(scalar.value - 0xFEE0)
  case 0xC0...0x24F, 0x1E00...0x1EFF: return baseLetter(scalar)
  default: return nil
  }
}

/// From the character's name, as in `LATIN SMALL LETTER O WITH DIAERESIS`.
private func baseLetter(_ scalar: Unicode.Scalar) -> UInt8? {
  let words = scalar.properties.name?.split(separator: " ") ?? []
  guard words.count > 3, words[0] == "LATIN", let letter = words[3].utf8.first else { return nil }
  return words[1] == "SMALL" ? letter | 0x20 : letter
}
