/// The candidate that was probably meant by a word, or nil if none is near.
///
/// Near means a Damerau-Levenshtein distance (adjacent letters may swap) of at most a third of the word's characters,
/// and of at least one; upper and lower case count as equal. Of equally near candidates the first wins, so give them in
/// an order that means something, never that of a set. O(length²) for each candidate of about the same length.
public func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  // Nobody mistypes a sentence; and the distance is quadratic.
  guard !letters.isEmpty, letters.count <= 80 else { return nil }
  var nearest: (candidate: String, distance: Int)?
  for candidate in candidates where candidate != word {
    let limit = nearest.map { $0.distance - 1 } ?? max(1, letters.count / 3)
    guard limit >= 0, let distance = distance(letters, candidate, atMost: limit) else { continue }
    nearest = (candidate, distance)
  }
  return nearest?.candidate
}

/// The distance, or nil if it is above the limit or nothing of the word is left in the candidate.
private func distance(_ letters: [Character], _ candidate: String, atMost limit: Int) -> Int? {
  // A character has at least one byte: this spares counting a long candidate's characters.
  guard candidate.utf8.count <= 80 * 16 else { return nil }
  let others = Array(candidate.lowercased())
  guard abs(letters.count - others.count) <= limit else { return nil }
  let distance = alignmentDistance(letters, others)
  return distance <= limit && distance < max(letters.count, others.count) ? distance : nil
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, with three rows.
private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
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
