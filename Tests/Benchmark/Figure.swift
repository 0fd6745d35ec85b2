import Report

/// One measured quantity: the median of repeated batches with the quartiles around it.
struct Figure {
  enum Unit: String {
    case microseconds = "µs"
    case milliseconds = "ms"
    case megabytes = "MB"
    case perSecond = "/s"
    case bytes = "B"
    case ratio = "×"
  }
  var name: String
  var unit: Unit
  var median: Double
  var lowerQuartile: Double
  var upperQuartile: Double
  /// What it should be at most; of a rate, at least.
  var aim: Double?

  init(_ name: String, _ unit: Unit, _ samples: [Double], aim: Double? = nil) {
    let sorted = samples.sorted()
    func quantile(_ part: Double) -> Double { sorted[Int((Double(sorted.count - 1) * part).rounded())] }
    self.name = name
    self.unit = unit
    self.aim = aim
    median = quantile(0.5)
    lowerQuartile = quantile(0.25)
    upperQuartile = quantile(0.75)
  }

  var reachesAim: Bool {
    guard let aim else { return true }
    return unit == .perSecond ? median >= aim : median <= aim
  }

  var json: JSONValue {
    .object([
      ("name", .string(name)), ("unit", .string(unit.rawValue)), ("median", .decimal(short(median))),
      ("lower-quartile", .decimal(short(lowerQuartile))), ("upper-quartile", .decimal(short(upperQuartile))),
      ("aim", aim.map { .decimal(short($0)) } ?? .null),
    ])
  }

  var line: String {
    let aimed = aim.map { "  aim \(unit == .perSecond ? "≥" : "≤") \(short($0)) \(reachesAim ? "" : " MISSED")" } ?? ""
    let spread = "\(short(lowerQuartile))–\(short(upperQuartile))"
    return padded(name, 58) + padded(short(median), -12) + " " + padded(unit.rawValue, 3) + padded(spread, -22) + aimed
  }
}

/// A number with three significant digits, or all of a larger whole part.
func short(_ value: Double) -> String {
  guard value.isFinite, value > 0 else { return "0" }
  var places = 2
  var bound = 10.0
  while value >= bound, places > 0 { (places, bound) = (places - 1, bound * 10) }
  bound = 1
  while value < bound, places < 8 { (places, bound) = (places + 1, bound / 10) }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let whole = Int64((value * scale).rounded())
  guard places > 0 else { return "\(whole)" }
  let digits = String(repeating: "0", count: max(0, places + 1 - "\(whole)".count)) + "\(whole)"
  return digits.dropLast(places) + "." + digits.suffix(places)
}

/// To the right of spaces where the width is negative.
func padded(_ text: String, _ width: Int) -> String {
  let filling = String(repeating: " ", count: max(0, abs(width) - text.count))
  return width < 0 ? filling + text : text + filling
}
