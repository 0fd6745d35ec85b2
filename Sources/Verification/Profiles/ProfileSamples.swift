import RuleModel

/// Profiles that are looked through before a solver is asked: 64 at a time.
struct ProfileSamples: Sendable {
  struct Round: Sendable {
    /// By input.
    var inputs: [UInt64]
    /// By gate.
    var words: [UInt64]
    /// Which of the 64 can be.
    var isValid: UInt64
  }

  private(set) var rounds: [Round] = []
  /// What an earlier run came upon.
  private(set) var remembered: [Round] = []
  /// The inputs of all variables.
  let inputs: [Signal]
  /// By gate, the place of an input.
  private let places: [Int: Int]
  /// By variable, the places of its inputs.
  let variables: [[Int]]
  /// By variable: how its inputs are varied.
  private let variation: [Variation]
  /// By variable: whether its inputs are so in every profile, as one of these signals says.
  let isSettled: [Bool]
  private let settled: [Signal]
  /// A profile that can be.
  private(set) var first = ProfileSearch.Witness(isOn: [])
  private let limit: Int
  /// What was looked through last.
  private(set) var latest: Round?
  /// Where the next round goes once there are as many as are kept.
  private var next = 0
  private var random = Scrambler(state: 1)
  /// How many rounds to go back to, and where the random numbers stood.
  private var kept: (rounds: Int, random: Scrambler) = (0, Scrambler(state: 1))

