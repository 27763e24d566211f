internal import Diagnostics
internal import LintEngine

struct UnencryptedConnection: Rule {
  static let card = RuleCard(
    id: "unencrypted-connection", topic: .secrets, .warning, in: .default,
    summary: "Connection string disables encryption",
    why:
      "Unless a mesh or a proxy in the pod encrypts the connection, the client sends its data over the network as plain text. The data can include the password. Anyone on the network path can read and change the data.",
    fix:
      "replace the setting with one that enables TLS, such as sslmode=verify-full for PostgreSQL. Before that, enable TLS on the server, and give the client the CA certificate. If the mesh or a proxy in the pod encrypts the connection, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          DB_URL: jdbc:mysql://mysql:3306/orders?useSSL=false  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {DB_URL: "jdbc:mysql://mysql:3306/orders?sslMode=VERIFY_IDENTITY"}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let data = manifest.kind == "ConfigMap" ? manifest.root["data"].entries.map(\.value) : []
    let containers =
      manifest.podTemplate.map { pod in
        ["containers", "initContainers"].flatMap { pod["spec"][$0].items }
      } ?? []
    let values = data + containers.flatMap { $0["env"].items.map { $0["value"] } }
    return values.compactMap { value in
      guard let text = value.text, text.utf8.contains(UInt8(ascii: "=")) else { return nil }
      let settings = text.split { " \t\n?&;,\"'".contains($0) }
      guard let found = settings.first(where: Self.switches.contains) else { return nil }
      return finding(at: value, "'\(found)' disables encryption")
    }
  }

  private static let switches: Set<Substring> = [
    "useSSL=false", "sslmode=disable", "sslMode=DISABLED", "encrypt=false", "tls=false",
  ]
}
