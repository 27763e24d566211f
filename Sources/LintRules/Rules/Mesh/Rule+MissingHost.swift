internal import Diagnostics

extension Rule {
  /// A finding that no Service has a host; a warning if no Services are among the objects at all.
  func missingHost(at field: ManifestField, _ host: String, from namespace: String, in context: LintContext)
    -> Finding
  {
    guard context.hosts.hasServices || context.isWhole else {
      var finding = finding(
        at: field, "unknown host '\(host)': no Services are among the objects",
        fix: "lint the file together with the manifests of the Services")
      finding.severity = .warning
      return finding
    }
    let near = nearestName(to: host, among: context.names(of: Service.type, in: namespace))
    return finding(at: field, "unknown host '\(host)'", fix: near.map { "did you mean '\($0)'?" })
  }
}