  /// `limit`: how many rounds are kept.
  init(_ gates: ProfileGates, rounds limit: Int) {
    self.limit = limit
    var inputs: [Signal] = []
    var variables: [[Int]] = []
    for variable in gates.variables {
      let own = variable.distinctInputs
      variables.append(Array(inputs.count..<inputs.count + own.count))
      inputs += own
    }
    self.inputs = inputs
    self.variables = variables
    variation = gates.variables.map { Variation($0) }
    isSettled = gates.variables.map { variable in variable.fact.map { gates.settled[$0] != nil } ?? false }
    settled = gates.settledSignals.map(\.isOn)
    places = Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1.gate, $0) })
  }

  /// Every fact that is not settled as its first case, every set empty; it may be one that cannot be.
  var firstCases: ProfileSearch.Witness {
    var isOn = Array(repeating: false, count: inputs.count)
    for (variable, places) in variables.enumerated() where !isSettled[variable] {
      if case .choice = variation[variable] { isOn[places[0]] = true }
    }
    for signal in settled { if let place = places[signal.gate] { isOn[place] = !signal.isNegated } }
    return ProfileSearch.Witness(isOn: isOn)
  }

  /// A profile in the samples in which the signal is on.
  func witness(_ signal: Signal) -> ProfileSearch.Witness? {
    for round in rounds {
      let on = round.words.word(signal) & round.isValid
      if on != 0 { return witness(round, bit: on.trailingZeroBitCount) }
    }
    return nil
  }

  /// Whether the signal is on in a profile of the samples, or in one of an earlier run.
  func isSeen(_ signal: Signal) -> Bool {
    rounds.contains { $0.words.word(signal) & $0.isValid != 0 }
      || remembered.contains { $0.words.word(signal) & $0.isValid != 0 }
  }

  /// One of the first 64; nil where it cannot be.
  func witness(_ bit: Int) -> ProfileSearch.Witness? {
    rounds.first.flatMap { $0.isValid >> UInt64(bit) & 1 == 1 ? witness($0, bit: bit) : nil }
  }

  func witness(_ round: Round, bit: Int) -> ProfileSearch.Witness {
    ProfileSearch.Witness(isOn: round.inputs.map { $0 >> UInt64(bit) & 1 == 1 })
  }

  /// Whether a signal of an input, or its negation, is on.
  func onSignals(_ witness: ProfileSearch.Witness) -> (Signal) -> Bool {
    { signal in places[signal.gate].map { witness.isOn[$0] != signal.isNegated } ?? signal.isNegated }
  }

  /// Looks through a profile and 63 that differ from it in some facts.
  mutating func take(_ witness: ProfileSearch.Witness, _ gates: ProfileGates) {
    if first.isOn.isEmpty { first = witness }
    let isFirst = rounds.isEmpty
    repeat { add(around: witness, gates) } while isFirst && rounds.count < limit / 2
  }

  /// Looks through profiles, and keeps them.
  mutating func remember(_ witnesses: [ProfileSearch.Witness], _ gates: ProfileGates) {
    for start in stride(from: 0, to: witnesses.count, by: 64) {
      remembered.append(round(of: witnesses[start..<min(start + 64, witnesses.count)], gates))
    }
  }

  /// Up to 64 profiles; where there are fewer, those that are missing cannot be.
  func round(of witnesses: ArraySlice<ProfileSearch.Witness>, _ gates: ProfileGates) -> Round {
    var words = inputs.map { _ in UInt64(0) }
    for (bit, witness) in witnesses.enumerated() {
      for (place, isOn) in witness.isOn.enumerated() where isOn { words[place] |= 1 << UInt64(bit) }
    }
    var round = round(words, gates)
    if witnesses.count < 64 { round.isValid &= (1 << UInt64(witnesses.count)) - 1 }
    return round
  }

  private func round(_ inputs: [UInt64], _ gates: ProfileGates) -> Round {
    let words = gates.grounding.gates.words { gate in places[gate].map { inputs[$0] } ?? 0 }
    return Round(inputs: inputs, words: words, isValid: words.word(gates.isValid))
  }

  /// `forget` goes back to here.
  mutating func keep() { kept = (rounds.count, random) }

  /// Forgets what was looked through since, and what there is beyond so many gates.
  mutating func forget(beyond count: Int) {
    rounds.removeLast(rounds.count - kept.rounds)
    for index in rounds.indices { rounds[index].words.removeLast(max(0, rounds[index].words.count - count)) }
    for index in remembered.indices {
      remembered[index].words.removeLast(max(0, remembered[index].words.count - count))
    }
    (random, next, latest) = (kept.random, 0, nil)
  }

  private mutating func add(around witness: ProfileSearch.Witness, _ gates: ProfileGates) {
    var words = witness.isOn.map { $0 ? UInt64.max : 0 }
    for bit in 1..<64 as Range<UInt64> {
      // From a few facts to half of them.
      let share = 1 + random.next(256) / (1 + random.next(8))
      for (variable, places) in variables.enumerated() where random.next(256) < share && !isSettled[variable] {
        vary(variable, places, bit, &words)
      }
    }
    keep(round(words, gates))
  }

  private mutating func keep(_ round: Round) {
    latest = round
    if rounds.count < limit {
      rounds.append(round)
    } else {
      rounds[limit / 2 + next % max(1, limit / 2)] = round
      next += 1
    }
  }

  private mutating func vary(_ variable: Int, _ places: [Int], _ bit: UInt64, _ words: inout [UInt64]) {
    switch variation[variable] {
    case .choice:
      for place in places { words[place] &= ~(1 << bit) }
      words[places[random.next(places.count)]] |= 1 << bit
    case .bits:
      for place in places where random.next(3) == 0 { words[place] ^= 1 << bit }
    case .number(let number):
      // One at which something changes, or one beside it.
      let distance = number.seeds[random.next(number.seeds.count)] &+ UInt64(random.next(4)) &- 1
      let pattern = number.pattern(distance)
      for (isOn, place) in zip(pattern, places) { words[place] = words[place] & ~(1 << bit) | (isOn ? 1 << bit : 0) }
      for place in places.dropFirst(pattern.count) where random.next(4) == 0 { words[place] ^= 1 << bit }
    }
  }

  /// Works out gates that were made since.
  mutating func extend(_ gates: ProfileGates) {
    for index in rounds.indices { gates.grounding.gates.extend(&rounds[index].words) }
    for index in remembered.indices { gates.grounding.gates.extend(&remembered[index].words) }
  }
}

/// How the inputs of a variable are varied.
private enum Variation: Sendable {
  /// One of them is on.
  case choice
  /// Any may be.
  case bits
  /// They are the digits of a number.
  case number(FreeNumber)

  init(_ variable: ProfileVariable) {
    switch variable {
    case .fact(let choice) where choice.cases.count > 2: self = .choice
    case .number(let number): self = .number(number)
    case .fact, .set, .pair: self = .bits
    }
  }
}

extension ProfileVariable {
  /// One input of a choice between two, whose other case is its negation.
  var distinctInputs: [Signal] {
    switch self {
    case .fact(let choice) where choice.cases.count == 2: [choice.cases[0].signal]
    default: inputs
    }
  }
}

/// Numbers that look random and are the same in every run: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014.
struct Scrambler: Sendable {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int(truncatingIfNeeded: (word ^ (word >> 31)) >> 33) % max(1, bound)
  }
}
