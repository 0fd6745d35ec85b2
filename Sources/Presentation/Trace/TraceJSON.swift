import Explanation
import Report

extension Presenter {
  /// The JSON of a trace, `demarche/trace/1`: conclusions as in the JSON of an evaluation, level by level.
  public func traceJSON(_ trace: Trace, _ provenance: Provenance, form: JSONForm = .pretty) -> [UInt8] {
    var writer = EvaluationWriter(self, form)
    writer.write(trace, provenance)
    return writer.json.bytes + [0x0A]
  }
}

extension EvaluationWriter {
  fileprivate mutating func write(_ trace: Trace, _ provenance: Provenance) {
    json.begin("{")
    writeHead("demarche/trace/1", provenance)
    array("levels", trace.levels) { $0.write($1) }
    json.breakLine()
    json.end("}")
  }

  private mutating func write(_ level: Trace.Level) {
    json.begin("{")
    json.key("level")
    json.number(String(level.number))
    json.breakLine()
    json.key("conclusions")
    json.begin("[")
    for conclusion in level.conclusions {
      json.breakLine()
      write(conclusion)
    }
    json.end("]")
    json.end("}")
  }
}
