public import Synchronization

/// Values by number, each made when it is first asked for and kept; to be shared between cores, without a lock.
///
/// A value that two ask for at the same time may be made twice: the first that is ready is kept for both.
/// Public and inlinable, as a look-up of an unspecialised generic type costs a hundred times as much.
public final class Memo<Value: Sendable>: Sendable {
  @usableFromInline
  final class Made: Sendable {
    @usableFromInline let value: Value
    @inlinable init(_ value: Value) { self.value = value }
  }

  /// Owns what was made, if anything was. An `AtomicLazyReference` would be one too, but looks up its own type each
  /// time it is asked.
  @usableFromInline
  final class Slot: Sendable {
    @usableFromInline let made = Atomic<Unmanaged<Made>?>(nil)
    @inlinable init() {}

    deinit { made.load(ordering: .acquiring)?.release() }

    @inlinable var value: Value? { made.load(ordering: .acquiring)?.takeUnretainedValue().value }

    /// Keeps a value, if none is kept yet; returns the one that is.
    @inlinable
    func keep(_ value: Value) -> Value {
      let own = Unmanaged.passRetained(Made(value))
      let other = made.compareExchange(expected: nil, desired: own, ordering: .acquiringAndReleasing).original
      guard let other else { return value }
      own.release()
      return other.takeUnretainedValue().value
    }
  }

  @usableFromInline let slots: [Slot]

  /// Room for values of the numbers from 0 to a count. O(count).
  @inlinable
  public init(count: Int) { slots = (0..<count).map { _ in Slot() } }

  /// The value of a number below the count, made now if it was not made yet. O(1) once it is made.
  @inlinable
  public func value(_ number: Int, _ make: () -> Value) -> Value {
    slots[number].value ?? slots[number].keep(make())
  }
}
