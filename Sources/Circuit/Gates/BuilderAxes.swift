import RuleModel

/// Spreading, renaming, folding and counting along axes.
extension Builder {
  mutating func spread(_ plane: Plane, over target: [Axis]) -> Plane { spread(plane, over: shape(of: target)) }

  mutating func spread(_ plane: Plane, over shape: Int32) -> Plane {
    if self.shape(of: plane) == shape { return plane }
    let target = shapes[Int(shape)]
    return move(plane, to: shape, routes: axes(of: plane).map { .axis(target.firstIndex(of: $0) ?? 0) })
  }

  /// The plane with each axis renamed or fixed to one entity.
  mutating func rename(_ plane: Plane, _ targets: [Axis: AxisTarget]) -> Plane {
    let own = axes(of: plane)
    let found = own.map { targets[$0] ?? .axis($0) }
    if zip(own, found).allSatisfy({ AxisTarget.axis($0) == $1 }) { return plane }
    let result = sorted(Set(found.compactMap(\.axis)))
    let routes = found.map { target -> Route in
      switch target {
      case .axis(let axis): .axis(result.firstIndex(of: axis) ?? 0)
      case .entity(let entity): .entity(entity)
      }
    }
    return move(plane, to: shape(of: result), routes: routes)
  }

  private mutating func move(_ plane: Plane, to shape: Int32, routes found: [Route]) -> Plane {
    let number = number(of: found)
    let key = Move(source: plane, shape: shape, routes: number)
    if let known = moved[key] { return known }
    let result = newPlane(shape: shape)
    emit(.move, to: result, [plane], extra: number)
    moved[key] = result
    return result
  }

  private mutating func number(of found: [Route]) -> Int {
    if let known = routeNumbers[found] { return known }
    routes.append(found)
    routeNumbers[found] = routes.count - 1
    return routes.count - 1
  }

  /// Whether some lane along the given axes is on.
  mutating func fold(_ plane: Plane, dropping dropped: [Axis]) -> Plane {
    let own = axes(of: plane)
    let kept = own.filter { !dropped.contains($0) }
    if kept.count == own.count { return plane }
    let shape = shape(of: kept)
    let key = Move(source: plane, shape: shape, routes: nil)
    if let known = moved[key] { return known }
    let result = newPlane(shape: shape)
    emit(.fold, to: result, [plane])
    moved[key] = result
    return result
  }

  /// How many lanes along the given axes are on, in `width` digits. The plane must have these axes.
  mutating func count(_ plane: Plane, along dropped: [Axis], width: Int) -> [Plane] {
    if plane == .never || width == 0 { return plane == .never ? [] : [plane] }
    let full = spread(plane, over: sorted(Set(axes(of: plane)).union(dropped)))
    let kept = axes(of: full).filter { !dropped.contains($0) }
    let digits = (0..<width).map { _ in newPlane(kept) }
    emit(.count, to: digits[0], [full] + digits)
    return digits
  }
}
