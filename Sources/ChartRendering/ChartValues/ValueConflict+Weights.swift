import ChartParameters
import Diagnostics
import KubernetesFacts
import ManifestTree

extension ValueChecks {
  /// The weights of the destinations of a route, at least one of which is a value.
  struct Route: Equatable {
    let destinations: [Destination]

    /// A destination of a route.
    struct Destination: Equatable {
      /// The place of the weight among the values; nil if the weight is not a value.
      let path: ValuesPath?
      /// The weight that is not a value.
      let constant: Int64?
      /// The condition for the destination.
      let condition: Condition?
    }
  }

  /// Adds the routes of a VirtualService whose weights are values, and meet the rule for weights in each profile.
  mutating func addRoutes(of object: Chart.Object, _ profiles: [Node]) {
    guard object.identity.kind == "VirtualService" else { return }
    for case .pair("spec", .map(let spec), let specCondition) in object.entries {
      for case .pair(let key, .list(let items), let listCondition) in spec
      where VirtualServiceRoutes.fields.contains(key) {
        for case .item(.map(let entries), let itemCondition) in items {
          for case .pair("route", .list(let destinations), let own) in entries {
            let conditions = [object.condition, specCondition, listCondition, itemCondition, own]
            add(Route(destinations, if: conditions.reduce(nil, Condition.both)), profiles)
          }
        }
      }
    }
  }

  private mutating func add(_ route: Route, _ profiles: [Node]) {
    // A patch of the spec can have changed the weights.
    let isValid = profiles.allSatisfy { values in
      let weights = route.destinations.compactMap { $0.weight(in: values) }
      return weights.count < route.destinations.count || weights.reduce(0, +) == RouteWeight.sum
    }
    guard isValid, route.destinations.count > 1, route.destinations.contains(where: { $0.path != nil }),
      !routes.contains(route)
    else { return }
    routes.append(route)
  }
}

extension ValueChecks.Route {
  fileprivate init(_ items: [Template.Item], if condition: Condition?) {
    destinations = items.compactMap { item in
      guard case .item(let template, let own) = item else { return nil }
      let condition = Condition.both(condition, own)
      switch template {
      case .literal(let node):
        return Destination(path: nil, constant: node["weight"]?.int, condition: condition)
      case .map(let entries):
        for case .pair("weight", let weight, _) in entries {
          switch weight {
          case .value(let path, _): return Destination(path: path, constant: nil, condition: condition)
          case .literal(let node): return Destination(path: nil, constant: node.int, condition: condition)
          default: continue
          }
        }
        return Destination(path: nil, constant: nil, condition: condition)
      default: return nil
      }
    }
  }
}

extension ValueChecks.Route.Destination {
  fileprivate func weight(in values: Node) -> Int64? { path.map { values[$0]?.int } ?? constant }
}

extension Evaluation {
  /// The conflict of the weights of a route: a destination without a weight beside others, or a sum that is not 100.
  func conflict(of route: ValueChecks.Route, in values: ChartValues) -> Diagnostic? {
    let destinations = route.destinations.filter { holds($0.condition) }
    guard destinations.count > 1 else { return nil }
    func conflict(_ path: ValuesPath, _ problem: String, fix: String) -> Diagnostic {
      Diagnostic(
        "values/conflict", .error, "value '\(path)' \(problem)", at: values.location(of: path), fix: fix)
    }
    for case let destination in destinations where destination.weight(in: self.values) == nil {
      guard let path = destination.path else { continue }
      return conflict(
        path, "is null, but a route with several destinations requires a weight (percent) for each of them",
        fix: "set the weight so that the weights of the route add up to \(RouteWeight.sum)")
    }
    let sum = destinations.reduce(0) { $0 + ($1.weight(in: self.values) ?? 0) }
    guard sum != RouteWeight.sum, let path = destinations.lazy.compactMap(\.path).first else { return nil }
    return conflict(
      path, "is part of a route whose weights add up to \(sum), not \(RouteWeight.sum)",
      fix:
        "change the weights below '\(ValuesPath(path.keys.dropLast()))' so that the route's weights add up to \(RouteWeight.sum)"
    )
  }
}
