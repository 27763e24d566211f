import TestSupport
import Testing

/// Values for a chart, and all fields of the rendered objects that they change.
struct ValueChange: CustomTestStringConvertible, Sendable {
  var system = "online-boutique"
  var profile = "spot"
  let settings: [String]
  let expected: [String]

  var testDescription: String { settings.joined(separator: " ") }

  private static let pod = "spec.template.spec"

  static let all = [
    ValueChange(
      settings: ["frontend.autoscaling.minReplicas=4"],
      expected: ["HorizontalPodAutoscaler frontend: spec.minReplicas"]),
    ValueChange(
      settings: ["frontend.autoscaling.maxReplicas=40"],
      expected: ["HorizontalPodAutoscaler frontend: spec.maxReplicas"]),
    ValueChange(
      settings: ["frontend.autoscaling.targetCPUUtilizationPercentage=50"],
      expected: ["HorizontalPodAutoscaler frontend: spec.metrics[0].resource.target.averageUtilization"]),
    ValueChange(
      settings: ["frontend.autoscaling.behavior.scaleDown.stabilizationWindowSeconds=60"],
      expected: ["HorizontalPodAutoscaler frontend: spec.behavior"]),
    ValueChange(
      settings: ["frontend.autoscaling.enabled=false", "frontend.replicaCount=7"],
      expected: ["Deployment frontend: spec.replicas", "- HorizontalPodAutoscaler frontend"]),
    ValueChange(
      settings: ["frontend.replicaCount=7"], expected: ["HorizontalPodAutoscaler frontend: spec.minReplicas"]),
    ValueChange(
      settings: ["frontend.replicaCount=7", "frontend.autoscaling.minReplicas=4"],
      expected: ["HorizontalPodAutoscaler frontend: spec.minReplicas"]),
    ValueChange(
      settings: ["frontend.draining.enabled=false"],
      expected: ["Deployment frontend: \(pod).containers[0].lifecycle"]),
    ValueChange(
      settings: ["namespacePolicies.enabled=false"],
      expected: [
        "- NetworkPolicy deny-all", "- AuthorizationPolicy deny-all", "- PeerAuthentication default",
      ]),
    ValueChange(
      settings: ["loadgenerator.replicaCount=3"], expected: ["Deployment loadgenerator: spec.replicas"]),
    ValueChange(
      settings: ["loadgenerator.autoscaling.enabled=true"],
      expected: ["Deployment loadgenerator: spec.replicas", "+ HorizontalPodAutoscaler loadgenerator"]),
    ValueChange(settings: ["frontend.pdb.enabled=false"], expected: ["- PodDisruptionBudget frontend"]),
    ValueChange(
      settings: ["loadgenerator.pdb.enabled=true"], expected: ["+ PodDisruptionBudget loadgenerator"]),
    ValueChange(
      settings: ["frontend.pdb.minAvailable=50%"],
      expected: ["PodDisruptionBudget frontend: spec.minAvailable"]),
    ValueChange(
      settings: ["adservice.pdb.minAvailable=2"],
      expected: [
        "PodDisruptionBudget adservice: spec.maxUnavailable",
        "PodDisruptionBudget adservice: spec.minAvailable",
      ]),
    ValueChange(
      settings: ["frontend.image.tag=v2"], expected: ["Deployment frontend: \(pod).containers[0].image"]),
    ValueChange(
      settings: ["frontend.image.repository=example.com/shop/frontend"],
      expected: ["Deployment frontend: \(pod).containers[0].image"]),
    ValueChange(
      settings: ["loadgenerator.initContainers.frontendCheck.image.digest=null"],
      expected: ["Deployment loadgenerator: \(pod).initContainers[0].image"]),
    ValueChange(
      settings: ["loadgenerator.env.users=100"],
      expected: ["Deployment loadgenerator: \(pod).containers[0].env[1].value"]),
    ValueChange(
      settings: ["frontend.env.enableTracing=null"],
      expected: ["Deployment frontend: \(pod).containers[0].env"]),
    ValueChange(
      settings: ["frontend.extraEnv[0].name=BANNER,frontend.extraEnv[0].value=on"],
      expected: ["Deployment frontend: \(pod).containers[0].env"]),
    ValueChange(
      settings: ["frontend.resources.limits.cpu=1"],
      expected: ["Deployment frontend: \(pod).containers[0].resources.limits.cpu"]),
    ValueChange(
      settings: ["frontend.image.tag=20261129"],
      expected: ["Deployment frontend: \(pod).containers[0].image"]),
    ValueChange(
      settings: [#"frontend.podAnnotations.example\.com/team=shop,frontend.podLabels.tier=front"#],
      expected: [
        "Deployment frontend: spec.template.metadata.annotations[\"example.com/team\"]",
        "Deployment frontend: spec.template.metadata.labels.tier",
      ]),
    ValueChange(
      settings: [#"frontend.serviceAccount.annotations.eks\.amazonaws\.com/role-arn=arn"#],
      expected: ["ServiceAccount frontend: metadata.annotations[\"eks.amazonaws.com/role-arn\"]"]),
    ValueChange(
      settings: ["frontend.service.type=LoadBalancer"], expected: ["Service frontend: spec.type"]),
    ValueChange(
      system: "sock-shop", settings: ["frontEnd.service.type=ClusterIP"],
      expected: ["Service front-end: spec.ports[0].nodePort", "Service front-end: spec.type"]),
    ValueChange(
      settings: ["frontend.resources.limits.cpu=300m"],
      expected: ["Deployment frontend: \(pod).containers[0].resources.limits.cpu"]),
    ValueChange(
      settings: [#"frontend.nodeSelector.kubernetes\.io/arch=arm64"#],
      expected: ["Deployment frontend: \(pod).nodeSelector[\"kubernetes.io/arch\"]"]),
    ValueChange(
      settings: ["frontend.placement=anywhere"],
      expected: ["Deployment frontend: \(pod).nodeSelector", "Deployment frontend: \(pod).tolerations"]),
    ValueChange(
      settings: ["frontend.placement=onDemand"],
      expected: [
        "Deployment frontend: \(pod).affinity.nodeAffinity", "Deployment frontend: \(pod).nodeSelector",
        "Deployment frontend: \(pod).tolerations",
      ]),
    ValueChange(settings: ["frontend.affinity=null"], expected: ["Deployment frontend: \(pod).affinity"]),
    ValueChange(
      settings: ["frontend.tolerations[0].key=gpu,frontend.tolerations[0].operator=Exists"],
      expected: ["Deployment frontend: \(pod).tolerations"]),
    ValueChange(
      settings: ["frontend.topologySpreadConstraints=null"],
      expected: ["Deployment frontend: \(pod).topologySpreadConstraints"]),
    ValueChange(
      settings: ["frontend.terminationGracePeriodSeconds=60"],
      expected: ["Deployment frontend: \(pod).terminationGracePeriodSeconds"]),
    ValueChange(
      settings: ["gateways.frontendGateway.hosts={shop.example.com}"],
      expected: [
        "Gateway frontend-gateway: spec.servers[0].hosts[0]",
        "VirtualService frontend-gateway: spec.hosts[0]",
      ]),
    ValueChange(
      system: "sock-shop", profile: "chaos", settings: ["catalogue.fault=null"],
      expected: ["VirtualService catalogue: spec.http[0].fault"]),
    ValueChange(
      system: "telecom-billing", profile: "base", settings: ["mysql.claims.data.size=20Gi"],
      expected: ["StatefulSet mysql: spec.volumeClaimTemplates[0].spec.resources.requests.storage"]),
    ValueChange(
      system: "telecom-billing", profile: "base", settings: ["claims.azurefile.size=2Gi"],
      expected: ["PersistentVolumeClaim azurefile: spec.resources.requests.storage"]),
    ValueChange(
      system: "telecom-billing", profile: "base", settings: ["experiments.siegeLoad.enabled=true"],
      expected: ["- Job siege-load", "+ Job siege-load"]),
    // The pod template of a Job cannot be changed, so an upgrade needs a new Job.
    ValueChange(
      system: "telecom-billing", profile: "base", settings: ["siegeLoad.image.tag=1.1"],
      expected: ["- Job siege-load", "+ Job siege-load"]),
    ValueChange(
      system: "telecom-billing", profile: "base",
      settings: ["experiments.siegeLoad.clients=50", "experiments.siegeLoad.duration=60"],
      expected: [
        "- Job siege-load", "+ Job siege-load", "ConfigMap siege-load-settings: data.clients",
        "ConfigMap siege-load-settings: data.duration",
      ]),
    ValueChange(
      system: "telecom-billing", profile: "base", settings: ["configMaps.configDev.orderLogLevel=DEBUG"],
      expected: [
        "Deployment order: spec.template.metadata.annotations[\"checksum/config\"]",
        "StatefulSet mysql: spec.template.metadata.annotations[\"checksum/config\"]",
        "ConfigMap config-dev: data.ORDER_LOG_LEVEL",
      ]),
    ValueChange(
      system: "sock-shop", profile: "base", settings: ["secrets.catalogueDb.rootPassword=other"],
      expected: [
        "StatefulSet catalogue-db: spec.template.metadata.annotations[\"checksum/config\"]",
        "Secret catalogue-db: stringData.root-password",
      ]),
  ]
}
