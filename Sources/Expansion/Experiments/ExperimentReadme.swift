internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

/// The page that describes how each experiment is run, observed, evaluated, and stopped.
struct ExperimentReadme {
  let files: ExperimentFiles

  private var app: AppHeader { files.system.app }
  private var profile: String { files.system.profile.rawValue }

  var text: String {
    let sections = files.runs.map { "\n## \($0.experiment.name)\n\n" + Self.wrapped(section($0)) }
    return start + sections.joined() + draining + watching + images
  }

  private var start: String {
    """
    # Experiments of \(app.name)

    Nothing here runs until you start it: resume a suspended Job, or run a script. Each experiment ends by itself.

    ## Quick start

    Install the system, then run one experiment at a time, in this folder:

    ```sh
    \(installation)
    ```

    ```sh
    \(files.runs.filter { $0.combination == nil }.compactMap(shortCommand).joined(separator: "\n"))
    ```

    An exit code of 0 means that the experiment succeeded. If a load counts its requests, 0 also means that the target
    was reached. The commands are those of the profile `\(profile)`. For another profile or namespace, set `NAMESPACE`,
    `NAME_PREFIX`, `RELEASE`, or `MANIFESTS`: each script reads those that it uses.

    """
  }

  private var installation: String {
    let isDefault = app.profiles.first?.rawValue == profile
    let values = isDefault ? "" : " --values ../helm/values-\(profile).yaml"
    return
      "helm upgrade --install \(app.releaseName) ../helm --namespace \(app.namespace) --create-namespace\(values)"
  }

  // MARK: Commands

  /// The command that runs an experiment and evaluates it.
  private func shortCommand(_ run: ExperimentRun) -> String? {
    let name = run.experiment.name
    if run.experiment.hasJob { return files.runScript.map { "bash \($0) \(name)" } }
    guard let script = files.scripts[name] else { return nil }
    if run.experiment.isCombination { return variables(of: run) + "bash \(script)" }
    return variables(of: run) + command(with: script, run)
  }

  /// The command that runs the script of a disruption, together with a load that counts the requests if a load is
  /// declared.
  private func command(with script: String, _ run: ExperimentRun) -> String {
    guard let load = load(for: run), let runScript = files.runScript else { return "bash \(script)" }
    let target = run.availability.map { "AVAILABILITY=\($0.percent) " } ?? ""
    return "\(target)bash \(runScript) \(load) \(script)"
  }

  /// The first load outside combinations; if all are in combinations, the first load; nil if no load is declared.
  private func load(for run: ExperimentRun) -> String? {
    let loads = files.runs.filter(\.experiment.isLoad)
    return (loads.first { $0.combination == nil } ?? loads.first)?.experiment.name
  }

  /// The variables for AWS FIS that the user must set.
  private func variables(of run: ExperimentRun) -> String {
    let members = run.experiment.all
    let needsRole = members.contains {
      if case .spotInterruption(let provider, _, _, _) = $0.kind {
        FISTemplate.interrupts(provider)
      } else {
        false
      }
    }
    return needsRole ? "FIS_ROLE_ARN=arn:... STOP_ALARM_ARN=arn:... " : ""
  }

  // MARK: Sections

  private func section(_ run: ExperimentRun) -> String {
    let experiment = run.experiment
    let name = experiment.name
    switch experiment.kind {
    case .load(let load):
      let program =
        switch load.tool {
        case .locust(let file, _, _): "Locust and `\(file)`"
        case .siege: "siege"
        }
      return """
        \(load.users == 1 ? "1 client requests" : "\(load.users) clients request") `\(load.service)` for \(load.duration.rawValue) with \(program). \(judgment(ofLoad: run))

        """ + job(name)
    case .rollingRestart(let services, let interval, let duration):
      return """
        Restarts \(services.map { "`\($0)`" }.listed) every \(interval.rawValue) for \(duration.rawValue). The Job fails if the
        API server refuses a restart, or if the last rollout does not complete within 120 seconds.

        """ + job(name)
    case .together(let members):
      let names = members.map { "`\($0.name)`" }.listed
      return """
        Runs \(names) at the same time, prints their logs, and exits with 1 if one failed\(miss(run)).

        \(block(shortCommand(run) ?? ""))
        """
    case .spotInterruption(let provider, let count, let interval, let duration):
      return spotSection(run, provider, count, interval, duration)
    case .nodeDrain(let interval, let duration):
      let pause = interval.map { ", one every \($0.rawValue)" } ?? ""
      let end = duration.map { "No drain starts after \($0.rawValue). " } ?? ""
      return """
        Drains the schedulable nodes in turn\(pause), and makes each schedulable again. \(end)Fails if a drain takes
        longer than \(ExperimentSettings.drainTimeout / 60) minutes (`DRAIN_TIMEOUT_SECONDS`), for example because of a disruption budget, or if a node runs a
        pod without a controller. `NODE_SELECTOR` selects the nodes: all except those of the control plane by
        default.\(judgment(of: run))

        \(block(shortCommand(run) ?? ""))
        """
    case .zoneOutage(let zone, let duration):
      let zoneVariables = zone == nil ? "ZONE_NAME=ap-northeast-2a " : ""
      return """
        All nodes of \(zone.map { "zone `\($0)`" } ?? "a zone (`ZONE_NAME`)") are lost for \(duration.rawValue).\(judgment(of: run))

        \(loss)

        \(block(shortCommand(run) ?? ""))
        On AWS, FIS can instead cut off the subnets of the zone (`aws:network:disrupt-connectivity`), as a real outage does:

        \(block("VPC_ID=vpc-... \(zoneVariables)\(fisCommand(run))"))
        """
    case .nodeLoss(let count, let duration):
      return """
        \(count == 1 ? "1 node is" : "\(count) nodes are") lost for \(duration.rawValue), without notice.\(judgment(of: run))

        \(loss)

        \(block(shortCommand(run) ?? ""))
        On AWS, FIS can instead stop instances of the cluster and start them again (`aws:ec2:stop-instances`); a node group
        may replace them in the meantime:

        \(block("CLUSTER_NAME=... \(fisCommand(run))"))
        """
    case .fault(let fault): return faultSection(run, fault)
    }
  }

