import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  /// A Deployment with the most common fields of a pod, and a Service of type LoadBalancer.
  static let pods: [ModelExample] = [
    ModelExample(
      Apps.Deployment(
        metadata: Meta.ObjectMeta(name: "cart"),
        spec: Apps.DeploymentSpec(
          selector: Meta.LabelSelector(matchLabels: ["app": "cart"]),
          template: Core.PodTemplateSpec(
            metadata: Meta.ObjectMeta(labels: ["app": "cart"], annotations: ["on": "yes"]), spec: fullPod))),
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: cart
      spec:
        selector:
          matchLabels:
            app: cart
        template:
          metadata:
            labels:
              app: cart
            annotations:
              "on": "yes"
          spec:
            serviceAccountName: cart
            automountServiceAccountToken: false
            priorityClassName: spot
            nodeSelector:
              kubernetes.io/os: linux
            affinity:
              nodeAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    preference:
                      matchExpressions:
                        - key: karpenter.sh/capacity-type
                          operator: In
                          values:
                            - spot
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector:
                      matchLabels:
                        app: cart
                    topologyKey: kubernetes.io/hostname
            tolerations:
              - key: spot
                operator: Equal
                value: "true"
                effect: NoSchedule
            topologySpreadConstraints:
              - maxSkew: 1
                minDomains: 2
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: DoNotSchedule
                nodeTaintsPolicy: Honor
                labelSelector:
                  matchLabels:
                    app: cart
                matchLabelKeys:
                  - pod-template-hash
            terminationGracePeriodSeconds: 30
            securityContext:
              runAsNonRoot: true
              fsGroup: 1000
              seccompProfile:
                type: RuntimeDefault
            initContainers:
              - name: proxy
                image: shop/proxy:v1
                restartPolicy: Always
                startupProbe:
                  tcpSocket:
                    port: 15021
            containers:
              - name: server
                image: shop/cart:v1
                imagePullPolicy: IfNotPresent
                command:
                  - /server
                ports:
                  - name: grpc
                    containerPort: 7070
                envFrom:
                  - prefix: CART_
                    configMapRef:
                      name: settings
                env:
                  - name: PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: redis
                        key: password
                  - name: POD_IP
                    valueFrom:
                      fieldRef:
                        fieldPath: status.podIP
                  - name: MEMORY
                    valueFrom:
                      resourceFieldRef:
                        resource: limits.memory
                        divisor: 1Mi
                resources:
                  requests:
                    cpu: 100m
                  limits:
                    memory: 128Mi
                readinessProbe:
                  httpGet:
                    path: /ready
                    port: 8080
                    httpHeaders:
                      - name: X-Probe
                        value: "1"
                  periodSeconds: 5
                livenessProbe:
                  grpc:
                    port: 7070
                  failureThreshold: 5
                lifecycle:
                  preStop:
                    sleep:
                      seconds: 10
                volumeMounts:
                  - name: tmp
                    mountPath: /tmp
                  - name: bundle
                    mountPath: /etc/bundle
                    readOnly: true
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities:
                    drop:
                      - ALL
            volumes:
              - name: tmp
                emptyDir: {}
              - name: bundle
                projected:
                  sources:
                    - configMap:
                        name: settings
                        items:
                          - key: a
                            path: a.conf
                    - serviceAccountToken:
                        path: token
                        audience: vault
                        expirationSeconds: 3600
              - name: scratch
                ephemeral:
                  volumeClaimTemplate:
                    spec:
                      accessModes:
                        - ReadWriteOnce
                      resources:
                        requests:
                          storage: 1Gi
      """),
    ModelExample(
      Core.Service(
        metadata: Meta.ObjectMeta(name: "frontend-external"),
        spec: loadBalancer),
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: frontend-external
      spec:
        type: LoadBalancer
        selector:
          app: frontend
        ports:
          - name: http
            port: 80
            targetPort: 8080
            protocol: TCP
            appProtocol: http
        sessionAffinity: ClientIP
        sessionAffinityConfig:
          clientIP:
            timeoutSeconds: 600
        externalTrafficPolicy: Local
        loadBalancerClass: service.k8s.aws/nlb
        loadBalancerSourceRanges:
          - 10.0.0.0/8
        allocateLoadBalancerNodePorts: false
      """),
  ]

  private static let fullPod = Core.PodSpec(
    serviceAccountName: "cart", automountServiceAccountToken: false, priorityClassName: "spot",
    nodeSelector: ["kubernetes.io/os": "linux"],
    affinity: Core.Affinity(
      nodeAffinity: Core.NodeAffinity(preferredDuringSchedulingIgnoredDuringExecution: [
        Core.PreferredSchedulingTerm(
          weight: 100,
          preference: Core.NodeSelectorTerm(matchExpressions: [
            Core.NodeSelectorRequirement(key: "karpenter.sh/capacity-type", operator: .in, values: ["spot"])
          ]))
      ]),
      podAntiAffinity: Core.PodAffinity(requiredDuringSchedulingIgnoredDuringExecution: [
        Core.PodAffinityTerm(
          labelSelector: Meta.LabelSelector(matchLabels: ["app": "cart"]),
          topologyKey: "kubernetes.io/hostname")
      ])),
    tolerations: [Core.Toleration(key: "spot", operator: .equal, value: "true", effect: .noSchedule)],
    topologySpreadConstraints: [
      Core.TopologySpreadConstraint(
        maxSkew: 1, minDomains: 2, topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: .doNotSchedule, nodeTaintsPolicy: .honor,
        labelSelector: Meta.LabelSelector(matchLabels: ["app": "cart"]),
        matchLabelKeys: ["pod-template-hash"])
    ],
    terminationGracePeriodSeconds: 30,
    securityContext: Core.PodSecurityContext(
      runAsNonRoot: true, fsGroup: 1000, seccompProfile: Core.SeccompProfile(type: .runtimeDefault)),
    initContainers: [
      Core.Container(
        name: "proxy", image: "shop/proxy:v1", restartPolicy: .always,
        startupProbe: Core.Probe(tcpSocket: Core.TCPSocketAction(port: 15021)))
    ],
    containers: [fullContainer],
    volumes: [
      Core.Volume(name: "tmp", emptyDir: Core.EmptyDirVolumeSource()),
      Core.Volume(
        name: "bundle",
        projected: Core.ProjectedVolumeSource(sources: [
          Core.VolumeProjection(
            configMap: Core.ObjectProjection(
              name: "settings", items: [Core.KeyToPath(key: "a", path: "a.conf")])),
          Core.VolumeProjection(
            serviceAccountToken: Core.ServiceAccountTokenProjection(
              path: "token", audience: "vault", expirationSeconds: 3600)),
        ])),
      Core.Volume(
        name: "scratch",
        ephemeral: Core.EphemeralVolumeSource(
          volumeClaimTemplate: Core.PersistentVolumeClaimTemplate(
            spec: Core.PersistentVolumeClaimSpec(
              accessModes: [.readWriteOnce],
              resources: Core.ResourceRequirements(requests: ["storage": "1Gi"]))))),
    ])

  private static let fullContainer = Core.Container(
    name: "server", image: "shop/cart:v1", imagePullPolicy: .ifNotPresent, command: ["/server"],
    ports: [Core.ContainerPort(name: "grpc", containerPort: 7070)],
    envFrom: [Core.EnvFromSource(prefix: "CART_", configMapRef: Core.EnvSource(name: "settings"))],
    env: [
      Core.EnvVar(
        name: "PASSWORD",
        valueFrom: Core.EnvVarSource(secretKeyRef: Core.KeySelector(name: "redis", key: "password"))),
      Core.EnvVar(
        name: "POD_IP",
        valueFrom: Core.EnvVarSource(fieldRef: Core.ObjectFieldSelector(fieldPath: "status.podIP"))),
      Core.EnvVar(
        name: "MEMORY",
        valueFrom: Core.EnvVarSource(
          resourceFieldRef: Core.ResourceFieldSelector(resource: "limits.memory", divisor: "1Mi"))),
    ],
    resources: Core.ResourceRequirements(requests: ["cpu": "100m"], limits: ["memory": "128Mi"]),
    readinessProbe: Core.Probe(
      httpGet: Core.HTTPGetAction(
        path: "/ready", port: 8080, httpHeaders: [Core.HTTPHeader(name: "X-Probe", value: "1")]),
      periodSeconds: 5),
    livenessProbe: Core.Probe(grpc: Core.GRPCAction(port: 7070), failureThreshold: 5),
    lifecycle: Core.Lifecycle(preStop: Core.LifecycleHandler(sleep: Core.SleepAction(seconds: 10))),
    volumeMounts: [
      Core.VolumeMount(name: "tmp", mountPath: "/tmp"),
      Core.VolumeMount(name: "bundle", mountPath: "/etc/bundle", readOnly: true),
    ],
    securityContext: Core.SecurityContext(
      allowPrivilegeEscalation: false, readOnlyRootFilesystem: true,
      capabilities: Core.Capabilities(drop: ["ALL"])))

  private static let loadBalancer: Core.ServiceSpec = {
    var spec = Core.ServiceSpec(
      type: .loadBalancer, selector: ["app": "frontend"],
      ports: [
        Core.ServicePort(name: "http", port: 80, targetPort: 8080, protocol: .tcp, appProtocol: "http")
      ])
    spec.sessionAffinity = .clientIP
    spec.sessionAffinityConfig = Core.SessionAffinityConfig(
      clientIP: Core.ClientIPConfig(timeoutSeconds: 600))
    spec.externalTrafficPolicy = .local
    spec.loadBalancerClass = "service.k8s.aws/nlb"
    spec.loadBalancerSourceRanges = ["10.0.0.0/8"]
    spec.allocateLoadBalancerNodePorts = false
    return spec
  }()
}
