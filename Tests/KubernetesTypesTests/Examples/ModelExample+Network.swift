import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let network: [ModelExample] = [
    ModelExample(
      Networking.NetworkPolicy(
        metadata: Meta.ObjectMeta(name: "deny-all"),
        spec: Networking.NetworkPolicySpec(
          podSelector: Meta.LabelSelector(), policyTypes: [.ingress, .egress])),
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: deny-all
      spec:
        podSelector: {}
        policyTypes:
          - Ingress
          - Egress
      """),
    ModelExample(
      Networking.NetworkPolicy(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Networking.NetworkPolicySpec(
          podSelector: Meta.LabelSelector(matchLabels: ["app": "frontend"]),
          ingress: [Networking.NetworkPolicyIngressRule()],
          egress: [
            Networking.NetworkPolicyEgressRule(
              to: [
                Networking.NetworkPolicyPeer(
                  namespaceSelector: Meta.LabelSelector(),
                  podSelector: Meta.LabelSelector(matchLabels: ["app": "cart"]))
              ],
              ports: [Networking.NetworkPolicyPort(protocol: .tcp, port: "grpc")]),
            Networking.NetworkPolicyEgressRule(
              to: [
                Networking.NetworkPolicyPeer(
                  ipBlock: Networking.IPBlock(cidr: "0.0.0.0/0", except: ["169.254.169.254/32"]))
              ],
              ports: [Networking.NetworkPolicyPort(port: 32000, endPort: 32768)]),
          ])),
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: frontend
      spec:
        podSelector:
          matchLabels:
            app: frontend
        ingress:
          - {}
        egress:
          - to:
              - namespaceSelector: {}
                podSelector:
                  matchLabels:
                    app: cart
            ports:
              - protocol: TCP
                port: grpc
          - to:
              - ipBlock:
                  cidr: 0.0.0.0/0
                  except:
                    - 169.254.169.254/32
            ports:
              - port: 32000
                endPort: 32768
      """),
    ModelExample(
      Monitoring.ServiceMonitor(
        metadata: Meta.ObjectMeta(name: "orders"),
        spec: Monitoring.ServiceMonitorSpec(
          selector: Meta.LabelSelector(matchLabels: ["app": "orders"]),
          namespaceSelector: Monitoring.NamespaceSelector(matchNames: ["billing"]),
          endpoints: [Monitoring.Endpoint(port: "metrics", path: "/prometheus", interval: "30s")])),
      """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata:
        name: orders
      spec:
        selector:
          matchLabels:
            app: orders
        namespaceSelector:
          matchNames:
            - billing
        endpoints:
          - port: metrics
            path: /prometheus
            interval: 30s
      """),
  ]
}
