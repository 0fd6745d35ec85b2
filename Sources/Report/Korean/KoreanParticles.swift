/// The text with each particle pair, such as `은(는)`, replaced by the particle that fits what stands before it.
///
/// The final sound of what precedes decides: `서울은`, `파리는`, `서울로`, `뉴욕으로`, `2026은`, `EU는`. What is not spoken, such as
/// quotes, spaces and emoji, is looked through, and a name in parentheses after a word is passed over: `유엔(UN)은`. Where
/// the sound is not known, as in `東京은(는)`, the pair stays as it is written. One pass over the text.
package func resolveParticles(_ text: String) -> String {
  Inline(text).resolvingParticles().plainText
}

extension Inline {
  /// The text with its particle pairs resolved, also where the pair and what it follows are in different runs.
  package func resolvingParticles() -> Inline {
    guard runs.contains(where: { $0.text.utf8.contains(0x28) }) else { return self }
    var finder = ParticleFinder(runs.flatMap { Array($0.text.unicodeScalars) })
    var cutter = ParticleCutter(edits: finder.edits())
    return Inline(runs.map { TextRun(cutter.apply(to: $0.text), $0.role) })
  }
}

/// A stretch of scalars and what stands there instead.
struct ParticleEdit {
  var range: Range<Int>
  var replacement: Unicode.Scalar?
}

/// Carries edits of the whole text out run by run.
private struct ParticleCutter {
  let edits: [ParticleEdit]
  var next = 0
  var position = 0

  init(edits: [ParticleEdit]) { self.edits = edits }

  mutating func apply(to text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if next < edits.count, position >= edits[next].range.lowerBound {
        if position == edits[next].range.lowerBound, let scalar = edits[next].replacement { result.append(scalar) }
        if position + 1 == edits[next].range.upperBound { next += 1 }
      } else {
        result.append(scalar)
      }
      position += 1
    }
    return String(result)
  }
}

/// Finds the pairs from left to right, remembering which parenthesis opened where.
private struct ParticleFinder {
  var preceding: PrecedingSound
  var open: [Int] = []

  init(_ scalars: [Unicode.Scalar]) { preceding = PrecedingSound(scalars) }

  mutating func edits() -> [ParticleEdit] {
    var edits: [ParticleEdit] = []
    var index = 0
    while index < preceding.scalars.count {
      if let edit = edit(at: index) {
        edits.append(edit)
        index = edit.range.upperBound
      } else {
        noteBracket(at: index)
        index += 1
      }
    }
    return edits
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    index < preceding.scalars.count ? preceding.scalars[index] : nil
  }

  private func edit(at index: Int) -> ParticleEdit? {
    scalar(index) == "(" ? elision(at: index) : alternative(at: index)
  }

  /// `(으)로`, `(이)다` and their like: the vowel stands after a consonant.
  private func elision(at index: Int) -> ParticleEdit? {
    guard scalar(index + 2) == ")", let vowel = scalar(index + 1), let stem = scalar(index + 3) else { return nil }
    let range = index..<index + 3
    let isDirection = vowel == "으" && stem == "로"
    guard isDirection || vowel == "이" && followsElidedI(stem) else { return nil }
    guard let sound = preceding.sound(before: index) else { return nil }
    let drops = sound == .vowel || isDirection && sound == .rieul
    return ParticleEdit(range: range, replacement: drops ? nil : vowel)
  }

  /// `은(는)`, `가(이)` and their like: one form after a consonant, the other after a vowel.
  private func alternative(at index: Int) -> ParticleEdit? {
    guard scalar(index + 1) == "(", scalar(index + 3) == ")", let first = scalar(index),
      let second = scalar(index + 2)
    else { return nil }
    // `평가(이)다` is 평가 with `(이)다`.
    if first == "가", let stem = scalar(index + 4), followsElidedI(stem) { return nil }
    guard let (closed, open) = forms(first, second), let sound = preceding.sound(before: index) else { return nil }
    return ParticleEdit(range: index..<index + 4, replacement: sound == .vowel ? open : closed)
  }

  private mutating func noteBracket(at index: Int) {
    switch preceding.scalars[index] {
    case "(", "[", "{", "（", "［": open.append(index)
    case ")": close(index, "(")
    case "]": close(index, "[")
    case "}": close(index, "{")
    case "）": close(index, "（")
    case "］": close(index, "［")
    default: break
    }
  }

  private mutating func close(_ index: Int, _ kind: Unicode.Scalar) {
    guard let opening = open.last, preceding.scalars[opening] == kind else { return }
    open.removeLast()
    preceding.openings[index] = opening
  }
}

/// The form after a consonant and the form after a vowel, if these two are a pair.
private func forms(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> (Unicode.Scalar, Unicode.Scalar)? {
  switch (first, second) {
  case ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("아", "야"): (first, second)
  case ("는", "은"), ("가", "이"), ("를", "을"), ("와", "과"), ("야", "아"): (second, first)
  default: nil
  }
}

/// The syllables that may follow `(이)`: 이다, 이나, 이며, 이고, 이라, 이든, 이랑, 이란, 이지, 이면, 이니, 이므로 and 이자.
private func followsElidedI(_ stem: Unicode.Scalar) -> Bool {
  switch stem {
  case "다", "나", "며", "고", "라", "든", "랑", "란", "지", "면", "니", "므", "자": true
  default: false
  }
}
