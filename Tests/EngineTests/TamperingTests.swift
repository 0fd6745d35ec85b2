import Differential
import Explanation
import Replay
import RuleModel
import TestSupport
import Testing

/// The proof checker refuses what is not so: each way to falsify a derivation, at every place of a world.
@Suite struct TamperingTests {
  /// Kinds of tampering that some place must have met this often, all proofs together.
  static let least = 100

  @Test func falsifiedStepsAreRefused() throws {
    var tried: [Tampering: Int] = [:]
    for subject in try Self.subjects() {
      for (step, world) in subject.steps {
        for tampering in Tampering.allCases {
          for variant in tampering.variants(of: step, subject.rules) where variant != step {
            tried[tampering, default: 0] += 1
            let isRefused = !subject.checker.faults(of: variant, world: world).isEmpty
            #expect(isRefused, "\(subject.name): \(tampering) of \(step.key) passes\n\(step)\n\(variant)")
          }
        }
      }
    }
    for tampering in Tampering.allCases {
      let count = tried[tampering] ?? 0
      #expect(count >= Self.least, "\(tampering) was tried \(count) times")
    }
  }

  @Test func aConclusionIsMissedByAllThatHangOnIt() throws {
    var tried = 0
    for subject in try Self.subjects() {
      for (step, world) in subject.steps {
        for key in step.derivedPremises {
          tried += 1
          let isRefused = !subject.checker.faults(of: step, world: world, without: key).isEmpty
          #expect(isRefused, "\(subject.name): \(step.key) does not miss \(key)")
        }
      }
    }
    #expect(tried >= Self.least)
  }

  /// A step of one world is no step of another in which something else follows.
  @Test func anotherWorldsStepIsRefused() throws {
    var tried = 0
    for subject in try Self.contested() {
      for (step, world) in subject.steps {
        for other in subject.proof.worlds.indices where other != world {
          let own = subject.proof.steps(step.key)[other]
          guard own.value != step.value || own.contributions != step.contributions else { continue }
          tried += 1
          let isRefused = !subject.checker.faults(of: step, world: other).isEmpty
          #expect(isRefused, "\(subject.name): \(step.key) of world \(world) passes in \(other)")
        }
      }
    }
    #expect(tried >= Self.least, "tried \(tried) times")
  }

  @Test func falsifiedOutcomesAreRefused() throws {
    var tried = 0
    for subject in try Self.subjects() {
      for (key, outcome) in subject.proof.outcomes.sorted(by: { $0.key < $1.key }) {
        for variant in outcome.falsified {
          tried += 1
          let isRefused = !subject.checker.faults(of: variant, key).isEmpty
          #expect(isRefused, "\(subject.name): \(key)")
        }
      }
    }
    #expect(tried >= Self.least)
  }

  /// Worlds that are left out, come twice or have another's case.
  @Test func falsifiedWorldsAreRefused() throws {
    var tried = 0
    for seed in 0..<40 as Range<UInt64> {
      let (rules, profile) = Self.generate(seed)
      let proof = try #require(makeProof(rules, profile))
      guard proof.worlds.count > 1 else { continue }
      for world in proof.worlds.indices {
        var fewer = proof.worlds
        fewer.remove(at: world)
        var twice = proof.worlds
        twice[world].cases = proof.worlds[(world + 1) % proof.worlds.count].cases
        var invented = proof.worlds
        for key in invented[world].cases.keys { invented[world].cases[key] = .known(.ordinal(77)) }
        for worlds in [fewer, twice, invented, proof.worlds + [proof.worlds[world]]] {
          tried += 1
          let checker = ProofChecker(
            rules, profile, Proof(worlds: worlds, outcomes: proof.outcomes, steps: proof.steps))
          #expect(!checker.faults().isEmpty, "seed \(seed), world \(world)")
        }
      }
    }
    #expect(tried >= Self.least)
  }

  // MARK: What is falsified

  struct Subject {
    var name: String
    var rules: RuleSet
    var proof: Proof
    var checker: ProofChecker
    var steps: [(step: Step, world: Int)]
  }

  /// The sample, every few steps of its first and its last world; and random rule sets, all steps of them.
  static func subjects() throws -> [Subject] {
    let sample = SampleOutcomeTests.sample
    var subjects = [try subject("sample", sample.ruleSet, sample.profile("seoul"), every: 23)]
    for seed in 0..<30 as Range<UInt64> {
      let (rules, profile) = generate(seed)
      subjects.append(try subject("seed \(seed)", rules, profile, every: 3))
    }
    return subjects
  }

  /// Random rule sets with several worlds, all steps of the first and the last of them.
  private static func contested() throws -> [Subject] {
    try (0..<150 as Range<UInt64>).compactMap { seed in
      let (rules, profile) = generate(seed)
      let subject = try subject("seed \(seed)", rules, profile, every: 1)
      return subject.proof.worlds.count > 1 ? subject : nil
    }
  }

  static func generate(_ seed: UInt64) -> (RuleSet, Profile) {
    var generator = RuleSetGenerator(seed: seed)
    return generator.generate()
  }

  /// Only what holds as it stands.
  static func subject(_ name: String, _ rules: RuleSet, _ profile: Profile, every stride: Int) throws -> Subject {
    let proof = try #require(makeProof(rules, profile))
    let checker = ProofChecker(rules, profile, proof)
    let keys = proof.worlds[0].values.keys.sorted()
    let chosen = keys.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    let steps = chosen.flatMap { key in
      let all = proof.steps(key)
      return Set([0, all.count - 1]).sorted().map { (step: all[$0], world: $0) }
    }
    for (step, world) in steps { try #require(checker.faults(of: step, world: world) == []) }
    return Subject(name: name, rules: rules, proof: proof, checker: checker, steps: steps)
  }
}

extension Step {
  /// What the step hangs on and rules conclude.
  fileprivate var derivedPremises: [FactKey] {
    let premises = base + contributions.flatMap(\.premises) + failures.flatMap(\.premises)
    return Set(premises.compactMap { if case .value(let key, .derived, _) = $0 { key } else { nil } }).sorted()
  }
}

extension JoinedOutcome {
  /// Falsified in each part.
  fileprivate var falsified: [JoinedOutcome] {
    var all: [JoinedOutcome] = []
    func add(_ change: (inout JoinedOutcome) -> Void) {
      var copy = self
      change(&copy)
      if copy != self { all.append(copy) }
    }
    add { $0.value.mayBeEmpty.toggle() }
    add { $0.value.contradiction = .possible }
    add { $0.certainty = certainty == .certain ? .possible : .certain }
    add { $0.tension = tension == nil ? Tension(upward: [], downward: []) : nil }
    for index in accounts.indices {
      add { $0.accounts.remove(at: index) }
      add { $0.accounts[index].isCertain.toggle() }
      add { $0.accounts[index].status = accounts[index].status == .applied ? .absorbed : .applied }
      add { $0.accounts[index].defeatedBy.append(RuleID(1 << 20)) }
    }
    for index in cases.indices {
      add { $0.cases.remove(at: index) }
      add { $0.cases[index].value.mayBeEmpty.toggle() }
    }
    return all
  }
}
