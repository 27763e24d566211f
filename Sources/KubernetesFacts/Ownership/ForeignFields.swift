package import ManifestTree

/// The fields of a declared object that other controllers write, and that an apply must not overwrite.
package struct ForeignFields: Sendable, Equatable {
  package var object: ObjectIdentity
  /// The fields, as JSON pointers, sorted.
  package let pointers: [String]

  /// Finds the fields that the controllers of the declared autoscalers and canaries write, and those that users change
  /// to start and stop experiments, in the order of the objects.
  ///
  /// The fields include the replicas of scaled objects even if the manifest does not set the replicas, because a chart
  /// value may set them. A canary is recognized by its Rollout or Canary, or by subsets that only a canary controller
  /// can distinguish.
  package static func among(_ objects: [Object]) -> [ForeignFields] {
    let scaled = Set(objects.compactMap { ScaleTarget(of: $0)?.identity })
    let canaries = Dictionary(grouping: objects.compactMap(Canary.init(of:)).flatMap(\.targets), by: \.place)
    let subsets = Dictionary(grouping: objects.compactMap(IdenticalSubsets.init(of:)), by: \.host)
    return objects.compactMap { object in
      var pointers = scaled.contains(object.identity) ? ["/spec/replicas"] : []
      let place = Canary.Place(namespace: object.identity.namespace, name: object.identity.name)
      for target in canaries[place] ?? [] { pointers += target.pointers(in: object) }
      switch object.identity.kind {
      case "DestinationRule":
        if let own = IdenticalSubsets(of: object) { pointers += object.hashes(ofSubsets: own.names) }
      case "VirtualService" where !subsets.isEmpty:
        pointers += object.weights { route in
          object.destinations(of: route).contains { destination in
            let known = subsets[destination["host"]?.text ?? ""] ?? []
            return known.contains { $0.contains(destination, in: object.identity.namespace) }
          }
        }
      case "Job" where object.node["metadata"]?["labels"]?[PortolanKey.experiment] != nil:
        // Users start and stop an experiment by changing `suspend`.
        pointers.append("/spec/suspend")
      default: break
      }
      return pointers.isEmpty
        ? nil : ForeignFields(object: object.identity, pointers: Set(pointers).sorted())
    }
  }
}

extension Canary.Target {
  /// The fields that the canary controller writes in an object.
  fileprivate func pointers(in object: Object) -> [String] {
    guard kind == nil || kind == object.identity.kind else { return [] }
    switch object.identity.kind {
    case "VirtualService":
      return object.weights { routes.isEmpty || $0["name"]?.text.map(routes.contains) ?? false }
    case "HTTPRoute": return object.backendWeights
    case "DestinationRule": return object.hashes(ofSubsets: subsets)
    case "Service": return ["/spec/selector/\(PodKey.rolloutsTemplateHash)"]
    default: return []
    }
  }
}

extension Object {
  /// The weights of a VirtualService's routes.
  fileprivate func weights(where isMoved: (Node) -> Bool) -> [String] {
    VirtualServiceRoutes.fields.flatMap { kind in
      (node["spec"]?[kind]).elements.flatMap { index, route in
        isMoved(route) ? route["route"].weights(at: "/spec/\(kind)/\(index)/route") : []
      }
    }
  }

  /// The destinations of a VirtualService's route.
  fileprivate func destinations(of route: Node) -> [Node] {
    route["route"].elements.compactMap { $0.node["destination"] }
  }

  /// The weights of an HTTPRoute's backends.
  fileprivate var backendWeights: [String] {
    (node["spec"]?["rules"]).elements.flatMap { index, rule in
      rule["backendRefs"].weights(at: "/spec/rules/\(index)/backendRefs")
    }
  }

  /// The labels with which Argo Rollouts narrows a DestinationRule's subsets to the pods of one ReplicaSet.
  fileprivate func hashes(ofSubsets names: Set<String>) -> [String] {
    (node["spec"]?["subsets"]).elements.compactMap { index, subset in
      guard let name = subset["name"]?.text, names.contains(name) else { return nil }
      return "/spec/subsets/\(index)/labels/\(PodKey.rolloutsTemplateHash)"
    }
  }
}

extension Node? {
  fileprivate var elements: [(index: Int, node: Node)] {
    guard case .list(let list)? = self else { return [] }
    return list.enumerated().map { ($0, $1) }
  }

  /// A single destination gets all traffic, so its weight is not changed.
  fileprivate func weights(at path: String) -> [String] {
    elements.count < 2 ? [] : elements.map { "\(path)/\($0.index)/weight" }
  }
}
