import Report

/// One run of the program: measures what is asked for and prints it.
struct Session {
  let options: Options
  private(set) var figures: [Figure] = []
  private(set) var faults: [String] = []

  init(_ options: Options) { self.options = options }

  /// Whether any of a group's figures is asked for, so that what they need must be made.
  func wantsAny(_ names: [String]) -> Bool { names.contains { options.wants($0) } }

  mutating func record(_ figure: Figure) {
    guard options.wants(figure.name) else { return }
    figures.append(figure)
    if !options.isJSON { print(figure.line) }
  }

  /// A result that is not what it should be: the figures are worth nothing then.
  mutating func check(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds { faults.append(fault()) }
  }

  /// The time of one call in microseconds or milliseconds: warmed, then batches long enough for the clock.
  mutating func time(_ name: String, _ unit: Figure.Unit = .microseconds, aim: Double? = nil, _ work: () -> Void) {
    guard options.wants(name), !onlyCalls(work) else { return }
    let scale = unit == .milliseconds ? 1e3 : 1e6
    record(Figure(name, unit, samples(work).map { $0 * scale }, aim: aim))
  }

  /// How many a second, where one call does `count`.
  mutating func rate(_ name: String, of count: Int, aim: Double? = nil, _ work: () -> Void) {
    guard options.wants(name), !onlyCalls(work) else { return }
    record(Figure(name, .perSecond, samples(work).map { Double(count) / $0 }, aim: aim))
  }

  /// Does the work as often as is asked for, where nothing is to be measured.
  private func onlyCalls(_ work: () -> Void) -> Bool {
    for _ in 0..<(options.calls ?? 0) { work() }
    return options.calls != nil
  }

  /// Seconds a call, of each batch.
  private func samples(_ work: () -> Void) -> [Double] {
    let batch = options.isQuick ? 0.002 : 0.02
    var calls = 1
    // Doubled until a batch is long enough: this warms caches and branches too.
    while seconds(calls, work) < batch, calls < 1 << 30 { calls *= 2 }
    return (0..<(options.isQuick ? 3 : 21)).map { _ in seconds(calls, work) / Double(calls) }
  }

  private func seconds(_ calls: Int, _ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    for _ in 0..<calls { work() }
    return (ContinuousClock.now - start).inSeconds
  }

  var json: String {
    JSONValue.object([
      ("schema", "demarche/benchmark/1"), ("machine", .string(machine)), ("quick", .bool(options.isQuick)),
      ("figures", .array(figures.map(\.json))), ("faults", .array(faults.map { .string($0) })),
    ]).text()
  }
}

/// Takes a value from what was measured, so that the work cannot be left out.
@inline(never)
func keep(_ value: UInt64) { sink = sink &* 31 &+ value }
nonisolated(unsafe) private var sink: UInt64 = 0

/// A value that the compiler cannot foresee, so that the work cannot be done beforehand.
@inline(never)
func hidden(_ value: UInt64) -> UInt64 { sink == 1 ? value &+ 1 : value }

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
