import RuleModel

/// How derived attributes are treated.
public enum CompilationMode: Sendable {
  /// Rules conclude them.
  case evaluation
  /// They are stated like facts, and rules are only asked whether their bodies hold: for a rule's own examples.
  case fragments
}

/// From a rule set to a circuit: one pass over the strata.
struct Compiler {
  let ruleSet: RuleSet
  let mode: CompilationMode
  var build: Builder
  var attributes: [Wires?]
  var bases: [Wires?]
  var rules: [RuleWires?]
  var conclusions: [[ConclusionID]]
  var isRead: [Bool]
  var cuts: [AttributeID: Set<Int64>] = [:]
  var inputs = SignatureTable<[Plane]>()
  /// Tests by constraint and path: rules repeat them.
  var tests = SignatureTable<Signal>()
  private var signature: [Int] = []
  var projections: [ConclusionID: Projection] = [:]
  /// Found as attributes ask for them: a rule may conclude several, of different strata.
  var contributions: [ConclusionID: ContributionWires] = [:]
  /// Rules that set aside instances of a rule.
  private(set) var overriding: [[RuleID]]

  init(_ ruleSet: RuleSet, mode: CompilationMode) {
    self.ruleSet = ruleSet
    self.mode = mode
    build = Builder(order: ruleSet.entities.map(\.count))
    attributes = Array(repeating: nil, count: ruleSet.attributes.count)
    bases = attributes
    rules = Array(repeating: nil, count: ruleSet.rules.count)
    conclusions = Array(repeating: [], count: ruleSet.attributes.count)
    isRead = Array(repeating: false, count: ruleSet.attributes.count)
    overriding = Array(repeating: [], count: ruleSet.rules.count)
    for (index, rule) in ruleSet.rules.enumerated() where !rule.isDraft || mode == .fragments {
      for target in rule.overrides { overriding[target.raw].append(RuleID(index)) }
      for (place, conclusion) in rule.conclusions.enumerated() {
        conclusions[conclusion.attribute.raw].append(ConclusionID(rule: RuleID(index), index: place))
      }
    }
  }

  mutating func compile() -> CompiledRules {
    if mode == .evaluation {
      for stratum in ruleSet.strata {
        if stratum.isRecursive {
          compileRecursive(stratum.attributes)
        } else {
          for attribute in stratum.attributes { compile(attribute) }
        }
      }
    }
    for index in ruleSet.rules.indices where !ruleSet.rules[index].isDraft || mode == .fragments {
      finish(RuleID(index))
    }
    let never = mode == .evaluation ? ruleSet.never.indices.map { compileNever($0) } : []
    let kept = kept + never.flatMap { [$0.anywhere.possible, $0.anywhere.certain, $0.instances.certain] }
    return CompiledRules(
      shapes: build.shapes, origins: build.origins, shapeOfPlane: build.shapeOfPlane, kept: kept,
      instructions: build.instructions,
      operands: build.operands, routes: build.routes,
      inputs: build.inputs, attributes: attributes, bases: bases, rules: rules, conclusions: conclusions, never: never,
      isRead: isRead, cuts: cuts.mapValues { $0.sorted() })
  }

  private mutating func compileNever(_ index: Int) -> NeverSignals {
    build.origin = .never(index)
    let never = ruleSet.never[index]
    let frame = frame(of: never.scope)
    let free = Array(frame.prefix(never.freeCount))
    let held = signal(of: never.when, in: frame)
    let instances = build.and([held, Signal(possible: .always, certain: listed(free))])
    return NeverSignals(instances: instances, anywhere: some(instances, free))
  }

  /// A test, read from those made before where it is one of them.
  mutating func signal(of test: Test, in frame: [Axis]) -> Signal {
    signature.removeAll(keepingCapacity: true)
    test.constraint.sign(in: frame, into: &signature)
    test.path.sign(in: frame, into: &signature)
    if let known = tests.find(signature) { return known }
    let own = signature
    let result = newSignal(of: test, in: frame)
    tests.insert(result, for: own)
    return result
  }

  /// The axes of a scope's variables: variables of one kind get slots in order.
  func frame(of scope: [Variable]) -> [Axis] {
    var frame: [Axis] = []
    for variable in scope {
      frame.append(Axis(variable.kind, frame.count { $0.kind == variable.kind }))
    }
    return frame
  }

  /// The axes of an attribute's own entities.
  func ownAxes(of kind: KindID) -> [Axis] {
    switch ruleSet.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [Axis(kind)]
    case .pair(let first, let second, _):
      [Axis(first.kind), Axis(second.kind, first.kind == second.kind ? 1 : 0)]
    }
  }

  /// A slot of the kind that none of the axes uses.
  func freshAxis(_ kind: KindID, beside axes: some Sequence<Axis>) -> Axis {
    Axis(kind, (axes.filter { $0.kind == kind }.map(\.slot).max() ?? -1) + 1)
  }

  func mayBeOpen(_ kind: KindID) -> Bool {
    if case .byReference = ruleSet.kinds[kind.raw].form { return true }
    return ruleSet.entities[kind.raw].isEmpty
  }

  /// Digits enough for the number of entities along the axes.
  func width(_ axes: [Axis]) -> Int {
    axes.reduce(into: 0) { digits, axis in
      let bound = mayBeOpen(axis.kind) ? entityLimit + 1 : ruleSet.entities[axis.kind.raw].count
      digits += Int.bitWidth - bound.leadingZeroBitCount
    }
  }
}

extension CompiledRules {
  /// The circuit of a rule set without errors. Linear in its size.
  public init(compiling ruleSet: RuleSet, mode: CompilationMode = .evaluation) {
    var compiler = Compiler(ruleSet, mode: mode)
    self = compiler.compile()
  }
}
