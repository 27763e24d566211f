import ClusterDiff
import ManifestTree
import Testing

/// The consequences of restoring a declared value: one pair per field, based on the server's validation.
@Suite struct ConsequenceTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let apiVersion: String
    let kind: String
    /// The declared object after its metadata.
    let declared: String
    let live: String
    let path: String
    let consequence: Consequence
    var testDescription: String { "\(kind) \(path) \(declared)" }

    init(
      _ apiVersion: String, _ kind: String, _ declared: String, _ live: String, _ path: String,
      _ consequence: Consequence
    ) {
      (self.apiVersion, self.kind, self.declared, self.live) = (apiVersion, kind, declared, live)
      (self.path, self.consequence) = (path, consequence)
    }
  }

  @Test(arguments: storage + services + workloads + others)
  func `restoring a field has the consequence that the server requires`(example: Example) throws {
    let report = try Pair.report(
      object(example.apiVersion, example.kind, example.declared),
      object(example.apiVersion, example.kind, example.live))
    let difference = report.differences.first { $0.path.description == example.path }
    #expect(difference?.consequence == example.consequence, "\(report.differences.map(\.line))")
  }

  @Test func `a client-side apply removes the rolling update parameters of a Deployment`() throws {
    let configuration = "kubectl.kubernetes.io/last-applied-configuration"
    let report = try Pair.report(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {strategy: {type: Recreate}}\n",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a, annotations: {\(configuration): '{"apiVersion":"apps/v1","kind":"Deployment"}'}}
      spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}
      """)
    let difference = report.differences.first { $0.path.description == "spec.strategy.type" }
    #expect(difference?.consequence == Consequence.none)
  }

  private static let storage: [Example] = [
    .init(
      "v1", "PersistentVolumeClaim", "spec: {resources: {requests: {storage: 2Gi}}}",
      "spec: {resources: {requests: {storage: 1Gi}}}", "spec.resources.requests.storage", .none),
    .init(
      "v1", "PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1Gi}}}",
      "spec: {resources: {requests: {storage: 2Gi}}}", "spec.resources.requests.storage", .recreation),
    .init(
      "v1", "PersistentVolumeClaim", "spec: {volumeAttributesClassName: a}",
      "spec: {volumeAttributesClassName: b}", "spec.volumeAttributesClassName", .none),
    .init(
      "v1", "PersistentVolumeClaim", "spec: {storageClassName: a}", "spec: {storageClassName: b}",
      "spec.storageClassName", .recreation),
    .init(
      "v1", "PersistentVolume", "spec: {accessModes: [ReadWriteOnce]}",
      "spec: {accessModes: [ReadWriteMany]}", "spec.accessModes", .none),
    .init(
      "v1", "PersistentVolume", "spec: {storageClassName: a}", "spec: {storageClassName: b}",
      "spec.storageClassName", .none),
    .init(
      "v1", "PersistentVolume", "spec: {nfs: {server: a}}", "spec: {nfs: {server: b}}", "spec.nfs.server",
      .recreation),
    .init(
      "v1", "PersistentVolume", "spec: {nodeAffinity: {required: {nodeSelectorTerms: [{}]}}}", "spec: {}",
      "spec.nodeAffinity", .none),
    .init(
      "storage.k8s.io/v1", "CSIDriver", "spec: {attachRequired: false}", "spec: {attachRequired: true}",
      "spec.attachRequired", .recreation),
    .init(
      "storage.k8s.io/v1", "CSIDriver", "spec: {podInfoOnMount: true}", "spec: {podInfoOnMount: false}",
      "spec.podInfoOnMount", .none),
    .init(
      "storage.k8s.io/v1", "VolumeAttributesClass", "parameters: {iops: \"1\"}", "parameters: {iops: \"2\"}",
      "parameters.iops", .recreation),
    .init(
      "storage.k8s.io/v1", "StorageClass", "allowVolumeExpansion: true", "", "allowVolumeExpansion", .none),
    .init(
      "storage.k8s.io/v1", "StorageClass", "reclaimPolicy: Retain", "reclaimPolicy: Delete", "reclaimPolicy",
      .recreation),
  ]

  private static let services: [Example] = [
    .init(
      "v1", "Service", "spec: {ports: [{name: a, port: 80}]}", "spec: {ports: [{name: a, port: 81}]}",
      "spec.ports[name=a].port", .refused),
    .init(
      "v1", "Service", "spec: {ports: [{port: 80}]}", "spec: {ports: [{port: 81}]}",
      "spec.ports[port=80,protocol=TCP]", .refusedWithoutNames),
    .init(
      "v1", "Service", "spec: {ports: [{name: a, port: 80}, {name: b, port: 81}]}",
      "spec: {ports: [{name: a, port: 80}]}", "spec.ports[name=b]", .none),
    .init(
      "v1", "Service", "spec: {ports: [{port: 80}]}", "spec: {clusterIP: None, ports: [{port: 80}]}",
      "spec.clusterIP", .recreation),
    .init(
      "v1", "Service", "spec: {clusterIP: 10.0.0.1}",
      "spec: {type: ExternalName, externalName: a.example}", "spec.clusterIP", .none),
    .init(
      "v1", "Service", "spec: {ipFamilies: [IPv4]}", "spec: {ipFamilies: [IPv6]}", "spec.ipFamilies",
      .recreation),
    .init(
      "v1", "Service", "spec: {ipFamilies: [IPv4, IPv6]}", "spec: {ipFamilies: [IPv4]}", "spec.ipFamilies",
      .none),
    .init(
      "v1", "Service", "spec: {type: LoadBalancer, loadBalancerClass: a}",
      "spec: {type: LoadBalancer, loadBalancerClass: b}", "spec.loadBalancerClass", .recreation),
    .init(
      "v1", "Service", "spec: {type: LoadBalancer, loadBalancerClass: a}", "spec: {type: NodePort}",
      "spec.loadBalancerClass", .none),
  ]

  private static func template(_ image: String, _ spec: String = "") -> String {
    "spec: {template: {spec: {containers: [{name: a, image: \"\(image)\"}]}}\(spec.isEmpty ? "" : ", ")\(spec)}"
  }

  private static let image = "spec.template.spec.containers[name=a].image"

  private static let workloads: [Example] = [
    .init(
      "apps/v1", "Deployment", "spec: {strategy: {type: Recreate}}",
      "spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}", "spec.strategy.type",
      .refusedWithRollingUpdate),
    .init(
      "apps/v1", "StatefulSet", "spec: {updateStrategy: {type: OnDelete}}",
      "spec: {updateStrategy: {type: RollingUpdate}}", "spec.updateStrategy.type", .refusedWithRollingUpdate),
    .init(
      "apps/v1", "StatefulSet", "spec: {serviceName: a}", "spec: {serviceName: b}", "spec.serviceName",
      .recreation),
    // Another group can have a kind of the same name with other rules.
    .init(
      "apps.kruise.io/v1beta1", "StatefulSet", "spec: {reserveOrdinals: [1]}",
      "spec: {reserveOrdinals: [2]}", "spec.reserveOrdinals", .none),
    .init("apps/v1", "Deployment", template("a:1"), template("a:2"), image, .restartsPods),
    .init(
      "apps/v1", "Deployment", template("a:1", "paused: true"), template("a:2", "paused: true"), image, .none),
    .init("apps/v1", "Deployment", template("a:1"), template("a:2", "replicas: 0"), image, .none),
    .init(
      "apps/v1", "DaemonSet", template("a:1", "updateStrategy: {type: OnDelete}"),
      template("a:2", "updateStrategy: {type: OnDelete}"), image, .none),
    .init(
      "apps/v1", "StatefulSet", template("a:1", "updateStrategy: {rollingUpdate: {partition: 3}}"),
      template("a:2", "replicas: 3, updateStrategy: {rollingUpdate: {partition: 3}}"), image, .none),
    .init(
      "apps/v1", "StatefulSet", template("a:1", "updateStrategy: {rollingUpdate: {partition: 2}}"),
      template("a:2", "replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}"), image, .restartsPods),
    .init(
      "apps/v1", "StatefulSet", "spec: {serviceName: a}", "spec: {serviceName: b}", "spec.serviceName",
      .recreation),
    .init(
      "apps/v1", "StatefulSet", "spec: {minReadySeconds: 5}", "spec: {minReadySeconds: 6}",
      "spec.minReadySeconds", .none),
    .init("batch/v1", "Job", template("a:1"), template("a:2"), image, .recreation),
    .init(
      "batch/v1", "Job", "spec: {completions: 2}", "spec: {completions: 3}", "spec.completions", .recreation),
    .init(
      "batch/v1", "Job", "spec: {completionMode: Indexed, completions: 2, parallelism: 2}",
      "spec: {completionMode: Indexed, completions: 3, parallelism: 3}", "spec.completions", .none),
    .init("batch/v1", "Job", "spec: {parallelism: 2}", "spec: {parallelism: 3}", "spec.parallelism", .none),
    .init(
      "batch/v1", "Job", "spec: {podReplacementPolicy: Failed}",
      "spec: {podReplacementPolicy: TerminatingOrFailed}", "spec.podReplacementPolicy", .none),
    .init(
      "argoproj.io/v1alpha1", "Rollout", template("a:1"), template("a:2"), image, .restartsPods),
    .init(
      "apps.kruise.io/v1alpha1", "CloneSet", template("a:1"), template("a:2"), image, .restartsPods),
    .init("apps/v1", "ReplicaSet", template("a:1"), template("a:2"), image, .none),
    .init(
      "v1", "Pod", "spec: {containers: [{name: a, image: \"a:1\"}]}",
      "spec: {containers: [{name: a, image: \"a:2\"}]}", "spec.containers[name=a].image", .none),
    .init(
      "v1", "Pod", "spec: {hostNetwork: true}", "spec: {}", "spec.hostNetwork", .recreation),
  ]

  private static let others: [Example] = [
    .init("v1", "ConfigMap", "data: {a: b}", "data: {a: c}", "data.a", .none),
    .init("v1", "ConfigMap", "data: {a: b}", "immutable: true\ndata: {a: c}", "data.a", .recreation),
    .init("v1", "Secret", "type: a.example/x", "type: Opaque", "type", .recreation),
    .init(
      "v1", "ResourceQuota", "spec: {scopes: [BestEffort]}", "spec: {scopes: [NotBestEffort]}", "spec.scopes",
      .recreation),
    .init(
      "v1", "ResourceQuota", "spec: {hard: {pods: 1}}", "spec: {hard: {pods: 2}}", "spec.hard.pods", .none),
    .init(
      "rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {kind: Role, name: a}",
      "roleRef: {kind: Role, name: b}", "roleRef.name", .recreation),
    .init("scheduling.k8s.io/v1", "PriorityClass", "value: 1", "value: 2", "value", .recreation),
    .init(
      "networking.k8s.io/v1", "IngressClass", "spec: {controller: a.example/a}",
      "spec: {controller: a.example/b}", "spec.controller", .recreation),
    .init(
      "gateway.networking.k8s.io/v1", "GatewayClass", "spec: {controllerName: a.example/a}",
      "spec: {controllerName: a.example/b}", "spec.controllerName", .recreation),
    .init("node.k8s.io/v1", "RuntimeClass", "handler: a", "handler: b", "handler", .recreation),
  ]
}
