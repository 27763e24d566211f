internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct IngressBackendBlocked: Rule {
  static let card = RuleCard(
    id: "ingress-backend-blocked", topic: .calls, .error, in: .default,
    summary: "Policies block requests from an ingress controller or a gateway to a backend",
    why:
      "The ingress controller, or the gateway of a route, sends requests to the backend's pods. If policies apply to the pods and no policy allows these requests, clients get '403 Forbidden', '503 Service Unavailable', or '504 Gateway Timeout'. If a policy blocks only controllers or gateways in their usual namespace, the finding is only info. For an Ingress without a class, the rule assumes the class 'nginx'.",
    fix:
      "allow the controller or gateway in the backend's policies. In a NetworkPolicy, select the pods and the namespace of the controller or gateway, or allow the addresses of a load balancer with ipBlock. If the policy lists ports, also allow port 15008 in an ambient mesh. In an AuthorizationPolicy, allow the principal of the controller or gateway, or the addresses of a controller outside the mesh with ipBlocks. If the controller or gateway has egress policies, allow the backend's pods in an egress policy",
    specFix:
      "declare the namespace and labels, or the addresses, of the controller or gateway with 'IngressController(…)'. The policies of the service then allow the controller or gateway. If 'IngressController' already describes the controller or gateway, allow the finding with a reason. If an 'Object' declares the policy, allow the controller or gateway there",
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {namespace: shop, name: web}
        spec:
          ingressClassName: nginx
          tls: [{hosts: [shop.example], secretName: shop-tls}]
          rules:
          - host: shop.example
            http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web  # flagged
                    port: {number: 80}
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: web}
        spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: shop, name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
        """),
      .passing(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {namespace: shop, name: web}
        spec:
          ingressClassName: nginx
          tls: [{hosts: [shop.example], secretName: shop-tls}]
          rules:
          - host: shop.example
            http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
                    port: {number: 80}
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: web}
        spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: shop, name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
          ingress:
          - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    guard
      let read = IngressRoutes(manifest.node, group: manifest.group, kind: manifest.kind),
      !Self.isOfMesh(read)
    else { return [] }
    let entrance = entrance(of: read, manifest, context)
    // A route of the Gateway API names its gateway; an Ingress is served by a controller.
    let proxy = read.parents.isEmpty ? "ingress controller" : "gateway"
    return read.backends.compactMap { backend in
      guard
        let target = context.manifest(Service.type, backend.namespace ?? manifest.namespace, backend.service)
      else { return nil }
      let service = Service(manifest: target)
      let part = manifest.root.field(at: backend.path)
      // A policy that blocks every possible controller is certain, wherever the controller runs.
      for entrance in [.unknown, entrance] {
        guard let policy = context.blockingPolicy(of: entrance, by: part, to: service) else { continue }
        return finding(
          at: part, severity: entrance.severity,
          "\(policy.title(from: manifest)) allows no requests from \(source(entrance, proxy)) to '\(service.name)'",
          notes: [policy.root["metadata"]["name"].note("the policy is declared here")])
      }
      return nil
    }
  }

  /// Whether only workloads in the mesh use the routes, because all parents are Services.
  private static func isOfMesh(_ read: IngressRoutes) -> Bool {
    !read.parents.isEmpty && read.parents.allSatisfy(\.isOfMesh)
  }

  private func source(_ entrance: Entrance, _ proxy: String) -> String {
    switch entrance {
    case .usually(let namespaces):
      "the \(proxy), which usually runs in namespace '\(namespaces.joined(separator: "' or '"))',"
    case .pods(let pods): "the \(proxy) '\(pods.first?.name ?? "")'"
    case .unknown: "\(proxy == "gateway" ? "a" : "an") \(proxy)"
    }
  }

  private func entrance(of read: IngressRoutes, _ manifest: Manifest, _ context: LintContext) -> Entrance {
    let proxies: [IngressProxy]
    if read.parents.isEmpty {
      proxies = [IngressProxy.ofIngressClass(read.className ?? IngressProxy.commonIngressClass)].compactMap(
        \.self)
    } else {
      let gateways = read.parents.filter { !$0.isOfMesh }
      guard gateways.allSatisfy(\.isGateway) else { return .unknown }
      proxies = gateways.map { parent in
        let namespace = parent.namespace ?? manifest.namespace
        let gateway = context.manifest(
          GroupKind.gateway, namespace, parent.name)
        return IngressProxy.ofGateway(
          parent.name, in: namespace, className: gateway?.root["spec"]["gatewayClassName"].text)
      }
    }
    var pods: [Workload] = []
    var namespaces: [String] = []
    for proxy in proxies {
      guard case .pods(let namespace, let labels) = proxy else { return .unknown }
      namespaces.append(namespace)
      let selector = Selector(labels: TextMap(uniqueTexts: labels.lazy.map { ($0.key, $0.value) }))
      if !labels.isEmpty { pods += context.relations.pods(selector, in: namespace).representatives }
    }
    if namespaces.isEmpty { return .unknown }
    return pods.isEmpty ? .usually(namespaces) : .pods(pods)
  }
}
