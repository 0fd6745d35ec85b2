import Synchronization

/// Values by number, each made when it is first asked for and kept; to be shared between cores, without a lock.
///
/// A value that two ask for at the same time may be made twice: the first that is ready is kept for both.
package final class Memo<Value: Sendable>: Sendable {
  final class Made: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// Owns what was made, if anything was. An `AtomicLazyReference` would be one too, but looks up its own type each
  /// time it is asked.
  final class Slot: Sendable {
    let made = Atomic<Unmanaged<Made>?>(nil)
    init() {}

    deinit { made.load(ordering: .acquiring)?.release() }

    var value: Value? { made.load(ordering: .acquiring)?.takeUnretainedValue().value }

    /// Keeps a value, if none is kept yet; returns the one that is.
    func keep(_ value: Value) -> Value {
      let own = Unmanaged.passRetained(Made(value))
      let other = made.compareExchange(expected: nil, desired: own, ordering: .acquiringAndReleasing).original
      guard let other else { return value }
      own.release()
      return other.takeUnretainedValue().value
    }
  }

  let slots: [Slot]

  package init(count: Int) { slots = (0..<count).map { _ in Slot() } }

  // Inlinable: a look-up of an unspecialised generic type costs a hundred times as much.
  package func value(_ number: Int, _ make: () -> Value) -> Value {
    slots[number].value ?? slots[number].keep(make())
  }
}
