/// What became of changes.
struct Tally {
  var subjects = 0
  var tried = 0
  var refused = 0
  /// Accepted, and claiming what was claimed, or less of it.
  var same = 0
  /// Accepted, and claiming something else.
  var faults: [String] = []

  var text: String {
    let head =
      "\(tried) changes of one place in \(subjects) documents: \(refused) refused, \(same) accepted that claim the same, "
      + "\(faults.count) accepted that claim something else"
    return ([head] + faults.prefix(5)).joined(separator: "\n")
  }

  mutating func add(_ other: Tally) {
    subjects += other.subjects
    tried += other.tried
    refused += other.refused
    same += other.same
    faults += other.faults
  }
}
