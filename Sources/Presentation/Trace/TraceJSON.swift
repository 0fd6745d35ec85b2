import Explanation
package import Report
import RuleModel

extension Presenter {
  /// The JSON of a trace, `demarche/trace/2`: conclusions as in the JSON of an evaluation, level by level.
  package func traceJSON(_ trace: Trace, _ provenance: Provenance, form: JSONForm = .pretty) -> [UInt8] {
    var writer = EvaluationWriter(self, .full, form)
    var others = ReasonWriter(
      titles, of: readings.bounds, premises: PremiseWriter(self, of: readings.bounds), form)
    writer.write(trace, provenance, &others)
    return writer.json.bytes + [0x0A]
  }
}

extension EvaluationWriter {
  fileprivate mutating func write(_ trace: Trace, _ provenance: Provenance, _ others: inout ReasonWriter) {
    json.begin("{")
    writeHead("demarche/trace/2", provenance)
    writeNames((trace.levels + trace.besides).flatMap(\.conclusions).map(\.answer.key.attribute))
    array("levels", trace.levels) { writer, level in
      writer.write(level) { $0.write($1.answer.narrowed(to: $1.reasons)) }
    }
    array("besides", trace.besides) { writer, level in
      writer.write(level) { $0.write($1, &others) }
    }
    json.breakLine()
    json.end("}")
  }

  private mutating func write(
    _ level: Trace.Level, _ conclusion: (inout EvaluationWriter, Trace.Conclusion) -> Void
  ) {
    json.begin("{")
    json.key("level")
    json.number(String(level.number))
    array("conclusions", level.conclusions, conclusion)
    json.end("}")
  }

  /// What may hold of a conclusion, and why.
  private mutating func write(_ conclusion: Trace.Conclusion, _ others: inout ReasonWriter) {
    let answer = conclusion.answer
    json.begin("{")
    json.members(of: answer.key, titles)
    json.key("bounds")
    json.bounds(answer.bounds, readings.ruleSet[answer.key.attribute].type, titles)
    others.write("may", conclusion.reasons, to: &json)
    json.end("}")
  }
}

extension Answer {
  /// With some of its reasons.
  fileprivate func narrowed(to reasons: [Reason]) -> Answer {
    var copy = self
    copy.working.reasons = reasons
    return copy
  }
}
