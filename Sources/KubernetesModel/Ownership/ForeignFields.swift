public import ManifestTree

/// The fields of one declared object that other controllers write: whoever applies the object must leave them alone.
public struct ForeignFields: Sendable, Equatable {
  /// The object.
  public let object: ObjectIdentity
  /// The fields, as JSON pointers, sorted.
  public let pointers: [String]

  /// Finds the fields that declared autoscalers and canaries leave to their controllers, in the objects' order.
  ///
  /// The replicas of what is scaled are among them even where a manifest says none, as it should: a value of the chart
  /// may bring them back.
  public static func among(_ objects: some Sequence<Object>) -> [ForeignFields] {
    let scaled = Set(objects.compactMap { ScaleTarget(of: $0)?.identity })
    let canaries = objects.compactMap(Canary.init(of:))
    return objects.compactMap { object in
      var pointers = scaled.contains(object.identity) ? ["/spec/replicas"] : []
      for canary in canaries where canary.namespace == object.identity.namespace {
        if let target = canary.targets[object.identity.name] { pointers += target.pointers(in: object) }
      }
      return pointers.isEmpty
        ? nil : ForeignFields(object: object.identity, pointers: Set(pointers).sorted())
    }
  }
}

extension Canary.Target {
  /// The fields that the canary writes in an object.
  fileprivate func pointers(in object: Object) -> [String] {
    let spec = object.node["spec"]
    switch object.identity.kind {
    case "VirtualService":
      return ["http", "tls", "tcp"].flatMap { protocolName in
        elements(of: spec?[protocolName]).flatMap { index, route -> [String] in
          let isMeant = routes.isEmpty || route["name"]?.text.map(routes.contains) ?? false
          return isMeant ? weights(of: route["route"], at: "/spec/\(protocolName)/\(index)/route") : []
        }
      }
    case "HTTPRoute":
      return elements(of: spec?["rules"]).flatMap { index, rule in
        weights(of: rule["backendRefs"], at: "/spec/rules/\(index)/backendRefs")
      }
    case "DestinationRule":
      // Argo Rollouts narrows a subset to the pods of one ReplicaSet.
      return elements(of: spec?["subsets"]).compactMap { index, subset in
        guard let name = subset["name"]?.text, subsets.contains(name) else { return nil }
        return "/spec/subsets/\(index)/labels/rollouts-pod-template-hash"
      }
    default: return []
    }
  }

  /// One destination alone gets all traffic; nobody moves its weight.
  private func weights(of destinations: Node?, at path: String) -> [String] {
    let all = elements(of: destinations)
    return all.count < 2 ? [] : all.map { "\(path)/\($0.index)/weight" }
  }

  private func elements(of node: Node?) -> [(index: Int, node: Node)] {
    guard case .list(let list)? = node else { return [] }
    return list.enumerated().map { ($0, $1) }
  }
}
