import SourceText

extension TreeBuilder {
  mutating func report(_ failure: YAMLFailure) {
    let start = offsets.byte(ofScalar: failure.problemScalar, in: text.bytes)
    let place = log.span(start, min(start + 1, text.bytes.count))
    log.addLast(YAMLCode.syntax.diagnostic("\(failure.context) / \(failure.problem)", at: place))
  }
}
