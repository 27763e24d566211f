import ChangeReport
import Testing

/// An edit of one field, with the risks that it must be marked with.
struct FieldEdit: Sendable, CustomTestStringConvertible {
  let object: EditedObject
  let old: String
  let new: String
  let risks: [Risk]
  var others: [EditedObject] = []

  init(
    _ object: EditedObject, _ old: String, _ new: String, _ risks: Risk..., with others: [EditedObject] = []
  ) {
    (self.object, self.old, self.new, self.risks, self.others) = (object, old, new, risks, others)
  }

  var testDescription: String { "\(object): \(old) → \(new)" }
}

extension FieldEdit {
  static let all = workloads + pods + storage + services + traffic + access

  private static let workloads: [FieldEdit] = [
    .init(.deployment, "annotations: {owner: team-a}", "annotations: {owner: team-b}"),
    .init(
      .deployment, "labels: {app: cart, version: v1}, annotations",
      "labels: {app: cart, version: v2}, annotations"),
    .init(.deployment, "replicas: 3", "replicas: 2", .lowersAvailability),
    .init(.deployment, "replicas: 3", "replicas: 4", .cost),
    .init(.deployment, "  replicas: 3\n", "", .lowersAvailability),
    .init(.deployment, "minReadySeconds: 10", "minReadySeconds: 5", .lowersAvailability),
    .init(.deployment, "minReadySeconds: 10", "minReadySeconds: 15"),
    .init(.deployment, "maxUnavailable: 0", "maxUnavailable: 1", .lowersAvailability),
    .init(.deployment, "maxSurge: 1", "maxSurge: 2"),
    .init(
      .deployment, "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}",
      "strategy: {type: Recreate}", .lowersAvailability),
    .init(
      .deployment, "selector: {matchLabels: {app: cart}}\n  strategy",
      "selector: {matchLabels: {app: cart, version: v1}}\n  strategy", .replacesObject),
    .init(.daemonSet, "maxUnavailable: 1", "maxUnavailable: 50%", .lowersAvailability),
    .init(.daemonSet, "agent:1", "agent:2", .restartsPods),
    .init(.daemonSet, "cpu: 50m", "cpu: 60m", .restartsPods, .cost),
    .init(.statefulSet, "serviceName: db", "serviceName: dbs", .replacesObject, .movesAddress),
    .init(
      .statefulSet, "podManagementPolicy: OrderedReady", "podManagementPolicy: Parallel", .replacesObject),
    .init(.statefulSet, "storage: 1Gi", "storage: 2Gi", .losesData, .replacesObject),
    .init(.statefulSet, "whenDeleted: Retain", "whenDeleted: Delete", .losesData),
    .init(.statefulSet, "db:1", "db:2", .restartsPods),
    .init(.job, "migrate:1", "migrate:2", .replacesObject),
    .init(.job, "backoffLimit: 3", "backoffLimit: 4"),
    .init(.cronJob, "report:1", "report:2"),
    .init(.cronJob, "0 1 * * *", "0 2 * * *"),
    .init(.pod, "single:1", "single:2", .restartsPods),
    .init(.pod, "value: b", "value: c", .replacesObject),
    .init(.autoscaler, "minReplicas: 2", "minReplicas: 1", .lowersAvailability),
    .init(.autoscaler, "minReplicas: 2", "minReplicas: 3", .cost),
    .init(.autoscaler, "maxReplicas: 8", "maxReplicas: 6", .lowersAvailability),
    .init(.autoscaler, "maxReplicas: 8", "maxReplicas: 9"),
    .init(.budget, "maxUnavailable: 1", "maxUnavailable: 2", .lowersAvailability, with: [.deployment]),
    .init(.budget, "maxUnavailable: 1", "maxUnavailable: 0", with: [.deployment]),
    .init(.budget, "app: cart", "app: other", .lowersAvailability, with: [.deployment]),
  ]

