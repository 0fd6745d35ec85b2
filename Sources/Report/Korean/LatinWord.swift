/// A word in Latin letters and the sound in which Korean readers end it: by rules of thumb, as spelling does not say.
struct LatinWord {
  private var reversed: [UInt8] = []
  private var isAllCapital = true

  mutating func prepend(_ letter: UInt8) {
    reversed.append(letter | 0x20)
    if letter >= 0x61 { isAllCapital = false }
    if reversed.count == 1 { lastIsCapital = letter < 0x61 }
  }

  private var lastIsCapital = true

  /// Abbreviations are read letter by letter, units by their full names, other words as spelt.
  func sound(afterDigit: Bool) -> FinalSound {
    if let unit = soundOfUnit(afterDigit: afterDigit) { return unit }
    if reversed.count == 1 || isAllCapital && !isAcronym { return soundOfLetterName }
    return soundOfEnding
  }

  /// The letter this far from the end, in lower case; a space before the beginning.
  private func letter(_ fromEnd: Int) -> Character {
    fromEnd < reversed.count ? Character(Unicode.Scalar(reversed[fromEnd])) : " "
  }

  private func hasSuffix(_ suffix: String) -> Bool {
    reversed.starts(with: suffix.utf8.reversed())
  }

  private func isVowel(_ fromEnd: Int) -> Bool { "aeiouy".contains(letter(fromEnd)) }

  /// 엘, 알; 엠, 엔; the names of all other letters end in a vowel.
  private var soundOfLetterName: FinalSound {
    switch letter(0) {
    case "l", "r": .rieul
    case "m", "n": .consonant
    default: .vowel
    }
  }

  /// Capitals that are read as a word, where that makes a difference: OPEC is 오펙, APEC 에이펙, but UNDP 유엔디피.
  private var isAcronym: Bool {
    guard reversed.count >= 4, "ckptr".contains(letter(0)), isVowel(1) else { return false }
    return isVowel(reversed.count - 1) || isVowel(reversed.count - 2)
  }

  /// 미터 and 리터; 그램 and 톤. A single letter is a unit only after a number.
  private func soundOfUnit(afterDigit: Bool) -> FinalSound? {
    if isAllCapital && letter(0) != "l" || reversed.count > 2 { return nil }
    if reversed.count == 1 && !afterDigit { return nil }
    let unit = String(decoding: reversed.reversed(), as: UTF8.self)
    switch unit {
    case "m", "km", "cm", "mm", "nm", "l", "ml", "dl": return .vowel
    case "g", "kg", "mg", "t", "kt", "gt": return .consonant
    default: return unit == "mt" && afterDigit ? .consonant : nil
    }
  }

  private var soundOfEnding: FinalSound {
    if let exception = Self.exceptions.first(where: { hasSuffix($0.suffix) }) { return exception.sound }
    switch letter(0) {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "g", "h": return letter(1) == "n" ? .consonant : .vowel  // Beijing, Phnom Penh
    case "k" where letter(1) == "c": return .consonant
    case "k", "p", "t", "c": return hasShortVowelBeforeLast ? .consonant : .vowel
    case "e": return soundOfSilentE
    default: return .vowel
    }
  }

  /// Bangkok, internet, Facebook; but Kuwait, Detroit and Frankfurt end in 으.
  private var hasShortVowelBeforeLast: Bool {
    guard isVowel(1) else { return false }
    return !isVowel(2) || letter(2) == "o" && (letter(1) == "o" || letter(1) == "u")
  }

  /// Seattle is 시애틀, Melbourne 멜버른; after other letters an 으 or 이 is heard.
  private var soundOfSilentE: FinalSound {
    if reversed.count >= 5, letter(1) == "n" { return .consonant }
    return reversed.count >= 4 && letter(1) == "l" && !isVowel(2) ? .rieul : .vowel
  }

  private static let exceptions: [(suffix: String, sound: FinalSound)] = [
    ("york", .consonant), ("europe", .consonant), ("web", .consonant), ("club", .consonant), ("ukraine", .vowel),
  ]
}
