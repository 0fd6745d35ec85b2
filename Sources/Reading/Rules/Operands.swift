import RuleModel
import SourceText
import YAMLReading

extension YAMLNode {
  /// Whether this is `{path: P, …}`.
  var isPathOperand: Bool { kind == .mapping && self["path"] != nil }
}

/// Reads what stands for a value: a constant, or the path to one.
struct OperandReader {
  let paths: PathReader

  var names: Names { paths.names }

  /// One value of a type; its names of entities are ids.
  func constant(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Constant? {
    var lookup = EntityLookup(names)
    return lookup.constant(node, as: type, of: what(), &sink)
  }

  /// One element of a set.
  func element(
    _ node: YAMLNode, of type: ElementType, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Int? {
    var lookup = EntityLookup(names)
    return lookup.element(node, of: type, what(), &sink)
  }

  /// A constant or a path, of the type of the other side.
  func operand(_ node: YAMLNode, for side: ComparedValue, _ sink: inout DiagnosticSink) -> Operand? {
    if node.isPathOperand { return pathOperand(node, for: side, &sink).map { .path($0) } }
    return constant(node, as: side.type, of: side.what, &sink).map { .constant($0) }
  }

  /// A constant or a path that becomes a value: a factor leaves no more places than are declared.
  func valueOperand(_ node: YAMLNode, for side: ComparedValue, _ sink: inout DiagnosticSink) -> Operand? {
    guard let operand = operand(node, for: side, &sink) else { return nil }
    guard case .path(let path) = operand, path.times.denominator != 1 else { return operand }
    sink.error(
      .typeMismatch, "this can have more decimal places than \(side.what) declares", at: node.span,
      help: ["declare more 'places', or compare with it instead"])
    return nil
  }

  /// `{path: P, plus: n, times: k}`.
  func pathOperand(_ node: YAMLNode, for side: ComparedValue, _ sink: inout DiagnosticSink) -> PathOperand? {
    guard let fields = Fields(node, of: "a path as a value", known: Keys.pathValue, &sink),
      let key = fields["path"], let path = paths.path(key, &sink)
    else { return nil }
    guard let type = path.type, matches(type, side.type) else {
      reportMismatch(path, side, &sink)
      return nil
    }
    guard let plus = plus(fields, side, &sink), var times = times(fields, side, &sink) else { return nil }
    if case .number(let own) = side.type, case .number(let other) = type {
      guard let scaled = times.scaled(from: other.places, to: own.places) else {
        sink.error(.numberTooLarge, "'\(path.text)' times this factor leaves 64 bits", at: node.span)
        return nil
      }
      times = scaled
    }
    return PathOperand(path: path.path, plus: plus, times: times)
  }

  /// Numbers compare whatever their units; all else has to be of one and the same declaration.
  private func matches(_ type: ValueType, _ other: ValueType) -> Bool {
    switch (type, other) {
    case (.number, .number): true
    case (.set, _), (.text, _): false
    default: type == other
    }
  }

  private func reportMismatch(_ path: TypedPath, _ side: ComparedValue, _ sink: inout DiagnosticSink) {
    let own = path.type.map { names.describe($0) } ?? "not a single entity"
    sink.error(
      .typeMismatch, "'\(path.text)' is \(own), and \(side.what) is \(names.describe(side.type))", at: path.path.span,
      label: own.count > 50 ? "another type" : own,
      secondary: side.span == .none ? [] : [.init(span: side.span, text: "compared with this")])
  }

  private func plus(_ fields: Fields, _ side: ComparedValue, _ sink: inout DiagnosticSink) -> Int64? {
    guard let node = fields["plus"] else { return 0 }
    switch side.type {
    case .number(let type):
      return readNumber(node, as: NumberType(places: type.places), of: "'plus'", &sink)
    case .domain(let domain) where names[domain].isOrdered:
      let limit = Int64(names[domain].values.count)
      return readNumber(node, as: NumberType(lower: -limit, upper: limit), of: "'plus'", &sink)
    default:
      sink.error(
        .constraintType, "'plus' counts steps of a scale or units, and \(side.what) is \(names.describe(side.type))",
        at: node.span)
      return nil
    }
  }

  private func times(_ fields: Fields, _ side: ComparedValue, _ sink: inout DiagnosticSink) -> PathOperand.Fraction? {
    guard let node = fields["times"] else { return .one }
    guard case .number = side.type else {
      sink.error(
        .constraintType, "'times' multiplies numbers, and \(side.what) is \(names.describe(side.type))", at: node.span)
      return nil
    }
    guard let digits = readNumber(node, as: NumberType(places: 6), of: "'times'", &sink) else { return nil }
    return PathOperand.Fraction(digits, over: 1_000_000).reduced
  }

  /// `{path: P}` whose value is an element, or a set of them.
  func elementPath(
    _ node: YAMLNode, of element: ElementType, _ side: ComparedValue, mayBeSet: Bool, _ sink: inout DiagnosticSink
  ) -> Path? {
    guard let fields = Fields(node, of: "a path as an element", known: ["path"], &sink), let key = fields["path"],
      let path = paths.path(key, &sink)
    else { return nil }
    if path.type == element.valueType || mayBeSet && path.type == .set(element) { return path.path }
    let element = ComparedValue(type: element.valueType, what: "an element of \(side.what)", span: side.span)
    reportMismatch(path, element, &sink)
    return nil
  }
}

extension PathOperand.Fraction {
  /// Without common powers of ten.
  var reduced: PathOperand.Fraction {
    var result = self
    while result.denominator % 10 == 0, result.numerator % 10 == 0 {
      result.denominator /= 10
      result.numerator /= 10
    }
    return result
  }

  /// The factor between scaled units of different places; nil where 64 bits do not suffice.
  func scaled(from places: Int, to target: Int) -> PathOperand.Fraction? {
    var result = self
    for _ in 0..<max(0, target - places) {
      guard let numerator = result.numerator.product(10) else { return nil }
      result.numerator = numerator
    }
    for _ in 0..<max(0, places - target) {
      guard let denominator = result.denominator.product(10) else { return nil }
      result.denominator = denominator
    }
    return result.reduced
  }
}
