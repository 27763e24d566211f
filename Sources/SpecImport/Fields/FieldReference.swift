/// The documentation page with all fields that import converts to parts of the DSL.
package enum FieldReference {
  /// The tables in the order of the page.
  private static let tables: [(title: String, types: [any ImportedField.Type])] = [
    ("Metadata", [MetadataField.self]),
    ("Workloads", [WorkloadField.self, JobField.self, CronJobField.self]),
    ("Pods", [PodField.self, PodSecurityField.self, AffinityField.self, ServiceAccountField.self]),
    (
      "Containers",
      [
        ContainerField.self, ContainerPortField.self, EnvField.self, EnvSourceField.self, EnvFromField.self,
        ResourcesField.self, MountField.self, DeviceField.self, ProbeField.self, HTTPGetField.self,
        LifecycleField.self,
        SecurityField.self,
      ]
    ),
    ("Volumes", [VolumeField.self, ClaimField.self]),
    ("Services", [ServiceField.self, ServicePortField.self]),
    ("Scaling and disruption", [AutoscalerField.self, BudgetField.self]),
    (
      "Routes and traffic",
      [
        VirtualServiceField.self, HTTPRouteField.self, DestinationRuleField.self, TrafficPolicyField.self,
        ConnectionPoolField.self,
      ]
    ),
    (
      "Objects of the whole system",
      [
        ConfigMapField.self, SecretField.self, PriorityClassField.self, PeerAuthenticationField.self,
        GatewayField.self, ServiceEntryField.self,
      ]
    ),
  ]

  /// The tables of nested types, by which comments are not placed, because several of them have fields of the same name.
  private static let nested: [(title: String, types: [any ImportedField.Type])] = [
    (
      "Parts of pods and containers",
      [
        ProfileField.self, SELinuxField.self, CapabilitiesField.self, ReferenceField.self,
        FieldSelectorField.self, ResourceSelectorField.self, TolerationField.self, AffinityTermsField.self,
        PreferredTermField.self, NodeRequirementField.self, PodTermField.self, SpreadField.self,
        DNSConfigField.self, HostAliasField.self, CheckField.self,
      ]
    ),
    (
      "Parts of workloads and scaling",
      [
        StrategyField.self, RollingUpdateField.self, RetentionField.self, SuccessRuleField.self,
        FailureRuleField.self, ExitCodesField.self, PodConditionField.self, MetricField.self,
        MetricSourceField.self, MetricTargetField.self, MetricIdentifierField.self, BehaviorField.self,
        ScalingRulesField.self, ScalingPolicyField.self,
      ]
    ),
    (
      "Parts of routes and traffic",
      [
        L4MatchField.self, StreamRouteField.self, HTTPMatchField.self, RouteDestinationField.self,
        DestinationField.self, RetryField.self, RedirectField.self, RewriteField.self, FaultField.self,
        DelayField.self, AbortField.self, CORSField.self, HeadersField.self, HeaderOperationsField.self,
        SubsetField.self, TCPSettingsField.self, KeepaliveField.self, HTTPSettingsField.self,
        OutlierField.self, BalancingField.self, HashField.self, ClientTLSField.self, ServerField.self,
        ServerPortField.self, ServerTLSField.self, EndpointField.self,
      ]
    ),
    (
      "Parts of volumes",
      [
        EmptyDirField.self, ClaimVolumeField.self, ConfigurationVolumeField.self, KeyPathField.self,
        ProjectedField.self, TokenField.self, HostPathField.self, DownwardField.self, DownwardFileField.self,
        NFSField.self, CSIField.self, EphemeralField.self, ImageVolumeField.self, ClaimSourceField.self,
      ]
    ),
  ]

  /// The names of all types.
  package static var types: [String] { (tables + nested).flatMap { $0.types.map { $0.owner } } }

  /// The parts and modifiers that set fields of a name, as they are written in a spec: `Port`, `.replicas`.
  static func parts(of field: String) -> [String] { names[field] ?? [] }

  private static let names: [String: [String]] = {
    var names: [String: [String]] = [:]
    for type in tables.flatMap(\.types) { add(type, to: &names) }
    return names
  }()

  private static func add(_ type: (some ImportedField).Type, to names: inout [String: [String]]) {
    for field in type.allCases {
      for (position, link) in field.part.split(separator: "``").enumerated()
      where position % 2 == 0 || link.contains("/") {
        let words = link.split(separator: "/").map { String($0.prefix { $0 != "(" }) }
        guard let first = words.first, first.first?.isUppercase == true else { continue }
        let name = words.count > 1 && first == "Service" ? ".\(words[1])" : owners[first] ?? first
        if !(names[field.rawValue]?.contains(name) ?? false) {
          names[field.rawValue, default: []].append(name)
        }
      }
    }
  }

  /// The parts that contain values of other types of the DSL.
  private static let owners = [
    "VolumeSource": "Volume", "PodSecurityContext": ".podSecurityContext", "Retries": "Match",
    "CORS": "Match",
    "Condition": "Match", "Metric": ".autoscaled", "ScalingBehavior": ".autoscaled", "ServiceType": "Expose",
    "LoadBalancer": "Expose", "UnhealthyPods": ".disruptionBudget", "LoadBalancing": ".loadBalancing",
    "UpstreamTLS": ".upstreamTLS", "ClaimSource": "PersistentVolumeClaim",
  ]

  /// The page as Markdown.
  package static var page: String {
    var text = """
      # Fields and parts

      The parts of the DSL that set the fields of Kubernetes and Istio objects.

      ## Overview

      `portolan import` uses these tables: a listed field becomes the part in its row, if the part can express its value.
      Other fields become a ``Service/patch(_:named:at:_:file:line:column:)``, and other kinds an ``Object``.

      """
    for (title, types) in tables + nested {
      text += "\n## \(title)\n\n| type | field | part |\n| --- | --- | --- |\n"
      for type in types { text += rows(of: type) }
    }
    text += """

      ## Parts that set no single field

      | part | sets |
      | --- | --- |

      """
    return text + PartWithoutField.all.map(\.row).joined()
  }

  private static func rows(of type: (some ImportedField).Type) -> String {
    type.allCases.map { "| \(type.owner) | `\($0.rawValue)` | \($0.part) |\n" }.joined()
  }
}
