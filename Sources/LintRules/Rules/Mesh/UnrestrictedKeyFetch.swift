internal import Diagnostics

/// Keys from anywhere.
struct UnrestrictedKeyFetch: Rule {
  static let card = RuleCard(
    id: "jwks-uri-unrestricted", .info, in: nil,
    summary: "A RequestAuthentication fetches keys from a URL that nothing restricts.",
    why: "Whoever may write the policy makes the control plane call any address.",
    fix: "restrict the addresses of the control plane, or give the keys inline",
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
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ policy: RequestAuthentication, in fleet: Fleet) -> [Finding] {
    policy.spec["jwtRules"].items.map { $0["jwksUri"] }.filter(\.exists).map {
      finding(at: $0, "keys are fetched from '\($0.text ?? "")'")
    }
  }
}
