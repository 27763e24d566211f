import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let destinations: [ModelExample] = [
    ModelExample(
      Istio.DestinationRule(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Istio.DestinationRuleSpec(
          host: "frontend", trafficPolicy: trafficPolicy,
          subsets: [
            Istio.Subset(
              name: "v1", labels: ["version": "v1"],
              trafficPolicy: Istio.TrafficPolicy(
                loadBalancer: Istio.LoadBalancerSettings(simple: .leastRequest)))
          ])),
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata:
        name: frontend
      spec:
        host: frontend
        trafficPolicy:
          loadBalancer:
            consistentHash:
              httpCookie:
                name: session
                ttl: 0s
              ringHash:
                minimumRingSize: 2048
            localityLbSetting:
              enabled: true
              distribute:
                - from: eu/*
                  to:
                    eu/*: 80
                    us/*: 20
          connectionPool:
            tcp:
              maxConnections: 100
              connectTimeout: 1s
              tcpKeepalive:
                time: 600s
            http:
              http1MaxPendingRequests: 50
              h2UpgradePolicy: DO_NOT_UPGRADE
          outlierDetection:
            consecutive5xxErrors: 3
            interval: 10s
            baseEjectionTime: 30s
            maxEjectionPercent: 50
          tls:
            mode: ISTIO_MUTUAL
          portLevelSettings:
            - port:
                number: 9090
              tls:
                mode: DISABLE
        subsets:
          - name: v1
            labels:
              version: v1
            trafficPolicy:
              loadBalancer:
                simple: LEAST_REQUEST
      """),
    ModelExample(
      Istio.Gateway(
        metadata: Meta.ObjectMeta(name: "public"),
        spec: Istio.GatewaySpec(
          selector: ["istio": "ingressgateway"],
          servers: [
            Istio.Server(
              port: Istio.ServerPort(number: 80, name: "http", protocol: .http), hosts: ["*"],
              tls: Istio.ServerTLSSettings(httpsRedirect: true)),
            Istio.Server(
              port: Istio.ServerPort(number: 443, name: "https", protocol: .https),
              hosts: ["shop/shop.example.com"],
              tls: Istio.ServerTLSSettings(
                mode: .simple, credentialName: "shop-tls", minProtocolVersion: .v1_2)),
          ])),
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata:
        name: public
      spec:
        selector:
          istio: ingressgateway
        servers:
          - port:
              number: 80
              name: http
              protocol: HTTP
            hosts:
              - "*"
            tls:
              httpsRedirect: true
          - port:
              number: 443
              name: https
              protocol: HTTPS
            hosts:
              - shop/shop.example.com
            tls:
              mode: SIMPLE
              credentialName: shop-tls
              minProtocolVersion: TLSV1_2
      """),
    ModelExample(
      Istio.ServiceEntry(
        metadata: Meta.ObjectMeta(name: "metadata"),
        spec: Istio.ServiceEntrySpec(
          hosts: ["metadata.google.internal"],
          ports: [Istio.ServicePort(number: 80, name: "http", protocol: .http)],
          location: .meshExternal, resolution: .static,
          endpoints: [Istio.WorkloadEntry(address: "169.254.169.254", ports: ["http": 80], weight: 1)])),
      """
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: metadata
      spec:
        hosts:
          - metadata.google.internal
        ports:
          - number: 80
            name: http
            protocol: HTTP
        location: MESH_EXTERNAL
        resolution: STATIC
        endpoints:
          - address: 169.254.169.254
            ports:
              http: 80
            weight: 1
      """),
    ModelExample(
      Istio.Sidecar(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Istio.SidecarSpec(
          workloadSelector: Istio.WorkloadSelector(labels: ["app": "frontend"]),
          ingress: [
            Istio.IstioIngressListener(
              port: Istio.SidecarPort(number: 8080, protocol: .http, name: "http"),
              defaultEndpoint: "127.0.0.1:8080")
          ],
          egress: [Istio.IstioEgressListener(hosts: ["./cart.shop.svc.cluster.local", "istio-system/*"])],
          outboundTrafficPolicy: Istio.OutboundTrafficPolicy(mode: .registryOnly))),
      """
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata:
        name: frontend
      spec:
        workloadSelector:
          labels:
            app: frontend
        ingress:
          - port:
              number: 8080
              protocol: HTTP
              name: http
            defaultEndpoint: 127.0.0.1:8080
        egress:
          - hosts:
              - ./cart.shop.svc.cluster.local
              - istio-system/*
        outboundTrafficPolicy:
          mode: REGISTRY_ONLY
      """),
  ]

  private static let trafficPolicy = Istio.TrafficPolicy(
    loadBalancer: Istio.LoadBalancerSettings(
      consistentHash: Istio.ConsistentHash(
        httpCookie: Istio.HTTPCookie(name: "session", ttl: "0s"),
        ringHash: Istio.RingHash(minimumRingSize: 2048)),
      localityLbSetting: Istio.LocalityLoadBalancerSetting(
        enabled: true,
        distribute: [Istio.LocalityDistribution(from: "eu/*", to: ["eu/*": 80, "us/*": 20])])),
    connectionPool: Istio.ConnectionPoolSettings(
      tcp: Istio.TCPSettings(
        maxConnections: 100, connectTimeout: "1s", tcpKeepalive: Istio.TCPKeepalive(time: "600s")),
      http: Istio.HTTPSettings(http1MaxPendingRequests: 50, h2UpgradePolicy: .doNotUpgrade)),
    outlierDetection: Istio.OutlierDetection(
      consecutive5xxErrors: 3, interval: "10s", baseEjectionTime: "30s", maxEjectionPercent: 50),
    tls: Istio.ClientTLSSettings(mode: .istioMutual),
    portLevelSettings: [
      Istio.PortTrafficPolicy(
        port: Istio.PortSelector(number: 9090), tls: Istio.ClientTLSSettings(mode: .disable))
    ])
}