  private static let pods: [FieldEdit] = [
    .init(.deployment, "image: example.com/cart:1", "image: example.com/cart:2", .restartsPods),
    .init(.deployment, "checksum: abc", "checksum: def", .restartsPods),
    .init(
      .deployment, "template:\n    metadata: {labels: {app: cart, version: v1}",
      "template:\n    metadata: {labels: {app: cart, version: v2}", .restartsPods),
    .init(.deployment, "value: info", "value: debug", .restartsPods),
    .init(
      .deployment, "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 20",
      .lowersAvailability, .restartsPods),
    .init(
      .deployment, "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 90", .restartsPods),
    .init(.deployment, "maxSkew: 1", "maxSkew: 2", .lowersAvailability, .restartsPods),
    .init(
      .deployment, "whenUnsatisfiable: DoNotSchedule", "whenUnsatisfiable: ScheduleAnyway",
      .lowersAvailability, .restartsPods),
    .init(
      .deployment,
      "requiredDuringSchedulingIgnoredDuringExecution:\n          - {topologyKey: host, labelSelector: {matchLabels: {app: cart}}}",
      "requiredDuringSchedulingIgnoredDuringExecution: []", .lowersAvailability, .restartsPods),
    .init(.deployment, "cpu: 100m, memory: 64Mi", "cpu: 200m, memory: 64Mi", .restartsPods, .cost),
    .init(.deployment, "cpu: 100m, memory: 64Mi", "cpu: 50m, memory: 64Mi", .restartsPods),
    .init(.deployment, "cpu: 100m, memory: 64Mi", "cpu: 0.1, memory: 65536Ki"),
    .init(.deployment, "limits: {memory: 128Mi}", "limits: {memory: 256Mi}", .restartsPods),
    .init(
      .deployment, "periodSeconds: 5, failureThreshold: 2", "periodSeconds: 5, failureThreshold: 4",
      .lowersAvailability, .restartsPods),
    .init(
      .deployment, "periodSeconds: 5, failureThreshold: 2", "periodSeconds: 5, failureThreshold: 1",
      .restartsPods),
    .init(.deployment, "timeoutSeconds: 2", "timeoutSeconds: 1", .lowersAvailability, .restartsPods),
    .init(
      .deployment, "periodSeconds: 10, failureThreshold: 3", "periodSeconds: 10, failureThreshold: 1",
      .lowersAvailability, .restartsPods),
    .init(
      .deployment,
      "        livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 10, failureThreshold: 3}\n",
      "", .lowersAvailability, .restartsPods),
    .init(.deployment, "seconds: 10", "seconds: 5", .lowersAvailability, .restartsPods),
    .init(
      .deployment, "        lifecycle: {preStop: {sleep: {seconds: 10}}}\n", "", .lowersAvailability,
      .restartsPods),
    .init(.deployment, "path: /ready", "path: /healthz", .restartsPods),
    .init(.deployment, "privileged: false", "privileged: true", .opensAccess, .restartsPods),
    .init(.deployment, "hostNetwork: false", "hostNetwork: true", .opensAccess, .restartsPods),
    .init(
      .deployment, "automountServiceAccountToken: false", "automountServiceAccountToken: true",
      .exposesSecret, .restartsPods),
    .init(
      .deployment, "automountServiceAccountToken: false\n", "enableServiceLinks: true\n",
      .exposesSecret, .restartsPods),
    .init(
      .deployment, "valueFrom: {secretKeyRef: {name: cart, key: token}}", "value: d41d8cd98f00b204e980",
      .exposesSecret, .restartsPods),
    .init(
      .deployment,
      "        - {name: http, containerPort: 8080}\n        - {name: admin, containerPort: 9090}\n",
      "        - {name: admin, containerPort: 9090}\n        - {name: http, containerPort: 8080}\n",
      .restartsPods),
  ]

  private static let storage: [FieldEdit] = [
    .init(
      .deployment, "persistentVolumeClaim: {claimName: cart-data}",
      "persistentVolumeClaim: {claimName: other}", .losesData, .restartsPods),
    .init(
      .deployment, "persistentVolumeClaim: {claimName: cart-data}", "emptyDir: {}", .losesData, .restartsPods),
    .init(.claim, "storage: 1Gi", "storage: 2Gi"),
    .init(.claim, "storage: 1Gi", "storage: 512Mi", .losesData, .replacesObject),
    .init(.claim, "storageClassName: fast", "storageClassName: slow", .losesData, .replacesObject),
    .init(
      .volume, "persistentVolumeReclaimPolicy: Retain", "persistentVolumeReclaimPolicy: Delete", .losesData),
    .init(.storageClass, "reclaimPolicy: Retain", "reclaimPolicy: Delete", .losesData, .replacesObject),
    .init(.storageClass, "allowVolumeExpansion: false", "allowVolumeExpansion: true"),
    .init(.configMap, "level: info", "level: debug", .replacesObject),
    .init(
      .configMap, "level: info", "level: info, token: d41d8cd98f00b204e980", .exposesSecret, .replacesObject,
      with: [.secret]),
    .init(.secret, "type: Opaque", "type: example.com/other", .replacesObject),
    .init(.secret, "d41d8cd98f00b204e980", "e980d41d8cd98f00b204"),
    .init(.namespace, "team: a", "team: b"),
  ]

