/// The candidate that was probably meant by a word, or nil if none is near, or several are equally so.
///
/// See ``nearest(to:among:)``.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
  let near = nearest(to: word, among: candidates)
  return near.count == 1 ? near[0] : nil
}

/// The candidates that are spelt most nearly like a word, in their order; none where none is near.
///
/// Parts between `.` and `/` are compared one by one, so `countries/tr` is near no other country. Near means a
/// Damerau-Levenshtein distance (adjacent letters may swap) of at most a third of a part's letters, and of at most four; of
/// two letters, as codes of countries have, none is near. Upper and lower case count as equal, a Korean syllable as its letters. O(length²) for each
/// candidate of about the same length.
package func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
  // Nobody mistypes a sentence; and the distance is quadratic.
  guard !word.isEmpty, word.utf8.count <= 80 * 4, word.count <= 80 else { return [] }
  let parts = nameParts(word).map(letters)
  var found: [(candidate: String, distance: Int)] = []
  for candidate in candidates where candidate != word && candidate.utf8.count <= 80 * 16 {
    guard let distance = distance(parts, candidate), !found.contains(where: { $0.candidate == candidate }) else {
      continue
    }
    found.append((candidate, distance))
  }
  let least = found.map(\.distance).min()
  return found.filter { $0.distance == least }.map(\.candidate)
}

/// What stands between `.` and `/`.
func nameParts(_ name: String) -> [Substring] {
  name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
}

/// The sum over all parts; nil where one of them is not near.
private func distance(_ parts: [[Unicode.Scalar]], _ candidate: String) -> Int? {
  let others = nameParts(candidate)
  guard parts.count == others.count else { return nil }
  var sum = 0
  for (part, other) in zip(parts, others) {
    guard let distance = distance(part, letters(other)) else { return nil }
    sum += distance
  }
  return sum
}

private func distance(_ part: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int? {
  if part == other { return 0 }
  guard part.count > 2 else { return nil }
  let limit = min(part.count / 3, 4)
  guard abs(part.count - other.count) <= limit else { return nil }
  let distance = alignmentDistance(part, other)
  return distance <= limit && distance < max(part.count, other.count) ? distance : nil
}

/// In lower case, Korean syllables as their letters.
private func letters(_ text: some StringProtocol) -> [Unicode.Scalar] {
  text.lowercased().unicodeScalars.flatMap { $0.koreanLetters ?? [$0] }
}

extension Unicode.Scalar {
  /// Lead, vowel and, where there is one, tail of a Korean syllable (Unicode, section 3.12); nil for anything else.
  fileprivate var koreanLetters: [Unicode.Scalar]? {
    guard (0xAC00...0xD7A3).contains(value) else { return nil }
    let index = value - 0xAC00
    let tail = index % 28
    let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28] + (tail == 0 ? [] : [0x11A7 + tail])
    return parts.compactMap(Unicode.Scalar.init)
  }
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, with three rows.
private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let substituted = above[column] + (letter == other ? 0 : 1)
      var best = min(substituted, above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        best = min(best, twoAbove[column - 1] + 1)
      }
      current.append(best)
    }
    (twoAbove, above) = (above, current)
  }
  return above[right.count]
}
