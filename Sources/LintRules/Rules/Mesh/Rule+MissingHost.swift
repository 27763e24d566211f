internal import Diagnostics
internal import LintEngine

extension Rule {
  /// The finding that no Service has a host; a warning if there are no Services among the objects.
  func missingHost(at field: ManifestField, _ host: String, from namespace: String, in context: LintContext)
    -> Finding
  {
    guard context.hosts.hasServices || context.isWhole else {
      var finding = finding(
        at: field, "unknown host '\(host)': the input contains no Services",
        fix: "lint the file together with the manifests of the Services")
      finding.severity = .warning
      return finding
    }
    let near = nearestName(to: host, among: context.names(of: Service.type, in: namespace))
    // A host in another namespace, without a similar Service, may be declared with the rest of that namespace.
    let isForeign =
      HostIndex.serviceName(of: host, from: namespace).map { $0.namespace != namespace } ?? false
    let severity: Severity? = isForeign && near == nil && !context.isWhole ? .warning : nil
    return finding(
      at: field, severity: severity, "unknown host '\(host)'", fix: near.map { "did you mean '\($0)'?" })
  }
}
