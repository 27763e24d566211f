internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SystemChecks {
  mutating func checkExperiments() {
    let experiments = system.resources.experiments.flatMap(\.all)
    experiments.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration(
          "experiment", "experiments", repeated.name, at: repeated.location, first: first.location))
    }
    for experiment in experiments {
      faults.checkName(experiment.name, .label, of: "experiment", at: experiment.location)
      if let first = index.position(ofService: experiment.name), case let service = system.services[first],
        service.location != experiment.location, experiment.hasJob
      {
        faults.report(.experimentNamedAsService(experiment.name, at: experiment.location, service.location))
      }
      if let objective = experiment.objective { faults.checkObjective(objective) }
      check(experiment.kind, at: experiment.location)
    }
  }

  private mutating func check(_ kind: Experiment.Kind, at place: FileLocation) {
    switch kind {
    case .load(let load): check(load, at: place)
    case .rollingRestart(let services, let interval, let duration):
      if services.isEmpty {
        faults.report(
          .empty("experiment", "list of services to restart", expected: "at least one service", at: place)
        )
      }
      for name in services { checkTarget(name, mustRollOut: true, at: place) }
      checkLoop(every: interval, for: duration, at: place)
    case .spotInterruption(_, let count, let interval, let duration):
      faults.checkNumber(count, in: 1...5, of: "number of instances to interrupt", at: place)
      checkLoop(every: interval, for: duration, at: place)
    case .nodeDrain(let interval, let duration):
      if let interval, let duration {
        checkLoop(every: interval, for: duration, at: place)
      } else {
        faults.seconds(interval, from: 1, of: "interval", at: place)
        faults.seconds(duration, from: 1, of: "duration", at: place)
      }
    case .zoneOutage(let zone, let duration):
      if let zone, !zone.utf8.allSatisfy(\.isZoneCharacter) || zone.isEmpty {
        faults.report(
          .outOfRange(
            "'\(zone)'", "zone",
            expected:
              "a name of letters, digits, '-', '_', and '.', such as 'eu-west-1a', or nil for any zone",
            at: place))
      }
      checkDuration(duration, at: place)
    case .nodeLoss(let count, let duration):
      faults.checkNumber(count, in: 1...1000, of: "number of nodes", at: place)
      checkDuration(duration, at: place)
    case .fault(let fault):
      checkTarget(fault.service, at: place)
      if !system.app.profiles.contains(fault.profile) {
        faults.report(
          .unknownExperimentProfile(
            fault.profile.rawValue, known: system.app.profiles.map(\.rawValue), at: place))
      }
      faults.milliseconds(fault.delay, of: "delay", at: place)
      if let status = fault.status { faults.checkNumber(status, in: 200...599, of: "HTTP status", at: place) }
      for (share, kind) in [(fault.delayed, "delayed"), (fault.aborted, "aborted")] {
        faults.checkPercent(share, of: "percentage of \(kind) requests", at: place)
      }
      checkDuration(fault.duration, at: place)
    case .together(let members):
      if members.count < 2 {
        faults.report(
          .outOfRange("\(members.count)", "number of combined experiments", expected: "at least 2", at: place)
        )
      }
    }
  }

  private mutating func check(_ load: Load, at place: FileLocation) {
    // The Job declares a call to a known service, so the checks of calls report a missing port or a relative path.
    let isKnown = index.position(ofService: load.service) != nil
    if !isKnown { checkTarget(load.service, at: place) }
    faults.checkNumber(load.users, in: ExperimentSettings.users, of: "number of users", at: place)
    checkDuration(load.duration, at: place)
    switch load.tool {
    case .locust(let file, let script, let rate):
      faults.checkNumber(rate, in: ExperimentSettings.spawnRate, of: "spawn rate", at: place)
      if script == nil { faults.report(.missingScript(file, at: place)) }
    case .siege(let path, let delay, _):
      faults.seconds(delay, of: "delay", at: place)
      let isSafe = path.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      }
      if !isSafe || (!isKnown && !path.hasPrefix("/")) {
        faults.report(
          .outOfRange(
            "'\(path)'", "path",
            expected:
              "printable ASCII characters other than space, '\"', and '\\', with '/' at the start",
            at: place))
      }
    }
  }

  @discardableResult
  private mutating func checkDuration(_ duration: Portolan.Duration, at place: FileLocation) -> Int? {
    faults.seconds(duration, from: 1, to: ExperimentSettings.seconds.upperBound, of: "duration", at: place)
  }

  private mutating func checkLoop(
    every interval: Portolan.Duration, for duration: Portolan.Duration, at place: FileLocation
  ) {
    let seconds = faults.seconds(
      interval, from: 1, to: ExperimentSettings.seconds.upperBound, of: "interval", at: place)
    let total = checkDuration(duration, at: place)
    if let seconds, let total, seconds > total {
      faults.report(.intervalAboveDuration(interval.rawValue, duration.rawValue, at: place))
    }
  }

  private mutating func checkTarget(_ name: String, mustRollOut: Bool = false, at place: FileLocation) {
    guard let position = index.position(ofService: name) else {
      return faults.report(.unknownService(name, at: place), misspelling: name, of: .service)
    }
    if mustRollOut, system.services[position].workload != .deployment {
      faults.report(.restartWithoutDeployment(name, at: place))
    } else if !mustRollOut, index.servedPorts(at: position).isEmpty {
      faults.report(.faultWithoutPort(name, at: place))
    }
  }
}

extension SpecFaults {
  /// Checks the availability objective of a service or of an experiment.
  mutating func checkObjective(_ objective: Located<Double>) {
    if !(objective.value > 0 && objective.value <= 100) {
      report(
        .outOfRange(
          "\(objective.value)", "availability", expected: "a percentage above 0 and up to 100",
          at: objective.location))
    }
  }
}

extension UInt8 {
  /// Whether a byte is allowed in the name of a zone.
  fileprivate var isZoneCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func missingScript(_ file: String, at location: FileLocation) -> Diagnostic {
    fault(
      "missing-script",
      "cannot read '\(file)': expected a Python file of at most 1 MiB in the folder of the Swift file",
      at: location, fix: "put the file beside the Swift file and use its name, such as 'locustfile.py'")
  }

  fileprivate static func intervalAboveDuration(
    _ interval: String, _ duration: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "interval-above-duration", "interval '\(interval)' is longer than the duration '\(duration)'",
      at: location, fix: "use a shorter interval or a longer duration")
  }

  fileprivate static func restartWithoutDeployment(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "restart-without-deployment",
      "a rolling restart requires a Deployment, but service '\(name)' has a different workload",
      at: location, fix: "remove the service from the experiment")
  }

  fileprivate static func faultWithoutPort(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unserved-target",
      "service '\(name)' has no served port, so an experiment cannot inject faults into requests to the service",
      at: location, fix: "add a 'Port(…)' to '\(name)', or use another service")
  }

  fileprivate static func unknownExperimentProfile(
    _ name: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-profile", "unknown profile '\(name)'", at: location,
      fix: didYouMean(nearestName(to: name, among: known)) ?? useOneOf(known))
  }

  fileprivate static func experimentNamedAsService(
    _ name: String, at location: FileLocation, _ service: FileLocation
  ) -> Diagnostic {
    fault(
      "experiment-named-as-service", "experiment '\(name)' has the same name as a service", at: location,
      notes: [Note("the service is declared here", at: service)], fix: "rename the experiment")
  }
}
