import Portolan
import Testing

@Suite struct `Placement` {
  @Test func `spot nodes are required and tolerated`() throws {
    let app = TestApp { Service("cart", image: "cart:1").placed(on: .spot(.aks)) }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "nodeSelector", in: app,
      is: "kubernetes.azure.com/scalesetpriority: spot")
    try expect(
      "Deployment/cart", "spec", "template", "spec", "tolerations", in: app,
      is: """
        - key: kubernetes.azure.com/scalesetpriority
          operator: Equal
          value: spot
          effect: NoSchedule
        """)
  }

  @Test func `an on-demand floor spreads the pods over both capacity types`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").replicas(4).placed(on: .spot(.eks, onDemandFloor: 2))
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "affinity", in: app,
      is: """
        nodeAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              preference:
                matchExpressions:
                  - key: eks.amazonaws.com/capacityType
                    operator: In
                    values:
                      - SPOT
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "topologySpreadConstraints", in: app,
      is: """
        - maxSkew: 1
          topologyKey: eks.amazonaws.com/capacityType
          whenUnsatisfiable: DoNotSchedule
          labelSelector:
            matchLabels:
              app: cart
          matchLabelKeys:
            - pod-template-hash
        """)
  }

  @Test func `on-demand nodes are all nodes that are not spot nodes`() throws {
    let app = TestApp { Service("store", image: "store:1").placed(on: .onDemand(.gke)) }
    try expect(
      "Deployment/store", "spec", "template", "spec", "affinity", in: app,
      is: """
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - key: cloud.google.com/gke-spot
                    operator: NotIn
                    values:
                      - "true"
        """)
  }

  @Test func `pods have anti-affinity to each other and affinity to others`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").apart(strength: .required).near("store", on: .zone)
        .spread(over: .zone, strict: true, minDomains: 3)
      Service("store", image: "store:1").placed(on: .nodes(["disk": "ssd"]))
        .tolerating(Toleration("dedicated", "store", effect: .noSchedule))
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "affinity", in: app,
      is: """
        podAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                labelSelector:
                  matchLabels:
                    app: store
                topologyKey: topology.kubernetes.io/zone
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchLabels:
                  app: cart
              topologyKey: kubernetes.io/hostname
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "topologySpreadConstraints", in: app,
      is: """
        - maxSkew: 1
          minDomains: 3
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: DoNotSchedule
          labelSelector:
            matchLabels:
              app: cart
          matchLabelKeys:
            - pod-template-hash
        """)
    try expect("Deployment/store", "spec", "template", "spec", "nodeSelector", in: app, is: "disk: ssd")
    try expect(
      "Deployment/store", "spec", "template", "spec", "tolerations", in: app,
      is: """
        - key: dedicated
          operator: Equal
          value: store
          effect: NoSchedule
        """)
  }
}