  private static let services: [FieldEdit] = [
    .init(.service, "port: 80,", "port: 8080,", .movesAddress),
    .init(.service, "targetPort: 8080", "targetPort: 9090", .changesTraffic),
    .init(.service, "type: ClusterIP", "type: NodePort", .opensAccess),
    .init(.service, "type: ClusterIP", "type: LoadBalancer", .opensAccess),
    .init(.service, "selector: {app: cart}", "selector: {app: cart2}", .changesTraffic),
    .init(.service, "sessionAffinity: None", "sessionAffinity: ClientIP", .changesTraffic),
    .init(.service, "name: http,", "name: web,"),
    .init(.exposedService, "type: LoadBalancer", "type: ClusterIP", .movesAddress),
    .init(.exposedService, "10.0.0.0/16", "10.0.0.0/8", .opensAccess),
    .init(.exposedService, "10.0.0.0/16", "10.0.1.0/24"),
    .init(
      .exposedService, "load-balancer-internal\": \"true\"", "load-balancer-internal\": \"false\"",
      .opensAccess),
    .init(
      .exposedService, "load-balancer-internal\": \"true\"",
      "aws-load-balancer-scheme\": \"internet-facing\"", .opensAccess),
    .init(
      .exposedService, "azure-load-balancer-internal\": \"true\"", "aws-load-balancer-scheme\": \"internal\""),
    .init(
      .exposedService, "azure-load-balancer-internal\": \"true\"", "aws-load-balancer-type\": \"external\""),
    .init(
      .exposedService, "azure-load-balancer-internal\": \"true\"", "aws-load-balancer-type\": \"nlb\"",
      .opensAccess),
    .init(
      .exposedService,
      ", annotations: {\"service.beta.kubernetes.io/azure-load-balancer-internal\": \"true\"}",
      "", .opensAccess),
    .init(.exposedService, "loadBalancerIP: 10.0.0.9", "loadBalancerIP: 10.0.0.10", .movesAddress),
    .init(.headlessService, "clusterIP: None", "clusterIP: 10.1.2.3", .replacesObject, .movesAddress),
  ]

  private static let traffic: [FieldEdit] = [
    .init(
      .virtualService, "weight: 90}\n    - {destination: {host: front, subset: v2}, weight: 10}",
      "weight: 80}\n    - {destination: {host: front, subset: v2}, weight: 20}", .changesTraffic),
    .init(.virtualService, "timeout: 10s", "timeout: 5s", .changesTraffic),
    .init(.virtualService, "timeout: 10s", "timeout: 10000ms"),
    .init(.virtualService, "attempts: 2", "attempts: 3", .changesTraffic),
    .init(
      .virtualService, "hosts: [shop.example.com]", "hosts: [shop.example.com, www.example.com]",
      .opensAccess, .changesTraffic),
    .init(.virtualService, "prefix: /shop", "prefix: /", .opensAccess, .changesTraffic),
    .init(.virtualService, "prefix: /shop", "prefix: /shop/cart", .changesTraffic),
    .init(.destinationRule, "simple: LEAST_REQUEST", "simple: ROUND_ROBIN", .changesTraffic),
    .init(.destinationRule, "consecutive5xxErrors: 5", "consecutive5xxErrors: 9", .changesTraffic),
    .init(.gateway, "hosts: [shop.example.com]", "hosts: [\"*.example.com\"]", .opensAccess, .changesTraffic),
    .init(.gateway, "mode: MUTUAL", "mode: SIMPLE", .opensAccess, .changesTraffic),
    .init(.gateway, "istio: ingressgateway", "istio: other", .opensAccess, .movesAddress, .changesTraffic),
    .init(.ingress, "host: shop.example.com", "host: www.example.com", .opensAccess, .changesTraffic),
    .init(.ingress, "path: /shop", "path: /shop/cart", .changesTraffic),
    .init(.ingress, "path: /shop", "path: /", .opensAccess, .changesTraffic),
    .init(.ingress, "ingressClassName: nginx", "ingressClassName: other", .movesAddress, .changesTraffic),
    .init(.ingress, "ingressClassName: nginx", "ingressClassName: internal", .movesAddress, .changesTraffic),
    .init(
      .internalIngress, "ingressClassName: nginx-internal", "ingressClassName: nginx", .opensAccess,
      .movesAddress, .changesTraffic),
    .init(
      .internalIngress, "ingressClassName: nginx-internal", "ingressClassName: nginx-private", .movesAddress,
      .changesTraffic),
    .init(
      .annotatedIngress, "class: gce-internal", "class: gce", .opensAccess, .movesAddress, .changesTraffic),
    .init(
      .annotatedIngress, "annotations: {kubernetes.io/ingress.class: gce-internal, ", "annotations: {",
      .opensAccess, .movesAddress, .changesTraffic),
    .init(
      .annotatedIngress,
      "kubernetes.io/ingress.class: gce-internal, \"nginx.ingress.kubernetes.io/proxy-read-timeout\": \"10\"}}\nspec:",
      "\"nginx.ingress.kubernetes.io/proxy-read-timeout\": \"10\"}}\nspec:\n  ingressClassName: gce-internal"),
    .init(.balancedIngress, "scheme: internal", "scheme: internet-facing", .opensAccess, .changesTraffic),
    .init(.balancedIngress, "alb.ingress.kubernetes.io/scheme: internal", "owner: team-a", .changesTraffic),
    .init(.balancedIngress, "10.0.0.0/16", "10.0.0.0/8", .opensAccess, .changesTraffic),
    .init(.balancedIngress, "10.0.0.0/16", "10.0.1.0/24", .changesTraffic),
    .init(.ingress, "port: {number: 80}", "port: {number: 8080}", .opensAccess, .changesTraffic),
    .init(.ingress, "port: {number: 80}", "port: {name: http}", .changesTraffic, with: [.frontService]),
    .init(
      .ingress, "port: {number: 80}", "port: {name: admin}", .opensAccess, .changesTraffic,
      with: [.frontService]),
    .init(.ingress, "service: {name: front", "service: {name: back", .opensAccess, .changesTraffic),
    .init(
      .virtualService, "host: front, subset: v1", "host: back, subset: v1", .opensAccess, .changesTraffic),
    .init(
      .standardGateway, "gatewayClassName: gke-l7-rilb", "gatewayClassName: gke-l7-gxlb", .opensAccess,
      .movesAddress, .changesTraffic),
    .init(.ingress, "proxy-read-timeout\": \"10\"", "proxy-read-timeout\": \"20\"", .changesTraffic),
    .init(.route, "value: /shop", "value: /", .opensAccess, .changesTraffic),
    .init(
      .route, "hostnames: [shop.example.com]", "hostnames: [a.example.com]", .opensAccess, .changesTraffic),
    .init(.route, "port: 80", "port: 8080", .opensAccess, .changesTraffic),
    .init(.route, "{name: front, port: 80}", "{name: back, port: 80}", .opensAccess, .changesTraffic),
    .init(.route, "{name: gateway}", "{name: gateway, port: 443}", .changesTraffic),
    .init(
      .route, "{name: gateway}", "{group: networking.istio.io, kind: ServiceEntry, name: other}",
      .changesTraffic),
  ]

