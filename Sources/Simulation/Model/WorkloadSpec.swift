internal import KubernetesFacts
internal import ManifestTree

/// A workload's spec with the API server's defaults; times are in milliseconds.
package struct WorkloadSpec: Sendable {
  package let kind: Kind
  package let namespace: String
  package let name: String
  var replicas: Int
  var template: Node
  let selector: LabelSelector
  let minReady: Int64
  let progressDeadline: Int64?
  let isPaused: Bool
  let recreates: Bool
  /// The whole `spec`, whose strategy limits rollouts.
  let written: Node
  let partition: Int
  /// The ordinal of a StatefulSet's first pod.
  let firstOrdinal: Int
  /// Whether a StatefulSet sets `maxUnavailable`.
  let boundsUnavailable: Bool
  let isParallel: Bool
  let updatesOnDelete: Bool
  let claimTemplates: [String]
  let claims: [Node]
  let job: JobSpec
  /// The labels that the pods have before the controller adds its own labels.
  let podLabels: [String: String]

  struct Identity: Hashable, Sendable {
    let kind: Kind
    let namespace: String
    let name: String
  }

  var identity: Identity { Identity(kind: kind, namespace: namespace, name: name) }

  package enum Kind: String, Sendable {
    case deployment = "Deployment"
    case statefulSet = "StatefulSet"
    case daemonSet = "DaemonSet"
    /// A ReplicaSet or a ReplicationController.
    case replicaSet = "ReplicaSet"
    case job = "Job"
    case pod = "Pod"

    /// Whether the kind has a scale subresource, from which a budget can read the number of pods.
    var hasScale: Bool { self == .deployment || self == .statefulSet || self == .replicaSet }

    /// Whether the controller replaces the pods after the template changed.
    var replacesPods: Bool { self == .deployment || self == .statefulSet || self == .daemonSet }

    var groupKind: GroupKind {
      switch self {
      case .deployment: .deployment
      case .statefulSet: .statefulSet
      case .daemonSet: .daemonSet
      case .replicaSet: .replicaSet
      case .job: .job
      case .pod: .pod
      }
    }

    /// The name that the API server uses for the resource.
    var resource: String {
      let (group, plural) = (groupKind.group, ResourceGroups.plural(of: rawValue))
      return group.isEmpty ? plural : "\(plural).\(group)"
    }
  }

  init?(_ object: Object) {
    let root = object.node
    let spec = root.at("spec")
    switch object.identity.groupKind {
    case .deployment: kind = .deployment
    case .statefulSet: kind = .statefulSet
    case .daemonSet: kind = .daemonSet
    case .replicaSet, .replicationController: kind = .replicaSet
    case .job: kind = .job
    case .pod: kind = .pod
    default: return nil
    }
    // Objects that a controller owns are left out, such as the ReplicaSets and pods in a dump: the simulated
    // controllers create them.
    let owners = root.at("metadata", "ownerReferences").items
    if owners.contains(where: { $0.at("controller").isTrue }) { return nil }
    namespace = object.identity.namespace ?? SystemNamespace.default
    name = object.identity.name
    template = kind == .pod ? root : spec.at("template")
    replicas = max(0, spec.at("replicas").count ?? WorkloadDefaults.replicas)
    let written = spec.at("selector")
    selector =
      object.identity.kind == "ReplicationController"
      ? LabelSelector(labels: written.textMap) : LabelSelector(written)
    let labels = template.at("metadata", "labels").textMap
    podLabels = labels.isEmpty && kind != .pod ? written.at("matchLabels").textMap : labels
    minReady = 1000 * Int64(max(0, min(spec.at("minReadySeconds").count ?? 0, 1_000_000)))
    let deadline = spec.at("progressDeadlineSeconds").count ?? WorkloadDefaults.progressDeadline
    progressDeadline = deadline >= 2_147_483_647 || kind != .deployment ? nil : 1000 * Int64(max(0, deadline))
    isPaused = spec.at("paused").isTrue
    let strategy = spec.at(RolloutBounds.strategy(of: kind.rawValue))
    recreates = RolloutBounds.recreates(kind: kind.rawValue, spec: spec)
    let rolling = strategy.at("rollingUpdate")
    self.written = spec
    partition = max(0, min(rolling.at("partition").count ?? 0, 2_147_483_647))
    firstOrdinal = max(0, min(spec.at("ordinals", "start").count ?? 0, 2_147_483_647))
    boundsUnavailable = kind == .statefulSet && rolling.at("maxUnavailable").exists
    isParallel = spec.at("podManagementPolicy").text == "Parallel"
    updatesOnDelete = strategy.at("type").text == "OnDelete"
    claims = spec.at("volumeClaimTemplates").items
    claimTemplates = claims.compactMap { $0.at("metadata", "name").text }
    job = JobSpec(spec)
  }

  /// The maximum numbers of additional and unavailable pods of a rollout, for a number of replicas.
  func rolloutBounds(of replicas: Int) -> (surge: Int, unavailable: Int) {
    let bounds = RolloutBounds(kind: kind.rawValue, spec: written, replicas: replicas)
    return (bounds.surge, bounds.unavailable)
  }
}

extension WorkloadSpec {
  func with(template: Node) -> WorkloadSpec {
    var copy = self
    copy.template = template
    return copy
  }
}
