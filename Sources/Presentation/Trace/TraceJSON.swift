import Explanation
import Report

extension Presenter {
  /// The JSON of a trace, `demarche/trace/1`: conclusions as in the JSON of an evaluation, level by level.
  public func traceJSON(_ trace: Trace, _ provenance: Provenance, form: JSONForm = .pretty) -> [UInt8] {
    var writer = EvaluationWriter(self, trace.levels.flatMap(\.conclusions), form, indent: 2)
    writer.write(trace, provenance)
    return writer.json.bytes + [0x0A]
  }
}

extension EvaluationWriter {
  mutating func write(_ trace: Trace, _ provenance: Provenance) {
    json.begin("{")
    json.breakLine(1 - indent)
    json.key("schema")
    json.word("demarche/trace/1")
    writeInputs(provenance)
    json.breakLine(1 - indent)
    json.key("levels")
    json.begin("[")
    for level in trace.levels { write(level) }
    if !trace.levels.isEmpty { json.breakLine(1 - indent) }
    json.end("]")
    json.breakLine(-indent)
    json.end("}")
  }

  private mutating func write(_ level: Trace.Level) {
    json.breakLine(2 - indent)
    json.begin("{")
    json.key("level")
    json.number(String(level.number))
    json.breakLine(3 - indent)
    json.key("conclusions")
    json.begin("[")
    for conclusion in level.conclusions {
      json.breakLine(2)
      write(conclusion)
    }
    json.end("]")
    json.end("}")
  }
}
