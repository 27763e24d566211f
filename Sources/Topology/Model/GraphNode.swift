package import Diagnostics

/// A part of a system that calls others or is called: a workload, a gateway, a Service without a workload, or a host
/// outside the objects.
package struct GraphNode: Sendable, Hashable {
  /// The kind, namespace, and name of the object, such as `Deployment/shop/cart`; hosts and Ingress classes have no
  /// namespace.
  ///
  /// For a Service of type LoadBalancer or NodePort, the type replaces the kind.
  package let id: String
  package let name: String
  /// The namespace; empty for hosts outside the cluster and for Ingress classes.
  package let namespace: String
  package var kind: Kind
  /// The kind of the object, such as `StatefulSet`, or the type of a Service of type LoadBalancer, NodePort, or
  /// ExternalName.
  package let objectKind: String
  /// The nodes on which the pods can run; nil without pods.
  package var placement: Placement?
  /// The number of pods; nil without pods, or if it is not declared.
  package var scale: Scale?
  /// The disruption budget of the pods.
  package var budget: Budget?
  /// The schedule of a CronJob.
  package var schedule: String?
  /// Further information for the reader, such as that the input does not contain an object.
  package var note: String?
  /// The objects that the node stands for, and those that belong to it.
  package var objects: [GraphObject] = []
  /// How a change affects the node; nil without a comparison.
  package var change: GraphChange?

  /// The node's role in the architecture.
  package enum Kind: String, Sendable, CaseIterable {
    case gateway, service, job, queue, database, external
  }

  /// The nodes on which pods can run.
  package enum Placement: String, Sendable, CaseIterable {
    case spot
    case onDemand = "on-demand"
    case anywhere
  }

  /// The number of pods.
  package enum Scale: Sendable, Hashable {
    /// A fixed number.
    case fixed(Int)
    /// The range of an autoscaler; nil without an upper limit.
    case range(Int, Int?)
    /// One pod on each node that the DaemonSet matches.
    case everyNode
  }

  /// The limit of a PodDisruptionBudget.
  package struct Budget: Sendable, Hashable {
    package var maxUnavailable: String?
    package var minAvailable: String?
    /// The number of pods that can be evicted at the same time if the workload runs its minimum number of pods.
    package var evictable: Int
  }
}

/// An object that belongs to a node.
package struct GraphObject: Sendable, Hashable {
  package let kind: String
  package let namespace: String
  package let name: String
  package let location: FileLocation
}

/// How a change affects a node or an edge.
package enum GraphChange: String, Sendable, CaseIterable {
  case added, removed, altered
}

extension GraphNode.Scale {
  /// The number of pods, as pictures show it: `3`, `3–10`, `one per node`.
  package var text: String {
    switch self {
    case .fixed(let count): "\(count)"
    case .range(let least, let most?): least == most ? "\(least)" : "\(least)–\(most)"
    case .range(let least, nil): "\(least)+"
    case .everyNode: "one per node"
    }
  }

  /// The number of pods with its unit: `1 pod`, `3–10 pods`.
  package var podText: String {
    switch self {
    case .fixed(1), .range(1, 1): "1 pod"
    case .everyNode: "one pod per node"
    default: "\(text) pods"
    }
  }
}

extension GraphNode.Budget {
  /// The limit, as pictures show it: `max 1 down`.
  package var text: String {
    if let maxUnavailable { return "max \(maxUnavailable) down" }
    // The controller allows no evictions if a budget sets no limit.
    return minAvailable.map { "min \($0) up" } ?? "no evictions"
  }
}
