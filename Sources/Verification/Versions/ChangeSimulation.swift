/// What signals are in the profile as it stands, in every profile with one fact changed, and in random ones: 64 at a time.
struct ChangeSimulation: Sendable {
  /// A fact that is another of its cases.
  struct Chosen: Hashable, Sendable {
    var choice: Int
    var `case`: Int
  }

  private let choices: [FactChoice]
  private let gates: GateList
  private let watched: [Signal]
  /// By gate that is an input: the choice and the case at which it is on.
  private let inputs: [Int: Chosen]
  private let places: [Signal: Int]
  /// By watched signal: whether it is on as the facts stand.
  private var isOn: [Bool] = []
  /// By watched signal: the single changes after which it is on.
  private var singles: [[Chosen]] = []
  private var shares: [VersionEquality.Share] = []
  /// By watched signal: a random profile in which it is on.
  private var random: [[Chosen]?] = []

  /// Rounds of 64 random profiles.
  private static let rounds = 32

  init(_ choices: [FactChoice], _ gates: GateList, watching watched: [Signal]) {
    (self.choices, self.gates, self.watched) = (choices, gates, watched)
    var inputs: [Int: Chosen] = [:]
    for (number, choice) in choices.enumerated() {
      // Of two cases the second is the negation of the first.
      let own = choice.cases.count == 2 ? choice.cases.prefix(1) : choice.cases[...]
      for (place, one) in own.enumerated() { inputs[one.signal.gate] = Chosen(choice: number, case: place) }
    }
    self.inputs = inputs
    places = Dictionary(watched.enumerated().map { ($1, $0) }) { first, _ in first }
    isOn = watched.map { _ in false }
    singles = watched.map { _ in [] }
    shares = watched.map { _ in VersionEquality.Share() }
    random = watched.map { _ in nil }
  }

  /// Linear in gates × (facts' cases + random profiles) / 64.
  mutating func run() {
    let all = choices.indices.flatMap { choice in
      (1..<choices[choice].cases.count).map { Chosen(choice: choice, case: $0) }
    }
    let lanes = [[]] + all.map { [$0] }
    for start in stride(from: 0, to: lanes.count, by: 64) {
      let part = Array(lanes[start..<min(start + 64, lanes.count)])
      let words = self.words(part)
      for (number, signal) in watched.enumerated() {
        let word = words.word(signal) & mask(part.count)
        if start == 0 { isOn[number] = word & 1 == 1 }
        for lane in part.indices where word >> UInt64(lane) & 1 == 1 { singles[number] += part[lane] }
      }
    }
    var scrambler = Scrambler(state: 1)
    for _ in 0..<Self.rounds { add(randomLanes(&scrambler)) }
  }

  private mutating func add(_ lanes: [[Chosen]]) {
    let words = self.words(lanes)
    for (number, signal) in watched.enumerated() {
      let word = words.word(signal)
      shares[number].all += lanes.count
      shares[number].differing += word.nonzeroBitCount
      if word != 0, random[number] == nil { random[number] = lanes[word.trailingZeroBitCount] }
    }
  }

  private func randomLanes(_ scrambler: inout Scrambler) -> [[Chosen]] {
    (0..<64).map { _ in
      choices.indices.compactMap { choice in
        let place = scrambler.next(choices[choice].cases.count)
        return place == 0 ? nil : Chosen(choice: choice, case: place)
      }
    }
  }

  private func mask(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }

  /// What all gates are in up to 64 profiles, each given by what is changed.
  private func words(_ lanes: [[Chosen]]) -> [UInt64] {
    var on: [Chosen: UInt64] = [:]
    var changed = [UInt64](repeating: 0, count: choices.count)
    for (lane, chosen) in lanes.enumerated() {
      for one in chosen {
        on[one, default: 0] |= 1 << UInt64(lane)
        changed[one.choice] |= 1 << UInt64(lane)
      }
    }
    return gates.words { gate in
      guard let own = inputs[gate] else { return 0 }
      return own.case == 0 ? ~changed[own.choice] : on[own] ?? 0
    }
  }

  // MARK: What was seen

  /// Changes after which a signal is on; nil where none were met.
  func found(_ signal: Signal) -> [Chosen]? {
    guard let number = places[signal] else { return nil }
    if isOn[number] { return [] }
    return singles[number].first.map { [$0] } ?? random[number]
  }

  func single(_ signal: Signal) -> [Chosen] { places[signal].map { isOn[$0] ? [] : singles[$0] } ?? [] }

  func share(_ signal: Signal) -> VersionEquality.Share { places[signal].map { shares[$0] } ?? VersionEquality.Share() }

  /// Changes of which none can be spared for a signal to be on; it is on after all of them.
  ///
  /// The first of as many as possible are taken away at once, the next one is kept, and so on: Junker, "QuickXplain", AAAI 2004, 64
  /// ways at a time.
  func reduced(_ found: [Chosen], _ signal: Signal) -> [Chosen] {
    var (kept, rest) = ([Chosen](), found)
    while !rest.isEmpty {
      let count = sparable(kept, rest, signal)
      rest.removeFirst(count)
      if let next = rest.first {
        kept.append(next)
        rest.removeFirst()
      }
      if isOn(signal, after: [kept])[0] { rest = [] }
    }
    while let spared = isOn(signal, after: kept.indices.map { without($0, kept) }).firstIndex(of: true) {
      kept.remove(at: spared)
    }
    return kept
  }

  private func without(_ place: Int, _ chosen: [Chosen]) -> [Chosen] {
    var others = chosen
    others.remove(at: place)
    return others
  }

  /// How many of the first can be taken away together.
  private func sparable(_ kept: [Chosen], _ rest: [Chosen], _ signal: Signal) -> Int {
    var (low, high) = (0, rest.count + 1)
    while high - low > 1 {
      let step = max(1, (high - low) / 64)
      let tried = Array(stride(from: low + step, to: high, by: step))
      let on = isOn(signal, after: tried.map { kept + rest[$0...] })
      guard let last = on.lastIndex(of: true) else {
        high = tried[0]
        continue
      }
      (low, high) = (tried[last], last + 1 < tried.count ? tried[last + 1] : high)
    }
    return low
  }

  private func isOn(_ signal: Signal, after lanes: [[Chosen]]) -> [Bool] {
    stride(from: 0, to: lanes.count, by: 64).flatMap { start -> [Bool] in
      let part = Array(lanes[start..<min(start + 64, lanes.count)])
      let word = words(part).word(signal)
      return part.indices.map { word >> UInt64($0) & 1 == 1 }
    }
  }
}
