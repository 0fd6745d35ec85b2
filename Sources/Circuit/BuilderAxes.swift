import RuleLanguage

/// Spreading, renaming, folding and counting along axes.
extension Builder {
  mutating func spread(_ plane: Plane, over target: [Axis]) -> Plane {
    let own = axes(of: plane)
    if own == target { return plane }
    return move(plane, to: target, routes: own.map { axis in .axis(target.firstIndex(of: axis) ?? 0) })
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
    return move(plane, to: result, routes: routes)
  }

  private mutating func move(_ plane: Plane, to target: [Axis], routes found: [Route]) -> Plane {
    let key = Move(source: plane, routes: found, axes: target)
    if let known = moved[key] { return known }
    let result = newPlane(target)
    let number = routeNumbers[found, default: routes.count]
    if number == routes.count {
      routes.append(found)
      routeNumbers[found] = number
    }
    emit(.move, to: result, [plane], extra: number)
    moved[key] = result
    return result
  }

  /// Whether some lane along the given axes is on.
  mutating func fold(_ plane: Plane, dropping dropped: [Axis]) -> Plane {
    let own = axes(of: plane)
    let kept = own.filter { !dropped.contains($0) }
    if kept.count == own.count { return plane }
    let key = Move(source: plane, routes: [], axes: kept)
    if let known = moved[key] { return known }
    let result = newPlane(kept)
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

/// What becomes of an axis.
enum AxisTarget: Hashable {
  case axis(Axis)
  case entity(Int)
  var axis: Axis? { if case .axis(let axis) = self { axis } else { nil } }
}
