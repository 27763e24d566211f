internal import Diagnostics
internal import KubernetesFacts
package import ManifestTree

/// Completes a passing example, so that no rule reports a finding.
///
/// The example's own fields are kept; missing ones come from valid manifests, merged as a strategic merge patch.
/// A budget for each replicated workload without one is added, and, if there are workloads, a NetworkPolicy and a
/// PriorityClass.
package struct Completion {
  private let table = SchemaTable.newest

  package func complete(_ objects: [Object]) -> [Object] {
    var completed = objects.map(complete)
    let context = LintContext(completed)
    for workload in context.workloads
    where workload.isReplicated && !context.relations.hasBudget(workload) {
      let budget = Self.budget(workload.name, workload.labels["app"] ?? workload.name)
      completed.append(object(budget, "\(APIGroup.policy)/v1", "PodDisruptionBudget", workload.name))
    }
    if !context.workloads.isEmpty {
      completed.append(object(Self.isolation, "\(APIGroup.networking)/v1", "NetworkPolicy", "isolation"))
      completed.append(object(Self.rank, "\(APIGroup.scheduling)/v1", "PriorityClass", "standard"))
    }
    return completed.map { Object($0.identity, withSortedKeys($0.node), from: $0.origin) }
  }

  private func complete(_ object: Object) -> Object {
    let (kind, name) = (object.identity.kind, object.identity.name)
    let containers = WorkloadKind.of(object.identity.groupKind).flatMap {
      object.node[$0.podSpec.key("containers")]?.items
    }
    var names = containers?.compactMap { $0["name"]?.text } ?? []
    if names.isEmpty { names = [name] }
    var identity = object.identity
    let hasNamespace = !ClusterScope.holds(kind, group: identity.group)
    var base = read(Self.metadata(name, hasNamespace: hasNamespace))
    if ["Deployment", "StatefulSet"].contains(kind) {
      base = merge(read(Self.workload(name)), into: base, like: object)
      for container in names {
        base = merge(read(Self.container(container)), into: base, like: object)
      }
    }
    if ["Job", "CronJob"].contains(kind) {
      base = names.reduce(merge(jobTemplate(Self.job(name), kind), into: base, like: object)) {
        merge(jobTemplate(Self.task($1), kind), into: $0, like: object)
      }
    }
    if kind == "Job" { base = merge(read(Self.timeToLive), into: base, like: object) }
    if kind == "CronJob" { base = merge(read(Self.schedule), into: base, like: object) }
    if kind == "Deployment" { base = merge(read(Self.deployment), into: base, like: object) }
    if kind == "StatefulSet" { base = merge(read(Self.statefulSet(name)), into: base, like: object) }
    if hasNamespace { identity.namespace = identity.namespace ?? "shop" }
    let node = withDigests(merge(object.node, into: base, like: object))
    return Object(identity, node, from: Origin(object.origin.location))
  }

  /// The tree with a digest added to every image that has no digest.
  private func withDigests(_ node: Node) -> Node {
    switch node {
    case .list(let items): return .list(items.map(withDigests))
    case .map(let map):
      return .map(
        NodeMap(
          uniqueEntries: map.entries.map { entry in
            guard entry.key == "image", let image = entry.value.text, image != "auto", !image.contains("@")
            else {
              return .init(entry.key, withDigests(entry.value))
            }
            return .init("image", .string("\(image)@sha256:\(String(repeating: "0", count: 64))"))
          }))
    default: return node
    }
  }

  private func withSortedKeys(_ node: Node) -> Node {
    switch node {
    case .list(let items): return .list(items.map(withSortedKeys))
    case .map(let map):
      let sorted = map.entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return .map(NodeMap(uniqueEntries: sorted.map { .init($0.key, withSortedKeys($0.value)) }))
    default: return node
    }
  }

  private func merge(_ patch: Node, into base: Node, like object: Object) -> Node {
    let schema = table.schema(apiVersion: object.identity.apiVersion, kind: object.identity.kind)
    return table.merge(patch, into: base, as: schema)
  }

  /// The fields of a Job, in the place where an object of the kind has them.
  private func jobTemplate(_ job: String, _ kind: String) -> Node {
    guard kind == "CronJob" else { return read(job) }
    return .map(
      NodeMap(uniqueEntries: [
        .init("spec", .map(NodeMap(uniqueEntries: [.init("jobTemplate", read(job))])))
      ]))
  }

  private func read(_ yaml: String) -> Node {
    YAMLReader.read(Array(yaml.utf8), from: "example.yaml").documents.first?.node ?? .null
  }

  private func object(_ yaml: String, _ apiVersion: String, _ kind: String, _ name: String) -> Object {
    let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: "shop", name: name)
    return Object(identity, read(yaml), from: Origin(.init(file: "example.yaml", line: 1, column: 1)))
  }
}

