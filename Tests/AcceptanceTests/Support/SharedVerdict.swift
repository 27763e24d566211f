import Testing

/// Values for Online Boutique that Helm and the command must accept, or must reject.
///
/// A schema cannot check most of the rejected values, because they conflict with other values.
struct SharedVerdict: CustomTestStringConvertible, Sendable {
  let isAccepted: Bool
  /// The arguments of `--set`.
  var settings: [String] = []
  /// The content of a values file.
  var file = "{}\n"

  var testDescription: String {
    "\(isAccepted ? "accepted" : "refused"): \(settings.joined(separator: " "))\(file == "{}\n" ? "" : file)"
  }

  private static func accepted(_ settings: String...) -> SharedVerdict {
    SharedVerdict(isAccepted: true, settings: settings)
  }

  private static func accepted(file: String) -> SharedVerdict { SharedVerdict(isAccepted: true, file: file) }

  private static func refused(_ settings: String...) -> SharedVerdict {
    SharedVerdict(isAccepted: false, settings: settings)
  }

  static let all = [
    // Without a minimum, the autoscaler's minimum is the number of replicas.
    refused("frontend.pdb.minAvailable=2"),
    refused("frontend.pdb.minAvailable=100%"),
    refused("frontend.autoscaling.enabled=true,frontend.replicaCount=50"),
    accepted("frontend.replicaCount=4,frontend.pdb.minAvailable=2"),
    refused("frontend.pdb.minAvailable=null,frontend.pdb.maxUnavailable=null"),
    refused("frontend.pdb.minAvailable=null,frontend.pdb.maxUnavailable=0%"),
    refused("frontend.autoscaling.enabled=true,frontend.resources=null"),
    accepted("frontend.autoscaling.enabled=false,frontend.resources=null"),
    refused("frontend.resources.requests.cpu=5"),
    refused("frontend.resources.limits.memory=1.5"),
    refused(
      "loadgenerator.initContainers.frontendCheck.resources.requests.cpu=1e3",
      "loadgenerator.initContainers.frontendCheck.resources.limits.cpu=999"),
    refused(#"frontend.resources.requests.example\.com/gpu=1"#),
    refused(
      #"frontend.resources.requests.example\.com/gpu=1"#, #"frontend.resources.limits.example\.com/gpu=2"#),
    accepted(
      #"frontend.resources.requests.example\.com/gpu=1"#, #"frontend.resources.limits.example\.com/gpu=1"#),
    accepted("frontend.resources.requests.cpu=0.3,frontend.resources.limits.cpu=300m"),
    accepted("frontend.resources.requests.memory=1073741824,frontend.resources.limits.memory=1Gi"),
    refused("frontend.resources.requests.memory=1073741825,frontend.resources.limits.memory=1Gi"),
    refused("frontend.terminationGracePeriodSeconds=2"),
    accepted("frontend.terminationGracePeriodSeconds=2,frontend.draining.enabled=false"),
    accepted("frontend.terminationGracePeriodSeconds=null"),
    refused("namePrefix=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx"),
    // Helm adds no list item if the argument ends after the equals sign.
    accepted("imagePullSecrets[0].name="),
    accepted("frontend.extraEnv[0].name=A", "frontend.extraEnv[0].value="),
    refused("imagePullSecrets[0].name=,frontend.replicaCount=4"),
    // Helm reads numbers in files as floats.
    accepted(file: "experiments: {load: {users: 20.0, duration: 6e2}}\n"),
    accepted(file: "frontend: {image: {tag: 2.0}, env: {port: 8080.0}}\n"),
    accepted(file: "frontend: {image: {tag: 1e6}, resources: {limits: {cpu: 2.0, memory: 1e9}}}\n"),
    SharedVerdict(isAccepted: false, file: "frontend: {image: {tag: 1.10}}\n"),
  ]
}
