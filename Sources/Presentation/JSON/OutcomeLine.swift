package import Explanation
package import Report
package import RuleModel

/// The selected outcomes of all profiles that have the same entities, to be written many times: where they stand in JSON and
/// what they are about is found once.
package struct OutcomeLine: Sendable {
  /// In the order of their addresses.
  package let keys: [FactKey]
  private let titles: Titles
  /// By key: the members that say what the outcome is about.
  private let heads: [[UInt8]]

  /// The outcomes that some pattern means; without patterns those of which the rule set speaks first.
  package init(_ ruleSet: RuleSet, _ profile: Profile, _ patterns: [AddressPattern], _ language: ReportLanguage) {
    let titles = Titles(ruleSet, profile, language)
    self.titles = titles
    keys = titles.selection(patterns)
    heads = keys.map { key in
      var json = JSONWriter(.compact)
      json.members(of: key, titles)
      return json.bytes
    }
  }

  /// The outcomes as an array, as an evaluation's JSON has them without reasons: one answer for each key.
  package func write(_ answers: [Answer], to json: inout JSONWriter) {
    list(answers.indices, to: &json) { json, number in
      json.members(answers[number], titles)
      if answers[number].working.isStated {
        json.key("stated")
        json.bool(true)
      }
    }
  }

  /// The same of the working reading alone: without grounds.
  package func write(_ outcomes: [Outcome], to json: inout JSONWriter) {
    list(outcomes.indices, to: &json) { json, number in
      json.members(outcomes[number].value, titles.ruleSet[keys[number].attribute].type, titles)
      if outcomes[number].isStated {
        json.key("stated")
        json.bool(true)
      }
    }
  }

  private func list(_ numbers: Range<Int>, to json: inout JSONWriter, _ write: (inout JSONWriter, Int) -> Void) {
    json.begin("[")
    for number in numbers {
      json.begin("{")
      json.fragment(heads[number])
      write(&json, number)
      json.end("}")
    }
    json.end("]")
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
