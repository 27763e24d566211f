internal import Diagnostics
internal import LintEngine

struct TillerDeployed: Rule {
  static let card = RuleCard(
    id: "tiller-deployed", topic: .rbac, .warning, in: .default,
    summary: "Manifest deploys or exposes Tiller, the server of Helm 2",
    why:
      "By default, anyone who reaches Tiller's port can act with its permissions, often cluster-admin. Helm 3 and later need no server, and Helm 2 gets no security fixes.",
    fix:
      "move the releases to Helm 3, for example with the plugin helm-2to3, and then remove Tiller with its Service, service account, and bindings",
    covers: CompatibleIDs(checkov: ["CKV_K8S_34", "CKV_K8S_44", "CKV_K8S_45"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: tiller-deploy  # flagged
        spec:
          template:
            metadata: {labels: {app: helm, name: tiller}}
            spec:
              containers:
              - name: tiller
                image: ghcr.io/helm/tiller:v2.17.0
        """),
      .passing(
        """
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
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let spec = manifest.root["spec"]
    let isTiller =
      switch manifest.kind {
      case "Service":
        manifest.name.holds("tiller") || Self.isOfTiller(manifest.root["metadata"]["labels"])
          || Self.isOfTiller(spec["selector"])
      case "Pod": Self.isOfTiller(manifest.root["metadata"]["labels"]) || Self.runsTiller(spec)
      default:
        manifest.podTemplate.map {
          Self.isOfTiller($0["metadata"]["labels"]) || Self.runsTiller($0["spec"])
        } ?? false
      }
    return isTiller
      ? [
        finding(
          at: manifest.root["metadata"]["name"], "\(manifest.title) belongs to Tiller, the server of Helm 2")
      ] : []
  }

  private static func isOfTiller(_ labels: ManifestField) -> Bool { labels["name"].text == "tiller" }

  private static func runsTiller(_ pod: ManifestField) -> Bool {
    pod["containers"].items.contains { $0["image"].text?.holds("tiller") ?? false }
  }
}
