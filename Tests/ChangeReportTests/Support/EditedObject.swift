/// Objects for edits of single fields.
enum EditedObject: String, CaseIterable, Sendable {
  case deployment, daemonSet, statefulSet, job, cronJob, pod, service, exposedService, headlessService,
    autoscaler
  case budget, configMap, secret, claim, volume, storageClass, ingress, virtualService, destinationRule,
    gateway
  case internalIngress, annotatedIngress, balancedIngress, standardGateway, frontService
  case route, networkPolicy, authorization, role, binding, peerAuthentication, namespace

  /// The manifest, in namespace `shop`.
  var yaml: String {
    switch self {
    case .deployment:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart, namespace: shop, labels: {app: cart, version: v1}, annotations: {owner: team-a}}
      spec:
        replicas: 3
        minReadySeconds: 10
        selector: {matchLabels: {app: cart}}
        strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
        template:
          metadata: {labels: {app: cart, version: v1}, annotations: {checksum: abc}}
          spec:
            terminationGracePeriodSeconds: 60
            automountServiceAccountToken: false
            hostNetwork: false
            topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: cart}}}
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - {topologyKey: host, labelSelector: {matchLabels: {app: cart}}}
            containers:
            - name: server
              image: example.com/cart:1
              env:
              - {name: LOG_LEVEL, value: info}
              - {name: API_TOKEN, valueFrom: {secretKeyRef: {name: cart, key: token}}}
              ports:
              - {name: http, containerPort: 8080}
              - {name: admin, containerPort: 9090}
              resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 128Mi}}
              readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2}
              livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 10, failureThreshold: 3}
              lifecycle: {preStop: {sleep: {seconds: 10}}}
              securityContext: {privileged: false}
            volumes:
            - name: data
              persistentVolumeClaim: {claimName: cart-data}

      """
    case .daemonSet:
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: shop}
      spec:
        selector: {matchLabels: {app: agent}}
        updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
            - {name: agent, image: "example.com/agent:1", resources: {requests: {cpu: 50m}}}

      """
    case .statefulSet:
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: shop}
      spec:
        replicas: 3
        serviceName: db
        podManagementPolicy: OrderedReady
        persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec:
            containers:
            - {name: db, image: "example.com/db:1"}
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}

      """
    case .job:
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: migrate, namespace: shop}
      spec:
        backoffLimit: 3
        template:
          spec:
            restartPolicy: Never
            containers:
            - {name: migrate, image: "example.com/migrate:1"}

      """
    case .cronJob:
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: report, namespace: shop}
      spec:
        schedule: "0 1 * * *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers:
                - {name: report, image: "example.com/report:1"}

      """
    case .pod:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: single, namespace: shop}
      spec:
        containers:
        - {name: single, image: "example.com/single:1", env: [{name: A, value: b}]}

      """
    case .service:
      """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop}
      spec:
        type: ClusterIP
        sessionAffinity: None
        selector: {app: cart}
        ports:
        - {name: http, port: 80, targetPort: 8080}

      """
    case .exposedService:
      """
      apiVersion: v1
      kind: Service
      metadata: {name: front, namespace: shop, annotations: {"service.beta.kubernetes.io/azure-load-balancer-internal": "true"}}
      spec:
        type: LoadBalancer
        allocateLoadBalancerNodePorts: false
        loadBalancerSourceRanges: ["10.0.0.0/16"]
        loadBalancerIP: 10.0.0.9
        selector: {app: front}
        ports:
        - {name: https, port: 443}

      """
    case .headlessService:
      """
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: shop}
      spec:
        clusterIP: None
        selector: {app: db}
        ports:
        - {name: db, port: 5432}

      """
    case .autoscaler:
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: front, namespace: shop}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: front}
        minReplicas: 2
        maxReplicas: 8
        metrics:
        - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: front, namespace: shop}
      spec:
        selector: {matchLabels: {app: front}}
        template:
          metadata: {labels: {app: front}}
          spec:
            containers:
            - {name: front, image: "example.com/front:1", resources: {requests: {cpu: 200m}}}

      """
    case .budget:
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: cart, namespace: shop}
      spec:
        maxUnavailable: 1
        selector: {matchLabels: {app: cart}}

      """
    case .configMap:
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {level: info}, immutable: true}\n"
    case .secret:
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: cart, namespace: shop}
      type: Opaque
      stringData: {token: d41d8cd98f00b204e980}

      """
    case .claim:
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: cart-data, namespace: shop}
      spec:
        storageClassName: fast
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}

      """
    case .volume:
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: disk}
      spec:
        persistentVolumeReclaimPolicy: Retain
        capacity: {storage: 1Gi}
        accessModes: [ReadWriteOnce]
        hostPath: {path: /data}

      """
    case .storageClass:
      "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: example.com/disk, reclaimPolicy: Retain, allowVolumeExpansion: false}\n"
    case .ingress:
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: front, namespace: shop, annotations: {"nginx.ingress.kubernetes.io/proxy-read-timeout": "10"}}
      spec:
        ingressClassName: nginx
        rules:
        - host: shop.example.com
          http:
            paths:
            - {path: /shop, pathType: Prefix, backend: {service: {name: front, port: {number: 80}}}}

      """
    case .internalIngress:
      EditedObject.ingress.yaml.replacing("ingressClassName: nginx", with: "ingressClassName: nginx-internal")
    case .annotatedIngress:
      EditedObject.ingress.yaml.replacing("  ingressClassName: nginx\n", with: "")
        .replacing("annotations: {", with: "annotations: {kubernetes.io/ingress.class: gce-internal, ")
    case .balancedIngress:
      EditedObject.ingress.yaml.replacing("ingressClassName: nginx", with: "ingressClassName: alb")
        .replacing(
          "annotations: {",
          with:
            "annotations: {alb.ingress.kubernetes.io/scheme: internal, alb.ingress.kubernetes.io/inbound-cidrs: 10.0.0.0/16, "
        )
    case .standardGateway:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: gateway, namespace: shop}
      spec:
        gatewayClassName: gke-l7-rilb
        listeners:
        - {name: http, port: 80, protocol: HTTP}

      """
    case .frontService:
      """
      apiVersion: v1
      kind: Service
      metadata: {name: front, namespace: shop}
      spec:
        selector: {app: front}
        ports:
        - {name: http, port: 80}
        - {name: admin, port: 9090}

      """
    case .virtualService:
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: front, namespace: shop}
      spec:
        hosts: [shop.example.com]
        gateways: [gateway]
        http:
        - name: main
          match: [{uri: {prefix: /shop}}]
          timeout: 10s
          retries: {attempts: 2}
          route:
          - {destination: {host: front, subset: v1}, weight: 90}
          - {destination: {host: front, subset: v2}, weight: 10}

      """
    case .destinationRule:
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: front, namespace: shop}
      spec:
        host: front
        trafficPolicy: {loadBalancer: {simple: LEAST_REQUEST}, outlierDetection: {consecutive5xxErrors: 5}}

      """
    case .gateway:
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: gateway, namespace: shop}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - {port: {number: 443, name: https, protocol: HTTPS}, hosts: [shop.example.com], tls: {mode: MUTUAL, credentialName: shop}}

      """
    case .route:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: front, namespace: shop}
      spec:
        parentRefs: [{name: gateway}]
        hostnames: [shop.example.com]
        rules:
        - matches: [{path: {type: PathPrefix, value: /shop}}]
          backendRefs: [{name: front, port: 80}]

      """
    case .networkPolicy:
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: cart, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: cart}}
        policyTypes: [Ingress]
        ingress:
        - from: [{podSelector: {matchLabels: {app: front}}}]
          ports: [{port: 8080}]

      """
    case .authorization:
      """
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: cart, namespace: shop}
      spec:
        selector: {matchLabels: {app: cart}}
        action: ALLOW
        rules:
        - from: [{source: {principals: [cluster.local/ns/shop/sa/front]}}]
          to: [{operation: {methods: [GET], paths: [/items]}}]

      """
    case .role:
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader, namespace: shop}
      rules:
      - {apiGroups: [""], resources: [configmaps], verbs: [get, list]}

      """
    case .binding:
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: reader, namespace: shop}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
      subjects:
      - {kind: ServiceAccount, name: cart, namespace: shop}

      """
    case .peerAuthentication:
      "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: STRICT}}}\n"
    case .namespace:
      "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}\n"
    }
  }
}
