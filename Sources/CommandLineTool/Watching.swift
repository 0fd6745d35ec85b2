import Commands
import Dispatch

/// Does some work, and says on a terminal how far it has come once it takes more than a second.
func watched<Result>(_ name: String, _ work: (WorkCount?) -> Result) -> Result {
  guard Stream.error.isTerminal, environment("TERM") != "dumb", !asksForJSON(CommandLine.arguments) else {
    return work(nil)
  }
  let count = WorkCount()
  let clock = DispatchSource.makeTimerSource(queue: DispatchQueue(label: name))
  clock.schedule(deadline: .now() + 1, repeating: .milliseconds(200))
  clock.setEventHandler { say(progressLine(name, count.now)) }
  clock.resume()
  let result = work(count)
  clock.cancel()
  if count.now.total > 0 { say("\r\u{1B}[K") }
  return result
}

/// One line that takes the place of the one before.
private func progressLine(_ name: String, _ now: (done: Int, total: Int)) -> String {
  "\r\u{1B}[K\(name): " + (now.total == 0 ? "…" : "\(now.done) of \(now.total)")
}
