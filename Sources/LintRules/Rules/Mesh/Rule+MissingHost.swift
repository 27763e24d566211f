internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

extension Rule {
  /// The finding for a host with a dot that is not the full name of its Service; nil if the host is not one.
  func incompleteHost(
    at field: ManifestField, _ host: String, from namespace: String, in context: LintContext
  )
    -> Finding?
  {
    context.hosts.incompleteName(host, from: namespace).map { service in
      let full = ServiceHost.fullName(of: service.name, in: service.namespace)
      return finding(
        at: field, "unknown host '\(host)': Istio completes only names without dots",
        notes: [service.root["metadata"]["name"].note("the Service is here")], fix: "use '\(full)'")
    }
  }

  /// The finding for a host that no visible Service or ServiceEntry has; a warning if the Service may be declared
  /// outside the input.
  func missingHost(at field: ManifestField, _ host: String, from namespace: String, in context: LintContext)
    -> Finding
  {
    if context.hosts.hides(host, from: namespace) {
      return finding(
        at: field, "'\(host)' is not visible in the namespace '\(namespace)'",
        fix:
          "add '\(namespace)' to the ServiceEntry's exportTo or the Service's annotation networking.istio.io/exportTo"
      )
    }
    let absent =
      !context.hosts.hasServices
      ? "no Services"
      : context.hosts.isCertain(host, from: namespace) ? nil : "no Services in the namespace '\(namespace)'"
    if let absent, !context.isWhole {
      return finding(
        at: field, severity: .warning, "unknown host '\(host)': the input contains \(absent)",
        fix: "lint the file together with the manifests of the Services")
    }
    let near = nearestName(to: host, among: context.names(of: Service.type, in: namespace))
    // Another repository may declare the host's namespace with its Services.
    let isForeign =
      HostIndex.serviceName(of: host, from: namespace).map { $0.namespace != namespace } ?? false
    let severity: Severity? = isForeign && near == nil && !context.isWhole ? .warning : nil
    return finding(
      at: field, severity: severity, "unknown host '\(host)'", fix: near.map { "did you mean '\($0)'?" })
  }
}