  private static let access: [FieldEdit] = [
    .init(
      .networkPolicy, "from: [{podSelector: {matchLabels: {app: front}}}]", "from: [{podSelector: {}}]",
      .opensAccess),
    .init(.networkPolicy, "app: front", "app: front, tier: web"),
    .init(.networkPolicy, "ports: [{port: 8080}]", "ports: [{port: 8080, endPort: 8090}]", .opensAccess),
    .init(.networkPolicy, "ports: [{port: 8080}]", "ports: []", .opensAccess),
    .init(
      .networkPolicy, "ports: [{port: 8080}]", "ports: [{port: 8080}, {port: 8080, protocol: UDP}]",
      .opensAccess),
    .init(.networkPolicy, "ports: [{port: 8080}]", "ports: [{port: http}]", with: [.deployment]),
    .init(
      .networkPolicy, "ports: [{port: 8080}]", "ports: [{port: admin}]", .opensAccess, with: [.deployment]),
    .init(.networkPolicy, "policyTypes: [Ingress]", "policyTypes: [Ingress, Egress]"),
    .init(
      .networkPolicy, "podSelector: {matchLabels: {app: cart}}",
      "podSelector: {matchLabels: {app: cart, version: v1}}", with: [.deployment]),
    .init(
      .networkPolicy, "podSelector: {matchLabels: {app: cart}}",
      "podSelector: {matchLabels: {app: cart, version: v2}}", .opensAccess, with: [.deployment]),
    .init(.authorization, "methods: [GET]", "methods: [GET, POST]", .opensAccess),
    .init(.authorization, "paths: [/items]", "paths: [/items*]", .opensAccess),
    .init(.authorization, "principals: [cluster.local/ns/shop/sa/front]", "namespaces: [shop]", .opensAccess),
    .init(.authorization, "methods: [GET]", "methods: [GET], ports: [\"8080\"]"),
    .init(.authorization, "action: ALLOW", "action: DENY", .opensAccess),
    .init(.role, "verbs: [get, list]", "verbs: [get, list, watch]", .opensAccess),
    .init(.role, "verbs: [get, list]", "verbs: [get]"),
    .init(.role, "resources: [configmaps]", "resources: [configmaps, secrets]", .exposesSecret, .opensAccess),
    .init(.role, "resources: [configmaps]", "resources: [configmaps], resourceNames: [settings]"),
    .init(.binding, "name: cart,", "name: other,", .opensAccess, .exposesSecret),
    .init(.binding, "name: view", "name: admin", .exposesSecret, .opensAccess, .replacesObject),
    .init(.peerAuthentication, "mode: STRICT", "mode: PERMISSIVE", .opensAccess, .changesTraffic),
    .init(.peerAuthentication, "mode: STRICT", "mode: DISABLE", .opensAccess, .changesTraffic),
  ]
}
