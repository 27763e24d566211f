internal import Diagnostics
internal import LintEngine

struct IngressServiceMissing: Rule {
  static let card = RuleCard(
    id: "ingress-service-missing", topic: .references, .error, in: .default,
    summary: "Ingress references a Service or port that is not declared",
    why:
      "The ingress controller has no endpoints for the backend. Clients get an error such as '503 Service Unavailable', or the response of another Ingress rule. If the Service can be declared elsewhere, the finding is only info.",
    fix:
      "declare the missing Service, or add the missing port to the declared Service. Alternatively, set the backend to the name and a port of a declared Service. If the Service exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["dangling-ingress"], kubeScore: ["ingress-targets-service"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec:
          tls: [{hosts: [shop.example]}]
          defaultBackend:
            service:
              name: web  # flagged
              port: {number: 80}
        """),
      .failing(
        """
        apiVersion: extensions/v1beta1
        kind: Ingress
        metadata: {name: web}
        spec:
          backend:
            serviceName: web  # flagged
            servicePort: 80
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
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec:
          tls: [{hosts: [shop.example]}]
          defaultBackend: {service: {name: web, port: {number: 8080}}}
        """),
    ])

  func check(_ ingress: Ingress, in context: LintContext) -> [Finding] {
    let paths = ingress.spec["rules"].items.flatMap { $0["http"]["paths"].items }
    return ([ingress.spec["defaultBackend"], ingress.spec["backend"]] + paths.map { $0["backend"] })
      .compactMap { backend in
        // Versions before networking.k8s.io/v1 use other field names.
        let name = backend["service"]["name"].exists ? backend["service"]["name"] : backend["serviceName"]
        guard let text = name.text, !text.isEmpty else { return nil }
        let port = backend["service"]["port"]
        let wanted = [port["number"], port["name"], backend["servicePort"]].first(where: \.exists) ?? port
        // With this port, the AWS Load Balancer Controller reads an action from an annotation, and the backend has the
        // name of the action.
        if wanted.plainText == "use-annotation" { return nil }
        guard let service = context.manifest(Service.type, ingress.namespace, text).map(Service.init) else {
          let isElsewhere = context.mayBeElsewhere(Service.type, in: ingress.namespace, named: text)
          return finding(at: name, severity: isElsewhere ? .info : nil, "unknown Service '\(text)'")
        }
        // For an ExternalName Service without ports, controllers such as ingress-nginx use the number in the backend.
        if service.isExternalName, service.ports.isEmpty { return nil }
        guard let number = wanted.plainText,
          !service.ports.contains(where: { $0["port"].plainText == number || $0["name"].text == number })
        else { return nil }
        return finding(at: wanted, "Service/\(text) has no port '\(number)'")
      }
  }
}
