import RuleModel
import SourceText
import YAMLReading

/// One band of a sum as written; open ends are nil.
struct Band {
  var value: Domain.Value
  var lower: Int64?
  var upper: Int64?
  var span: SourceSpan
}

/// Bands of a sum, lowest first: open below and above, without gap or overlap, all else is diagnosed. Nil where the bands are
/// not all there; ends that do not meet leave them to be named, so that nothing else is said to be missing.
func readBands(_ node: YAMLNode, _ languages: [String], _ sink: inout DiagnosticSink) -> [Band]? {
  guard node.kind == .sequence, node.count > 1 else {
    sink.wrongShape(
      node, expected: "a list of two bands or more", for: "'bands'",
      help: ["write [{low: {at most: 0}}, {high: {at least: 1}}]"])
    return nil
  }
  let bands = node.elements.compactMap { readBand($0, languages, &sink) }
  guard bands.count == node.count else { return nil }
  let isWhole = areContiguous(bands, &sink)
  return isWhole || Set(bands.map(\.value.name)).count == bands.count ? bands : nil
}

/// `{good: {between: [2, 3]}}`.
private func readBand(_ node: YAMLNode, _ languages: [String], _ sink: inout DiagnosticSink) -> Band? {
  guard let entry = readSingleEntry(node, of: "a band", &sink),
    let name = readName(entry.key, of: "a band", &sink),
    let fields = Fields(entry.value, of: "the band '\(name)'", known: Keys.band, &sink)
  else { return nil }
  let value = Domain.Value(name: name, title: fields.text("title", languages, &sink), span: entry.key.span)
  let ends = ["at most", "between", "at least"].filter { fields[$0] != nil }
  guard ends.count == 1, let end = ends.first else {
    sink.error(
      .bands, "the band '\(name)' says one of 'at most', 'between' and 'at least'", at: entry.value.span)
    return nil
  }
  var band = Band(value: value, span: entry.value.span)
  return readEnds(fields, end, &band, &sink) ? band : nil
}

private func readEnds(_ fields: Fields, _ end: String, _ band: inout Band, _ sink: inout DiagnosticSink) -> Bool {
  guard let node = fields[end] else { return false }
  if end == "between" { return readBothEnds(node, &band, &sink) }
  guard let limit = readLimit(node, &sink) else { return false }
  if end == "at most" { band.upper = limit } else { band.lower = limit }
  return true
}

private func readBothEnds(_ node: YAMLNode, _ band: inout Band, _ sink: inout DiagnosticSink) -> Bool {
  guard node.kind == .sequence, node.count == 2, let first = node.elements.first, let last = node.elements.last else {
    sink.wrongShape(node, expected: "a list of two numbers", for: "'between'")
    return false
  }
  guard let lower = readLimit(first, &sink), let upper = readLimit(last, &sink) else { return false }
  if lower > upper { sink.error(.bands, "the band '\(band.value.name)' ends below its beginning", at: node.span) }
  (band.lower, band.upper) = (lower, upper)
  return lower <= upper
}

private func readLimit(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> Int64? {
  readNumber(node, as: NumberType(lower: Int64(Int32.min), upper: Int64(Int32.max)), of: "the end of a band", &sink)
}

/// Open below and above, each next band beginning where the last one ends.
private func areContiguous(_ bands: [Band], _ sink: inout DiagnosticSink) -> Bool {
  var declared = Declared()
  var isWhole = true
  for (position, band) in bands.enumerated() {
    isWhole = declared.add(band.value.name, at: band.value.span, what: "the band", &sink) && isWhole
    let isFirst = position == 0
    let isLast = position == bands.count - 1
    if (band.lower == nil) != isFirst || (band.upper == nil) != isLast {
      let wanted = isFirst ? "at most" : isLast ? "at least" : "between"
      let place = isFirst ? "lowest" : isLast ? "highest" : "middle"
      sink.error(
        .bands, "the band '\(band.value.name)' is the \(place) one and says '\(wanted)'", at: band.span,
        help: ["bands are listed lowest first"])
      isWhole = false
    } else if !isFirst {
      isWhole = follows(band, bands[position - 1], &sink) && isWhole
    }
  }
  return isWhole
}

private func follows(_ band: Band, _ before: Band, _ sink: inout DiagnosticSink) -> Bool {
  guard let lower = band.lower, let upper = before.upper else { return true }
  guard lower != upper + 1 else { return true }
  let what = lower > upper ? "leave a gap" : "overlap"
  sink.error(
    .bands, "the bands '\(before.value.name)' and '\(band.value.name)' \(what)", at: band.span,
    label: "begins at \(lower)", secondary: [Diagnostic.Label(span: before.span, text: "ends at \(upper)")])
  return false
}
