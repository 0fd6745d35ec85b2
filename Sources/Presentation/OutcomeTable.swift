import Explanation
import RuleModel

/// Outcomes as an explanation gives them, attribute by attribute and of each ascending by entities: found by their
/// order, without a table beside them.
struct OutcomeTable: Sendable {
  let all: [Outcome]
  /// By attribute.
  private let ranges: [Range<Int>]

  init(_ outcomes: [Outcome] = []) {
    var ranges: [Range<Int>] = []
    for (place, outcome) in outcomes.enumerated() {
      let attribute = outcome.key.attribute.raw
      while ranges.count <= attribute { ranges.append(place..<place) }
      ranges[attribute] = (ranges[attribute].isEmpty ? place : ranges[attribute].lowerBound)..<place + 1
    }
    all = outcomes
    self.ranges = ranges
  }

  /// Those of one attribute.
  subscript(attribute: AttributeID) -> ArraySlice<Outcome> {
    ranges.indices.contains(attribute.raw) ? all[ranges[attribute.raw]] : []
  }

  /// O(log outcomes of the attribute).
  subscript(key: FactKey) -> Outcome? {
    guard ranges.indices.contains(key.attribute.raw) else { return nil }
    var range = ranges[key.attribute.raw]
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = all[middle].key <= key ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.first.flatMap { all[$0].key == key ? all[$0] : nil }
  }
}
