internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct JWKSURIUnrestricted: Rule {
  static let card = RuleCard(
    id: "jwks-uri-unrestricted", topic: .mesh, .info, in: nil,
    summary: "RequestAuthentication can make istiod fetch keys from internal addresses",
    why:
      "By default, istiod sends a request to the URL in jwksUri. Users who may write a RequestAuthentication can make istiod call servers in the internal network. In Istio releases from before August 2026, istiod can also call the metadata service of the cloud provider.",
    fix:
      "set the environment variable BLOCKED_CIDRS_IN_JWKS_URIS of istiod to the CIDR ranges of internal networks without a JWKS server, separated by commas. If the input lacks the istiod Deployment, add this Deployment. Alternatively, replace 'jwksUri' with the keys inline in 'jwks', and update the keys when the issuer changes them",
    covers: CompatibleIDs(istioctl: ["IST0175"]),
    examples: [
      .failing(
        """
        apiVersion: security.istio.io/v1
        kind: RequestAuthentication
        metadata: {name: web}
        spec:
          jwtRules:
          - issuer: shop
            jwksUri: http://keys.example/jwks  # flagged
        """),
      .passing(
        """
        apiVersion: security.istio.io/v1
        kind: RequestAuthentication
        metadata: {name: web}
        spec:
          jwtRules:
          - issuer: shop
            jwks: '{"keys": []}'
        """),
    ])

  func check(_ policy: RequestAuthentication, in context: LintContext) -> [Finding] {
    let uris = policy.spec["jwtRules"].items.map { $0["jwksUri"] }.filter(\.exists)
    guard !uris.isEmpty else { return [] }
    let controlPlanes = context.manifests(of: GroupKind.deployment).filter {
      $0.root["metadata"]["labels"]["app"].text == "istiod"
    }
    guard !controlPlanes.isEmpty else {
      return uris.map {
        finding(
          at: $0,
          "istiod fetches keys from '\($0.text ?? "")', and the input contains no istiod Deployment that sets BLOCKED_CIDRS_IN_JWKS_URIS"
        )
      }
    }
    return controlPlanes.filter { !Self.isRestricted($0) }.map { controlPlane in
      finding(
        at: (controlPlane.podTemplate ?? controlPlane.root)["spec"]["containers"],
        "istiod does not set BLOCKED_CIDRS_IN_JWKS_URIS, so istiod can fetch keys from internal addresses",
        notes: uris.prefix(1).map { $0.note("istiod fetches keys for this policy") })
    }
  }

  private static func isRestricted(_ controlPlane: Manifest) -> Bool {
    controlPlane.podTemplate?["spec"]["containers"].items.contains { container in
      container["env"].item(named: "BLOCKED_CIDRS_IN_JWKS_URIS")?["value"].text?.isEmpty == false
    } ?? false
  }
}
