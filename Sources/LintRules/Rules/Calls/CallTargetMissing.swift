internal import Diagnostics

/// An address that nobody has.
struct CallTargetMissing: Rule {
  static let card = RuleCard(
    id: "call-target-missing", .warning, in: .production,
    summary: "A setting names a host of the namespace that no Service has.",
    why: "The name does not resolve: the program starts, and fails at its first call.",
    fix: "name a Service, deploy what is missing, or declare a ServiceEntry",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                env:
                - name: KAFKA_ZOOKEEPER_CONNECT
                  value: zookeeper:2181  # flagged
                - name: DB_ADDRESS
                  value: mysql  # flagged
                - name: CACHE_ADDRESS
                  valueFrom:
                    configMapKeyRef: {name: web, key: cache}  # flagged
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {cache: "redis:6379"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: my-release-mysql}
        spec:
          selector: {app: my-release-mysql}
          ports: [{name: http, port: 3306}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: my-release-mysql}
        spec:
          template:
            metadata: {labels: {app: my-release-mysql}}
            spec:
              containers:
              - name: my-release-mysql
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                env:
                - name: CART_ADDR
                  value: cart:8080
                - name: LISTEN_ADDR
                  value: localhost:9000
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
              - name: cart
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    // Where nothing of the namespace is served, its Services are somewhere else.
    guard fleet.hosts.hasServices(in: workload.namespace) else { return [] }
    return fleet.calls.variables(of: workload).compactMap { told in
      let host = told.address.host
      guard !host.contains("."), host != "localhost", host != "none",
        case .missing = fleet.hosts.meaning(of: host, from: workload.namespace)
      else { return nil }
      let names = fleet.names(of: Service.type, in: workload.namespace)
      let near = names.first { $0.hasSuffix("-\(host)") } ?? nearestName(to: host, among: names)
      return finding(
        at: told.part, "no Service is named '\(host)'",
        notes: told.source.map { [$0.note("the ConfigMap names it here")] } ?? [],
        fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