  private func spotSection(
    _ run: ExperimentRun, _ provider: SpotProvider, _ count: Int, _ interval: Duration, _ duration: Duration
  ) -> String {
    let (key, value) = provider.label
    let what = count == 1 ? "a spot instance" : "\(count) spot instances"
    let watch = "kubectl get nodes --selector \(key)=\(value) --watch"
    guard FISTemplate.interrupts(provider) else {
      let tool =
        if case .gke = provider {
          "`gcloud compute instances simulate-maintenance-event`, which preempts a spot instance"
        } else {
          "`az vmss simulate-eviction`, which evicts the instance within 30 minutes"
        }
      return """
        Interrupts \(what) every \(interval.rawValue) for \(duration.rawValue) with \(tool).\(judgment(of: run))

        \(block(shortCommand(run) ?? "", watch))
        """
    }
    return """
      Interrupts \(what) every \(interval.rawValue) for \(duration.rawValue) with AWS FIS, 2 minutes after the notice.\(judgment(of: run)) The
      instances need the tag that `\(run.experiment.name).fis.json` selects. The role of FIS must be allowed
      `ec2:SendSpotInstanceInterruptions` and `ec2:DescribeInstances`.

      \(block(shortCommand(run) ?? "", watch))
      The script exits with 2 if the CloudWatch alarm or a user stops an experiment. Ctrl-C stops the experiments and
      deletes the template. By default, FIS runs up to 5 experiments at a time in a region.

      """
  }

  private func faultSection(_ run: ExperimentRun, _ fault: MeshFault) -> String {
    let parts = [
      fault.delay.map {
        "delays \(fault.delayed.percent)% of the requests to `\(fault.service)` by \($0.rawValue)"
      },
      fault.status.map {
        "aborts \(fault.aborted.percent)% of the requests to `\(fault.service)` with status \($0)"
      },
    ]
    let what = parts.compactMap { $0 }.joined(separator: " and ")
    return """
      For \(fault.duration.rawValue), Istio \(what.isEmpty ? "injects no fault" : what). The script puts the faults into the VirtualService
      and removes them at the end.\(judgment(of: run))

      \(block(shortCommand(run) ?? ""))
      The profile `\(fault.profile.rawValue)` injects the faults while the release uses this profile. With Helm, turn the faults on and off:

      \(block(
        "helm upgrade \(app.releaseName) ../helm --namespace \(app.namespace) --values ../helm/values-\(fault.profile.rawValue).yaml",
        "helm rollback \(app.releaseName) --namespace \(app.namespace)"))
      """
  }

  private let loss = """
    The script has no access to the instances. It deletes all pods of the nodes at once, except those of DaemonSets,
    ignores disruption budgets, gives each pod 1 second to end, and keeps the nodes unschedulable. Unlike in a real loss,
    Services stop sending requests to the pods at once.
    """

  private func fisCommand(_ run: ExperimentRun) -> String {
    guard let script = files.fisScripts[run.experiment.name] else { return "" }
    return "FIS_ROLE_ARN=arn:... STOP_ALARM_ARN=arn:... \\\n  " + command(with: script, run)
  }

  // MARK: Judging

  private func judgment(ofLoad run: ExperimentRun) -> String {
    let count = "The last line of the log is the availability: the share of requests that succeeded."
    if let availability = run.availability {
      return count + " The Job fails below \(availability.percent)%."
    }
    if case .load(let load) = run.experiment.kind, case .locust = load.tool {
      return count + " The Job fails if a request failed."
    }
    return count
  }

