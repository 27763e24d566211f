import ManifestTree

@testable import Simulation

/// Small systems of manifests for tests.
enum Systems {
  /// Reads the objects from YAML.
  static func objects(_ yaml: String) -> [Object] {
    ManifestReader.read(Array(yaml.utf8), from: "test.yaml").objects
  }

  /// Creates a Deployment, and a Service for its pods.
  static func web(
    _ name: String = "web", replicas: Int = 3, pod: String = "", strategy: String = "", cpu: String = "100m",
    probe: Bool = true, preStop: Int = 5, grace: Int = 30
  ) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)}
    spec:
      replicas: \(replicas)
      \(strategy)
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          terminationGracePeriodSeconds: \(grace)
          \(pod)
          containers:
          - name: c
            image: app:1
            resources: {requests: {cpu: \(cpu), memory: 64Mi}}
            \(probe ? "readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 2}" : "")
            lifecycle: {preStop: {sleep: {seconds: \(preStop)}}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name)}
    spec: {selector: {app: \(name)}, ports: [{port: 80}]}
    ---

    """
  }

  static func budget(_ name: String, _ limit: String, app: String? = nil, labels: String? = nil) -> String {
    """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: \(name)}
    spec: {\(limit), selector: {matchLabels: {\(labels ?? "app: \(app ?? name)")}}}
    ---

    """
  }

  static let apart = """
    affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}
    """

  static func input(_ yaml: String, nodes: String) -> SimulationInput {
    var input = SimulationInput(objects: objects(yaml), nodes: NodePreset.nodes(nodes) ?? NodeModel())
    input.targets = Targets(standard: 99.9)
    return input
  }
}
