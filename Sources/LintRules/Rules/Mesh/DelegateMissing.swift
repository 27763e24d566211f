internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DelegateMissing: Rule {
  static let card = RuleCard(
    id: "delegate-missing", .error, in: .default,
    summary: "VirtualService delegates to one that does not exist or cannot be a delegate",
    why:
      "Istio leaves out a route whose delegate does not exist, has hosts of its own, or delegates further. Its requests get status 404.",
    fix: "declare the delegate without hosts, or correct the name",
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example.com]
          gateways: [shop-system/shop]
          http:
          - delegate:
              name: cart  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: basket}
        spec:
          http: [{redirect: {uri: /basket}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.map { $0["delegate"] }.compactMap { delegate in
      guard let name = delegate["name"].text else { return nil }
      let namespace = delegate["namespace"].text ?? service.namespace
      guard let target = context.manifest(VirtualService.type, namespace, name) else {
        guard context.isWhole || namespace == service.namespace, !isAlone(service, context) else {
          return nil
        }
        let near = nearestName(to: name, among: context.names(of: VirtualService.type, in: namespace))
        return finding(
          at: delegate["name"], "unknown VirtualService '\(name)'", fix: near.map { "did you mean '\($0)'?" })
      }
      let spec = target.root["spec"]
      guard !spec["hosts"].isEmpty else { return nil }
      return finding(
        at: delegate["name"], "\(target.title) has hosts of its own and cannot be a delegate",
        notes: [spec["hosts"].note("the hosts are here")])
    }
  }

  /// Whether there are no other VirtualServices, so that the delegate may be declared elsewhere.
  private func isAlone(_ service: VirtualService, _ context: LintContext) -> Bool {
    !context.isWhole && context.manifests(of: VirtualService.type).count == 1
  }
}
