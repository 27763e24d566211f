import ClusterDiff
import Foundation

extension CatalogueRow {
  private static func quota(_ amount: String) -> String {
    object("v1", "ResourceQuota", "spec: {hard: {requests.cpu: \(amount)}}")
  }

  private static func settings(_ name: String, _ value: String) -> String {
    "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name), namespace: shop}\ndata: {a: \(value)}\n"
  }

  private static func virtualService(_ spec: String, version: String = "v1") -> String {
    object("networking.istio.io/\(version)", "VirtualService", "spec: {\(spec)}")
  }

  /// Different spellings of the same value.
  static let spellings: [CatalogueRow] = [
    .init(
      39, "quantities in another unit or form",
      .cosmetic(.quantitySpelling, quota("1000m"), quota("\"1\"")),
      .cosmetic(.quantitySpelling, quota("0.1"), quota("100m")),
      .cosmetic(.quantitySpelling, quota("1024Mi"), quota("1Gi")),
      .cosmetic(.quantitySpelling, quota("1.5Gi"), quota("1536Mi")),
      .cosmetic(.quantitySpelling, quota("1000M"), quota("1G")),
      .cosmetic(.quantitySpelling, quota("\"1e3\""), quota("1k")),
      .cosmetic(.quantitySpelling, quota("0.0001"), quota("1m"))),
    .init(
      40, "durations in another unit or form",
      .cosmetic(
        .durationSpelling, virtualService("http: [{timeout: 60s}]"), virtualService("http: [{timeout: 1m}]")),
      .cosmetic(
        .durationSpelling, object("example.com/v1", "Certificate", "spec: {duration: 8760h}"),
        object("example.com/v1", "Certificate", "spec: {duration: 8760h0m0s}"))),
    .init(
      41, "numbers, booleans, and times in another notation",
      .silent(deployment("replicas: 3.0"), deployment("replicas: 3")),
      .silent(deployment("paused: on"), deployment("paused: true")),
      .cosmetic(
        .scalarSpelling, deployment("strategy: {rollingUpdate: {maxSurge: 025%}}"),
        deployment("strategy: {rollingUpdate: {maxSurge: 25%}}")),
      .cosmetic(
        .scalarSpelling,
        object("coordination.k8s.io/v1", "Lease", "spec: {renewTime: \"2026-03-01T00:30:00.500000+01:00\"}"),
        object("coordination.k8s.io/v1", "Lease", "spec: {renewTime: \"2026-02-28T23:30:00.500000Z\"}"))),
    .init(
      42, "null and empty lists, maps, and strings that mean the same as no value",
      .cosmetic(.emptyValue, service("externalIPs: []"), service()),
      .cosmetic(.emptyValue, service("selector: {}"), service()),
      .cosmetic(
        .emptyValue, deployment(container: "env: [{name: A, value: \"\"}]"),
        deployment(container: "env: [{name: A}]")),
      .silent(service("externalName: null"), service()),
      .cosmetic(
        .emptySpelling, object("v1", "Secret", "data: {a: null}"), object("v1", "Secret", "data: {a: \"\"}")),
      .cosmetic(
        .emptySpelling,
        object("networking.istio.io/v1", "ServiceEntry", "spec: {hosts: [a.example], addresses: []}"),
        object("networking.istio.io/v1", "ServiceEntry", "spec: {hosts: [a.example]}"))),
    .init(
      43, "the order of list elements, where it has no meaning",
      .cosmetic(
        .setOrder, deployment(container: "env: [{name: A, value: x}, {name: B, value: y}]"),
        deployment(container: "env: [{name: B, value: y}, {name: A, value: x}]")),
      .cosmetic(
        .setOrder,
        deployment(container: "volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /b}]"),
        deployment(container: "volumeMounts: [{name: b, mountPath: /b}, {name: a, mountPath: /a}]")),
      .cosmetic(
        .setOrder, deployment(container: "", pod: "tolerations: [{key: a}, {key: b}]"),
        deployment(container: "", pod: "tolerations: [{key: b}, {key: a}]")),
      .cosmetic(
        .setOrder, deployment("template: {spec: {containers: [{name: a}, {name: b}]}}"),
        deployment("template: {spec: {containers: [{name: b}, {name: a}]}}"))),
    .init(
      44, "the order of ports with the same number and different protocols",
      .cosmetic(
        .setOrder, service("ports: [{name: a, port: 53, protocol: TCP}, {name: b, port: 53, protocol: UDP}]"),
        service("ports: [{name: b, port: 53, protocol: UDP}, {name: a, port: 53, protocol: TCP}]")),
      .cosmetic(
        .setOrder, deployment(container: "ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]"),
        deployment(
          container: "ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP}]"))),
    .init(
      45, "`stringData` of a Secret, which the server stores as `data`",
      .silent(object("v1", "Secret", "stringData: {a: hush}"), object("v1", "Secret", "data: {a: aHVzaA==}"))),
    .init(
      46, "generated names of ConfigMaps and Secrets with the same content",
      .cosmetic(.generatedName, settings("web-6k2mc8fd7h", "x"), settings("web-7h9hmf5kt2", "x")),
      .cosmetic(
        .generatedName,
        settings("web-6k2mc8fd7h", "x")
          + deployment(container: "envFrom: [{configMapRef: {name: web-6k2mc8fd7h}}]"),
        settings("web-7h9hmf5kt2", "x")
          + deployment(container: "envFrom: [{configMapRef: {name: web-7h9hmf5kt2}}]"))),
    .init(
      47, "another version of the same kind",
      .silent(virtualService("hosts: [cart]", version: "v1beta1"), virtualService("hosts: [cart]")),
      .silent(
        object(
          "autoscaling/v1", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, targetCPUUtilizationPercentage: 70}"),
        object(
          "autoscaling/v2", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, "
            + "averageUtilization: 70}}}]}"))),
    .init(
      48, "short host names in Istio objects",
      .cosmetic(
        .hostSpelling, virtualService("hosts: [cart]"), virtualService("hosts: [cart.shop.svc.cluster.local]")
      ),
      .cosmetic(
        .hostSpelling, object("networking.istio.io/v1", "DestinationRule", "spec: {host: cart}"),
        object("networking.istio.io/v1", "DestinationRule", "spec: {host: cart.shop.svc.cluster.local}"))),
    .init(
      52,
      "a field that the kind's schema does not contain, so the server drops it; `portolan lint` reports it",
      .cosmetic(.prunedField, deployment("replica: 3, replicas: 3"), deployment("replicas: 3"))),
    .init(
      54, "lists of objects, JSON, several documents",
      .silent(
        service("ports: [{port: 80}]"),
        #"{"kind": "List", "apiVersion": "v1", "items": [{"kind": "Service", "apiVersion": "v1", "metadata": "#
          + #"{"name": "cart", "namespace": "shop"}, "spec": {"ports": [{"port": 80}]}}]}"#)),
  ]
}
