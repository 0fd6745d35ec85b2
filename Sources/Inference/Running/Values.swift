package import Circuit
package import RuleModel

extension Evaluation {
  /// The value of a derived attribute in a world; nil for one that is only given.
  package func value(_ attribute: AttributeID, _ place: Place, world: Int) -> Value? {
    guard let planes = circuit.attributes[attribute.raw] else { return nil }
    return value(planes, place, world: world)
  }

  /// What a value can be. The place must have their axes but for the target of a reference.
  package func value(_ planes: ValuePlanes, _ place: Place, world: Int) -> Value {
    guard case .ordinals(let values) = planes else {
      return ValueReader(self, planes, along: place.axes).value(place.entities, world: world)
    }
    func isOn(_ plane: Plane) -> Bool { self.isOn(plane, at: place, world: world) }
    let ordinals = values.canBe.indices.filter { isOn(values.canBe[$0]) }
    return Value(
      ordinals.isEmpty ? .nothing : .ordinals(ordinals), mayBeEmpty: isOn(values.mayBeEmpty),
      contradiction: isOn(values.contradiction.certain)
        ? .certain : isOn(values.contradiction.possible) ? .possible : .none)
  }
}
