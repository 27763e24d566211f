package import Diagnostics

/// A test of the running system: a load, a disruption, or several of these at the same time.
///
/// Declare experiments with `experiments(in:)`. An experiment runs only after you start it.
///
/// ```swift
/// func experiments(in profile: Profile) -> [Experiment] {
///   LoadTest("load", locust: "locustfile.py", against: "frontend", users: 10, spawnRate: 2, for: .minutes(5))
///   SpotInterruption("spot-loop", on: .nodeRole, every: .minutes(1), for: .minutes(5)).slo(availability: 99.9)
/// }
/// ```
public struct Experiment: ExperimentPart, PayloadValue, Equatable {
  package let name: String
  package let kind: Kind
  package var objective: Located<Double>?
  package let location: FileLocation

  /// The action of an experiment.
  package indirect enum Kind: PayloadValue, Sendable, Equatable {
    case load(Load)
    case rollingRestart(services: [String], every: Duration, for: Duration)
    case spotInterruption(SpotProvider, count: Int, every: Duration, for: Duration)
    case nodeDrain(every: Duration?, for: Duration?)
    case zoneOutage(zone: String?, for: Duration)
    case nodeLoss(count: Int, for: Duration)
    case fault(MeshFault)
    case together([Experiment])
  }

  init(_ name: String, _ kind: Kind, _ location: FileLocation) {
    self.name = name
    self.kind = kind
    self.location = location
  }

  /// The experiment that the value declares: the value itself.
  public var experiment: Experiment { self }

  /// The experiment, and the experiments that it combines.
  package var all: [Experiment] {
    guard case .together(let members) = kind else { return [self] }
    return [self] + members.flatMap(\.all)
  }
}

/// A value that declares an experiment, such as ``LoadTest`` or ``NodeDrain``.
public protocol ExperimentPart: Sendable {
  /// The experiment that the value declares.
  var experiment: Experiment { get }
}

extension ExperimentPart {
  /// Sets the target of the experiment: the percentage of requests, above 0 and up to 100, that must succeed while the
  /// experiment runs.
  public func slo(
    availability percent: Double, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Experiment {
    var copy = experiment
    copy.objective = Located(percent, at: FileLocation(file, line, column))
    return copy
  }
}

extension ListBuilder where Element == Experiment {
  /// Builds a list from one experiment.
  public static func buildExpression(_ part: some ExperimentPart) -> [Experiment] { [part.experiment] }
}

extension Service {
  /// Sets the service's target: the percentage of requests to the service, above 0 and up to 100, that must succeed
  /// during experiments.
  public func slo(
    availability percent: Double, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.objective, to: Located(percent, at: location), called: "slo", at: location)
  }
}

extension Experiment {
  package init(from reader: inout PayloadReader) throws {
    (name, kind, objective, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(name, kind, objective, location) }
}

extension Experiment.Kind {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .load(try reader.next())
    case 1:
      self = .rollingRestart(services: try reader.next(), every: try reader.next(), for: try reader.next())
    case 2:
      self = .spotInterruption(
        try reader.next(), count: try reader.next(), every: try reader.next(), for: try reader.next())
    case 3: self = .nodeDrain(every: try reader.next(), for: try reader.next())
    case 4: self = .zoneOutage(zone: try reader.next(), for: try reader.next())
    case 5: self = .nodeLoss(count: try reader.next(), for: try reader.next())
    case 6: self = .fault(try reader.next())
    case 7: self = .together(try reader.nested { reader in try reader.next() })
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .load(let load): writer.put(case: 0, load)
    case .rollingRestart(let services, let interval, let duration):
      writer.put(case: 1, services, interval, duration)
    case .spotInterruption(let provider, let count, let interval, let duration):
      writer.put(case: 2, provider, count, interval, duration)
    case .nodeDrain(let interval, let duration): writer.put(case: 3, interval, duration)
    case .zoneOutage(let zone, let duration): writer.put(case: 4, zone, duration)
    case .nodeLoss(let count, let duration): writer.put(case: 5, count, duration)
    case .fault(let fault): writer.put(case: 6, fault)
    case .together(let members): writer.put(case: 7, members)
    }
  }
}