extension Node {
  fileprivate var items: [Node] { if case .list(let items) = self { items } else { [] } }

  fileprivate subscript(_ keys: [String]) -> Node? {
    keys.reduce(Optional(self)) { node, key in node?[key] }
  }
}

extension Completion {
  private static func metadata(_ name: String, hasNamespace: Bool) -> String {
    """
    metadata:
      name: \(name)\(hasNamespace ? "\n  namespace: shop" : "")
      labels: {owner: team-shop, app.kubernetes.io/instance: \(name)}
      annotations: {email: shop@example.com}
    """
  }

  private static func workload(_ name: String) -> String {
    """
    spec:
      replicas: 3
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          automountServiceAccountToken: false
          terminationGracePeriodSeconds: 25
          priorityClassName: standard
          volumes: [{name: scratch, emptyDir: {}}]
          dnsConfig: {options: [{name: ndots, value: "2"}]}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]
            podAntiAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: \(name)}}}
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            seccompProfile: {type: RuntimeDefault}
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: ScheduleAnyway
            labelSelector: {matchLabels: {app: \(name)}}
          - maxSkew: 1
            topologyKey: topology.kubernetes.io/zone
            whenUnsatisfiable: ScheduleAnyway
            labelSelector: {matchLabels: {app: \(name)}}
    """
  }

  private static func container(_ name: String) -> String {
    """
    spec:
      template:
        spec:
          containers:
          - name: \(name)
            image: registry.example/\(name):1.0.0
            ports: [{name: http, containerPort: 8080}]
            readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5}
            livenessProbe: {httpGet: {path: /live, port: http}, failureThreshold: 5}
            lifecycle: {preStop: {sleep: {seconds: 5}}}
            imagePullPolicy: Always
            volumeMounts: [{name: scratch, mountPath: /tmp/scratch}]
            resources:
              requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
              limits: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities: {drop: [ALL]}
    """
  }

  private static func job(_ name: String) -> String {
    """
    spec:
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          restartPolicy: OnFailure
          automountServiceAccountToken: false
          terminationGracePeriodSeconds: 25
          priorityClassName: standard
          volumes: [{name: scratch, emptyDir: {}}]
          dnsConfig: {options: [{name: ndots, value: "2"}]}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            seccompProfile: {type: RuntimeDefault}
    """
  }

  private static func task(_ name: String) -> String {
    """
    spec:
      template:
        spec:
          containers:
          - name: \(name)
            image: registry.example/\(name):1.0.0
            imagePullPolicy: Always
            volumeMounts: [{name: scratch, mountPath: /tmp/scratch}]
            resources:
              requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
              limits: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities: {drop: [ALL]}
    """
  }

  private static let timeToLive = "spec: {ttlSecondsAfterFinished: 86400}"

  private static let schedule = """
    spec:
      schedule: "0 3 * * *"
      concurrencyPolicy: Forbid
      startingDeadlineSeconds: 600
    """

  private static let deployment = "spec: {strategy: {type: RollingUpdate}}"

  private static func statefulSet(_ name: String) -> String { "spec: {serviceName: \(name)}" }

  private static func budget(_ name: String, _ label: String) -> String {
    """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: \(name), namespace: shop, labels: {owner: team-shop}, annotations: {email: shop@example.com}}
    spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: \(label)}}}
    """
  }

  private static let rank = """
    apiVersion: scheduling.k8s.io/v1
    kind: PriorityClass
    metadata: {name: standard, labels: {owner: team-shop}, annotations: {email: shop@example.com}}
    value: 1000
    """

  private static let isolation = """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: isolation, namespace: shop, labels: {owner: team-shop}, annotations: {email: shop@example.com}}
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
      ingress:
      - from:
        - podSelector: {}
        - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [istio-system, ingress-nginx]}]}
      egress: [{}]
    """
}
