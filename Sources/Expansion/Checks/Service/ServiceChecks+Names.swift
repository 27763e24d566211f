internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// The service's name, and the name that its objects get from it.
  mutating func checkNames() {
    let name = service.name
    if SystemExpansion.SharedFile(rawValue: name) != nil {
      faults.report(.reservedName(name, at: service.location))
    }
    if let full = service.metadata.fullName {
      faults.checkName(name, .label, of: "service", at: service.location)
      if faults.checkName(full.value, objectForm, of: "service", at: full.location) {
        checkLength(of: full.value, at: full.location)
      }
    } else if system.app.namePrefix.isEmpty {
      if faults.checkName(name, objectForm, of: "service", at: service.location) {
        checkLength(of: name, at: service.location)
      }
    } else if faults.checkName(name, .label, of: "service", at: service.location), index.hasPlainPrefix {
      checkLength(of: system.fullName(of: service), prefix: system.app.namePrefix, at: service.location)
    }
    for repeated in service.repeatedPolicies {
      faults.report(.repeatedPolicy(repeated.value, at: repeated.location))
    }
  }

  /// Kubernetes Services want a letter first.
  private var objectForm: NameForm { served.isEmpty && !service.isStatefulSet ? .label : .serviceName }

  /// The name is a label's value, and part of the longer names that Kubernetes makes of it.
  private mutating func checkLength(of name: String, prefix: String = "", at location: FileLocation) {
    let (limit, reason): (Int, String?) =
      switch service.workload {
      case .job where service.isNamedByContent: (52, "the hash of a Job's content adds 11")
      case .deployment, .daemonSet, .job: (63, nil)
      case .statefulSet: (52, "the label that holds a StatefulSet's revision adds 11")
      case .cronJob: (52, "the names of a CronJob's Jobs add 11")
      }
    guard name.utf8.count > limit else { return }
    faults.report(
      .longObjectName(
        name, of: service.name, limit: limit, because: reason, prefix: prefix, at: location))
  }

  /// Labels and annotations.
  mutating func checkMetadata() {
    let metadata = service.metadata
    let location = service.location
    for labels in [metadata.labels, metadata.podLabels] {
      faults.checkLabels(labels, at: location)
      checkReservedLabels(labels)
    }
    for annotations in [metadata.annotations, metadata.podAnnotations, metadata.serviceAnnotations] {
      faults.checkAnnotations(annotations, at: location)
    }
    if case .named(let account) = metadata.serviceAccount {
      faults.checkName(account, .subdomain, of: "service account", at: location)
    }
  }

  private mutating func checkReservedLabels(_ labels: KeyValues) {
    guard !labels.isEmpty else { return }
    let reserved = [
      (system.app.selectorLabel, system.fullName(of: service)), (SystemModel.nameLabel, service.name),
      ("app.kubernetes.io/part-of", system.app.name), ("app.kubernetes.io/managed-by", "portolan"),
    ]
    for label in labels.entries {
      guard let (key, value) = reserved.first(where: { $0.0 == label.key }), value != label.value else {
        continue
      }
      faults.report(.reservedLabel(key, holding: value, at: service.location))
    }
  }

  /// Settings of the pod that name things outside the spec.
  mutating func checkPodSettings() {
    let pod = service.pod
    let location = service.location
    for (name, kind) in [
      (pod.priorityClass, "PriorityClass"), (pod.runtimeClass, "RuntimeClass"), (pod.scheduler, "scheduler"),
    ] {
      if let name { faults.checkName(name, .subdomain, of: kind, at: location) }
    }
    for sysctl in pod.sysctls.entries where !sysctl.key.isSysctl {
      faults.report(
        .malformed(
          "name", sysctl.key, "kernel parameter",
          expected: "words with dots between them, such as 'net.core.somaxconn'",
          at: location))
    }
    faults.checkRepeatedKeys(pod.sysctls, of: "kernel parameter", at: location)
    for secret in pod.imagePullSecrets { faults.checkName(secret, .subdomain, of: "Secret", at: location) }
    for alias in pod.hostAliases {
      if !IPAddress.accepts(alias.address) {
        faults.report(
          .malformed(
            "address", alias.address, "IP address", expected: "an address such as 10.0.0.1", at: location))
      }
      for name in alias.names { faults.checkName(name, .subdomain, of: "host", at: location) }
    }
  }
}

extension String {
  /// Whether it can name a kernel parameter.
  fileprivate var isSysctl: Bool {
    let words = split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
    return words.count > 1
      && words.allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { $0.isLabelByte || $0 == UInt8(ascii: "_") }
      }
  }
}
