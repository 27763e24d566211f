internal import KubernetesFacts
internal import Portolan

/// An experiment template of AWS FIS.
///
/// Words in uppercase are placeholders for values from the user's account, which the script replaces. The field
/// `description` contains the header of rendered files.
struct FISTemplate {
  let json: String

  /// Interrupts spot instances; nil for providers whose nodes FIS cannot interrupt.
  init?(interrupting count: Int, on provider: SpotProvider, of app: String) {
    guard let tag = Self.tag(of: provider) else { return nil }
    // FIS accepts 2 to 15 minutes until the interruption; the notice is sent 2 minutes before it.
    let minutes = min(15, max(2, ((provider.notice.wholeSeconds ?? SpotNodeLabel.assumedNotice) + 59) / 60))
    self.init(
      target: ("spotNodes", Self.instances("aws:ec2:spot-instance", tag, "COUNT(\(count))")),
      action: (
        "interrupt", "aws:ec2:send-spot-instance-interruptions", "SpotInstances",
        [("durationBeforeInterruption", "PT\(minutes)M")]
      ), of: app)
  }

  /// The tag of a provider's instances; nil if FIS cannot interrupt them.
  private static func tag(of provider: SpotProvider) -> (key: String, value: String)? {
    switch provider {
    // EKS sets this tag on all instances of a cluster; the resource type selects spot instances.
    case .eks: clusterTag
    case .karpenter: ("eks:eks-cluster-name", "CLUSTER_NAME")
    case .label(let key, let value, _): (key, value)
    case .gke, .aks: nil
    }
  }

  /// Whether FIS can interrupt the spot nodes of a provider.
  static func interrupts(_ provider: SpotProvider) -> Bool { tag(of: provider) != nil }

  /// Stops instances of the cluster and starts them again.
  init(stopping count: Int, for seconds: Int, of app: String) {
    self.init(
      target: ("nodes", Self.instances("aws:ec2:instance", Self.clusterTag, "COUNT(\(count))")),
      action: (
        "stop", "aws:ec2:stop-instances", "Instances",
        [
          ("completeIfInstancesTerminated", "true"),
          ("startInstancesAfterDuration", Self.duration(seconds)),
        ]
      ), of: app)
  }

  /// Disconnects the subnets of a zone.
  init(cuttingOff zone: String?, for seconds: Int, of app: String) {
    let target = """
            "resourceType": "aws:ec2:subnet",
            "parameters": { "availabilityZoneIdentifier": \((zone ?? "ZONE_NAME").quoted), "vpc": "VPC_ID" },
            "selectionMode": "ALL"
      """
    self.init(
      target: ("zone", target),
      action: (
        "cutOff", "aws:network:disrupt-connectivity", "Subnets",
        [("duration", Self.duration(seconds)), ("scope", "all")]
      ), of: app)
  }

  private init(
    target: (name: String, body: String),
    action: (name: String, id: String, kind: String, parameters: [(key: String, value: String)]),
    of app: String
  ) {
    let parameters = action.parameters.map { "\($0.key.quoted): \($0.value.quoted)" }.joined(separator: ", ")
    json = """
      {
        "targets": {
          \(target.name.quoted): {
      \(target.body)
          }
        },
        "actions": {
          \(action.name.quoted): {
            "actionId": \(action.id.quoted),
            "parameters": { \(parameters) },
            "targets": { \(action.kind.quoted): \(target.name.quoted) }
          }
        },
        "stopConditions": [{ "source": "aws:cloudwatch:alarm", "value": "STOP_ALARM_ARN" }],
        "roleArn": "FIS_ROLE_ARN",
        "tags": { "app": \(app.quoted) }
      }

      """
  }

  private static let clusterTag = (key: "kubernetes.io/cluster/CLUSTER_NAME", value: "owned")

  private static func instances(_ kind: String, _ tag: (key: String, value: String), _ mode: String) -> String
  {
    """
          "resourceType": \(kind.quoted),
          "resourceTags": { \(tag.key.quoted): \(tag.value.quoted) },
          "filters": [{ "path": "State.Name", "values": ["running"] }],
          "selectionMode": \(mode.quoted)
    """
  }

  /// The duration as FIS writes it, limited to the range that FIS accepts: 1 minute to 12 hours.
  private static func duration(_ seconds: Int) -> String {
    let seconds = min(43_200, max(60, seconds))
    return seconds % 60 == 0 ? "PT\(seconds / 60)M" : "PT\(seconds)S"
  }
}

extension String {
  fileprivate var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
