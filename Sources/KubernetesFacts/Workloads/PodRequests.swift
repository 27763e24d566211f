package import ManifestTree

/// The requests of a pod by resource, as the scheduler computes them.
package enum PodRequests {
  /// The sum of the requests of containers and sidecars, or more if an init container requests more.
  /// - Parameters:
  ///   - pod: the pod's `spec`.
  ///   - requests: the requests of a container.
  ///   - sum: adds two amounts.
  package static func ofContainers<Amount: Comparable>(
    in pod: Node?, _ requests: (Node) -> [String: Amount], sum: (Amount, Amount) -> Amount
  ) -> [String: Amount] {
    var total: [String: Amount] = [:]
    for container in containers(pod?["containers"]) {
      total.merge(requests(container), uniquingKeysWith: sum)
    }
    var sidecars: [String: Amount] = [:]
    var peak: [String: Amount] = [:]
    for container in containers(pod?["initContainers"]) {
      let own = sidecars.merging(requests(container), uniquingKeysWith: sum)
      peak.merge(own, uniquingKeysWith: max)
      if container.isNativeSidecar { sidecars = own }
    }
    total.merge(sidecars, uniquingKeysWith: sum)
    total.merge(peak, uniquingKeysWith: max)
    return total
  }

  /// The requests in `resources`; a limit without a request is the request.
  package static func ofContainer<Amount>(
    _ container: Node, _ amounts: (Node?) -> [String: Amount]
  ) -> [String: Amount] {
    let resources = container["resources"]
    return amounts(resources?["limits"]).merging(amounts(resources?["requests"])) { $1 }
  }

  /// The requests at the pod level, which replace those of the containers; a limit becomes a request only if no container
  /// requests the resource.
  /// - Parameters:
  ///   - pod: the pod's `spec`.
  ///   - requested: whether the containers request a resource.
  ///   - amounts: the amounts in a map of resources.
  package static func atPodLevel<Amount>(
    of pod: Node?, requested: (String) -> Bool, _ amounts: (Node?) -> [String: Amount]
  ) -> [String: Amount] {
    let resources = pod?["resources"]
    var requests = amounts(resources?["requests"]).filter { isSetAtPodLevel($0.key) }
    for (name, limit) in amounts(resources?["limits"])
    where isSetAtPodLevel(name) && requests[name] == nil && !requested(name) {
      requests[name] = limit
    }
    return requests
  }

  private static func containers(_ node: Node?) -> [Node] {
    if case .list(let containers)? = node { containers } else { [] }
  }

  private static func isSetAtPodLevel(_ name: String) -> Bool {
    name == "cpu" || name == "memory" || ResourceName.isHugePages(name)
  }
}
