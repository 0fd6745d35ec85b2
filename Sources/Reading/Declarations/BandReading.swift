import RuleModel
import SourceText
import YAMLReading

/// One band as written; open ends are nil.
private struct Band {
  var value: Domain.Value
  var lower: Int64?
  var upper: Int64?
  var span: SourceSpan
}

private let bandKeys = ["at most", "between", "at least", "title"]

extension DeclarationReader {
  /// Adds the attribute `x.band` of a sum: a scale of its bands.
  mutating func readBands(_ node: YAMLNode, of id: AttributeID) {
    guard node.kind == .sequence, node.count > 1 else {
      sink.wrongShape(
        node, expected: "a list of two bands or more", for: "'bands'",
        help: ["write [{low: {at most: 0}}, {high: {at least: 1}}]"])
      return
    }
    let bands = node.elements.compactMap { readBand($0) }
    guard bands.count == node.count, areContiguous(bands) else { return }
    addBandAttribute(bands, of: id, span: node.span)
  }

  private mutating func addBandAttribute(_ bands: [Band], of id: AttributeID, span: SourceSpan) {
    let sum = ruleSet.attributes[id.raw]
    let fullName = "\(sum.fullName).band"
    guard declaredAttributes.add(fullName, at: span, what: "the attribute", &sink) else { return }
    let domain = add(Domain(name: nil, title: sum.title, isOrdered: true, values: bands.map(\.value), span: span))
    ruleSet.attributes.append(
      Attribute(
        kind: sum.kind, name: "\(sum.name).band", fullName: fullName, origin: .derived, type: .domain(domain),
        combine: .band(of: id, lowest: bands.compactMap(\.lower)), mayStayEmpty: sum.mayStayEmpty, title: sum.title,
        span: span))
  }

  /// `{good: {between: [2, 3]}}`.
  private mutating func readBand(_ node: YAMLNode) -> Band? {
    guard let entry = readSingleEntry(node, of: "a band", &sink),
      let name = readName(entry.key, of: "a band", &sink),
      let fields = Fields(entry.value, of: "the band '\(name)'", known: bandKeys, &sink)
    else { return nil }
    let value = Domain.Value(name: name, title: fields.text("title", languages, &sink), span: entry.key.span)
    let ends = ["at most", "between", "at least"].filter { fields[$0] != nil }
    guard ends.count == 1, let end = ends.first else {
      sink.error(
        .bands, "the band '\(name)' says one of 'at most', 'between' and 'at least'", at: entry.value.span)
      return nil
    }
    var band = Band(value: value, span: entry.value.span)
    return readEnds(fields, end, &band) ? band : nil
  }

  private mutating func readEnds(_ fields: Fields, _ end: String, _ band: inout Band) -> Bool {
    guard let node = fields[end] else { return false }
    if end == "between" { return readBothEnds(node, &band) }
    guard let limit = bandLimit(node) else { return false }
    if end == "at most" { band.upper = limit } else { band.lower = limit }
    return true
  }

  private mutating func readBothEnds(_ node: YAMLNode, _ band: inout Band) -> Bool {
    guard node.kind == .sequence, node.count == 2, let first = node.elements.first, let last = node.elements.last else {
      sink.wrongShape(node, expected: "a list of two numbers", for: "'between'")
      return false
    }
    guard let lower = bandLimit(first), let upper = bandLimit(last) else { return false }
    if lower > upper { sink.error(.bands, "the band '\(band.value.name)' ends below its beginning", at: node.span) }
    (band.lower, band.upper) = (lower, upper)
    return lower <= upper
  }

  private mutating func bandLimit(_ node: YAMLNode) -> Int64? {
    readNumber(
      node, as: NumberType(lower: Int64(Int32.min), upper: Int64(Int32.max)), of: "the end of a band", &sink)
  }

  /// Open below and above, each next band beginning where the last one ends.
  private mutating func areContiguous(_ bands: [Band]) -> Bool {
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
        isWhole = follows(band, bands[position - 1]) && isWhole
      }
    }
    return isWhole
  }

  private mutating func follows(_ band: Band, _ before: Band) -> Bool {
    guard let lower = band.lower, let upper = before.upper else { return true }
    guard lower != upper + 1 else { return true }
    let what = lower > upper ? "leave a gap" : "overlap"
    sink.error(
      .bands, "the bands '\(before.value.name)' and '\(band.value.name)' \(what)", at: band.span,
      label: "begins at \(lower)", secondary: [Diagnostic.Label(span: before.span, text: "ends at \(upper)")])
    return false
  }
}