  private func judgment(of run: ExperimentRun) -> String {
    guard let availability = run.availability else { return "" }
    guard let load = load(for: run) else {
      return
        " At least \(availability.percent)% of the requests must succeed, but the spec declares no load that counts the requests."
    }
    return " The load `\(load)` counts the requests: at least \(availability.percent)% must succeed."
  }

  private func miss(_ run: ExperimentRun) -> String {
    run.availability.map { ", or if fewer than \($0.percent)% of the requests succeeded" } ?? ""
  }

  // MARK: Parts

  private func block(_ lines: String...) -> String { "```sh\n\(lines.joined(separator: "\n"))\n```\n" }

  private func job(_ name: String) -> String {
    let selector = "\(ExperimentWorkloads.label)=\(name)"
    let value = "experiments.\(Self.key(name)).enabled=true"
    return """

      Start the Job with Helm, with kubectl, or with the script, which also waits for the Job and evaluates the result:

      ```sh
      helm upgrade \(app.releaseName) ../helm --namespace \(app.namespace) --reuse-values --set \(value)
      kubectl --namespace \(app.namespace) patch "$(kubectl --namespace \(app.namespace) get job --selector \(selector) --output name)" \
      --type merge --patch '{"spec":{"suspend":false}}'
      \(files.runScript.map { "bash \($0) \(name)" } ?? "")
      ```

      """
  }

  private var draining: String {
    guard let script = files.runScript, files.runs.contains(where: \.experiment.isCombination) else {
      return ""
    }
    return """

      ## Graceful shutdown on and off

      Compare the same experiment with and without graceful shutdown. `off` removes the `preStop` hook and gives a pod 1
      second to end; the script restores both at the end:

      ```sh
      bash \(script) --draining on
      bash \(script) --draining off
      ```

      With Helm, `--set draining.enabled=false` removes the hooks of all services.

      """
  }

  private var watching: String {
    """

    ## Watch and stop

    ```sh
    kubectl --namespace \(app.namespace) get jobs,pods --selector \(ExperimentWorkloads.label) --watch
    kubectl --namespace \(app.namespace) get events --watch
    ```

    A script that you interrupt with Ctrl-C stops what it started and undoes what it changed. To stop a Job, suspend it:
    `kubectl --namespace \(app.namespace) patch job NAME --type merge --patch '{"spec":{"suspend":true}}'`, or set its value
    `enabled` to `false` again.

    The name of a Job ends with a hash of its content, because most fields of a Job are immutable: another image, rate, or
    value of `enabled` makes a new Job. Helm removes the old Job; Argo CD and Flux remove it only with pruning, which the
    rendered objects enable unless you use `--sync manual` (Argo CD). After `kubectl apply`, delete the old Job yourself.
    If the experiment is enabled, a new Job runs immediately, so set `enabled` to `false` again after the experiment.

    A Job runs once. \(files.runScript.map { "`\($0)` replaces a finished Job; otherwise," } ?? "To run it again,") set `enabled` to `false` and
    to `true` again, or delete the Job and apply the manifests again.

    Argo CD and Flux ignore the field `suspend` of these Jobs, so a Job that you resume with kubectl keeps running.

    """
  }

  private var images: String {
    var images: [(name: String, image: String)] = []
    for run in files.runs where run.experiment.hasJob {
      if let service = files.system.service(named: run.experiment.name) {
        images.append((run.experiment.name, service.container.image))
      }
    }
    guard !images.isEmpty else { return "" }
    var text = "\n## Images\n\n| Job | image |\n| --- | --- |\n"
    for (name, image) in images { text += "| `\(name)` | `\(image)` |\n" }
    if images.contains(where: { $0.image.contains("acmexii/siege-nginx:") }) {
      text += """

        The project that provides siege's image publishes only the tag `latest`, so the default tag `1.0` cannot be pulled.
        Copy the image to your registry under a fixed tag, and set the values `image.repository` and `image.tag` of the Job.
        Another image with `sh`, `awk`, and `siege` also works.

        ```sh
        docker pull ghcr.io/acmexii/siege-nginx:latest
        docker tag ghcr.io/acmexii/siege-nginx:latest registry.example.com/siege-nginx:1.0
        docker push registry.example.com/siege-nginx:1.0
        ```

        """
    }
    return text
  }

  /// The Markdown with paragraphs wrapped at 120 characters; code and tables are not changed.
  private static func wrapped(_ text: String) -> String {
    var isCode = false
    var paragraph: [Substring] = []
    var lines: [String] = []
    func end() {
      var line = ""
      for word in paragraph {
        if !line.isEmpty, line.count + 1 + word.count > 120 {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      if !line.isEmpty { lines.append(line) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.hasPrefix("```")
      if isFence { isCode.toggle() }
      if isCode || isFence || line.isEmpty {
        end()
        lines.append(String(line))
      } else {
        paragraph += line.split(separator: " ")
      }
    }
    end()
    return lines.joined(separator: "\n")
  }

  /// The name as a key of the chart's values.
  private static func key(_ name: String) -> String {
    name.split(separator: "-").enumerated().map { index, word in
      index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
