internal import KubernetesFacts
internal import Portolan

extension SystemExpansion {
  /// A file by which experiments are run, beside the objects.
  public struct ExperimentFile: Sendable {
    /// Its name.
    public let name: String
    /// What it holds, without the header of rendered files.
    public let text: String
  }

  /// The files of the system's experiments; none where it has no experiments.
  public var experimentFiles: [ExperimentFile] {
    let experiments = system.resources.experiments
    guard !experiments.isEmpty else { return [] }
    let all = experiments.flatMap(\.all)
    var files: [String: String] = [:]
    for experiment in all {
      if case .load(let load) = experiment.kind, case .locust(let file, let script?, _) = load.tool {
        files[file] = script
      }
      if case .spotInterruption(let provider, let count, let interval, let duration) = experiment.kind,
        let template = SpotInterruptionTemplate(provider, count: count, of: system.app.name)
      {
        let name = "\(experiment.name).fis.json"
        files[name] = template.json
        let script = ExperimentScripts.fisLoop(
          template: name, every: interval.wholeSeconds ?? 60, for: duration.wholeSeconds ?? 300)
        files[files["fis-loop-test.sh"] == nil ? "fis-loop-test.sh" : "\(experiment.name).sh"] = script
      }
      if case .together(let members) = experiment.kind {
        let jobs = members.flatMap(\.all).filter(\.hasJob).map { system.app.namePrefix + $0.name }
        guard !jobs.isEmpty else { continue }
        let longest = members.flatMap(\.all).compactMap(\.seconds).max() ?? 0
        let script = ExperimentScripts.runJobs(jobs, namespace: system.app.namespace, seconds: longest)
        files[files["run-load-and-rollout.sh"] == nil ? "run-load-and-rollout.sh" : "\(experiment.name).sh"] =
          script
      }
    }
    files["README.md"] = ExperimentReadme(system: system, experiments: all, files: files.keys.sorted()).text
    return files.sorted { $0.key < $1.key }.map { ExperimentFile(name: $0.key, text: $0.value) }
  }
}

extension Experiment {
  /// Whether a Job runs it.
  var hasJob: Bool {
    switch kind {
    case .load, .rollingRestart: true
    case .spotInterruption, .nodeDrain, .zoneOutage, .nodeLoss, .fault, .together: false
    }
  }

  /// How long it lasts, where that is declared.
  var seconds: Int? {
    switch kind {
    case .load(let load): load.duration.wholeSeconds
    case .rollingRestart(_, _, let duration), .spotInterruption(_, _, _, let duration),
      .zoneOutage(_, let duration), .nodeLoss(_, let duration):
      duration.wholeSeconds
    case .nodeDrain(_, let duration): duration?.wholeSeconds
    case .fault(let fault): fault.duration.wholeSeconds
    case .together(let members): members.compactMap(\.seconds).max()
    }
  }
}

/// A template of AWS FIS that interrupts spot instances.
///
/// Its upper-case words are replaced by the script.
struct SpotInterruptionTemplate {
  let json: String

  /// Makes the template; nil for providers whose nodes FIS does not interrupt.
  init?(_ provider: SpotProvider, count: Int, of app: String) {
    let tag: (key: String, value: String)
    switch provider {
    // The tag that EKS gives all instances of a cluster; that they are spot instances is in the resource type.
    case .eks: tag = ("kubernetes.io/cluster/CLUSTER_NAME", "owned")
    case .karpenter: tag = ("eks:eks-cluster-name", "CLUSTER_NAME")
    case .label(let key, let value, _): tag = (key, value)
    case .gke, .aks: return nil
    }
    // FIS accepts 2 to 15 minutes from the notice to the interruption.
    let minutes = min(15, max(2, ((provider.notice.wholeSeconds ?? 120) + 59) / 60))
    json = """
      {
        "targets": {
          "spotNodes": {
            "resourceType": "aws:ec2:spot-instance",
            "resourceTags": { \(tag.key.quoted): \(tag.value.quoted) },
            "filters": [{ "path": "State.Name", "values": ["running"] }],
            "selectionMode": "COUNT(\(count))"
          }
        },
        "actions": {
          "interrupt": {
            "actionId": "aws:ec2:send-spot-instance-interruptions",
            "parameters": { "durationBeforeInterruption": "PT\(minutes)M" },
            "targets": { "SpotInstances": "spotNodes" }
          }
        },
        "stopConditions": [{ "source": "aws:cloudwatch:alarm", "value": "STOP_ALARM_ARN" }],
        "roleArn": "FIS_ROLE_ARN",
        "tags": { "app": \(app.quoted) }
      }

      """
  }
}

extension String {
  fileprivate var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
