internal import Diagnostics

/// Two names and two meanings for one port.
struct ServicePortConflict: Rule {
  static let card = RuleCard(
    id: "service-port-conflict", .warning, in: .default,
    summary: "Two Services of one workload give the same port different protocols.",
    why: "The proxy can treat the port in one way only, and which one is not defined.",
    fix: "let both Services say the same about a port",
    covers: CompatibleIDs(istioctl: ["IST0116", "IST0137"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: b}
        spec:
          selector: {app: web}
          ports:
          - name: http
            port: 80
            targetPort: 9090  # flagged
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
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
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    var first: [String: (Service, Part)] = [:]
    var findings: [Finding] = []
    for service in fleet.wiring.services(of: workload) {
      for port in service.ports {
        let target = port["port"].plainText ?? ""
        let meaning = port["targetPort"].plainText ?? target
        guard let earlier = first[target] else {
          first[target] = (service, port)
          continue
        }
        let other = earlier.1["targetPort"].plainText ?? target
        if earlier.0.manifest !== service.manifest, other != meaning, Int(other) != nil, Int(meaning) != nil {
          findings.append(
            finding(
              at: port["targetPort"],
              "the Services '\(earlier.0.name)' and '\(service.name)' send port \(target) to \(other) and \(meaning)",
              notes: [earlier.1.note("the other one is here")]))
        }
      }
    }
    return findings
  }
}
