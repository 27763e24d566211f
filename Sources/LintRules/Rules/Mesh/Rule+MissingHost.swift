internal import Diagnostics

extension Rule {
  /// That no Service has the host at a part, said less loudly where Services are not among the objects at all.
  func missingHost(at part: Part, _ host: String, from namespace: String, in fleet: Fleet) -> Finding {
    guard fleet.hosts.hasServices || fleet.isWhole else {
      var finding = finding(
        at: part, "no Service is named '\(host)', and none is among the objects",
        fix: "check it together with the Services")
      finding.severity = .warning
      return finding
    }
    let near = nearestName(to: host, among: fleet.names(of: Service.type, in: namespace))
    return finding(at: part, "no Service is named '\(host)'", fix: near.map { "did you mean '\($0)'?" })
  }
}
