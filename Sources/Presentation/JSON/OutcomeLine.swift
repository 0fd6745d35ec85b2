package import Explanation
package import Report
package import RuleModel

/// The selected outcomes of all profiles that have the same entities, to be written many times: where they stand in JSON and
/// what they are about is found once.
package struct OutcomeLine: Sendable {
  /// How outcomes are written.
  package enum Form: Sendable {
    /// An array, as an evaluation's JSON has them without reasons.
    case outcomes
    /// An object: values by address.
    case values
  }
  /// In the order of their addresses.
  package let keys: [FactKey]
  private let titles: Titles
  private let form: Form
  /// By key: what says what the outcome is about.
  private let heads: [[UInt8]]

  /// The outcomes that some pattern means; without patterns those of which the rule set speaks first.
  package init(
    _ ruleSet: RuleSet, _ profile: Profile, _ patterns: [AddressPattern], _ language: ReportLanguage,
    as form: Form = .outcomes
  ) {
    let titles = Titles(ruleSet, profile, language)
    self.titles = titles
    self.form = form
    keys = titles.selection(patterns)
    heads = keys.map { key in
      var json = JSONWriter(.compact)
      switch form {
      case .outcomes: json.members(of: key, titles)
      case .values: json.string(titles.address(key))
      }
      return json.bytes
    }
  }

  /// The texts of answers, for each key and line.
  package func texts(_ answers: [ByLine<Answer>]) -> LineTexts {
    texts(answers) { json, answer in
      json.members(answer, titles)
      stated(answer.working, &json)
    } value: {
      $0.working.value
    }
  }

  /// The same with reasons.
  package func texts(_ explanations: [ByLine<ExplainedAnswer>]) -> LineTexts {
    var writers: [ObjectIdentifier: ReasonWriter] = [:]
    return texts(explanations) { json, told in
      json.members(told.answer, titles)
      stated(told.answer.working, &json)
      let reading = ObjectIdentifier(told.reading)
      writers[reading, default: ReasonWriter(titles, of: told.reading, .compact)].write(
        told.answer.working.reasons, to: &json)
    } value: {
      $0.answer.working.value
    }
  }

  /// The same of the working reading alone: without grounds.
  package func texts(_ outcomes: [ByLine<Outcome>]) -> LineTexts {
    texts(outcomes) { json, outcome in
      json.members(outcome.value, type(outcome.key), titles)
      stated(outcome, &json)
    } value: {
      $0.value
    }
  }

  private func type(_ key: FactKey) -> ValueType { titles.ruleSet[key.attribute].type }

  private func stated(_ outcome: Outcome, _ json: inout JSONWriter) {
    guard outcome.isStated else { return }
    json.key("stated")
    json.bool(true)
  }

  private func texts<Element>(
    _ outcomes: [ByLine<Element>], members: (inout JSONWriter, Element) -> Void, value: (Element) -> Value
  ) -> LineTexts {
    var texts = form == .outcomes ? LineTexts("\"outcomes\":[", "]") : LineTexts("\"values\":{", "}")
    for (number, outcome) in outcomes.enumerated() {
      texts.add(
        outcome.numbers,
        outcome.distinct.map { element in
          var json = JSONWriter(.compact)
          switch form {
          case .outcomes:
            json.begin("{")
            json.fragment(heads[number])
            members(&json, element)
            json.end("}")
            return json.bytes
          case .values:
            json.singleOrBounds(value(element), type(keys[number]), titles)
            return heads[number] + [UInt8(ascii: ":")] + json.bytes
          }
        })
    }
    texts.end()
    return texts
  }
}

/// The parts of which many lines are made: what is the same in all of them is joined.
package struct LineTexts: Sendable {
  private struct Part {
    /// By line, which of its texts; empty where one stands in all.
    var numbers: [UInt16]
    /// The first of its texts.
    var first: Int
  }
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var parts: [Part] = []
  /// What stands in all lines, since the last part.
  private var constant: [UInt8]
  private var needsComma = false
  private let close: UInt8
  /// No line's text is longer.
  package private(set) var greatestCount = 0
  /// So little is repeated in each text of the part behind it.
  private static let fewBytes = 64

  fileprivate init(_ open: String, _ close: UnicodeScalar) {
    constant = Array(open.utf8)
    self.close = UInt8(ascii: close)
  }

  fileprivate mutating func add(_ numbers: [UInt16], _ texts: [[UInt8]]) {
    if needsComma { constant.append(UInt8(ascii: ",")) }
    needsComma = true
    if numbers.isEmpty {
      constant += texts[0]
    } else if constant.count > Self.fewBytes {
      addConstant()
      add(part: numbers, texts)
    } else {
      add(part: numbers, texts.map { constant + $0 })
      constant = []
    }
  }

  fileprivate mutating func end() {
    constant.append(close)
    addConstant()
  }

  private mutating func addConstant() {
    if !constant.isEmpty { add(part: [], [constant]) }
    constant = []
  }

  private mutating func add(part numbers: [UInt16], _ texts: [[UInt8]]) {
    parts.append(Part(numbers: numbers, first: ranges.count))
    greatestCount += texts.map(\.count).max() ?? 0
    for text in texts {
      ranges.append(bytes.count..<bytes.count + text.count)
      bytes += text
    }
  }

  /// Appends a line's outcomes, as a member of its object. Linear in what it writes.
  package func write(_ line: Int, to output: inout [UInt8]) {
    output.reserveCapacity(output.count + greatestCount + 2)
    bytes.withUnsafeBufferPointer { bytes in
      for part in parts {
        let range = ranges[part.first + (part.numbers.isEmpty ? 0 : Int(part.numbers[line]))]
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
      }
    }
  }
}

extension Presenter {
  /// The outcomes as `evaluationJSON` writes them, as an array on one line.
  ///
  /// In full it costs some evaluations for each provisional outcome.
  package func outcomesJSON(_ keys: [FactKey], explain: Detail) -> [UInt8] {
    var writer = EvaluationWriter(self, explain, .compact)
    writer.writeOutcomes(keys)
    return writer.json.bytes
  }
}
