import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let security: [ModelExample] = [
    ModelExample(
      Istio.AuthorizationPolicy(
        metadata: Meta.ObjectMeta(name: "deny-all"), spec: Istio.AuthorizationPolicySpec()),
      """
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata:
        name: deny-all
      spec: {}
      """),
    ModelExample(
      Istio.AuthorizationPolicy(
        metadata: Meta.ObjectMeta(name: "cart"),
        spec: Istio.AuthorizationPolicySpec(
          selector: Istio.WorkloadLabels(matchLabels: ["app": "cart"]), action: .allow,
          rules: [
            Istio.AuthorizationRule(
              from: [
                Istio.RuleFrom(
                  source: Istio.Source(principals: ["cluster.local/ns/shop/sa/frontend"]))
              ],
              to: [
                Istio.RuleTo(
                  operation: Istio.Operation(ports: ["7070"], methods: ["POST"], paths: ["/hipstershop.*"]))
              ],
              when: [Istio.Condition(key: "request.headers[x-token]", notValues: ["guest"])])
          ])),
      """
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata:
        name: cart
      spec:
        selector:
          matchLabels:
            app: cart
        action: ALLOW
        rules:
          - from:
              - source:
                  principals:
                    - cluster.local/ns/shop/sa/frontend
            to:
              - operation:
                  ports:
                    - "7070"
                  methods:
                    - POST
                  paths:
                    - /hipstershop.*
            when:
              - key: request.headers[x-token]
                notValues:
                  - guest
      """),
    ModelExample(
      Istio.PeerAuthentication(
        metadata: Meta.ObjectMeta(name: "default"),
        spec: Istio.PeerAuthenticationSpec(
          mtls: Istio.MutualTLS(mode: .strict),
          portLevelMtls: ["9090": Istio.MutualTLS(mode: .permissive)])),
      """
      apiVersion: security.istio.io/v1
      kind: PeerAuthentication
      metadata:
        name: default
      spec:
        mtls:
          mode: STRICT
        portLevelMtls:
          "9090":
            mode: PERMISSIVE
      """),
  ]
}
