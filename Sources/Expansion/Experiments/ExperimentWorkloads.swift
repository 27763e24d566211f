internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// The Jobs that run experiments, as services of the system, so that they get policies, accounts, and values like other
/// services.
///
/// Most of a Job's pod template is immutable even while the Job is suspended. A change therefore creates a new Job,
/// whose name ends with a different content hash. Rates and durations are in a ConfigMap for each Job, so that chart
/// values can set them. A change to the ConfigMap also creates a new Job, because the pod template contains its
/// checksum.
struct ExperimentWorkloads {
  private(set) var services: [Portolan.Service] = []
  private(set) var configMaps: [Portolan.ConfigMap] = []
  private(set) var objects: [Portolan.Object] = []

  /// The label of all pods and Jobs of experiments, with the experiment's name as value.
  static let label = PortolanKey.experiment

  /// Creates the Jobs of the experiments that run in the cluster: loads and restarts.
  init(_ resources: AppResources, of declared: [Portolan.Service], app: AppHeader) {
    // The checks report duplicate names of experiments.
    let services = Set(declared.map(\.name))
    var names = services
    let runs = resources.experiments.runs { name in
      declared.first { $0.name == name }?.objective?.value
    }
    // The checks report an invalid name at the declaration of the experiment; without objects, it is reported only
    // once.
    for run in runs where run.experiment.hasValidName && names.insert(run.experiment.name).inserted {
      let experiment = run.experiment
      switch experiment.kind {
      // The checks report an unknown service at the declaration of the experiment; without a Job, it is reported only
      // once.
      case .load(let load): if services.contains(load.service) { add(load, run) }
      case .rollingRestart(let targets, let interval, let duration):
        let deployments = targets.compactMap { target in
          declared.first { $0.name == target && $0.workload == .deployment }
            .map { $0.metadata.fullName?.value ?? app.namePrefix + $0.name }
        }
        addRestarts(
          of: deployments, every: interval, for: duration, experiment,
          account: app.namePrefix + experiment.name, namespace: app.namespace)
      case .spotInterruption, .nodeDrain, .zoneOutage, .nodeLoss, .fault, .together: break
      }
    }
  }

  /// Adds the Jobs to a system.
  func add(to services: inout [Portolan.Service], _ resources: inout AppResources) {
    services += self.services
    // Most profiles have the same experiments. At the start of the list, the objects have the same order in a chart,
    // which merges the profiles, and in the manifests of one profile.
    resources.configMaps = configMaps + resources.configMaps
    resources.objects = objects + resources.objects
  }

  /// Creates the Jobs again for other object names; their images are kept.
  static func addAnew(to services: inout [Portolan.Service], _ resources: inout AppResources, app: AppHeader)
  {
    let places = resources.experiments.flatMap(\.all).map(\.location)
    guard !places.isEmpty else { return }
    let old = services.filter { places.contains($0.location) }
    services.removeAll { places.contains($0.location) }
    resources.configMaps.removeAll { places.contains($0.location) }
    resources.objects.removeAll { places.contains($0.location) }
    var workloads = ExperimentWorkloads(resources, of: services, app: app)
    for position in workloads.services.indices {
      let name = workloads.services[position].name
      guard let image = old.first(where: { $0.name == name })?.container.image else { continue }
      workloads.services[position].container.image = image
    }
    workloads.add(to: &services, &resources)
  }

  private mutating func add(_ load: Load, _ run: ExperimentRun) {
    let name = run.experiment.name
    let place = run.experiment.location
    let (file, line, column) = (place.file, place.line, place.column)
    let seconds = load.duration.wholeSeconds ?? 0
    var parts: [any ServicePart] = [
      Volume("tmp", .emptyDir, at: "/tmp", file: file, line: line, column: column),
      RunAs(user: 10001, group: 10001, file: file, line: line, column: column),
      // The tools store their settings in the home directory.
      Env("HOME", "/tmp", file: file, line: line, column: column),
      EnvFrom(configMap: Self.settings(of: name), file: file, line: line, column: column),
      Volume(
        "script", .configMap(name + ExperimentFile.scriptsSuffix), at: ExperimentFile.folder, readOnly: true,
        file: file, line: line,
        column: column),
    ]
    var settings: [(key: String, value: String)] = []
    switch load.tool {
    case .locust(_, let script, let spawnRate):
      parts += [
        Calls(load.service, as: ExperimentFile.target, .url(), file: file, line: line, column: column),
        Command("sh", "-c", Self.locust),
        Resources(
          cpu: .request("300m", limit: "1"), memory: .request("256Mi", limit: "512Mi"), file: file,
          line: line,
          column: column),
      ]
      addConfigMap(
        name + ExperimentFile.scriptsSuffix,
        [ExperimentFile.locust: script ?? "", ExperimentFile.locustJudge: ExperimentScripts.locustJudge],
        place)
      settings = [("users", "\(load.users)"), ("spawn_rate", "\(spawnRate)")]
    case .siege(let path, let delay, let isVerbose):
      parts += [
        Calls(
          load.service, as: ExperimentFile.target, .url(path: path), file: file, line: line, column: column),
        Command(
          ["sh", "\(ExperimentFile.folder)/\(ExperimentFile.siege)"] + (isVerbose ? ["-v"] : [])
            + (delay?.wholeSeconds.map { ["--delay=\($0)S"] } ?? [])),
        Resources(
          cpu: .request("100m", limit: "1"), memory: .request("64Mi", limit: "256Mi"), file: file, line: line,
          column: column),
      ]
      addConfigMap(
        name + ExperimentFile.scriptsSuffix, [ExperimentFile.siege: ExperimentScripts.siege], place)
      settings = [("clients", "\(load.users)")]
    }
    settings.append(("duration", "\(seconds)"))
    if let availability = run.availability { settings.append(("availability", availability.percent)) }
    addConfigMap(Self.settings(of: name), KeyValues(settings.map { ($0.key, $0.value) }), place)
    services.append(Self.job(name, image: load.image, seconds: seconds, place) { for part in parts { part } })
  }

