internal import Diagnostics

struct SecretInAnnotation: Rule {
  static let card = RuleCard(
    id: "secret-in-annotation", .error, in: .default,
    summary: "Annotation or label contains a secret",
    why: "Annotations and labels appear in logs, dashboards and events.",
    fix: "move the value to a Secret",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            example.com/db-password: hunter2  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let metadata = [manifest.root["metadata"], manifest.root["spec"]["template"]["metadata"]]
    return metadata.flatMap { $0["annotations"].entries + $0["labels"].entries }.compactMap { key, value in
      guard !key.hasPrefix("portolan.dev/"), let text = value.text, text.utf8.count < 4096,
        !Self.namesObjects(key)
      else { return nil }
      let name =
        key.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(key[key.utf8.index(after: $0)...]) } ?? key
      guard let reason = SecretLikeness.reason(name: name, value: text)
      else { return nil }
      return finding(at: value, "value of '\(key)' \(reason)")
    }
  }

  /// Whether annotations of this key name Secrets, digests of them, or paths in a store, and hold none.
  private static func namesObjects(_ key: String) -> Bool {
    let prefixes = [
      "checksum/", "nginx.ingress.kubernetes.io/", "vault.hashicorp.com/", "cert-manager.io/",
      "kubernetes.io/service-account", "reloader.stakater.com/", "secret.reloader.stakater.com/",
      "haproxy.org/", "traefik.ingress.kubernetes.io/", "alb.ingress.kubernetes.io/",
      "service.beta.kubernetes.io/",
      "external-secrets.io/", "sealedsecrets.bitnami.com/", "konghq.com/", "projectcontour.io/",
    ]
    return prefixes.contains(where: key.hasPrefix) || key.hasSuffix("-from-secret")
  }
}
