internal import Portolan

/// The page that says how each experiment is run, watched, judged and stopped.
struct ExperimentReadme {
  let system: SystemModel
  let experiments: [Experiment]
  let files: [String]

  var text: String {
    let namespace = system.app.namespace
    var text = """
      # Experiments of \(system.app.name)

      Nothing here runs until you start it. Jobs are suspended, and each experiment ends by itself.

      """
    for experiment in experiments { text += "\n## \(experiment.name)\n\n" + section(experiment) }
    text += """

      ## Watch and stop

      ```sh
      kubectl --namespace \(namespace) get jobs,pods --selector \(ExperimentWorkloads.label) --watch
      kubectl --namespace \(namespace) get events --watch
      ```

      A script that you interrupt with Ctrl-C cleans up. To stop a Job, suspend it again:
      `kubectl --namespace \(namespace) patch job NAME --type merge --patch '{"spec":{"suspend":true}}'`.
      To run a Job again, delete it and apply the manifests, or run `helm upgrade` again.

      """
    return text
  }

  private func section(_ experiment: Experiment) -> String {
    let target = experiment.objective.map { " At least \($0.value) % of the requests must succeed." } ?? ""
    let name = system.app.namePrefix + experiment.name
    let namespace = system.app.namespace
    let release = system.app.releaseName
    let value = "experiments.\(Self.key(experiment.name)).enabled=true"
    let start = """
      ```sh
      kubectl --namespace \(namespace) patch job \(name) --type merge --patch '{"spec":{"suspend":false}}'
      kubectl --namespace \(namespace) logs --follow job/\(name)
      ```

      With Helm: `helm upgrade \(release) ../helm --namespace \(namespace) --reuse-values --set \(value)`.

      """
    switch experiment.kind {
    case .load(let load):
      let judge =
        switch load.tool {
        case .locust:
          "The summary in the log counts requests and failures; the Job fails if a request failed."
        case .siege: "The log ends with siege's `Availability` and `Failed transactions`."
        }
      return
        "\(load.users) clients request `\(load.service)` for \(load.duration.rawValue). \(judge)\(target)\n\n"
        + start
    case .rollingRestart(let services, let interval, let duration):
      return
        "Restarts \(services.map { "`\($0)`" }.joined(separator: ", ")) every \(interval.rawValue) for "
        + "\(duration.rawValue).\(target)\n\n" + start
    case .together(let members):
      let names = members.map { "`\($0.name)`" }.joined(separator: " and ")
      let script =
        files.contains("\(experiment.name).sh") ? "\(experiment.name).sh" : "run-load-and-rollout.sh"
      return """
        Runs \(names) at the same time. The script prints their logs and exits with 1 if one failed.\(target)

        ```sh
        bash \(script)
        ```

        To compare with a system that does not shut down gracefully, first set the service's
        `terminationGracePeriodSeconds` to 1 in the values of the chart.

        """
    case .spotInterruption(let provider, _, let interval, let duration):
      let (key, value) = provider.label
      guard files.contains("\(experiment.name).fis.json") else {
        return
          "Interrupts spot nodes (`\(key)=\(value)`) every \(interval.rawValue) for \(duration.rawValue).\(target) "
          + "AWS FIS does not interrupt nodes of this provider: stop an instance with the provider's own tool.\n"
      }
      let script = files.contains("\(experiment.name).sh") ? "\(experiment.name).sh" : "fis-loop-test.sh"
      return """
        Interrupts a spot instance every \(interval.rawValue) for \(duration.rawValue) with AWS FIS.\(target) The instances
        need the tag that `\(experiment.name).fis.json` selects. Start a load first.

        ```sh
        FIS_ROLE_ARN=arn:aws:iam::123456789012:role/fis \\
          STOP_ALARM_ARN=arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:availability \\
          bash \(script)
        kubectl get nodes --selector \(key)=\(value) --watch
        ```

        The alarm stops the experiment; the script then exits with 2. Ctrl-C stops it and deletes the template.

        """
    case .nodeDrain:
      return """
        Drains every node in turn, with a load running.\(target) `Ctrl-C` stops between two nodes.

        ```sh
        for node in $(kubectl get nodes --output name); do
          kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout 10m && kubectl uncordon "$node"
        done
        ```

        """
    case .zoneOutage(let zone, let duration):
      return
        "All nodes of \(zone.map { "zone `\($0)`" } ?? "one zone") are away for \(duration.rawValue).\(target) "
        + "Stop the instances with the `topology.kubernetes.io/zone` label of the zone, and start them again.\n"
    case .nodeLoss(let count, let duration):
      return
        "\(count) nodes are away for \(duration.rawValue), without notice.\(target) Terminate the instances with the "
        + "provider's tool; the pods' nodes: `kubectl --namespace \(namespace) get pods --output wide`.\n"
    case .fault(let fault):
      return """
        Delays \(fault.delayed) % and aborts \(fault.aborted) % of the requests to `\(fault.service)` for \(fault.duration.rawValue).\(target)

        ```sh
        helm upgrade \(release) ../helm --namespace \(namespace) --values ../helm/values-\(fault.profile.rawValue).yaml
        sleep \(fault.duration.wholeSeconds ?? 0)
        helm rollback \(release) --namespace \(namespace)
        ```

        """
    }
  }

  /// The name among the values of the chart.
  private static func key(_ name: String) -> String {
    name.split(separator: "-").enumerated().map { index, word in
      index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
