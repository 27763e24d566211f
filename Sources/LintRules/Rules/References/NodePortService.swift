internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NodePortService: Rule {
  static let card = RuleCard(
    id: "node-port-service", topic: .references, .info, in: nil,
    summary: "Service has the type NodePort",
    why:
      "By default, Kubernetes opens the port on every node. Clients that use the address of one node lose the service when this node fails, because nothing distributes their requests across the nodes.",
    fix:
      "set type to LoadBalancer if the cluster can create load balancers. Many providers create a public load balancer unless an annotation of the Service requests an internal one. Otherwise, move the clients to a gateway or an Ingress. Then set type to ClusterIP, and remove fields of the old type such as nodePort. Before you remove a node port to which a load balancer sends requests, configure the load balancer to use the addresses of the pods",
    specFix:
      "change the type in 'Expose' to '.loadBalancer()' if the cluster can create load balancers. If only 'nodePort' in 'Port' sets the type, add 'Expose(as: .loadBalancer())'. Many providers create a public load balancer unless an annotation in 'Expose' requests an internal one. Otherwise, move the clients to a gateway that routes to the service. Then change the type in 'Expose' to '.clusterIP', and remove 'nodePort' from 'Port'. Before you remove a node port to which a load balancer sends requests, configure the load balancer to use the addresses of the pods",
    covers: CompatibleIDs(kubeScore: ["service-type"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: NodePort  # flagged
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: ClusterIP
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
              containers:
              - name: web
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard service.spec["type"].text == ServiceTypeName.nodePort else { return [] }
    return [finding(at: service.spec["type"], "\(service.manifest.title) has the type NodePort")]
  }
}
