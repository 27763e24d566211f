internal import Diagnostics

/// Restarts Deployments at an interval, like `kubectl rollout restart`.
public struct RollingRestart: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares a restart loop, which a Job in the namespace runs.
  ///
  /// The Job is rendered suspended, and runs when you start it.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `rolling-restart` by default.
  ///   - services: the services to restart, at least one; each must be a Deployment.
  ///   - interval: the time between two rounds, in whole seconds, at most `duration`. Each round restarts all services.
  ///   - duration: how long the loop runs, in whole seconds, at most one day.
  public init(
    _ name: String = "rolling-restart", of services: String..., every interval: Duration,
    for duration: Duration, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    experiment = Experiment(
      name, .rollingRestart(services: services, every: interval, for: duration),
      FileLocation(file, line, column))
  }
}

/// Interrupts spot instances as the provider does, after the provider's notice.
///
/// You start the rendered script outside the cluster. It uses `gcloud` for ``SpotProvider/gke``, `az` for
/// ``SpotProvider/aks``, and AWS FIS for all other providers.
public struct SpotInterruption: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares interruptions.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `spot-interruption` by default.
  ///   - provider: the provider whose spot instances are interrupted; EKS by default.
  ///   - count: the number of instances to interrupt at the same time, 1 to 5; 1 by default.
  ///   - interval: the time between two rounds, in whole seconds, at most `duration`. Each round interrupts `count`
  ///     instances.
  ///   - duration: how long the loop runs, in whole seconds, at most one day.
  public init(
    _ name: String = "spot-interruption", on provider: SpotProvider = .eks, count: Int = 1,
    every interval: Duration, for duration: Duration,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    experiment = Experiment(
      name, .spotInterruption(provider, count: count, every: interval, for: duration),
      FileLocation(file, line, column))
  }
}

/// Drains all schedulable nodes, except those of the control plane, one after the other, as a cluster upgrade does.
///
/// A script evicts the pods of each node with `kubectl drain`, for at most 10 minutes per node, and then makes the
/// node schedulable again, even if pods are left.
public struct NodeDrain: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares drains.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `node-drain` by default.
  ///   - interval: the time from the start of one drain to the start of the next, in whole seconds. By default, a drain
  ///     starts when the previous one has ended.
  ///   - duration: the time after which no further drain starts, in whole seconds. By default, all nodes are drained.
  public init(
    _ name: String = "node-drain", every interval: Duration? = nil, for duration: Duration? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    experiment = Experiment(
      name, .nodeDrain(every: interval, for: duration), FileLocation(file, line, column))
  }
}

/// Takes all nodes in a zone offline at the same time.
///
/// One script cordons the nodes and deletes their pods with `kubectl`, except the pods of DaemonSets. Another script
/// disconnects the zone's subnets with AWS FIS.
public struct ZoneOutage: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares an outage.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `zone-outage` by default.
  ///   - zone: the zone; by default, the zone of a node that runs pods of the app. If you do not set the zone, the
  ///     script for AWS FIS requires the variable `ZONE_NAME`.
  ///   - duration: how long the zone is unavailable, in whole seconds, at most one day. With AWS FIS, the time is
  ///     at least one minute and at most 12 hours.
  public init(
    _ name: String = "zone-outage", of zone: String? = nil, for duration: Duration,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    experiment = Experiment(name, .zoneOutage(zone: zone, for: duration), FileLocation(file, line, column))
  }
}

/// Takes a number of nodes offline at the same time, without notice.
///
/// One script cordons nodes that run pods of the app and deletes their pods with `kubectl`, except the pods of
/// DaemonSets. Another script stops instances with AWS FIS.
public struct NodeLoss: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares a node loss.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `node-loss` by default.
  ///   - count: the number of nodes, 1 to 1000.
  ///   - duration: how long the nodes are unavailable, in whole seconds, at most one day; five minutes by default. With
  ///     AWS FIS, the time is at least one minute and at most 12 hours.
  public init(
    _ name: String = "node-loss", count: Int, for duration: Duration = .minutes(5),
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    experiment = Experiment(name, .nodeLoss(count: count, for: duration), FileLocation(file, line, column))
  }
}

/// Delays and aborts a percentage of the requests to a service, with Istio fault injection.
public struct FaultInjection: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Declares faults, which a script puts into all HTTP routes of the service's mesh VirtualService and removes at the
  /// end.
  ///
  /// A service without a mesh VirtualService gets one for the duration.
  /// - Parameters:
  ///   - name: a DNS label, unique among the experiments and services; `faults` by default.
  ///   - service: the service to which the affected requests go; it must have a served port.
  ///   - profile: a profile of the app whose routes inject the same faults permanently. The README of the experiments
  ///     contains the command that installs this profile.
  ///   - delay: the delay; none by default.
  ///   - delayed: the percentage of delayed requests; 0 by default.
  ///   - status: the HTTP status of aborted requests, 200 to 599; no requests are aborted by default.
  ///   - aborted: the percentage of aborted requests; 0 by default.
  ///   - duration: how long the faults last, in whole seconds, at most one day.
  public init(
    _ name: String = "faults", on service: String, in profile: Profile, delay: Duration? = nil,
    delayed: Double = 0, abort status: Int? = nil, aborted: Double = 0, for duration: Duration,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    let fault = MeshFault(
      service: service, profile: profile, delay: delay, delayed: delayed, status: status, aborted: aborted,
      duration: duration)
    experiment = Experiment(name, .fault(fault), FileLocation(file, line, column))
  }
}

/// Runs two or more experiments at the same time, such as a load test during restarts.
public struct Together: ExperimentPart {
  /// The experiment that the value declares.
  public let experiment: Experiment

  /// Combines experiments; you can also start each of them alone.
  public init(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<Experiment> _ members: () -> [Experiment]
  ) {
    experiment = Experiment(name, .together(members()), FileLocation(file, line, column))
  }
}

/// The effect of a fault injection.
package struct MeshFault: PayloadValue, Sendable, Equatable {
  package let service: String
  package let profile: Profile
  package let delay: Duration?
  package let delayed: Double
  package let status: Int?
  package let aborted: Double
  package let duration: Duration
}

extension MeshFault {
  package init(from reader: inout PayloadReader) throws {
    (service, profile, delay, delayed, status, aborted, duration) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(service, profile, delay, delayed, status, aborted, duration)
  }
}
