internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct SecretInAnnotation: Rule {
  static let card = RuleCard(
    id: "secret-in-annotation", topic: .secrets, .error, in: .default,
    summary: "Annotation or label has a value that looks like a secret",
    why:
      "Most tools show annotations and labels as plain text. Anyone who can read the object can read the secret. Unless the value has a known format, such as the format of a private key or a provider's token, the finding is a warning.",
    fix:
      "move the value to a Secret, for example with an ExternalSecret, so that no manifest contains the value. Change the program that reads the annotation or label so that it reads the Secret. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
    specFix:
      "create a Secret with the value outside the spec, for example from a secret store, and remove the annotation or label. Change the program that reads the annotation or label so that it reads the Secret. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
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
      .failing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:
          schedule: "0 4 * * *"
          jobTemplate:
            spec:
              template:
                metadata:
                  annotations:
                    example.com/db-password: hunter2  # flagged
                spec:
                  restartPolicy: Never
                  containers:
                  - name: report
                    image: report:1.0
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
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
              volumes: [{name: db, secret: {secretName: db}}]
              containers:
              - name: web
                volumeMounts: [{name: db, mountPath: /run/secrets/db, readOnly: true}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: db}
        type: Opaque
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let template = manifest.kind == "Pod" ? nil : manifest.podTemplate
    let metadata = [manifest.root["metadata"], template?["metadata"]].compactMap(\.self)
    return metadata.flatMap {
      findings(in: $0["annotations"], "annotation") + findings(in: $0["labels"], "label")
    }
  }

  private func findings(in texts: ManifestField, _ thing: String) -> [Finding] {
    guard case .map(let map)? = texts.node else { return [] }
    return map.compactMap { entry in
      guard case .string(let text) = entry.value, let reason = Self.reason(entry.key, text) else {
        return nil
      }
      return finding(
        at: texts[entry.key], severity: SecretLikeness.isCredential(text) ? nil : .warning,
        "the value of \(thing) '\(entry.key)' \(reason)")
    }
  }

  /// Why a value looks like a secret; nil if it does not.
  private static func reason(_ key: String, _ value: String) -> String? {
    guard value.utf8.count < 4096, !key.hasPrefix(PortolanKey.prefix) else { return nil }
    let name =
      key.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(key[key.utf8.index(after: $0)...]) } ?? key
    guard let reason = SecretLikeness.reason(name: name, value: value), !namesObjects(key),
      !namesSecret(key, value)
    else { return nil }
    return reason
  }

  private static let credentials = ["client-secret", "app-secret", "api-secret", "shared-secret"]

  /// Whether an annotation such as `nginx.org/basic-auth-secret` contains the name of a Secret.
  private static func namesSecret(_ key: String, _ value: String) -> Bool {
    guard key.hasSuffix("-secret"), !credentials.contains(where: key.hasSuffix) else { return false }
    let parts = value.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { NameForm.subdomain.accepts(String($0)) }
  }

  /// Whether annotations with this key contain the name, digest, or path of a Secret, and no secret value.
  private static func namesObjects(_ key: String) -> Bool {
    namingPrefixes.contains { key.utf8.starts(with: $0.utf8) } || key.hasSuffix("-from-secret")
  }

  private static let namingPrefixes = [
    PortolanKey.checksumPrefix, IngressKey.nginxPrefix, "vault.hashicorp.com/", "cert-manager.io/",
    "kubernetes.io/service-account", "reloader.stakater.com/", "secret.reloader.stakater.com/",
    "haproxy.org/", "traefik.ingress.kubernetes.io/", "alb.ingress.kubernetes.io/",
    "service.beta.kubernetes.io/",
    "external-secrets.io/", "sealedsecrets.bitnami.com/", "konghq.com/", "projectcontour.io/",
  ]
}
