internal import Diagnostics
internal import LintEngine

struct CallTargetMissing: Rule {
  static let card = RuleCard(
    id: "call-target-missing", topic: .calls, .warning, in: .production,
    summary:
      "Command, argument, or environment variable references a short host name that no declared Service in the namespace has",
    why:
      "Unless the Service exists in the cluster, DNS usually does not resolve the name, and calls to this host fail. The rule does not check host names that contain a dot.",
    fix:
      "correct the host name in the setting, or declare a Service with this name in the namespace of the workload. If the Service exists only in the cluster, allow the finding with a reason",
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
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: catalogue}
        spec:
          selector: {app: catalogue}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: catalogue}
        spec:
          template:
            metadata: {labels: {app: catalogue}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                args: [--listen=:8080, "--catalogue-addr=catalog:8080"]  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: catalogue}
        spec:
          selector: {app: catalogue}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: catalogue}
        spec:
          template:
            metadata: {labels: {app: catalogue}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                args: [--listen=:8080, "--catalogue-addr=catalogue:8080"]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    // If the input contains no Service of a namespace, another repository may declare the namespace's Services.
    guard context.hosts.hasServices(in: workload.namespace) else { return [] }
    // A ConfigMap may contain settings that no program reads.
    let settings = context.addresses.settings(of: workload).filter { $0.field.manifest === workload.manifest }
    return settings.flatMap { setting in
      missing(setting, workload, context).map { host in
        let names = context.names(of: Service.type, in: workload.namespace)
        let near = names.first { $0.hasSuffix("-\(host)") } ?? nearestName(to: host, among: names)
        return finding(
          at: setting.field, "unknown Service '\(host)'", fix: near.map { "did you mean '\($0)'?" })
      }
    }
  }

  /// The hosts of a setting that are names without dots, and that neither a Service nor the pod's `hostAliases` have.
  private func missing(
    _ setting: AddressIndex.ConfiguredAddresses, _ workload: Workload, _ context: LintContext
  )
    -> [String]
  {
    setting.addresses.map(\.host).filter { host in
      guard !host.contains("."), host != "localhost", host != "none",
        !workload.pod["hostAliases"].items.contains(where: { $0["hostnames"].texts.contains(host) })
      else { return false }
      guard case .missing = context.hosts.meaning(of: host, from: workload.namespace) else { return false }
      return true
    }
  }
}
