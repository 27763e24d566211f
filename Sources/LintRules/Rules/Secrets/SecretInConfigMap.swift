internal import Diagnostics

/// A password where settings are.
struct SecretInConfigMap: Rule {
  static let card = RuleCard(
    id: "secret-in-config-map", .error, in: .default,
    summary: "A password in a ConfigMap is open to everybody who may read settings.",
    why: "ConfigMaps are neither encrypted at rest nor guarded like Secrets.",
    fix: "put the value into a Secret and refer to it",
    covers: CompatibleIDs(polaris: ["sensitiveConfigmapContent"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          ORDER_DB_PASS: mypass  # flagged
          ORDER_DB_USER: myuser
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {ORDER_LOG_LEVEL: INFO, TOKEN_TTL: 3600s}
        """),
    ])

  func check(_ config: ConfigMap, in fleet: Fleet) -> [Finding] {
    config.root["data"].entries.compactMap { key, value in
      guard let text = value.text, let reason = SecretLikeness.reason(name: key, value: text) else {
        return nil
      }
      return finding(at: value, "the value of '\(key)' \(reason), expected it in a Secret")
    }
  }
}