  private mutating func addRestarts(
    of deployments: [String], every interval: Portolan.Duration, for duration: Portolan.Duration,
    _ experiment: Experiment, account: String, namespace: String
  ) {
    let name = experiment.name
    let place = experiment.location
    let (file, line, column) = (place.file, place.line, place.column)
    let seconds = duration.wholeSeconds ?? 0
    let targets = deployments.map { "deployment/\($0)" }.joined(separator: " ")
    addConfigMap(
      name + ExperimentFile.scriptsSuffix, [ExperimentFile.restarts: ExperimentScripts.restartLoop], place)
    addConfigMap(
      Self.settings(of: name),
      ["interval": "\(interval.wholeSeconds ?? 0)", "duration": "\(seconds)"], place)
    let job = Self.job(
      name, image: "docker.io/alpine/k8s:1.31.5", seconds: seconds, place
    ) {
      Command("sh", "\(ExperimentFile.folder)/\(ExperimentFile.restarts)")
      Env(ExperimentFile.targets, targets, file: file, line: line, column: column)
      Env("HOME", "/tmp", file: file, line: line, column: column)
      EnvFrom(configMap: Self.settings(of: name), file: file, line: line, column: column)
      Calls(.kubernetesAPI, file: file, line: line, column: column)
      RunAs(user: 10001, group: 10001, file: file, line: line, column: column)
      Relax(
        .serviceAccountToken, because: "the Job restarts Deployments through the Kubernetes API", file: file,
        line: line, column: column)
      Resources(
        cpu: .request("50m", limit: "500m"), memory: .request("64Mi", limit: "256Mi"), file: file, line: line,
        column: column)
      Volume("tmp", .emptyDir, at: "/tmp", file: file, line: line, column: column)
      Volume(
        "script", .configMap(name + ExperimentFile.scriptsSuffix), at: ExperimentFile.folder, readOnly: true,
        file: file, line: line,
        column: column)
    }
    // The API server is not part of the mesh.
    services.append(job.podLabels([InjectionKey.pod: "false"]))
    addAccess(to: deployments, account, namespace, place)
  }

  /// Adds a Role with exactly the permissions that `kubectl rollout restart` needs: get and patch on the Deployments.
  private mutating func addAccess(
    to deployments: [String], _ account: String, _ namespace: String, _ place: FileLocation
  ) {
    let names = Portolan.Value.list(deployments.map(Portolan.Value.string))
    let metadata: Portolan.Value = ["name": .string(account)]
    func add(_ value: Portolan.Value) {
      objects.append(Portolan.Object(value, file: place.file, line: place.line, column: place.column))
    }
    add([
      "apiVersion": .string("\(APIGroup.rbac)/v1"), "kind": "Role", "metadata": metadata,
      "rules": [
        [
          "apiGroups": [.string(APIGroup.apps)], "resources": ["deployments"], "resourceNames": names,
          "verbs": ["get", "patch"],
        ]
      ],
    ])
    add([
      "apiVersion": .string("\(APIGroup.rbac)/v1"), "kind": "RoleBinding", "metadata": metadata,
      "roleRef": ["apiGroup": .string(APIGroup.rbac), "kind": "Role", "name": .string(account)],
      "subjects": [["kind": "ServiceAccount", "name": .string(account), "namespace": .string(namespace)]],
    ])
  }

  private mutating func addConfigMap(_ name: String, _ data: KeyValues, _ place: FileLocation) {
    configMaps.append(
      Portolan.ConfigMap(name, data, file: place.file, line: place.line, column: place.column))
  }

  private static func settings(of name: String) -> String { name + ExperimentFile.settingsSuffix }

  private static func job(
    _ name: String, image: String, seconds: Int, _ place: FileLocation,
    @ListBuilder<any ServicePart> _ parts: () -> [any ServicePart]
  ) -> Portolan.Service {
    let settings = Workload.JobSettings(
      retries: 0, deadline: .seconds(seconds.addingReportingOverflow(ExperimentSettings.margin).partialValue),
      keptFor: nil,
      restartOnFailure: false, suspended: true)
    return Portolan.Service(
      name, .job(settings), image: image, file: place.file, line: place.line, column: place.column, parts
    )
    .labeled([label: name])
    .namedByContent(file: place.file, line: place.line, column: place.column)
  }

  /// Without an objective, Locust exits with 1 if a request failed.
  private static let locust =
    "exec locust --headless --locustfile "
    + [ExperimentFile.locust, ExperimentFile.locustJudge].map { "\(ExperimentFile.folder)/\($0)" }
    .joined(separator: ",")
    + " --host \"$\(ExperimentFile.target)\" --users \"$users\" --spawn-rate \"$spawn_rate\" --run-time \"${duration}s\""
    + " --stop-timeout 10 --only-summary"
}
