internal import Diagnostics
internal import LintEngine

struct UnknownIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "unknown-istio-annotation", topic: .metadata, .warning, in: .default,
    summary: "Object has an unknown Istio annotation",
    why: "Istio ignores unknown annotations and reports no error. A misspelled setting has no effect.",
    fix:
      "correct the name of the annotation to one that Istio's annotation reference lists, or remove the annotation",
    covers: CompatibleIDs(istioctl: ["IST0108"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations:
                sidecar.istio.io/proxyMemoryLimits: 128Mi  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations:
                sidecar.istio.io/proxyMemoryLimit: 128Mi
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in context: LintContext) -> [Finding] {
    guard annotation.meaning == nil else { return [] }
    let near = Self.nearestKey(to: annotation.key)
    return [
      finding(
        at: annotation.value, "unknown Istio annotation '\(annotation.key)'",
        fix: near.map { "did you mean '\($0)'?" })
    ]
  }

  /// The most similar known annotation; within a domain, only the names after the domain are compared.
  private static func nearestKey(to key: String) -> String? {
    let known = IstioAnnotation.known.keys.sorted()
    let domain = String(key.prefix { $0 != "/" }) + "/"
    let names = known.filter { $0.hasPrefix(domain) }.map { String($0.dropFirst(domain.count)) }
    if let name = nearestName(to: String(key.dropFirst(domain.count)), among: names) { return domain + name }
    return nearestName(to: key, among: known.filter { !$0.hasPrefix(domain) })
  }
}
