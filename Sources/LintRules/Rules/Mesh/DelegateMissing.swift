internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DelegateMissing: Rule {
  static let card = RuleCard(
    id: "delegate-missing", topic: .mesh, .error, in: .default,
    summary: "VirtualService delegates to a VirtualService that is missing, is not exported, or has hosts",
    why:
      "A delegate must exist, must be exported to the namespace of the delegating VirtualService, and must not set hosts. Istio omits a route with an invalid delegate. Requests that no other route matches get '404 Not Found'. By default, a missing delegate is reported only if the reference points to the namespace of the VirtualService and the input contains several VirtualServices.",
    fix:
      "correct the name and namespace of the delegate, or declare a VirtualService with this name but without hosts or gateways. If the delegate exists only in the cluster, allow the finding with a reason. If exportTo hides the delegate, add the namespace of the delegating VirtualService to exportTo of the delegate. If the delegate sets hosts that clients use, delegate to another VirtualService with the same routes, without hosts or gateways. If no client uses the hosts, remove hosts and gateways from the delegate",
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
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example.com]
          gateways: [shop-system/shop]
          http:
          - delegate:
              name: basket
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: basket}
        spec:
          http: [{redirect: {uri: /basket}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.map { $0["delegate"] }.compactMap { delegate in
      guard let name = delegate["name"].text, !name.isEmpty else { return nil }
      let namespace = delegate["namespace"].text ?? service.namespace
      guard let target = context.manifest(VirtualService.type, namespace, name) else {
        guard context.isWhole || namespace == service.namespace, !isAlone(service, context) else {
          return nil
        }
        let near = nearestName(to: name, among: context.names(of: VirtualService.type, in: namespace))
        let place = delegate["namespace"].text.map { " in namespace '\($0)'" } ?? ""
        return finding(
          at: delegate["name"], "unknown VirtualService '\(name)'\(place)",
          fix: near.map { "did you mean '\($0)'?" }
            ?? "correct the name and namespace of the delegate, or declare a VirtualService with this name but without hosts or gateways. If the delegate exists only in the cluster, allow the finding with a reason"
        )
      }
      let spec = target.root["spec"]
      guard !spec["hosts"].isEmpty else {
        guard !HostIndex.shows(spec["exportTo"].texts, of: namespace, to: service.namespace) else {
          return nil
        }
        return finding(
          at: delegate["name"],
          "\(target.title(from: service.manifest)) is not exported to namespace '\(service.namespace)'",
          notes: [spec["exportTo"].note("exportTo is set here")],
          fix: "add '\(service.namespace)' to spec.exportTo of \(target.title(from: service.manifest))")
      }
      return finding(
        at: delegate["name"],
        "\(target.title(from: service.manifest)) sets hosts, so it cannot be a delegate",
        notes: [spec["hosts"].note("the hosts are here")],
        fix:
          "delegate to another VirtualService with the same routes, without hosts or gateways. If no client uses the hosts of \(target.title(from: service.manifest)), remove hosts and gateways from that VirtualService instead"
      )
    }
  }

  /// Whether the input contains only this VirtualService, so that another repository may declare the delegate.
  private func isAlone(_ service: VirtualService, _ context: LintContext) -> Bool {
    !context.isWhole && context.manifests(of: VirtualService.type).count == 1
  }
}
